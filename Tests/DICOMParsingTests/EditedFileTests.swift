import DICOMCore
import DICOMParsing
import Support
import Testing

/// What a writer can do to a good object, and what is to come of it.
struct Edit: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable, Equatable {
        /// As without the edit, apart from the defects.
        case same(StructureDefects)
        /// The whole description, and so many bytes of the pixels.
        case pixels(byteCount: Int64, StructureDefects)
        case refused
    }

    let name: String
    let object: [UInt8]
    let outcome: Outcome

    var testDescription: String { name }

    init(_ name: String, _ object: [UInt8], _ outcome: Outcome = .same([])) {
        self.name = name
        self.object = object
        self.outcome = outcome
    }
}

extension Edit {
    static let undefined = MadeObject.undefinedLength
    static let pixels: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    private static let referenced = MadeObject.explicit(0x0008_1155, "UI", "1.2.5")
    private static let sequenceTag: UInt32 = 0x0040_0275
    static let sequence = MadeObject.explicit(sequenceTag, "SQ", MadeObject.item(referenced))
    static let front = MadeObject.image(rows: 2, columns: 2) + sequence
    static let pixelData = MadeObject.explicit(0x7FE0_0010, "OW", pixels)
    static let good = MadeObject.partTen(dataSet: front + pixelData)

    private static let implicit: [UInt8] =
        [
            (0x0008_0016, text("1.2.840.10008.5.1.4.1.1.7")), (0x0008_0018, text("1.2.3.4")),
            (0x0028_0002, MadeObject.half(1)), (0x0028_0004, text("MONOCHROME2 ")), (0x0028_0010, MadeObject.half(2)),
            (0x0028_0011, MadeObject.half(2)), (0x0028_0100, MadeObject.half(16)), (0x0028_0101, MadeObject.half(16)),
            (0x0028_0102, MadeObject.half(15)), (0x0028_0103, MadeObject.half(0)),
            (sequenceTag, MadeObject.item(MadeObject.implicit(0x0008_1155, text("1.2.5")))), (0x7FE0_0010, pixels),
        ].flatMap { MadeObject.implicit($0.0, $0.1) }

    private static func text(_ value: String) -> [UInt8] { MadeObject.text(value, padding: 0) }

