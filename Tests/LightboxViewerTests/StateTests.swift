import DICOMCore
import DICOMweb
import DICOMwebClient
import LightboxViewer
import Testing

@Suite("Viewer: the state machine")
struct StateTests {
    private let drawing = DrawingOptions(colors: .truecolor)

    private func study(_ number: Int, name: String = "Test^Case") throws -> StudyEntry {
        let elements: [DICOMCore.Tag: Attributes.Element] = [
            .studyInstanceUID: .init(vr: "UI", values: [.text("1.2.\(number)")]),
            Tag(0x0010, 0x0010): .init(vr: "PN", values: [.name(PersonName(name))]),
        ]
        return try #require(StudyEntry(Attributes(elements: elements)))
    }

    private func portion(_ entries: StudyEntry...) -> StudyPortion {
        StudyPortion(entries: entries, mayContinue: false)
    }

    /// A series with so many single-frame instances, open on the image page.
    private func opened(count: Int) throws -> ViewerState {
        var state = ViewerState(size: TerminalSize(columns: 80, rows: 24), drawing: drawing, sourceName: "test")
        let entry = try study(1)
        _ = state.start(study: entry)
        let series = try #require(
            SeriesEntry(
                Attributes(elements: [.seriesInstanceUID: .init(vr: "UI", values: [.text("1.2.1.1")])]
                ),
                of: entry.uid))
        _ = state.handle(.series(entry.uid, .success([series])))
        #expect(state.handle(.input(.key(.enter))) == [.loadInstances(series)])
        let instances = try (1...count).map { number in
            try #require(
                InstanceEntry(
                    Attributes(elements: [
                        .sopInstanceUID: .init(vr: "UI", values: [.text("1.2.1.1.\(number)")]),
                        Tag(0x0020, 0x0013): .init(vr: "IS", values: [.number(Double(number))]),
                    ]), of: entry.uid, series.uid))
        }
        _ = state.handle(.instances(series.uid, .success(instances.reversed())))
        return state
    }

    @Test("Typing searches on the server, and answers to earlier words are passed by")
    func searching() throws {
        var state = ViewerState(size: TerminalSize(columns: 80, rows: 24), drawing: drawing, sourceName: "test")
        _ = state.start()
        let first = state.handle(.input(.key(.character("a"))))
        let second = state.handle(.input(.key(.character("b"))))
        #expect(first == [.search(StudyFilter("a"), generation: 1, offset: 0)])
        #expect(second == [.search(StudyFilter("ab"), generation: 2, offset: 0)])
        _ = state.handle(.studies(generation: 1, offset: 0, .success(portion(try study(1)))))
        #expect(state.list.entries.isEmpty)
        _ = state.handle(.studies(generation: 2, offset: 0, .success(portion(try study(2)))))
        #expect(state.list.entries == [try study(2)])
    }

    @Test("Enter before the answer to a search opens what it brings, never a study of the search before")
    func enterBeforeAnswer() throws {
        var state = ViewerState(size: TerminalSize(columns: 80, rows: 24), drawing: drawing, sourceName: "test")
        _ = state.start()
        _ = state.handle(.studies(generation: 0, offset: 0, .success(portion(try study(1)))))
        _ = state.handle(.input(.key(.character("a"))))
        #expect(state.handle(.input(.key(.enter))) == [])
        let effects = state.handle(.studies(generation: 1, offset: 0, .success(portion(try study(2), try study(3)))))
        #expect(effects == [.loadSeries(try study(2).uid)])
        #expect(state.study?.entry == (try study(2)))
    }

    @Test("The end of the list asks for the next page, once; a server without paging ends it")
    func paging() throws {
        var state = ViewerState(size: TerminalSize(columns: 80, rows: 24), drawing: drawing, sourceName: "test")
        _ = state.start()
        let page = try (0..<StudyList.pageSize).map { try study($0) }
        _ = state.handle(.studies(generation: 0, offset: 0, .success(StudyPortion(entries: page, mayContinue: true))))
        #expect(state.handle(.input(.key(.end))) == [.search(StudyFilter(""), generation: 0, offset: 100)])
        #expect(state.handle(.input(.key(.end))) == [])
        _ = state.handle(.studies(generation: 0, offset: 100, .success(StudyPortion(entries: page, mayContinue: true))))
        #expect(state.list.isComplete)
        #expect(state.list.entries.count == 100)
    }

    @Test(
        "What is typed becomes matching keys",
        arguments: [
            ("", ""), ("smi", "PatientName=*smi*"), ("ct smith john", "ModalitiesInStudy=CT PatientName=*smith*john*"),
            ("2024", "StudyDate=20240101-20241231"), ("2024-05", "StudyDate=20240501-20240531"),
            ("2024-05-01", "StudyDate=20240501"), ("2024-1", "StudyDate=20241001-20241231"),
            ("2023-02-2", "StudyDate=20230220-20230228"), ("2024-", "StudyDate=20240101-20241231"),
            ("2024-02", "StudyDate=20240201-20240229"), ("2024-13", "PatientID=*2024-13*"),
            ("LB-0001", "PatientID=*LB-0001*"), ("id:x", "PatientID=x"),
        ])
    func filter(typed: String, expected: String) {
        #expect(StudyFilter(typed).keys.map { "\($0.name)=\($0.value)" }.joined(separator: " ") == expected)
    }

    @Test("Slices are in the order of their numbers; the wanted picture comes alone, then its neighbours")
    func neighbours() throws {
        var state = try opened(count: 20)
        #expect(state.image?.slices.first?.instance.instance.text == "1.2.1.1.1")
        #expect(state.image?.index == 10)
        _ = state.handle(.input(.key(.character("j"))))
        let current = try #require(state.wantedPictures.first)
        #expect(state.wantedPictures == [current])
        _ = state.handle(.picture(current, .success(Picture(width: 1, height: 1, channels: 1, bytes: [0]))))
        let wanted = state.wantedPictures.compactMap { request -> String? in
            guard case .slice(let slice) = request.subject else { return nil }
            return slice.instance.instance.text.split(separator: ".").last.map { String($0) }
        }
        #expect(wanted.prefix(4) == ["13", "11", "14", "10"])
        #expect(wanted.count == 16)
    }

    @Test("A series whose numbers promise more pictures than can be paged through is cut, and says so")
    func manySlices() throws {
        var state = try opened(count: 1)
        let series = try #require(state.image?.series)
        let instances = try (1...20).map { number in
            try #require(
                InstanceEntry(
                    Attributes(elements: [
                        .sopInstanceUID: .init(vr: "UI", values: [.text("1.2.1.1.\(number)")]),
                        Tag(0x0028, 0x0008): .init(vr: "IS", values: [.number(1e9)]),
                    ]), of: series.study, series.uid))
        }
        #expect(slices(of: instances).count == sliceLimit)
        #expect(slices(of: Array(instances.prefix(2))).count == 20_000)
        _ = state.handle(.instances(series.uid, .success(Array(instances.prefix(10)))))
        #expect(state.notice.isEmpty)
        _ = state.handle(.instances(series.uid, .success(instances)))
        #expect(state.notice.contains("100000") && state.image?.slices.count == sliceLimit)
    }

    @Test("Pictures that have come are not asked for again, and those of an old window no longer")
    func wanted() throws {
        var state = try opened(count: 3)
        let request = try #require(state.wantedPictures.first)
        let picture = Picture(width: 1, height: 1, channels: 1, bytes: [0])
        _ = state.handle(.picture(request, .success(picture)))
        #expect(!state.wantedPictures.contains(request))
        _ = state.handle(.input(.key(.character("2"))))
        #expect(state.wantedPictures.allSatisfy { $0.window == ViewWindow(center: -600, width: 1500) })
    }

    @Test("A drag with the right button changes width and center")
    func drag() throws {
        var state = try opened(count: 1)
        _ = state.handle(.input(.key(.character("1"))))
        _ = state.handle(.input(.mouse(Mouse(.press, .right, column: 10, row: 10))))
        _ = state.handle(.input(.mouse(Mouse(.drag, .right, column: 20, row: 10))))
        #expect(state.image?.window == ViewWindow(center: 40, width: 500))
        _ = state.handle(.input(.mouse(Mouse(.release, .right, column: 20, row: 10))))
        _ = state.handle(.input(.mouse(Mouse(.drag, .right, column: 40, row: 10))))
        #expect(state.image?.window == ViewWindow(center: 40, width: 500))
    }

    @Test("A cine leaves out pictures when time runs ahead, and waits for those that are on their way")
    func cine() throws {
        var state = try opened(count: 10)
        let picture = Picture(width: 1, height: 1, channels: 1, bytes: [0])
        #expect(!state.handle(.input(.key(.character(" ")))).isEmpty)
        while let request = state.wantedPictures.first { _ = state.handle(.picture(request, .success(picture))) }
        _ = state.handle(.tick(now: .seconds(1)))
        _ = state.handle(.tick(now: .seconds(1) + .milliseconds(205)))
        #expect(state.image?.index == 8)
        _ = state.handle(.input(.key(.character("3"))))
        _ = state.handle(.tick(now: .seconds(2)))
        #expect(state.image?.index == 8)
    }

    @Test(
        "Any size of terminal and any key at any time is survived, and the screen has the terminal's size",
        arguments: [(20, 5), (1, 1), (2, 2), (80, 24), (300, 100)])
    func anything(columns: Int, rows: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let keys: [Input] =
            " j k w W c C + - z f H J K L r i o t / y q ? 1 7 0 < >".split(separator: " ").map {
                .key(.character(Character(String($0))))
            }
            + [
                .key(.enter), .key(.escape), .key(.up), .key(.down), .key(.left), .key(.right), .key(.end),
                .key(.pageUp), .key(.character(" ")),
                .mouse(Mouse(.press, column: 3, row: 4)), .mouse(Mouse(.drag, .right, column: 900, row: 900)),
                .mouse(Mouse(.press, .right, column: 1, row: 1)),
            ]
        var state = try opened(count: 3)
        var cache = BlockCache()
        _ = state.handle(.resized(TerminalSize(columns: columns, rows: rows)))
        let picture = Picture(width: 4, height: 4, channels: 1, bytes: Array(0..<16))
        for _ in 0..<150 {
            guard let key = keys.randomElement(using: &generator) else { continue }
            _ = state.handle(.input(key))
            if let request = state.wantedPictures.first { _ = state.handle(.picture(request, .success(picture))) }
            let grid = screen(of: state, cache: &cache)
            #expect(grid.columns == columns && grid.rows == rows)
        }
    }

    @Test("A study list of hostile names and lying counts is drawn")
    func hostile() throws {
        var state = ViewerState(
            size: TerminalSize(columns: 120, rows: 5), drawing: drawing, sourceName: "\u{1B}]0;x\u{07}")
        _ = state.start()
        let entry = try study(1, name: "\u{1B}[31mRed^\u{9B}2J=山田^太郎")
        _ = state.handle(.studies(generation: 0, offset: 0, .success(portion(entry, entry))))
        #expect(state.list.entries.count == 1)
        var cache = BlockCache()
        let sent = bytes(turning: nil, into: screen(of: state, cache: &cache), colors: .mono)
        let text = String(decoding: sent, as: UTF8.self)
        #expect(!text.contains("\u{1B}[31m") && !text.contains("\u{1B}]") && !text.contains("\u{9B}"))
        #expect(text.contains("␛[31mRed"))
    }
}
