import DICOMCore
import DICOMRendering
import Testing

@Suite("Segmentations")
struct SegmentationTests {
    private let ground = Picture(width: 3, height: 1, channels: 1, bytes: [100, 100, 100])
    /// L* 100, neither green nor red, neither blue nor yellow.
    private let white: [UInt64] = [65535, 0x8080, 0x8080]

    private func segment(_ number: UInt64, _ color: [UInt64]?) -> DataSet {
        var item = DataSet([DataElement(Tag(0x0062, 0x0004), .US, .unsignedIntegers([number]))])
        if let color { item.set(DataElement(Tag(0x0062, 0x000D), .US, .unsignedIntegers(color))) }
        return item
    }

    private func dataSet(_ segments: [DataSet], type: String = "BINARY", frameOf number: UInt64 = 1) -> DataSet {
        let identification = DataSet([DataElement(Tag(0x0062, 0x000B), .US, .unsignedIntegers([number]))])
        let image = DataSet([
            DataElement(Tag(0x0008, 0x1155), .UI, .strings(["1.2.3"])),
            DataElement(Tag(0x0008, 0x1160), .IS, .strings(["4"])),
        ])
        let derivation = DataSet([DataElement(Tag(0x0008, 0x2112), .SQ, .items([image]))])
        let groups = DataSet([
            DataElement(Tag(0x0062, 0x000A), .SQ, .items([identification])),
            DataElement(Tag(0x0008, 0x9124), .SQ, .items([derivation])),
        ])
        return DataSet([
            DataElement(Tag(0x0062, 0x0001), .CS, .strings([type])),
            DataElement(Tag(0x0062, 0x0002), .SQ, .items(segments)),
            DataElement(Tag(0x0062, 0x000E), .US, .unsignedIntegers([200])),
            DataElement(Tag(0x5200, 0x9230), .SQ, .items([groups])),
        ])
    }

    @Test(
        "PS3.3 C.10.7.1.1 a CIELab value is the colour that other implementations make of it, within 2",
        arguments: [
            ([65535.0, 32896, 32896], [255, 255, 255]), ([0, 32896, 32896], [0, 0, 0]),
            // The primaries of sRGB relative to D50: 54.29 80.81 69.89, 87.82 -79.27 80.99, 29.57 68.30 -112.03.
            ([35579, 53664, 50857], [255, 0, 0]), ([57553, 12524, 53710], [0, 255, 0]),
            ([19379, 50449, 4104], [0, 0, 255]),
        ])
    func colors(numbers: [Double], expected: [Int]) throws {
        let color = try #require(DisplayColor(cieLab: numbers))
        for (got, wanted) in zip([color.red, color.green, color.blue], expected) {
            #expect(abs(Int(got) - wanted) <= 2, "\(color)")
        }
    }

    @Test("What is no colour of three 16-bit numbers is none", arguments: [[], [1, 2], [1, 2, -1], [1, 2, 65536]])
    func noColor(numbers: [Double]) {
        #expect(DisplayColor(cieLab: numbers) == nil)
    }

    @Test("C-20 a binary segment lies half transparent on its image, and in full on black")
    func binary() {
        let frame = SegmentedFrame(dataSet([segment(1, white)]), frame: .first)
        let mask = NativeFrame(bytes: [0, 1, 1], stored: 1)
        #expect(frame.colored(mask, on: ground).bytes == [100, 100, 100] + [UInt8](repeating: 178, count: 6))
        #expect(frame.colored(mask, on: nil).bytes == [0, 0, 0] + [UInt8](repeating: 255, count: 6))
    }

    @Test("C-20 a fractional segment is as opaque as its share of the maximum")
    func fractional() {
        let frame = SegmentedFrame(dataSet([segment(1, white)], type: "FRACTIONAL"), frame: .first)
        // 100 of 200 is half, 250 is no more than all.
        let bytes = frame.colored(NativeFrame(bytes: [0, 100, 250]), on: nil).bytes
        #expect(bytes[0] == 0 && abs(Int(bytes[3]) - 127) <= 1 && bytes[6] == 255)
    }

    @Test("C-20 every number of a label map has the colour of its segment")
    func labels() {
        let frame = SegmentedFrame(dataSet([segment(7, white)], type: "LABELMAP"), frame: .first)
        let bytes = frame.colored(NativeFrame(bytes: [0, 7, 8]), on: nil).bytes
        let other = DisplayColor(number: 8)
        #expect(bytes == [0, 0, 0, 255, 255, 255, other.red, other.green, other.blue])
    }

    @Test("A frame names its source; an image of another size, and segments that are not there, harm nobody")
    func references() throws {
        let frame = SegmentedFrame(dataSet([segment(1, nil)], frameOf: 9), frame: .first)
        #expect(frame.source?.instance.text == "1.2.3" && frame.source?.frame.value == 4)
        let small = Picture(width: 1, height: 1, channels: 1, bytes: [100])
        #expect(
            frame.colored(NativeFrame(bytes: [0, 0, 1], stored: 1), on: small).bytes.prefix(6).allSatisfy { $0 == 0 })
        let beyond = SegmentedFrame(dataSet([]), frame: try #require(FrameNumber(1_000_000)))
        #expect(beyond.source == nil)
        #expect(SegmentedFrame(DataSet([]), frame: .first).source == nil)
    }

    @Test("C-20 a segment of another matrix lies on the pixels of the image whose middle is in it")
    func otherMatrix() throws {
        func plane(_ x: String, _ spacing: String) throws -> ImagePlane {
            let dataSet = DataSet([
                DataElement(Tag(0x0020, 0x0032), .DS, .strings([x, "0", "0"])),
                DataElement(Tag(0x0020, 0x0037), .DS, .strings(["1", "0", "0", "0", "1", "0"])),
                DataElement(Tag(0x0028, 0x0030), .DS, .strings(["4", spacing])),
            ])
            return try #require(ImagePlane(dataSet, frame: .first))
        }
        // Two pixels of the mask, of which the second one is set, are as wide as four of the image.
        let (narrow, wide) = (try plane("0", "1"), try plane("0.5", "2"))
        let mapping = try #require(PixelMapping(from: narrow, onto: wide))
        let ground = Picture(width: 5, height: 1, channels: 1, bytes: [100, 100, 100, 100, 100])
        let segmented = SegmentedFrame(dataSet([segment(1, white)]), frame: .first)
        let picture = segmented.colored(NativeFrame(bytes: [0, 1], stored: 1), on: ground, mapping: mapping)
        #expect(picture.width == 5 && picture.channels == 3)
        #expect(stride(from: 0, to: 15, by: 3).map { picture.bytes[$0] } == [100, 100, 178, 178, 100])
    }
}