    /// Deflate without compression: one stored block. Source: RFC 1951 3.2.4.
    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        return [1] + MadeObject.half(count) + MadeObject.half(~count) + bytes
    }

    private static func with(_ sequence: [UInt8]) -> [UInt8] {
        MadeObject.partTen(dataSet: MadeObject.image(rows: 2, columns: 2) + sequence + pixelData)
    }

    private static func open(_ item: [UInt8]) -> [UInt8] {
        MadeObject.explicitHeader(sequenceTag, "SQ", length: undefined) + item + MadeObject.sequenceEnd
    }

    static let syntaxes: [Edit] = [
        Edit("implicit VR that says it is explicit", MadeObject.partTen(.explicitVRLittleEndian, dataSet: implicit)),
        Edit(
            "explicit VR that says it is implicit",
            MadeObject.partTen(.implicitVRLittleEndian, dataSet: front + pixelData)),
        Edit("implicit VR that says it is big endian", MadeObject.partTen(.explicitVRBigEndian, dataSet: implicit)),
        Edit(
            "deflated",
            MadeObject.partTen(.deflatedExplicitVRLittleEndian, dataSet: deflated(front + pixelData))),
        Edit(
            "not deflated, though it says so",
            MadeObject.partTen(.deflatedExplicitVRLittleEndian, dataSet: front + pixelData)),
        // The inflating filter of DCMTK makes up one byte at the end.
        Edit(
            "deflated, cut off in the pixels",
            MadeObject.partTen(.deflatedExplicitVRLittleEndian, dataSet: deflated(front + pixelData).dropLast(3)),
            .pixels(byteCount: 6, .cutShort)),
        Edit(
            "deflated, no deflate stream",
            MadeObject.partTen(.deflatedExplicitVRLittleEndian, dataSet: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), .refused),
        Edit("native pixels that say they are JPEG", MadeObject.partTen(.jpegBaseline, dataSet: front + pixelData)),
        Edit("no preamble and no meta information", front + pixelData),
        Edit("no preamble", Array(good.dropFirst(132))),
        Edit("implicit VR without meta information", implicit),
    ]

    static let structures: [Edit] = [
        Edit("a sequence of undefined length", with(open(MadeObject.item(referenced)))),
        Edit(
            "an item of undefined length", with(open(MadeObject.itemBegin() + referenced + MadeObject.itemEnd))),
        Edit(
            "a sequence written as UN",  // Its contents are implicit VR. Source: PS3.5 6.2.2.
            with(
                MadeObject.explicitHeader(sequenceTag, "UN", length: undefined)
                    + MadeObject.item(MadeObject.implicit(0x0008_1155, text("1.2.5"))) + MadeObject.sequenceEnd)),
        Edit(
            "a sequence written as OB of undefined length",
            with(
                MadeObject.explicitHeader(sequenceTag, "OB", length: undefined) + MadeObject.item(referenced)
                    + MadeObject.sequenceEnd), .same(.wrongVR)),
        Edit("an item among the elements", good.inserting(MadeObject.item([1, 2, 3, 4])), .same(.strayItem)),
        Edit("the end of an item among the elements", good.inserting(MadeObject.itemEnd), .same(.strayItem)),
        Edit("the end of a sequence among the elements", good.inserting(MadeObject.sequenceEnd), .same(.strayItem)),
        Edit("an element twice", good + MadeObject.explicit(0x7FE0_0010, "OW", [9, 9]), .same([])),
    ]

    static let ends: [Edit] = [
        Edit("zeros behind the pixels", good + [UInt8](repeating: 0, count: 512)),
        Edit("a line of text behind the pixels", good + Array("written by a tool\n".utf8), .same(.trailingBytes)),
        Edit("ones behind the pixels", good + [UInt8](repeating: 0xFF, count: 64), .same(.trailingBytes)),
        Edit("half a header behind the pixels", good + [0xFC, 0xFF, 0xFC], .same(.trailingBytes)),
        Edit("the same object once more behind the pixels", good + good, .same([])),
        Edit("cut off in the pixels", good.dropLast(3), .pixels(byteCount: 5, .cutShort)),
        Edit(
            "pixels that promise more than there is",
            MadeObject.partTen(
                dataSet: front + MadeObject.explicitHeader(0x7FE0_0010, "OW", length: 4_000_000_000) + pixels),
            .same(.cutShort)),
        Edit(
            "pixels of an odd length",
            MadeObject.partTen(dataSet: front + MadeObject.explicit(0x7FE0_0010, "OB", Array(pixels.dropLast()))),
            .pixels(byteCount: 7, [])),
        Edit("cut off in front of the pixels", MadeObject.partTen(dataSet: front) + MadeObject.half(0x7FE0), .refused),
        Edit("cut off in the meta information", Array(good.prefix(150)), .refused),
    ]
}

extension [UInt8] {
    /// With something more in front of Samples per Pixel.
    fileprivate func inserting(_ bytes: [UInt8]) -> [UInt8] {
        let place = firstIndex(of: MadeObject.tag(0x0028_0002)) ?? endIndex
        return self[..<place] + bytes + self[place...]
    }

    private func firstIndex(of bytes: [UInt8]) -> Int? {
        indices.first { self[$0...].starts(with: bytes) }
    }

    fileprivate func dropLast(_ count: Int) -> [UInt8] { Array(prefix(self.count - count)) }
}

@Suite("Edited objects")
struct EditedFileTests {
    @Test(
        "G-15 every edit of a good object has the outcome that is written beside it",
        arguments: Edit.syntaxes + Edit.structures + Edit.ends)
    func edit(_ edit: Edit) throws {
        let expected = try PartTenFile(bytes: Edit.good).parse()
        guard edit.outcome != .refused else {
            #expect(throws: ParseError.self) { try PartTenFile(bytes: edit.object).parse() }
            return
        }
        let parsed = try PartTenFile(bytes: edit.object).parse()
        #expect(parsed.pixels == expected.pixels)
        for element in expected.dataSet.elements where element.tag != .pixelData {
            #expect(parsed.dataSet[element.tag] == element)
        }
        switch edit.outcome {
        case .same(let defects):
            #expect(parsed.dataSet[.pixelData]?.value == .bulk(byteCount: 8))
            #expect(parsed.defects == defects)
        case .pixels(let byteCount, let defects):
            #expect(parsed.dataSet[.pixelData]?.value == .bulk(byteCount: byteCount))
            #expect(parsed.defects == defects)
        case .refused:
            break
        }
    }

