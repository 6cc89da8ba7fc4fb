import DICOMCore
import DICOMRendering
import Testing

@Suite("Blended images")
struct BlendingTests {
    private func plane(
        _ position: [String], spacing: [String] = ["1", "1"], orientation: [String] = ["1", "0", "0", "0", "1", "0"]
    ) throws -> ImagePlane {
        let dataSet = DataSet([
            DataElement(Tag(0x0020, 0x0032), .DS, .strings(position)),
            DataElement(Tag(0x0020, 0x0037), .DS, .strings(orientation)),
            DataElement(Tag(0x0028, 0x0030), .DS, .strings(spacing)),
        ])
        return try #require(ImagePlane(dataSet, frame: .first))
    }

    private func palette() throws -> Palette {
        let tables = try [200, 100, 0].map { entry in
            try #require(LookupTable(firstMapped: 0, entries: [0, entry], bitsPerEntry: 8))
        }
        return Palette(red: tables[0], green: tables[1], blue: tables[2])
    }

    @Test("C-23 what lies above has its opacity, and what lies below shows alone beside it and under its padding")
    func opacity() throws {
        let below = Picture(width: 4, height: 1, channels: 1, bytes: [100, 100, 100, 100])
        // Two pixels, each twice as wide, that begin with the second one below.
        let (narrow, wide) = (try plane(["0", "0", "0"]), try plane(["1.5", "0", "0"], spacing: ["1", "2"]))
        let mapping = try #require(PixelMapping(from: narrow, onto: wide))
        let picture = Picture(width: 2, height: 1, channels: 1, bytes: [255, 0])
        let palette = try palette()
        let above = try #require(
            Superimposed(
                picture, of: NativeFrame(bytes: [255, 9]), padding: 9...9, by: palette, mapping: mapping, opacity: 0.25)
        )
        let bytes = above.over(below).bytes
        #expect(bytes[0..<3] == [100, 100, 100], "outside")
        #expect(bytes[3..<6] == [125, 100, 75], "a quarter of 200, 100, 0")
        #expect(bytes[9..<12] == [100, 100, 100], "padding")
    }

    @Test("C-23 a blending state says of each set how it is drawn; it is no state without both of them")
    func state() throws {
        func set(_ position: String, _ uid: String) -> DataSet {
            let image = DataSet([DataElement(Tag(0x0008, 0x1155), .UI, .strings([uid]))])
            let series = DataSet([
                DataElement(Tag(0x0008, 0x1140), .SQ, .items([image])),
                DataElement(Tag(0x0020, 0x000E), .UI, .strings(["1.2"])),
            ])
            return DataSet([
                DataElement(Tag(0x0008, 0x1115), .SQ, .items([series])),
                DataElement(Tag(0x0020, 0x000D), .UI, .strings(["1.9.\(uid)"])),
                DataElement(Tag(0x0028, 0x1052), .DS, .strings(["-\(uid)"])),
                DataElement(Tag(0x0028, 0x1053), .DS, .strings(["1"])),
                DataElement(Tag(0x0070, 0x0405), .CS, .strings([position])),
            ])
        }
        func dataSet(_ sets: [DataSet], opacity: Double = 0.5) -> DataSet {
            DataSet([
                DataElement(Tag(0x0020, 0x000D), .UI, .strings(["1.1"])),
                DataElement(Tag(0x0070, 0x0402), .SQ, .items(sets)),
                DataElement(Tag(0x0070, 0x0403), .FL, .floats([opacity])),
            ])
        }
        let sets = [set("SUPERIMPOSED", "7"), set("UNDERLYING", "8")]
        let blending = try #require(Blending(dataSet(sets)))
        #expect(blending.underlying.references.map(\.instance.text) == ["8"])
        #expect(blending.superimposed.references.map(\.instance.text) == ["7"])
        #expect(blending.underlying.study?.text == "1.9.8" && blending.superimposed.study?.text == "1.9.7")
        let frame = NativeFrame(words: [0], columns: 1)
        let (first, second) = (try #require(SOPInstanceUID("7")), try #require(SOPInstanceUID("8")))
        let parameters = try blending.superimposed.parameters(
            of: first, .first, samples: frame, own: RenderingParameters()
        ) { _ in [] }
        #expect(parameters.modality == .rescale(slope: 1, intercept: -7))
        #expect(Blending(dataSet(Array(sets.prefix(1)))) == nil)
        #expect(Blending(dataSet(sets, opacity: 1.5)) == nil)
        // A table of the second set lies in the second item.
        var long = sets
        let table = DataSet([
            DataElement(Tag(0x0028, 0x3002), .US, .unsignedIntegers([2, 0, 8])),
            DataElement(Tag(0x0028, 0x3006), .OW, .bulk(byteCount: 4)),
        ])
        long[1].set(DataElement(Tag(0x0028, 0x3000), .SQ, .items([table])))
        var paths: [String] = []
        _ = try Blending(dataSet(long))?.underlying.parameters(
            of: second, .first, samples: frame, own: RenderingParameters()
        ) {
            paths.append($0.description)
            return [1, 0, 2, 0]
        }
        #expect(paths == ["00700402.2.00283000.1.00283006"])
    }

    @Test("Slices that are turned, or lie apart, are not laid over each other; one that looks the other way is")
    func planes() throws {
        let axial = try plane(["0", "0", "0"])
        #expect(PixelMapping(from: axial, onto: try plane(["0", "0", "3"])) == nil)
        let coronal = try plane(["0", "0", "0"], orientation: ["1", "0", "0", "0", "0", "-1"])
        #expect(PixelMapping(from: axial, onto: coronal) == nil)
        let fromAbove = try plane(["3", "0", "0"], orientation: ["-1", "0", "0", "0", "1", "0"])
        #expect(PixelMapping(from: axial, onto: fromAbove) != nil)
        #expect(PixelMapping(from: axial, onto: axial) == .identity)
    }
}
