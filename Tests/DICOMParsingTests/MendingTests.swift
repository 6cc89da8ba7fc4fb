import DICOMCore
import DICOMParsing
import Support
import Testing

/// Objects that contradict the standard in their structure, but not so that nothing of them could be read.
@Suite("Mending")
struct MendingTests {
    private static let head = MadeObject.explicit(0x0008_0018, "UI", "1.2.3.4")
    private static let implicitHead = MadeObject.implicit(0x0008_0018, MadeObject.text("1.2.3.4", padding: 0))
    private static let content = DICOMCore.Tag(0x0040, 0xA730)
    private static let purpose = DICOMCore.Tag(0x0040, 0xA170)
    private static let uid = DICOMCore.Tag(0x0008, 0x0018)

    private func parse(_ syntax: TransferSyntax, _ dataSet: [UInt8]) throws -> ParsedInstance {
        try PartTenFile(bytes: MadeObject.partTen(syntax, dataSet: dataSet)).parse()
    }

    @Test("G-15 text under the tag of a sequence is read as UN, in implicit VR and inside of an item of any length")
    func textForSequence() throws {
        let text = MadeObject.implicit(Self.purpose.rawValue, Array("NAMED TYPE".utf8))
        let next = MadeObject.implicit(0x0040_A171, MadeObject.text("1.2", padding: 0))
        let wholeItem = MadeObject.item(text + next)
        let openItem = MadeObject.itemBegin() + text + next + MadeObject.itemEnd
        for item in [wholeItem, openItem] {
            let parsed = try parse(
                .implicitVRLittleEndian, Self.implicitHead + MadeObject.implicit(Self.content.rawValue, item))
            guard case .items(let items)? = parsed.dataSet[Self.content]?.value, let first = items.first else {
                Issue.record("no items")
                continue
            }
            let expected = DataSet([
                DataElement(Self.purpose, .UN, .bytes(Array("NAMED TYPE".utf8))),
                DataElement(DICOMCore.Tag(0x0040, 0xA171), .UI, .strings(["1.2"])),
            ])
            #expect(first == expected)
            #expect(parsed.defects == .wrongVR)
        }
    }

    @Test("G-15 a value with the VR of a sequence, but no items, is read as its tag or as UN")
    func labelledSequence() throws {
        let privateTag = DICOMCore.Tag(0x0009, 0x1001)
        let parsed = try parse(
            .explicitVRLittleEndian,
            Self.head + MadeObject.explicit(0x0008_103E, "SQ", "HEAD NATIVE ")
                + MadeObject.explicit(privateTag.rawValue, "SQ", "whatever"))
        #expect(parsed.dataSet.string(DICOMCore.Tag(0x0008, 0x103E)) == "HEAD NATIVE")
        #expect(parsed.dataSet[privateTag] == DataElement(privateTag, .UN, .bytes(Array("whatever".utf8))))
        #expect(parsed.defects == .wrongVR)
    }

    @Test(
        "G-15 an item outside of a sequence is passed over, whatever its size", arguments: [0, 2, 100, 65534, 70_000])
    func strayItem(count: Int) throws {
        let item = MadeObject.item([UInt8](repeating: 7, count: count))
        let after = MadeObject.explicit(0x0028_0010, "US", MadeObject.half(64))
        let parsed = try parse(.explicitVRLittleEndian, Self.head + item + after)
        #expect(parsed.dataSet.string(Self.uid) == "1.2.3.4")
        #expect(parsed.dataSet.integer(DICOMCore.Tag(0x0028, 0x0010)) == 64)
        #expect(parsed.dataSet.elements.count == 2)
        #expect(parsed.defects == .strayItem)
        let implicitAfter = MadeObject.implicit(0x0028_0010, MadeObject.half(64))
        let implicit = try parse(.implicitVRLittleEndian, Self.implicitHead + item + implicitAfter)
        #expect(implicit.dataSet == parsed.dataSet)
    }

    @Test("G-15 of a document that is cut off anywhere behind its description, what is there is read")
    func cutDocument() throws {
        let inner = MadeObject.explicit(0x0040_A040, "CS", "TEXT") + MadeObject.explicit(0x0040_A160, "UT", "cut here")
        let sequence = { (hasLength: Bool) -> [UInt8] in
            let item = hasLength ? MadeObject.item(inner) : MadeObject.itemBegin() + inner + MadeObject.itemEnd
            let length = hasLength ? UInt32(item.count) : MadeObject.undefinedLength
            return MadeObject.explicitHeader(Self.content.rawValue, "SQ", length: length) + item
                + (hasLength ? [] : MadeObject.sequenceEnd)
        }
        for hasLength in [true, false] {
            let head = MadeObject.partTen(dataSet: Self.head)
            let whole = head + sequence(hasLength)
            let complete = try PartTenFile(bytes: whole).parse()
            #expect(complete.defects == [])
            // Behind the header of the sequence: where nothing of its contents is there, it is an empty one.
            for count in head.count + 13..<whole.count {
                let parsed = try PartTenFile(bytes: Array(whole[..<count])).parse()
                #expect(parsed.dataSet.string(Self.uid) == "1.2.3.4")
                #expect(parsed.defects == .cutShort || parsed.dataSet == complete.dataSet, "cut at \(count)")
            }
        }
    }

    @Test("G-15 an image that is cut off in front of its pixels is refused: it must not stand for the whole one")
    func cutImage() {
        let image = MadeObject.partTen(dataSet: MadeObject.image(rows: 1, columns: 1))
        let comment = MadeObject.explicit(0x0032_4000, "LT", "a comment that is cut")
        for count in 1..<comment.count {
            #expect(throws: ParseError.self) { try PartTenFile(bytes: image + comment[..<count]).parse() }
        }
        let early = MadeObject.partTen(dataSet: Self.head) + MadeObject.explicitHeader(0x0020_4000, "LT", length: 100)
        #expect(throws: ParseError.self) { try PartTenFile(bytes: early + [1, 2, 3]).parse() }
    }

    @Test("B-22 a mended object is written anew under its own tags, without what was passed over")
    func encoded() throws {
        let text = MadeObject.implicit(Self.purpose.rawValue, Array("NAMED TYPE".utf8))
        let stray = MadeObject.item([1, 2, 3, 4])
        let object = MadeObject.partTen(.implicitVRLittleEndian, dataSet: Self.implicitHead + stray + text)
        let parsed = try PartTenFile(bytes: object).parse()
        #expect(parsed.defects == [.strayItem, .wrongVR])
        var encoder = try DataSetEncoder(try PartTenFile(bytes: object), transferSyntax: .explicitVRLittleEndian)
        var bytes: [UInt8] = []
        while let piece = try encoder.nextOfHead() { bytes += piece }
        while let piece = try encoder.nextOfTail() { bytes += piece }
        let again = try PartTenFile(bytes: bytes).parse()
        #expect(again.dataSet == parsed.dataSet)
        #expect(again.defects == [])
    }
}