    @Test("odd lengths of text, of numbers and inside of items are read as far as they make sense")
    func oddLengths() throws {
        let odd = { (tag: UInt32, vr: String, value: [UInt8]) in
            MadeObject.explicitHeader(tag, vr, length: UInt32(value.count)) + value
        }
        let item = odd(0x0008_1155, "UI", Array("1.2.5".utf8))
        let dataSet =
            odd(0x0008_0018, "UI", Array("1.2.3".utf8))
            + odd(0x0040_0275, "SQ", MadeObject.item(item)) + odd(0x0010_0010, "PN", Array("Doe".utf8))
            + odd(0x0028_0010, "US", [2, 0, 9])
        let parsed = try PartTenFile(bytes: MadeObject.partTen(dataSet: dataSet)).parse().dataSet
        #expect(parsed.string(DICOMCore.Tag(0x0008, 0x0018)) == "1.2.3")
        #expect(parsed.string(DICOMCore.Tag(0x0010, 0x0010)) == "Doe")
        #expect(parsed.integer(DICOMCore.Tag(0x0028, 0x0010)) == 2)
        let inner = parsed.items(DICOMCore.Tag(0x0040, 0x0275)).first
        #expect(inner?.string(DICOMCore.Tag(0x0008, 0x1155)) == "1.2.5")
    }

    @Test("a lookup table sequence that is written as OW of items is read")
    func lookupTables() throws {
        let table = MadeObject.explicit(0x0028_3003, "LO", "normal")
        let dataSet =
            MadeObject.image(rows: 2, columns: 2) + MadeObject.explicit(0x0028_3010, "OW", MadeObject.item(table))
        let parsed = try PartTenFile(bytes: MadeObject.partTen(dataSet: dataSet + Edit.pixelData)).parse()
        let item = parsed.dataSet.items(DICOMCore.Tag(0x0028, 0x3010)).first
        #expect(item?.string(DICOMCore.Tag(0x0028, 0x3003)) == "normal")
        #expect(parsed.defects == .wrongVR)
    }

    @Test("meta information with a wrong length, or without one, or without a syntax, is read")
    func metaInformation() throws {
        let preamble = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
        let syntax = MadeObject.explicit(0x0002_0010, "UI", TransferSyntax.explicitVRLittleEndian.uid + "\0")
        let storage = MadeObject.explicit(0x0002_0002, "UI", "1.2.840.10008.5.1.4.1.1.7\0")
        let lengths: [[UInt8]] =
            [0, 4, 1000].map { MadeObject.explicit(0x0002_0000, "UL", MadeObject.word($0)) } + [[]]
        let expected = try PartTenFile(bytes: Edit.good).parse().dataSet
        for length in lengths {
            for elements in [storage + syntax, storage] {
                let object = preamble + length + elements + Edit.front + Edit.pixelData
                let parsed = try PartTenFile(bytes: object).parse()
                #expect(parsed.dataSet == expected)
                #expect(parsed.transferSyntax == .explicitVRLittleEndian)
            }
        }
    }

    @Test("G-15 any byte of a good object turned to any value gives a value or a typed error")
    func everyByte() {
        var values = 0
        for index in Edit.good.indices {
            for change in [0x01, 0x80, 0xFF] as [UInt8] {
                var damaged = Edit.good
                damaged[index] ^= change
                if (try? PartTenFile(bytes: damaged).parse()) != nil { values += 1 }
            }
        }
        #expect(values > 3 * 128)
    }

    @Test(
        "a wrong length of the meta information does not hide the transfer syntax of compressed pixels",
        arguments: [4, 90, 2000])
    func compressedPixels(length: UInt32) throws {
        let storage = MadeObject.explicit(0x0002_0002, "UI", "1.2.840.10008.5.1.4.1.1.7\0")
        let syntax = MadeObject.explicit(0x0002_0010, "UI", TransferSyntax.jpegBaseline.uid)
        let fragments =
            MadeObject.explicitHeader(0x7FE0_0010, "OB", length: MadeObject.undefinedLength) + MadeObject.item([])
            + MadeObject.item([0xFF, 0xD8, 0xFF, 0xD9]) + MadeObject.sequenceEnd
        let object =
            [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
            + MadeObject.explicit(0x0002_0000, "UL", MadeObject.word(length)) + storage + syntax + Edit.front
            + fragments
        let parsed = try PartTenFile(bytes: object).parse()
        #expect(parsed.transferSyntax == .jpegBaseline)
        #expect(parsed.frames.count == 1)
    }
}
