import DICOMCore
import DICOMweb
import DICOMwebClient
import LightboxViewer
import Testing

@Suite("Viewer: how a picture is seen")
struct PictureViewTests {
    private func attributes(_ texts: [DICOMCore.Tag: String]) -> Attributes {
        Attributes(elements: texts.mapValues { Attributes.Element(vr: "UI", values: [.text($0)]) })
    }

    /// A series of three pictures of 400 x 200 pixels, open on a screen of 80 x 24 cells.
    private func opened(
        drawing: DrawingOptions = DrawingOptions(colors: .truecolor), window: (String, String) = ("40", "400"),
        size: (columns: String, rows: String) = ("400", "200")
    ) throws -> ViewerState {
        var state = ViewerState(size: TerminalSize(columns: 80, rows: 24), drawing: drawing, sourceName: "test")
        let study = try #require(
            StudyEntry(attributes([.studyInstanceUID: "1.2", Tag(0x0010, 0x0010): "Seen^Patient"])))
        _ = state.start(study: study)
        let series = try #require(
            SeriesEntry(attributes([.seriesInstanceUID: "1.2.1", Tag(0x0008, 0x103E): "Axial"]), of: study.uid))
        _ = state.handle(.series(study.uid, .success([series])))
        _ = state.handle(.input(.key(.enter)))
        let instances = try (1...3).map { number in
            try #require(
                InstanceEntry(
                    attributes([.sopInstanceUID: "1.2.1.\(number)", Tag(0x0020, 0x0013): "\(number)"]), of: study.uid,
                    series.uid))
        }
        _ = state.handle(.instances(series.uid, .success(instances)))
        let first = try #require(state.image?.slices.first)
        _ = state.handle(
            .attributes(
                first.instance,
                .success(
                    attributes([
                        Tag(0x0028, 0x0010): size.rows, Tag(0x0028, 0x0011): size.columns,
                        Tag(0x0028, 0x1050): window.0, Tag(0x0028, 0x1051): window.1,
                    ]))))
        return state
    }

    private func type(_ characters: String, _ state: inout ViewerState) {
        for character in characters { _ = state.handle(.input(.key(.character(character)))) }
    }

    private func text(_ state: ViewerState) -> String {
        var cache = BlockCache()
        return String(decoding: lines(of: screen(of: state, cache: &cache), colors: .mono), as: UTF8.self)
    }

    @Test(
        "A key that is held down ends at a window that can be drawn and asked for",
        arguments: ["w", "W", "c", "C"])
    func held(key: Character) throws {
        var state = try opened()
        for _ in 0..<1000 { type(String(key), &state) }
        #expect(text(state).contains("W "))
        let window = try #require(state.wantedPictures.first?.window)
        #expect(window.width >= 1 && window.width <= 1e9 && abs(window.center) <= 1e9)
    }

    @Test(
        "A window that a server made up is shown as a number",
        arguments: [("1e300", "-1e300"), ("nan", "nan"), ("inf", "0"), ("-inf", "1e-300")])
    func madeUp(center: String, width: String) throws {
        var state = try opened(window: (center, width))
        #expect(text(state).contains("W "))
        type("w", &state)
        _ = state.handle(.input(.mouse(Mouse(.press, .right, column: 1, row: 1))))
        _ = state.handle(.input(.mouse(Mouse(.drag, .right, column: 70, row: 20))))
        #expect(state.wantedPictures.first?.window?.width ?? 0 >= 1)
    }

    @Test("A window of width 1 can be moved and widened")
    func narrow() throws {
        var state = try opened(window: ("40", "1"))
        type("wwc", &state)
        #expect(state.image?.window == ViewWindow(center: 41, width: 3))
    }

    @Test("Sizes that a server made up ask for no region", arguments: ["0", "-5", "9000000000000000000", "x", "nan"])
    func madeUpSize(columns: String) throws {
        var state = try opened(size: (columns, "200"))
        type("+z+HJKL", &state)
        #expect(state.wantedPictures.first?.region == nil)
        _ = text(state)
    }

    @Test("Zoom asks for a part of the image, and panning moves it as a person sees it, however it is turned")
    func panning() throws {
        var state = try opened()
        for _ in 0..<4 { type("+", &state) }
        let middle = try #require(state.wantedPictures.first?.region)
        #expect(middle.width < 200 && middle.height < 100)
        for (turns, key) in [("", "L"), ("r", "J"), ("r", "H"), ("r", "K")] {
            // The right side of the image is at the right, below, at the left, above.
            type(turns, &state)
            var moved = state
            type(key, &moved)
            let region = try #require(moved.wantedPictures.first?.region)
            #expect(region.x > middle.x && region.y == middle.y, "\(moved.image?.turns.quarters ?? -1)")
        }
        type("f", &state)
        #expect(state.wantedPictures.first?.region == nil && state.image?.turns == PictureTurns())
    }

    @Test("One to one shows one pixel of the image in one of the screen: of a large image a part, a small one as it is")
    func oneToOne() throws {
        // 80 x 22 half blocks are 80 x 44 pixels.
        var state = try opened()
        type("z", &state)
        let region = try #require(state.wantedPictures.first?.region)
        #expect((79...80).contains(region.width) || (43...44).contains(region.height))
        var small = try opened(size: ("30", "20"))
        type("z", &small)
        let request = try #require(small.wantedPictures.first)
        #expect(request.region == nil && (request.width, request.height) == (30, 20))
        let ramp = (0..<600).map { UInt8($0 % 30 * 8) }
        _ = small.handle(.picture(request, .success(Picture(width: 30, height: 20, channels: 1, bytes: ramp))))
        var cache = BlockCache()
        let grid = screen(of: small, cache: &cache)
        #expect(grid.cells.count { $0.style.background != .standard } == 300)
        // In the middle, and no wider.
        #expect(grid[12, 24].style.background == .standard && grid[12, 25].style.background != .standard)
    }

    @Test("One to one is exact in pixels where the terminal draws them, and has the sides of a turned image")
    func exactPixels() throws {
        let cell = try #require(CellSize(width: 10, height: 20))
        var state = try opened(
            drawing: DrawingOptions(cell: cell, colors: .truecolor, graphics: .kitty), size: ("128", "64"))
        type("z", &state)
        let request = try #require(state.wantedPictures.first)
        #expect((request.width, request.height) == (128, 64))
        let picture = Picture(
            width: 128, height: 64, channels: 1, bytes: (0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        _ = state.handle(.picture(request, .success(picture)))
        var cache = BlockCache()
        let place = try #require(screen(of: state, cache: &cache).pictures.first)
        #expect((place.columns, place.rows) == (13, 4))
        let filled = picture.filling(columns: place.columns, rows: place.rows, cell: cell).picture
        #expect((filled.width, filled.height) == (130, 80))
        // The pixels themselves, with a border.
        #expect(Array(filled.bytes[(8 * 130 + 1)..<(8 * 130 + 129)]) == Array(picture.bytes[0..<128]))
        type("r", &state)
        let turned = try #require(screen(of: state, cache: &cache).pictures.first)
        #expect((turned.columns, turned.rows) == (7, 7))
    }

    @Test("The overlay of patient and technique goes and comes")
    func overlay() throws {
        var state = try opened()
        #expect(text(state).contains("Seen, Patient") && text(state).contains("W 400 C 40"))
        type("o", &state)
        #expect(!text(state).contains("Seen") && !text(state).contains("W 400") && text(state).contains("Axial"))
        type("o", &state)
        #expect(text(state).contains("Seen, Patient"))
    }

    @Test("A cine that is stopped and started again has one tick on its way, not two")
    func ticks() throws {
        var state = try opened()
        var effects: [ViewerEffect] = []
        for _ in 0..<9 { effects += state.handle(.input(.key(.character(" ")))) }
        #expect(effects.count == 1 && state.image?.isPlaying == true)
        #expect(state.handle(.tick(now: .seconds(1))).count == 1)
    }

    @Test("The help shows every key on any terminal: it scrolls where it does not fit", arguments: [(80, 24), (20, 5)])
    func help(columns: Int, rows: Int) throws {
        var state = try opened()
        _ = state.handle(.resized(TerminalSize(columns: columns, rows: rows)))
        type("?", &state)
        var seen = ""
        for _ in 0..<200 {
            seen += text(state)
            type("j", &state)
        }
        #expect(state.isHelpShown)
        // The list of studies is its own page: what is typed there is searched.
        for words in ["Ctrl-Z", "mediastinum", "right-drag", "Home", "Attributes", "patient"] {
            #expect(seen.contains(words), "\(words)")
        }
        #expect(!seen.contains("…"))
        type("x", &state)
        #expect(!state.isHelpShown)
    }

    @Test("On a terminal of 20 x 5 cells the list names patients, and the page of a study its series")
    func small() throws {
        var state = try opened()
        _ = state.handle(.resized(TerminalSize(columns: 20, rows: 5)))
        type("q", &state)
        #expect(text(state).contains("Axial"))
        type("q", &state)
        _ = state.handle(
            .studies(
                generation: 0, offset: 0,
                .success(StudyPortion(entries: [try #require(state.study?.entry)], mayContinue: false))))
        #expect(text(state).contains("Seen, Patient"))
    }

    @Test("Ctrl-Z gives the terminal to the shell, on any page")
    func suspending() throws {
        var state = try opened()
        for keys in ["", "?", "t"] {
            type(keys, &state)
            #expect(state.handle(.input(.key(.control("z")))) == [.suspend, .repaint])
        }
    }

    @Test("The attributes are searched without regard to case, and an answer that comes meanwhile is searched too")
    func tags() throws {
        var state = try opened()
        type("t/patient", &state)
        let instance = try #require(state.tags?.instance)
        let found = attributes([
            Tag(0x0010, 0x0010): "Seen^Patient", Tag(0x0008, 0x0060): "CT", Tag(0x0010, 0x0020): "7",
        ])
        _ = state.handle(.attributes(instance, .success(found)))
        #expect(state.tags?.matchingLines.count == 2)
        type("id", &state)
        #expect(state.tags?.matchingLines == ["(0010,0020) UI PatientID 7"])
        _ = state.handle(.input(.key(.escape)))
        #expect(state.tags?.matchingLines.count == 3)
        _ = state.handle(.input(.key(.escape)))
        #expect(state.tags == nil)
    }

    @Test("An attribute of a megabyte takes a line, and a name of one does not slow the list")
    func long() throws {
        var state = try opened()
        type("t", &state)
        let instance = try #require(state.tags?.instance)
        let long = String(repeating: "x", count: 1 << 20)
        _ = state.handle(.attributes(instance, .success(attributes([Tag(0x0040, 0xA160): long]))))
        #expect((state.tags?.matchingLines.first?.count ?? 0) < 1100)
        let entry = try #require(StudyEntry(attributes([.studyInstanceUID: "1.2", Tag(0x0010, 0x0010): long])))
        #expect(entry.patientName.count == 400)
    }

    @Test("The URL goes to the clipboard of the terminal, and behind tmux also through it")
    func clipboard() {
        let plain = String(decoding: clipboardSequence("http://h/", through: nil), as: UTF8.self)
        #expect(plain == "\u{1B}]52;c;aHR0cDovL2gv\u{07}")
        let behind = String(decoding: clipboardSequence("http://h/", through: .tmux), as: UTF8.self)
        #expect(behind == plain + "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aHR0cDovL2gv\u{07}\u{1B}\\")
    }
}
