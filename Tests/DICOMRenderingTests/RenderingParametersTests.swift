import DICOMCore
import DICOMRendering
import Testing

@Suite("Rendering parameters of a data set")
struct RenderingParametersTests {
    private typealias Element = DataElement

    private func parameters(_ elements: [DataElement], frame: Int = 1) throws -> RenderingParameters {
        let number = try #require(FrameNumber(frame))
        return RenderingParameters(DataSet(elements), frame: number) { _ in [] }
    }

    private func text(_ group: UInt16, _ element: UInt16, _ values: String...) -> DataElement {
        DataElement(Tag(group, element), .DS, .strings(values))
    }

    private func words(_ group: UInt16, _ element: UInt16, _ values: UInt64...) -> DataElement {
        DataElement(Tag(group, element), .US, .unsignedIntegers(values))
    }

    private func items(_ group: UInt16, _ element: UInt16, _ items: [DataElement]...) -> DataElement {
        DataElement(Tag(group, element), .SQ, .items(items.map(DataSet.init)))
    }

    @Test("C-34 the first window and the rescale are read, the function too")
    func window() throws {
        let read = try parameters([
            text(0x0028, 0x1050, "40", "-600"), text(0x0028, 0x1051, "400", "1500"), text(0x0028, 0x1052, "-1024"),
            text(0x0028, 0x1053, "2"), text(0x0028, 0x1056, "SIGMOID"),
        ])
        #expect(read.modality == .rescale(slope: 2, intercept: -1024))
        #expect(read.voi == Window(center: 40, width: 400, function: .sigmoid).map { .window($0) })
    }

    @Test("C-30 a LINEAR width below 1 is read as exact, an impossible one as no window")
    func narrow() throws {
        let narrow = try parameters([text(0x0028, 0x1050, "0.5"), text(0x0028, 0x1051, "0.25")])
        #expect(narrow.voi == Window(center: 0.5, width: 0.25, function: .linearExact).map { .window($0) })
        let none = try parameters([text(0x0028, 0x1050, "0.5"), text(0x0028, 0x1051, "0")])
        #expect(none.voi == .automatic)
        let one = [text(0x0028, 0x1050, "0.5"), text(0x0028, 0x1051, "1")]
        #expect(try parameters(one).voi == Window(center: 0.5, width: 1).map { .window($0) })
        // Of floating-point values it is no threshold.
        let float = DataElement(Tag(0x7FE0, 0x0008), .OF, .bulk(byteCount: 4))
        let exact = Window(center: 0.5, width: 1, function: .linearExact)
        #expect(try parameters(one + [float]).voi == exact.map { .window($0) })
    }

    @Test("C-33 a frame's own functional group comes before the shared one and the data set")
    func functionalGroups() throws {
        let rescale = { (intercept: String) in
            self.items(0x0028, 0x9145, [self.text(0x0028, 0x1052, intercept), self.text(0x0028, 0x1053, "1")])
        }
        let window = items(0x0028, 0x9132, [text(0x0028, 0x1050, "5"), text(0x0028, 0x1051, "10")])
        let dataSet = [
            text(0x0028, 0x1052, "1"), items(0x5200, 0x9229, [rescale("2"), window]),
            items(0x5200, 0x9230, [rescale("3")], []),
        ]
        #expect(try parameters(dataSet, frame: 1).modality == .rescale(slope: 1, intercept: 3))
        #expect(try parameters(dataSet, frame: 2).modality == .rescale(slope: 1, intercept: 2))
        #expect(try parameters(dataSet, frame: 3).modality == .rescale(slope: 1, intercept: 2))
        #expect(try parameters(dataSet, frame: 1).voi == Window(center: 5, width: 10).map { .window($0) })
    }

