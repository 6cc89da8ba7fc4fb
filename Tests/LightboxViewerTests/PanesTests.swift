import DICOMCore
import DICOMweb
import DICOMwebClient
import LightboxViewer
import Testing

@Suite("Viewer: series side by side, and texts")
struct PanesTests {
    private static let studyUID = "1.2.1"

    private func attributes(_ texts: [DICOMCore.Tag: String]) -> Attributes {
        Attributes(elements: texts.mapValues { Attributes.Element(vr: "UI", values: [.text($0)]) })
    }

    /// A study of two series with three pictures each, and a report.
    private func opened(columns: Int = 81, rows: Int = 24) throws -> ViewerState {
        var state = ViewerState(
            size: TerminalSize(columns: columns, rows: rows), drawing: DrawingOptions(colors: .truecolor),
            sourceName: "test")
        let entry = try #require(StudyEntry(attributes([.studyInstanceUID: Self.studyUID])))
        _ = state.start(study: entry)
        let series = try (1...3).map { number in
            try #require(SeriesEntry(attributes([.seriesInstanceUID: "1.2.1.\(number)"]), of: entry.uid))
        }
        _ = state.handle(.series(entry.uid, .success(series)))
        #expect(state.handle(.input(.key(.enter))) == [.loadInstances(series[0])])
        try load(0, series, &state)
        return state
    }

    private func load(_ index: Int, _ series: [SeriesEntry], _ state: inout ViewerState) throws {
        let isReport = index == 2
        let instances = try (1...(isReport ? 1 : 3)).map { number in
            try #require(
                InstanceEntry(
                    attributes([
                        .sopInstanceUID: "1.2.1.\(index + 1).\(number)",
                        .sopClassUID: isReport
                            ? "1.2.840.10008.5.1.4.1.1.88.33" : "1.2.840.10008.5.1.4.1.1.2",
                    ]), of: series[index].study, series[index].uid))
        }
        _ = state.handle(.instances(series[index].uid, .success(instances)))
    }

    private func type(_ characters: String, _ state: inout ViewerState) {
        for character in characters { _ = state.handle(.input(.key(.character(character)))) }
    }

    @Test("s shows the next series beside, Tab moves between them, l moves both; each asks for half of the screen")
    func beside() throws {
        var state = try opened()
        let series = try #require(state.study?.series)
        let whole = try #require(state.wantedPictures.first)
        #expect(state.handle(.input(.key(.character("s")))) == [.loadInstances(series[1])])
        try load(1, series, &state)
        #expect(state.image?.series == series[1] && state.other?.series == series[0])
        #expect(state.wantedPictures.count == 2)
        #expect(state.wantedPictures.allSatisfy { $0.width == whole.width * 40 / 81 })
        type("j", &state)
        #expect(state.image?.index == 2 && state.other?.index == 1)
        _ = state.handle(.input(.key(.tab)))
        #expect(state.image?.series == series[0] && !state.isRightActive)
        type("lk", &state)
        #expect(state.image?.index == 0 && state.other?.index == 1)
        // A click goes to where it is.
        _ = state.handle(.input(.mouse(Mouse(.press, column: 60, row: 5))))
        #expect(state.image?.series == series[1] && state.isRightActive)
        type("s", &state)
        #expect(state.other == nil)
    }

    @Test("A report is read where its pictures would be, asked for once, and scrolls")
    func report() throws {
        var state = try opened()
        let series = try #require(state.study?.series)
        type("]]", &state)
        #expect(state.image?.series == series[2])
        let before = state
        try load(2, series, &state)
        let slice = try #require(state.image?.slice)
        #expect(slice.kind == .report)
        #expect(before.image?.askedTexts.isEmpty == true && state.image?.askedTexts == [slice.instance])
        #expect(state.wantedPictures.isEmpty)
        let text = (1...100).map { "line \($0) of a report" }.joined(separator: "\n")
        #expect(state.handle(.text(slice.instance, .success(text))) == [])
        var cache = BlockCache()
        #expect(state.handle(.input(.key(.pageDown))) == [])
        let grid = screen(of: state, cache: &cache)
        #expect((0..<7).map { grid[1, $0].text }.joined() == "line 23")
        _ = state.handle(.input(.key(.end)))
        #expect(state.image?.top == 78)
        // A larger screen leaves no empty lines below the end.
        _ = state.handle(.resized(TerminalSize(columns: 60, rows: 40)))
        #expect(state.image?.top == 62)
    }

    @Test(
        "Lines are broken between words, keep their indent, and are never wider than there is room",
        arguments: [1, 2, 5, 10, 24, 80])
    func wrapping(columns: Int) {
        let text = "  Finding: a round, smooth nodule\tin the right upper lobe\n\n山田太郎山田太郎\u{1B}[2J\n\u{0C}\nend"
        let lines = wrapped(text, columns: columns)
        #expect(lines.allSatisfy { columnWidth(of: $0) <= max(columns, 2) })
        #expect(!lines.joined().contains("\u{1B}"))
        let letters = { (text: String) in text.filter { $0.isLetter && $0.isASCII } }
        #expect(letters(lines.joined()) == letters(text))
        if columns == 24 { #expect(lines.prefix(2) == ["  Finding: a round,", "  smooth nodule    in"]) }
    }
}
