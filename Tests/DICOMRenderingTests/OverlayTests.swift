import DICOMCore
import DICOMRendering
import Testing

@Suite("Overlays")
struct OverlayTests {
    private let black = Picture(width: 3, height: 2, channels: 1, bytes: [0, 0, 0, 0, 0, 0])

    private func plane(
        _ group: UInt16 = 0x6000, rows: UInt64 = 2, columns: UInt64 = 3, origin: [Int64] = [1, 1], bytes: [UInt8],
        _ more: [DataElement] = []
    ) -> DataSet {
        DataSet(
            [
                DataElement(Tag(group, 0x0010), .US, .unsignedIntegers([rows])),
                DataElement(Tag(group, 0x0011), .US, .unsignedIntegers([columns])),
                DataElement(Tag(group, 0x0050), .SS, .integers(origin)),
                DataElement(Tag(group, 0x3000), .OW, .bytes(bytes)),
            ] + more)
    }

    private func drawn(_ dataSet: DataSet, frame: Int = 1) throws -> [UInt8] {
        let number = try #require(FrameNumber(frame))
        return overlaid(black, with: Overlay.all(of: dataSet, frame: number) { _ in [] }).bytes
    }

    @Test("C-41 the first pixel is the lowest bit; origin 1\\1 is the upper left pixel")
    func bitOrder() throws {
        #expect(try drawn(plane(bytes: [0b10_0101, 0])) == [255, 0, 255, 0, 0, 255])
        #expect(try drawn(plane(0x601E, bytes: [0b00_1000, 0])) == [0, 0, 0, 255, 0, 0])
    }

    @Test("C-41 a plane may begin outside of the image and reach beyond it")
    func origin() throws {
        #expect(try drawn(plane(origin: [2, 2], bytes: [0b11_1111, 0])) == [0, 0, 0, 0, 255, 255])
        #expect(try drawn(plane(origin: [0, -1], bytes: [0b10_0000, 0])) == [255, 0, 0, 0, 0, 0])
        #expect(try drawn(plane(origin: [30000, -30000], bytes: [0b11_1111, 0])) == black.bytes)
    }