    @Test("C-33 a modality LUT is read, its first value signed where the pixels are")
    func modalityTable() throws {
        let sequence = items(0x0028, 0x3000, [words(0x0028, 0x3002, 3, 0xFFFE, 16), words(0x0028, 0x3006, 1, 2, 3)])
        let signed = try parameters([sequence, words(0x0028, 0x0103, 1)])
        #expect(
            signed.modality == LookupTable(firstMapped: -2, entries: [1, 2, 3], bitsPerEntry: 16).map { .table($0) })
        let unsigned = try parameters([sequence, words(0x0028, 0x0103, 0)])
        #expect(
            unsigned.modality
                == LookupTable(firstMapped: 0xFFFE, entries: [1, 2, 3], bitsPerEntry: 16).map { .table($0) })
    }

    @Test("C-33 the table of a logarithmic angiogram is for measuring")
    func angiogram() throws {
        let sequence = items(0x0028, 0x3000, [words(0x0028, 0x3002, 2, 0, 8), words(0x0028, 0x3006, 80, 300)])
        let relationship = DataElement(Tag(0x0028, 0x1040), .CS, .strings(["LOG"]))
        let angiogram = [DataElement(.modality, .CS, .strings(["XA"])), relationship, sequence]
        #expect(try parameters(angiogram).modality == .identity)
        #expect(try parameters([sequence]).modality != .identity)
    }

    @Test("C-33 a descriptor of 0 entries means 65536, bytes are packed in words of 8-bit tables")
    func descriptors() throws {
        let entries = [UInt8](repeating: 9, count: 2 * 65536)
        let large = items(
            0x0028, 0x3010,
            [words(0x0028, 0x3002, 0, 0, 16), DataElement(Tag(0x0028, 0x3006), .OW, .bytes(entries))])
        guard case .table(let table) = try parameters([large]).voi else {
            Issue.record("no table")
            return
        }
        #expect(table.entries.count == 65536 && table.entries[0] == 0x0909)
        let packed = items(
            0x0028, 0x3010,
            [words(0x0028, 0x3002, 4, 0, 8), DataElement(Tag(0x0028, 0x3006), .OW, .bytes([1, 2, 3, 4]))])
        #expect(
            try parameters([packed]).voi
                == LookupTable(firstMapped: 0, entries: [1, 2, 3, 4], bitsPerEntry: 8).map { .table($0) })
    }

    @Test("C-35 padding reads the same bits from either VR, a range either way round")
    func padding() throws {
        let signed = words(0x0028, 0x0103, 1)
        #expect(try parameters([signed, words(0x0028, 0x0120, 0xF830)]).padding == -2000 ... -2000)
        let range = [signed, words(0x0028, 0x0120, 0xF830), words(0x0028, 0x0121, 0xF82F)]
        #expect(try parameters(range).padding == -2001 ... -2000)
        let negative = DataElement(Tag(0x0028, 0x0120), .SS, .integers([-1]))
        #expect(try parameters([negative]).padding == 65535...65535)
    }

    @Test("C-38 a segmented palette is expanded: discrete, linear, indirect")
    func segments() throws {
        let photometric = DataElement(.photometricInterpretation, .CS, .strings(["PALETTE COLOR"]))
        // Two given entries, a line of 3 to 800, the first segment again.
        let segments: [UInt64] = [0, 2, 100 << 8, 200 << 8, 1, 3, 50 << 8, 2, 1, 0, 0]
        let palette = (1...3).flatMap { color -> [DataElement] in
            [
                words(0x0028, UInt16(0x1100 + color), 7, 0, 16),
                DataElement(Tag(0x0028, UInt16(0x1220 + color)), .OW, .unsignedIntegers(segments)),
            ]
        }
        let read = try parameters([photometric] + palette)
        let frame = NativeFrame(bytes: [0, 1, 2, 3, 4, 5, 6], photometric: .paletteColor)
        let reds = stride(from: 0, to: 21, by: 3).map { index in (try? render(frame, read).bytes[index]) ?? 0 }
        #expect(reds == [100, 200, 150, 100, 50, 100, 200])
    }

    @Test("C-38 an indirect segment that refers to itself or beyond ends the table, not the process")
    func hostileSegments() throws {
        let photometric = DataElement(.photometricInterpretation, .CS, .strings(["PALETTE COLOR"]))
        let hostile: [[UInt64]] = [
            [0, 1, 7, 2, 9, 3, 0], [0, 1, 7, 2, 65535, 0xFFFF, 0xFFFF], [2, 1, 0, 0], [1, 5, 9], [0, 65535, 1],
            [9, 9, 9],
        ]
        for segments in hostile {
            let palette = (1...3).flatMap { color -> [DataElement] in
                [
                    words(0x0028, UInt16(0x1100 + color), 7, 0, 16),
                    DataElement(Tag(0x0028, UInt16(0x1220 + color)), .OW, .unsignedIntegers(segments)),
                ]
            }
            let read = try parameters([photometric] + palette)
            let frame = NativeFrame(bytes: [0, 255], photometric: .paletteColor)
            if read.palette != nil { #expect(try render(frame, read).bytes.count == 6) }
        }
    }

    @Test("C-38 a table that stayed in the object is fetched by its path")
    func bulk() throws {
        let photometric = DataElement(.photometricInterpretation, .CS, .strings(["PALETTE COLOR"]))
        let palette = (1...3).flatMap { color -> [DataElement] in
            [
                words(0x0028, UInt16(0x1100 + color), 2, 0, 16),
                DataElement(Tag(0x0028, UInt16(0x1200 + color)), .OW, .bulk(byteCount: 4)),
            ]
        }
        var asked: [AttributePath] = []
        let read = RenderingParameters(DataSet([photometric] + palette), frame: .first) { path in
            asked.append(path)
            return [0, 0, 0, UInt8(truncatingIfNeeded: path.tag.rawValue)]
        }
        #expect(asked == (1...3).map { AttributePath([], Tag(0x0028, UInt16(0x1200 + $0))) })
        let frame = NativeFrame(bytes: [1], photometric: .paletteColor)
        #expect(try render(frame, read).bytes == [1, 2, 3])
    }

    @Test("C-36 INVERSE is read, and C-42 the pixel aspect ratio")
    func others() throws {
        let shape = DataElement(Tag(0x2050, 0x0020), .CS, .strings(["INVERSE"]))
        let read = try parameters([shape, text(0x0028, 0x0034, "6", "5")])
        #expect(read.isInverse && read.pixelAspectRatio == 1.2)
        #expect(try parameters([text(0x0028, 0x0034, "0", "0")]).pixelAspectRatio == 1)
    }

    @Test("C-42 where Pixel Aspect Ratio is absent the spacing of the pixels says how high they are by their width")
    func spacing() throws {
        for tag in [(0x0028, 0x0030), (0x0018, 0x1164), (0x0018, 0x2010)] as [(UInt16, UInt16)] {
            #expect(try parameters([text(tag.0, tag.1, "1.5", "0.5")]).pixelAspectRatio == 3)
        }
        let measures = items(0x5200, 0x9229, [items(0x0028, 0x9110, [text(0x0028, 0x0030, "1", "2")])])
        #expect(try parameters([measures]).pixelAspectRatio == 0.5)
        // The ratio counts where it is there, and rounding of the spacing is no ratio.
        let both = [text(0x0028, 0x0030, "1", "2"), text(0x0028, 0x0034, "6", "5")]
        #expect(try parameters(both).pixelAspectRatio == 1.2)
        #expect(try parameters([text(0x0028, 0x0030, "0.7031", "0.703125")]).pixelAspectRatio == 1)
        #expect(try parameters([text(0x0028, 0x0030, "0", "1")]).pixelAspectRatio == 1)
        #expect(try parameters([text(0x0028, 0x0030, "3")]).pixelAspectRatio == 1)
    }
}
