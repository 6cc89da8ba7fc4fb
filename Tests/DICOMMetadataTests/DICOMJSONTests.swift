import DICOMCore
import DICOMMetadata
import Testing

private func json(_ vr: VR, _ value: DataElement.Value) -> String {
    String(decoding: DICOMJSON.attribute(DataElement(Tag(0x0010, 0x0010), vr, value)), as: UTF8.self)
}

private func document(_ elements: [DataElement]) -> String {
    String(decoding: DICOMJSON.document(DataSet(elements)) { "/at/\($0)" }.bytes, as: UTF8.self)
}

struct DICOMJSONTests {
    @Test("D-02, X-04 keys are upper-case hexadecimal, ascending; no group lengths and no group 0002, in items too")
    func keys() {
        let item = DataSet([
            DataElement(Tag(0x0008, 0x0000), .UL, .unsignedIntegers([4])),
            DataElement(Tag(0x0002, 0x0010), .UI, .strings(["1.2"])),
            DataElement(Tag(0x0008, 0x1150), .UI, .strings(["1.2.3"])),
        ])
        #expect(
            document([
                DataElement(Tag(0x7FE0, 0x0010), .OW, .empty),
                DataElement(Tag(0x0002, 0x0010), .UI, .strings(["1.2"])),
                DataElement(Tag(0x0008, 0x0000), .UL, .unsignedIntegers([4])),
                DataElement(Tag(0x0008, 0x103E), .LO, .strings(["x"])),
                DataElement(Tag(0x0008, 0x1140), .SQ, .items([item])),
            ])
                == #"{"0008103E":{"vr":"LO","Value":["x"]},"00081140":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2.3"]}}]},"7FE00010":{"vr":"OW"}}"#
        )
    }

    static let empties: [(VR, DataElement.Value)] = [
        (.LO, .empty), (.LO, .strings([])), (.LO, .strings([""])), (.PN, .strings([""])), (.PN, .strings(["=="])),
        (.SQ, .items([])), (.OB, .bytes([])), (.US, .unsignedIntegers([])), (.FD, .floats([])), (.AT, .tags([])),
        (.OB, .bulk(byteCount: 0)),
    ]

    @Test("D-04 zero length is the VR alone", arguments: empties)
    func zeroLength(vr: VR, value: DataElement.Value) {
        #expect(json(vr, value) == #"{"vr":"\#(vr.rawValue)"}"#)
    }

    static let partlyEmpty: [(VR, [String], String)] = [
        (.LO, ["bar", "", "foo"], #"["bar",null,"foo"]"#),
        (.LO, ["a", ""], #"["a",null]"#),
        (.CS, ["", ""], "[null,null]"),
        (.DS, ["1.5", ""], "[1.5,null]"),
        (.PN, ["", "A"], #"[null,{"Alphabetic":"A"}]"#),
    ]

    @Test("D-05 an empty value among several is null, trailing ones are kept", arguments: partlyEmpty)
    func emptyAmongSeveral(vr: VR, values: [String], expected: String) {
        #expect(json(vr, .strings(values)) == #"{"vr":"\#(vr.rawValue)","Value":\#(expected)}"#)
    }

    @Test("D-05 an empty item is an empty object")
    func emptyItem() {
        #expect(json(.SQ, .items([DataSet(), DataSet()])) == #"{"vr":"SQ","Value":[{},{}]}"#)
    }

    static let names: [(String, String)] = [
        ("Adams^John Robert Quincy^^Rev.^B.A. M.Div.", #"{"Alphabetic":"Adams^John Robert Quincy^^Rev.^B.A. M.Div."}"#),
        (
            "Yamada^Tarou=山田^太郎=やまだ^たろう",
            #"{"Alphabetic":"Yamada^Tarou","Ideographic":"山田^太郎","Phonetic":"やまだ^たろう"}"#
        ),
        ("=山田", #"{"Ideographic":"山田"}"#),
        ("A==B", #"{"Alphabetic":"A","Phonetic":"B"}"#),
        (#"O"Neil\x"#, #"{"Alphabetic":"O\"Neil\\x"}"#),
    ]

    @Test("D-06 a person name is an object of the groups that are not empty", arguments: names)
    func personName(value: String, expected: String) {
        #expect(json(.PN, .strings([value])) == #"{"vr":"PN","Value":[\#(expected)]}"#)
    }

    static let numbers: [(VR, String, Bool)] = [
        (.DS, "1.50", true), (.DS, "-0.5", true), (.DS, "0", true), (.DS, "-0", true), (.DS, "1e-05", true),
        (.DS, "1.25E+3", true), (.DS, "0.0e5", true), (.DS, "0.9999999999999998", true), (.IS, "-12", true),
        (.IS, "0", true), (.IS, "2147483647", true),
        (.DS, "+5", false), (.DS, ".5", false), (.DS, "1.", false), (.DS, "007", false), (.DS, "-01", false),
        (.DS, "1.0e400", false), (.DS, "1e-400", false), (.DS, "1e", false), (.DS, "-", false), (.DS, "NaN", false),
        (.DS, "1,5", false), (.DS, "1 5", false), (.DS, "0x10", false), (.DS, "1.5.2", false), (.IS, "1.5", false),
        (.IS, "1e3", false), (.IS, "01", false), (.IS, "99999999999999999999", false),
    ]

    @Test("D-07 DS and IS are numbers where JSON can hold them, digit by digit, else strings", arguments: numbers)
    func numberText(vr: VR, text: String, isNumber: Bool) {
        let expected = isNumber ? text : "\"\(text)\""
        #expect(json(vr, .strings([text])) == #"{"vr":"\#(vr.rawValue)","Value":[\#(expected)]}"#)
    }

    static let binaryNumbers: [(VR, DataElement.Value, String)] = [
        (.US, .unsignedIntegers([0, 9, 10, 65535]), "0,9,10,65535"),
        (.SS, .integers([-32768, 0, 7]), "-32768,0,7"),
        (.SL, .integers([-2_147_483_648]), "-2147483648"),
        (
            .UV, .unsignedIntegers([1 << 53, 1 << 53 + 1, .max]),
            #"9007199254740992,"9007199254740993","18446744073709551615""#
        ),
        (.SV, .integers([-(1 << 53), .min]), #"-9007199254740992,"-9223372036854775808""#),
        (.FL, .floats([Double(Float(0.1)), 1, 1e20, -0.0]), "0.1,1,1e+20,-0.0"),
        (.FD, .floats([0.1, 1e-5, .leastNonzeroMagnitude, 100]), "0.1,1e-05,5e-324,100"),
        (.AT, .tags([Tag(0x0020, 0x0037), Tag(0x7FE0, 0x000A)]), #""00200037","7FE0000A""#),
    ]

    @Test("D-07 D-08 numbers are exact and shortest, tags are strings of eight digits", arguments: binaryNumbers)
    func binaryNumber(vr: VR, value: DataElement.Value, expected: String) {
        #expect(json(vr, value) == #"{"vr":"\#(vr.rawValue)","Value":[\#(expected)]}"#)
    }

    @Test("D-16 what is no number is a string")
    func notFinite() {
        let expected = #"["NaN","Infinity","-Infinity"]"#
        #expect(json(.FD, .floats([.nan, .infinity, -.infinity])) == #"{"vr":"FD","Value":\#(expected)}"#)
        #expect(json(.FL, .floats([.nan, .infinity, -.infinity])) == #"{"vr":"FL","Value":\#(expected)}"#)
    }

    static let base64: [([UInt8], String)] = [
        (Array("f".utf8), "Zg=="), (Array("fo".utf8), "Zm8="), (Array("foo".utf8), "Zm9v"),
        (Array("foob".utf8), "Zm9vYg=="),
        (Array("fooba".utf8), "Zm9vYmE="), (Array("foobar".utf8), "Zm9vYmFy"), ([0xFB, 0xFF, 0xFE], "+//+"),
    ]

    @Test("D-10 bytes are one base64 string", arguments: base64)
    func inlineBinary(bytes: [UInt8], expected: String) {
        #expect(json(.OB, .bytes(bytes)) == #"{"vr":"OB","InlineBinary":"\#(expected)"}"#)
    }

    @Test("D-12 a value that stays in the object is a URI; the offsets point to where the service's URL belongs")
    func bulkData() {
        let item = DataSet([DataElement(Tag(0x5400, 0x1010), .OW, .bulk(byteCount: 2000))])
        let metadata = DICOMJSON.document(
            DataSet([
                DataElement(Tag(0x5400, 0x0100), .SQ, .items([DataSet(), item])),
                DataElement(Tag(0x7FE0, 0x0010), .OW, .bulk(byteCount: 8)),
            ])
        ) { "/studies/1/bulkdata/\($0)" }
        let text = String(decoding: metadata.bytes, as: UTF8.self)
        #expect(text.contains(#""54001010":{"vr":"OW","BulkDataURI":"/studies/1/bulkdata/54000100.2.54001010"}"#))
        #expect(text.contains(#""7FE00010":{"vr":"OW","BulkDataURI":"/studies/1/bulkdata/7FE00010"}"#))
        #expect(metadata.serviceURLOffsets.count == 2)
        for offset in metadata.serviceURLOffsets {
            #expect(metadata.bytes[offset...].starts(with: "/studies/1/".utf8))
            #expect(metadata.bytes[..<offset].suffix(2).elementsEqual(":\"".utf8))
        }
        #expect(metadata.serviceURLOffsets == metadata.serviceURLOffsets.sorted())
    }

    @Test("D-09 a backslash in single-valued text is data")
    func backslash() {
        #expect(json(.LT, .strings([#"a\b"#])) == #"{"vr":"LT","Value":["a\\b"]}"#)
    }

    @Test("D-19 control characters are escaped, other characters are UTF-8 as they are")
    func controlCharacters() {
        let text = "a\u{0}\u{8}\t\n\u{C}\r\u{1B}\u{1F}\u{7F}\u{2028}é😀\"/"
        #expect(
            json(.LT, .strings([text]))
                == #"{"vr":"LT","Value":["a\u0000\b\t\n\f\r\u001B\u001F"# + "\u{7F}\u{2028}é😀" + #"\"/"]}"#)
    }

    @Test("D-14, X-03 private attributes and the character set stay as stored")
    func asStored() {
        #expect(
            document([
                DataElement(Tag(0x0008, 0x0005), .CS, .strings(["", "ISO 2022 IR 87"])),
                DataElement(Tag(0x0029, 0x0010), .LO, .strings(["ACME"])),
                DataElement(Tag(0x0029, 0x1001), .UN, .bytes([1])),
            ])
                == #"{"00080005":{"vr":"CS","Value":[null,"ISO 2022 IR 87"]},"00290010":{"vr":"LO","Value":["ACME"]},"00291001":{"vr":"UN","InlineBinary":"AQ=="}}"#
        )
    }

    @Test("D-19 any finite number reads back as itself, 32 and 64 bits wide")
    func floatsReadBack() {
        var state: UInt64 = 20_260_101  // SplitMix64: the same numbers on every run
        for _ in 0..<2000 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            let double = Double(bitPattern: bits)
            let float = Float(bitPattern: UInt32(truncatingIfNeeded: bits >> 16))
            guard double.isFinite, float.isFinite else { continue }
            #expect(Double(firstValue(json(.FD, .floats([double]))))?.bitPattern == double.bitPattern)
            #expect(Float(firstValue(json(.FL, .floats([Double(float)]))))?.bitPattern == float.bitPattern)
        }
    }

    private func firstValue(_ attribute: String) -> String {
        String(attribute.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" })
    }
}