    @Test("C-41 a plane without data lies in a bit of the samples that they don't use; bits of the samples are none")
    func embedded() throws {
        func description(bit: UInt64, high: UInt64 = 11) -> DataSet {
            DataSet([
                DataElement(Tag(0x0028, 0x0100), .US, .unsignedIntegers([16])),
                DataElement(Tag(0x0028, 0x0101), .US, .unsignedIntegers([12])),
                DataElement(Tag(0x0028, 0x0102), .US, .unsignedIntegers([high])),
                DataElement(Tag(0x6000, 0x0102), .US, .unsignedIntegers([bit])),
            ])
        }
        let words = NativeFrame(words: [0x8000, 0x0FFF, 0x9000, 0x0800, 0x1000, 0xFFFF], columns: 3)
        func drawn(_ dataSet: DataSet) -> [UInt8] {
            overlaid(black, with: Overlay.all(of: dataSet, frame: .first, words: words) { _ in [] }).bytes
        }
        #expect(drawn(description(bit: 15)) == [255, 0, 255, 0, 0, 255])
        #expect(drawn(description(bit: 12)) == [0, 0, 255, 0, 255, 255])
        for bit: UInt64 in [11, 0, 16, 4_000_000_000] { #expect(drawn(description(bit: bit)) == black.bytes) }
        // Samples at the upper end of their words have free bits below.
        #expect(drawn(description(bit: 0, high: 15)) == [0, 255, 0, 0, 0, 255])
        #expect(Overlay.mayBeEmbedded(in: description(bit: 15)) && !Overlay.mayBeEmbedded(in: DataSet([])))
        let ownData = plane(bytes: [1, 0], [DataElement(Tag(0x6000, 0x0102), .US, .unsignedIntegers([0]))])
        #expect(drawn(ownData) == [255, 0, 0, 0, 0, 0])
    }

    @Test("C-41 a plane for each frame from Image Frame Origin on, packed without gaps")
    func frames() throws {
        let more = [
            DataElement(Tag(0x6000, 0x0015), .IS, .strings(["2"])),
            DataElement(Tag(0x6000, 0x0051), .US, .unsignedIntegers([2])),
        ]
        let dataSet = plane(bytes: [0b0100_0001, 0b0000_1000], more)
        #expect(try drawn(dataSet, frame: 1) == black.bytes)
        #expect(try drawn(dataSet, frame: 2) == [255, 0, 0, 0, 0, 0])
        #expect(try drawn(dataSet, frame: 3) == [255, 0, 0, 0, 0, 255])
        #expect(try drawn(dataSet, frame: 4) == black.bytes)
        #expect(try drawn(plane(bytes: [1, 0]), frame: 4) == [255, 0, 0, 0, 0, 0])
    }

    @Test(
        "C-41 hostile sizes, places and lengths draw what is there and read nothing else",
        arguments: [
            hostilePlane(rows: 65535, columns: 65535, frames: "1"), hostilePlane(rows: 0, columns: 3, frames: "1"),
            hostilePlane(rows: 65535, columns: 65535, frames: "999999999999"),
        ])
    func hostile(dataSet: DataSet) throws {
        let bytes = try drawn(dataSet)
        #expect(bytes == black.bytes || bytes == [255, 0, 0, 0, 0, 0])
    }

    @Test("C-23 C-41 a presentation state draws the planes that it activates, in the grey and order of their layers")
    func activation() throws {
        let image = plane(bytes: [0b00_0011, 0]).elements + plane(0x6004, bytes: [0b11_1111, 0]).elements
        func layer(_ name: String, order: String, grey: UInt64) -> DataSet {
            DataSet([
                DataElement(Tag(0x0070, 0x0002), .CS, .strings([name])),
                DataElement(Tag(0x0070, 0x0062), .IS, .strings([order])),
                DataElement(Tag(0x0070, 0x0066), .US, .unsignedIntegers([grey])),
            ])
        }
        let reference = DataSet([DataElement(Tag(0x0008, 0x1155), .UI, .strings(["1.2.3.4"]))])
        let series = DataSet([
            DataElement(Tag(0x0008, 0x1140), .SQ, .items([reference])),
            DataElement(Tag(0x0020, 0x000E), .UI, .strings(["1.2.3"])),
        ])
        let own = plane(0x6002, bytes: [0b00_0110, 0]).elements
        let state = try #require(
            PresentationState(
                DataSet(
                    own + [
                        DataElement(Tag(0x0008, 0x1115), .SQ, .items([series])),
                        DataElement(
                            Tag(0x0070, 0x0060), .SQ,
                            .items([layer("UPPER", order: "2", grey: 65535), layer("LOWER", order: "1", grey: 32896)])),
                        DataElement(Tag(0x6000, 0x1001), .CS, .strings(["UPPER"])),
                        DataElement(Tag(0x6002, 0x1001), .CS, .strings(["LOWER"])),
                    ])))
        let overlays = try state.overlays(on: DataSet(image), .first) { _ in
            []
        } imageBulk: { _ in
            []
        }
        #expect(overlaid(black, with: overlays).bytes == [255, 255, 128, 0, 0, 0])
    }
}

private func hostilePlane(rows: UInt64, columns: UInt64, frames: String) -> DataSet {
    DataSet([
        DataElement(Tag(0x6000, 0x0010), .US, .unsignedIntegers([rows])),
        DataElement(Tag(0x6000, 0x0011), .US, .unsignedIntegers([columns])),
        DataElement(Tag(0x6000, 0x0015), .IS, .strings([frames])),
        DataElement(Tag(0x6000, 0x3000), .OW, .bytes([1, 0])),
    ])
}
