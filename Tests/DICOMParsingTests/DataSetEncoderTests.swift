import DICOMCore
import DICOMParsing
import Foundation
import Support
import Testing

extension DataSetEncoder {
    /// Head, pixel data element and tail joined.
    fileprivate mutating func whole(pixelData: [UInt8] = []) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try nextOfHead() { bytes += piece }
        bytes += pixelData
        while let piece = try nextOfTail() { bytes += piece }
        return bytes
    }
}

@Suite("Data sets written anew")
struct DataSetEncoderTests {
    /// They have a value of odd length, which gets its padding.
    private static let odd = ["pydicom/meta_missing_tsyntax.dcm", "pydicom/nested_priv_SQ.dcm"]

    @Test(
        "B-22 every object of the corpus reads the same in explicit VR little endian",
        .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
    func corpus() throws {
        var checked = 0
        for expected in ExpectedInstance.all {
            guard let original = try? PartTenFile(path: expected.filePath).parse() else { continue }
            var encoder = try DataSetEncoder(
                PartTenFile(path: expected.filePath), transferSyntax: .explicitVRLittleEndian)
            let bytes = try encoder.whole()
            let again = try PartTenFile(bytes: bytes).parse()
            #expect(again.transferSyntax == .explicitVRLittleEndian, "\(expected.path)")
            var dataSet = original.dataSet
            for element in PixelElement.all { dataSet.remove(element.tag) }
            #expect((again.dataSet == dataSet) != Self.odd.contains(expected.path), "\(expected.path)")
            // Long values come along unchanged.
            let file = try PartTenFile(path: expected.filePath)
            let copy = try PartTenFile(bytes: bytes)
            for value in again.bulkValues {
                #expect(try file.wholeValue(at: value.path) == copy.wholeValue(at: value.path), "\(expected.path)")
            }
            checked += 1
        }
        #expect(checked > 600)
    }

    @Test("B-25 the meta information names what the data set says, and the syntax that the caller writes")
    func metaInformation() throws {
        let object = MadeObject.image(rows: 1, columns: 1)
        var encoder = try DataSetEncoder(PartTenFile(bytes: object), transferSyntax: .jpegLSLossless)
        let bytes = try encoder.whole()
        #expect(Array(bytes[128..<132]) == Array("DICM".utf8))
        let length = bytes[140..<144].reversed().reduce(0) { $0 << 8 | Int($1) }
        let meta = bytes[144..<144 + length]
        for uid in ["1.2.840.10008.5.1.4.1.1.7", "1.2.3.4", TransferSyntax.jpegLSLossless.uid] {
            #expect(meta.firstRange(of: Array(uid.utf8)) != nil)
        }
        // Behind it the data set begins with SOP Class UID.
        #expect(Array(bytes[(144 + length)...].prefix(4)) == [0x08, 0, 0x16, 0])
    }

    @Test("B-21 compressed pixels inside of a sequence are written natively, in order, and the object stays readable")
    func nestedPixels() throws {
        func icon(_ stream: [UInt8]) -> [UInt8] {
            let fragments =
                [0xFE, 0xFF, 0x00, 0xE0, 0, 0, 0, 0] + [0xFE, 0xFF, 0x00, 0xE0, UInt8(stream.count), 0, 0, 0] + stream
                + [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
            return [0xFE, 0xFF, 0x00, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF] + MadeObject.explicit(0x0028_0100, "US", [8, 0])
                + [0xE0, 0x7F, 0x10, 0x00] + Array("OB".utf8) + [0, 0, 0xFF, 0xFF, 0xFF, 0xFF] + fragments
                + [0xFE, 0xFF, 0x0D, 0xE0, 0, 0, 0, 0]
        }
        let icons =
            [0x88, 0x00, 0x00, 0x02] + Array("SQ".utf8) + [0, 0, 0xFF, 0xFF, 0xFF, 0xFF] + icon([1, 1]) + icon([2, 2])
            + [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
        let object = MadeObject.partTen(
            .rleLossless, dataSet: MadeObject.explicit(0x0008_0018, "UI", Array("1.2.3.4\0".utf8)) + icons)
        let native = [[10, 11, 12, 13], [20, 21]].map { DataElement(PixelElement.pixelData.tag, .OB, .bytes($0)) }
        var encoder = try DataSetEncoder(
            PartTenFile(bytes: object), transferSyntax: .explicitVRLittleEndian, nestedPixels: native)
        let copy = try PartTenFile(bytes: try encoder.whole())
        let items = try copy.parse().dataSet.items(Tag(0x0088, 0x0200))
        #expect(items.count == 2)
        for (item, (found, expected)) in zip(items, native).enumerated() {
            #expect(found.integer(Tag(0x0028, 0x0100)) == 8)
            let path = AttributePath(
                [AttributePath.Step(sequence: Tag(0x0088, 0x0200), item: item)], PixelElement.pixelData.tag)
            let bulk = try copy.bulkValue(at: path).map { try copy.bytes(of: $0, from: 0, count: 8) }
            let value = bulk.map { DataElement.Value.bytes($0) } ?? found[PixelElement.pixelData.tag]?.value
            #expect(value == expected.value)
        }
    }

    @Test("replaced, new and dropped attributes are in their places, pixel data between head and tail")
    func replacements() throws {
        let pixelData = MadeObject.explicit(0x7FE0_0010, "OW", [1, 2])
        let trailer = MadeObject.explicit(0xFFFC_FFFC, "OB", [0, 0])
        let object = MadeObject.image(rows: 1, columns: 1) + pixelData + trailer
        var encoder = try DataSetEncoder(
            PartTenFile(bytes: MadeObject.partTen(dataSet: object)), transferSyntax: .explicitVRLittleEndian,
            replacing: [
                DataElement(.photometricInterpretation, .CS, .strings(["RGB"])),
                DataElement(.planarConfiguration, .US, .unsignedIntegers([0])),
                DataElement(Tag(0x7FE0, 0x0003), .UV, .unsignedIntegers([7])),
            ], dropping: [Tag(0x0028, 0x0101)])
        let bytes = try encoder.whole(pixelData: MadeObject.explicit(0x7FE0_0010, "OB", [9, 9, 9, 9]))
        let dataSet = try PartTenFile(bytes: bytes).parse().dataSet
        #expect(dataSet.string(.photometricInterpretation) == "RGB")
        #expect(dataSet.integer(.planarConfiguration) == 0)
        #expect(dataSet[Tag(0x7FE0, 0x0003)]?.value == .unsignedIntegers([7]))
        #expect(dataSet[Tag(0x0028, 0x0101)] == nil)
        #expect(dataSet[.pixelData]?.value == .bulk(byteCount: 4))
        #expect(dataSet[Tag(0xFFFC, 0xFFFC)]?.value == .bytes([0, 0]))
        #expect(bytes.suffix(trailer.count).elementsEqual(trailer))
    }

    @Test("B-24 a value too long for its VR's length field becomes UN")
    func longValues() throws {
        let long = [UInt8](repeating: UInt8(ascii: "1"), count: 70_000)
        let dataSet = MadeObject.implicit(0x0008_0018, Array("1.2\0".utf8)) + MadeObject.implicit(0x3006_0050, long)
        let object = MadeObject.partTen(.implicitVRLittleEndian, dataSet: dataSet)
        let stored = try PartTenFile(bytes: object).parse()
        #expect(stored.dataSet[Tag(0x3006, 0x0050)]?.vr == .DS)
        var encoder = try DataSetEncoder(PartTenFile(bytes: object), transferSyntax: .explicitVRLittleEndian)
        let bytes = try encoder.whole()
        let header = MadeObject.explicitHeader(0x3006_0050, "UN", length: 70_000)
        let place = try #require(bytes.firstRange(of: header))
        #expect(bytes[place.upperBound...].elementsEqual(long))
    }

    @Test("odd lengths are made even, group lengths left out")
    func padding() throws {
        let odd = MadeObject.explicitHeader(0x0008_1030, "LO", length: 3) + Array("abc".utf8)
        let uid = MadeObject.explicit(0x0008_0018, "UI", "1.2.3.4")
        let object = MadeObject.partTen(dataSet: MadeObject.explicit(0x0008_0000, "UL", [9, 0, 0, 0]) + uid + odd)
        var encoder = try DataSetEncoder(PartTenFile(bytes: object), transferSyntax: .explicitVRLittleEndian)
        let bytes = try encoder.whole()
        let expected = MadeObject.explicit(0x0008_0018, "UI", "1.2.3.4") + MadeObject.explicit(0x0008_1030, "LO", "abc")
        #expect(bytes.suffix(expected.count).elementsEqual(expected))
        #expect(bytes.firstRange(of: MadeObject.tag(0x0008_0000)) == nil)
    }
}

extension PixelElement {
    static let all: [PixelElement] = [.pixelData, .floatPixelData, .doubleFloatPixelData]
}

extension PartTenFile {
    /// A bulk value, collected from pieces.
    func wholeValue(at path: AttributePath) throws -> [UInt8]? {
        guard let value = try bulkValue(at: path) else { return nil }
        var bytes: [UInt8] = []
        while true {
            let piece = try self.bytes(of: value, from: Int64(bytes.count), count: 4096)
            guard !piece.isEmpty else { return bytes }
            bytes += piece
        }
    }
}
