import DICOMCore
import DICOMParsing
import Support
import Testing

private let uid = MadeObject.explicit(0x0008_0018, "UI", "1.2.3.4")
private let implicitUID = MadeObject.implicit(0x0008_0018, Array("1.2.3.4\0".utf8))

@Suite("Objects as writers make them")
struct ObjectReadingTests {
    @Test("an object without preamble, without meta information, or without both is read")
    func bare() throws {
        let whole = MadeObject.partTen(dataSet: uid)
        #expect(
            try PartTenFile(bytes: Array(whole.dropFirst(132))).parse().dataSet.string(.sopInstanceUID) == "1.2.3.4")
        #expect(try PartTenFile(bytes: uid).parse().transferSyntax == .explicitVRLittleEndian)
        #expect(try PartTenFile(bytes: implicitUID).parse().transferSyntax == .implicitVRLittleEndian)
        let bigEndian = [0x00, 0x08, 0x00, 0x18] + Array("UI".utf8) + [0, 8] + Array("1.2.3.4\0".utf8)
        let parsed = try PartTenFile(bytes: bigEndian).parse()
        #expect(parsed.transferSyntax == .explicitVRBigEndian)
        #expect(parsed.dataSet.string(.sopInstanceUID) == "1.2.3.4")
    }

    @Test("a data set in another syntax than its label says is read, and says which")
    func mislabelled() throws {
        let implicit = try PartTenFile(bytes: MadeObject.partTen(.explicitVRLittleEndian, dataSet: implicitUID)).parse()
        #expect(implicit.transferSyntax == .implicitVRLittleEndian)
        #expect(implicit.dataSet.string(.sopInstanceUID) == "1.2.3.4")
        let explicit = try PartTenFile(bytes: MadeObject.partTen(.implicitVRLittleEndian, dataSet: uid)).parse()
        #expect(explicit.transferSyntax == .explicitVRLittleEndian)
        let native = MadeObject.image(rows: 1, columns: 1) + MadeObject.explicit(0x7FE0_0010, "OW", [1, 2])
        let image = try PartTenFile(bytes: MadeObject.partTen(.jpegBaseline, dataSet: native)).parse()
        #expect(image.transferSyntax == .explicitVRLittleEndian)
        #expect(image.frames.count == 1)
    }

    @Test("an object in disorder is read; where it also is damaged, it is not taken for one without an image")
    func disorder() throws {
        let image =
            MadeObject.image(rows: 1, columns: 1) + MadeObject.explicit(0x0008_0060, "CS", "MR")
            + MadeObject.explicit(0x7FE0_0010, "OW", [1, 2])
        let object = MadeObject.partTen(dataSet: image)
        #expect(try PartTenFile(bytes: object).parse().frames.count == 1)
        let damage = MadeObject.explicitHeader(0x7FE1_1010, "OB", length: 1000) + [1, 2, 3]
        let damaged = try PartTenFile(bytes: object + damage).parse()
        #expect(damaged.frames.count == 1)
        #expect(damaged.defects == .cutShort)
    }

    @Test("fragments in an object that names no compression are no image")
    func fragmentsWithoutSyntax() throws {
        let fragments = MadeObject.explicitHeader(0x7FE0_0010, "OB", length: MadeObject.undefinedLength)
        let dataSet = MadeObject.image(rows: 1, columns: 1) + fragments + MadeObject.item([]) + MadeObject.item([1, 2])
        let parsed = try PartTenFile(bytes: MadeObject.partTen(dataSet: dataSet + MadeObject.sequenceEnd)).parse()
        #expect(parsed.pixels == nil)
        #expect(parsed.frames == .none)
    }

    @Test("a syntax that DCMTK doesn't know keeps its name", arguments: [TransferSyntax.htj2k, .deflatedImageFrame])
    func unknownSyntax(syntax: TransferSyntax) throws {
        #expect(try PartTenFile(bytes: MadeObject.partTen(syntax, dataSet: uid)).parse().transferSyntax == syntax)
    }

    @Test("D-14 implicit VR: US or SS follows Pixel Representation, of the nearest data set that has it")
    func ambiguousVR() throws {
        func smallest(_ representation: UInt16?, item: UInt16?) throws -> (VR?, VR?) {
            func pixels(_ representation: UInt16?) -> [UInt8] {
                (representation.map { MadeObject.implicit(0x0028_0103, MadeObject.half($0)) } ?? [])
                    + MadeObject.implicit(0x0028_0106, [0xFF, 0xFF])
            }
            let sequence = MadeObject.implicit(0x0008_1140, MadeObject.item(pixels(item)))
            let dataSet = implicitUID + sequence + pixels(representation)
            let parsed = try PartTenFile(bytes: MadeObject.partTen(.implicitVRLittleEndian, dataSet: dataSet)).parse()
            let tag = Tag(0x0028, 0x0106)
            return (parsed.dataSet[tag]?.vr, parsed.dataSet.items(Tag(0x0008, 0x1140)).first?[tag]?.vr)
        }
        #expect(try smallest(1, item: nil) == (.SS, .SS))
        #expect(try smallest(0, item: 1) == (.US, .SS))
        #expect(try smallest(1, item: 0) == (.SS, .US))
        #expect(try smallest(nil, item: nil) == (.US, .US))
    }

    @Test("D-14 UN stays UN for private attributes and becomes what the dictionary says for standard ones")
    func unknownVR() throws {
        let dataSet =
            MadeObject.explicit(0x0008_0060, "UN", Array("MR".utf8))
            + MadeObject.explicit(0x0009_0010, "LO", "NOBODY")
            + MadeObject.explicit(0x0009_1001, "UN", [1, 2])
            + MadeObject.explicit(0x0028_0010, "UN", MadeObject.half(7))
        let parsed = try PartTenFile(bytes: MadeObject.partTen(dataSet: dataSet)).parse().dataSet
        #expect(parsed.string(.modality) == "MR")
        #expect(parsed[Tag(0x0009, 0x1001)] == DataElement(Tag(0x0009, 0x1001), .UN, .bytes([1, 2])))
        #expect(parsed.integer(Tag(0x0028, 0x0010)) == 7)
    }

    @Test("D-04 values come in the type of their VR, empty ones as empty")
    func types() throws {
        let dataSet =
            MadeObject.explicit(0x0008_0008, "CS", "") + MadeObject.explicit(0x0008_1140, "SQ", [])
            + MadeObject.explicit(0x0020_9165, "AT", [0x10, 0, 0x20, 0])
            + MadeObject.explicit(0x0028_0009, "AT", [0x10])
            + MadeObject.explicit(0x0018_6020, "SL", [0xFE, 0xFF, 0xFF, 0xFF, 9])
            + MadeObject.explicit(0x0018_602C, "FD", (1.5).bytes) + MadeObject.explicit(0x0018_9073, "FD", [1])
            + MadeObject.explicit(0x7FE0_0001, "OV", [1, 0, 0, 0, 0, 0, 0, 0])
        let parsed = try PartTenFile(bytes: MadeObject.partTen(dataSet: dataSet)).parse().dataSet
        #expect(parsed[Tag(0x0008, 0x0008)]?.value == .empty)
        #expect(parsed[Tag(0x0008, 0x1140)]?.value == .empty)
        #expect(parsed[Tag(0x0020, 0x9165)]?.value == .tags([Tag(0x0010, 0x0020)]))
        #expect(parsed[Tag(0x0028, 0x0009)]?.value == .empty)
        #expect(parsed[Tag(0x0018, 0x6020)]?.value == .integers([-2]))
        #expect(parsed[Tag(0x0018, 0x602C)]?.value == .floats([1.5]))
        #expect(parsed[Tag(0x0018, 0x9073)]?.value == .empty)
        #expect(parsed[Tag(0x7FE0, 0x0001)]?.value == .bytes([1, 0, 0, 0, 0, 0, 0, 0]))
    }

    @Test("D-11 long values stay in the object, in items too; their places are exact")
    func bulkValues() throws {
        let long = (0..<1200).map { UInt8($0 % 251) }
        let item = MadeObject.item(MadeObject.explicit(0x5400_1010, "OW", long))
        let dataSet =
            MadeObject.explicit(0x0008_0060, "CS", "MR")
            + MadeObject.explicit(0x0009_1001, "OB", Array(long.prefix(1024)))
            + MadeObject.explicit(0x5400_0100, "SQ", MadeObject.item([]) + item)
            + MadeObject.explicit(0x7FE0_0010, "OW", [1, 2])
        let object = MadeObject.partTen(dataSet: dataSet)
        let parsed = try PartTenFile(bytes: object).parse()
        let path = AttributePath([.init(sequence: Tag(0x5400, 0x0100), item: 1)], Tag(0x5400, 0x1010))
        #expect(parsed.bulkValues.map(\.path) == [path, AttributePath([], .pixelData)])
        #expect(parsed.dataSet[Tag(0x0009, 0x1001)]?.value == .bytes(Array(long.prefix(1024))))
        #expect(parsed.dataSet.items(Tag(0x5400, 0x0100)).last?[Tag(0x5400, 0x1010)]?.value == .bulk(byteCount: 1200))
        let ranges = parsed.bulkValues.compactMap(\.range)
        #expect(ranges.map { Array(object[Int($0.offset)..<Int($0.end)]) } == [long, [1, 2]])
        #expect(try PartTenFile(bytes: object).wholeValue(at: path) == long)
        #expect(try PartTenFile(bytes: object).wholeValue(at: AttributePath([], .modality)) == nil)
    }

    static let longTexts: [(tag: UInt32, vr: String, mayBeBulk: Bool)] = [
        (0x0008_0008, "CS", false), (0x0008_001A, "UI", false), (0x0008_1060, "PN", false), (0x0010_2000, "LO", false),
        (0x0018_1200, "DA", false), (0x0018_1201, "TM", false), (0x0008_0054, "AE", false), (0x3006_0050, "DS", true),
        (0x0020_4000, "LT", true), (0x0040_A160, "UT", true), (0x0028_6010, "US", true), (0x0009_1001, "UN", true),
    ]

    @Test(
        "D-11 a long value is referred to where its VR allows it, and stays in the metadata where not",
        arguments: longTexts)
    func bulkRepresentations(row: (tag: UInt32, vr: String, mayBeBulk: Bool)) throws {
        // Values of one digit each, 3000 bytes in all.
        let text = Array(repeatElement("1", count: 1500).joined(separator: "\\").utf8) + [0x20]
        let object = MadeObject.partTen(dataSet: MadeObject.explicit(row.tag, row.vr, text))
        let parsed = try PartTenFile(bytes: object).parse()
        #expect(parsed.bulkValues.count == (row.mayBeBulk ? 1 : 0))
    }

    @Test("an icon of fragments has its value too")
    func icon() throws {
        let fragments =
            MadeObject.explicitHeader(0x7FE0_0010, "OB", length: MadeObject.undefinedLength) + MadeObject.item([])
            + MadeObject.item([1, 2]) + MadeObject.item([3, 4]) + MadeObject.sequenceEnd
        let object = MadeObject.partTen(
            .jpegBaseline, dataSet: uid + MadeObject.explicit(0x0088_0200, "SQ", MadeObject.item(fragments)))
        let parsed = try PartTenFile(bytes: object).parse()
        let path = AttributePath([.init(sequence: Tag(0x0088, 0x0200), item: 0)], .pixelData)
        #expect(parsed.bulkValues == [BulkValue(path: path, vr: .OB, range: nil, isBigEndian: false)])
        #expect(parsed.frames == .none)
        #expect(try PartTenFile(bytes: object).wholeValue(at: path) == [1, 2, 3, 4])
    }
}

extension Double {
    fileprivate var bytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: bitPattern >> ($0 * 8)) } }
}
