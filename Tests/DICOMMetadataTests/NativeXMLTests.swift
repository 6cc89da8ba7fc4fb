import DICOMCore
import DICOMMetadata
import Support
import Testing

private func xml(_ elements: [DataElement]) throws -> String {
    let json = DICOMJSON.document(DataSet(elements)) { "http://host/dicom-web/bulkdata/\($0)" }
    return String(decoding: try NativeDICOMXML.document(json: json.bytes), as: UTF8.self)
}

private func content(_ elements: [DataElement]) throws -> String {
    let text = try xml(elements)
    let head =
        #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
        + #"<NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">"#
    let tail = "</NativeDicomModel>\n"
    #expect(text.hasPrefix(head))
    #expect(text.hasSuffix(tail))
    return String(text.dropFirst(head.count).dropLast(tail.count))
}

struct NativeXMLTests {
    @Test("D-30 … D-34 XML says what the JSON says, for random data sets cut anywhere", arguments: 1...60)
    func property(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<20 {
            let dataSet = DataSet.random(using: &generator)
            let json = DICOMJSON.document(dataSet) { "http://host/a?b=1&c=\($0)" }.bytes
            var encoder = NativeXMLEncoder()
            var bytes: [UInt8] = []
            var rest = json[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...40, using: &generator)
                try encoder.append(rest.prefix(count))
                rest = rest.dropFirst(count)
                bytes += encoder.takeBytes()
            }
            #expect(encoder.isAtEnd)
            #expect(try bytes == NativeDICOMXML.document(json: json))
            #expect(try NativeXMLReader.read(bytes) == ReadDataSet.read(json: json), "seed \(seed)")
        }
    }

    @Test("D-31 an empty data set is a root with the namespace of the schema, and white space counts")
    func empty() throws {
        #expect(try content([]) == "")
    }

    @Test("D-32 a standard attribute has its keyword, also one of a repeating group; one that nobody knows has none")
    func keywords() throws {
        #expect(
            try content([
                DataElement(Tag(0x0008, 0x0060), .CS, .strings(["CT"])), DataElement(Tag(0x6002, 0x0010), .US, .empty),
                DataElement(Tag(0x7776, 0x0001), .UN, .empty),
            ])
                == #"<DicomAttribute tag="00080060" vr="CS" keyword="Modality"><Value number="1">CT</Value></DicomAttribute>"#
                + #"<DicomAttribute tag="60020010" vr="US" keyword="OverlayRows"/><DicomAttribute tag="77760001" vr="UN"/>"#
        )
    }

    @Test("D-32 a private attribute names its creator and has no block; creator elements are left out")
    func privateAttributes() throws {
        #expect(
            try content([
                DataElement(Tag(0x0029, 0x0010), .LO, .strings(["SIEMENS CSA"])),
                DataElement(Tag(0x0029, 0x1008), .CS, .strings(["IMAGE"])),
                DataElement(Tag(0x0029, 0x2008), .CS, .strings(["x"])),
            ])
                == #"<DicomAttribute tag="00290008" vr="CS" privateCreator="SIEMENS CSA"><Value number="1">IMAGE</Value></DicomAttribute>"#
                + #"<DicomAttribute tag="00292008" vr="CS"><Value number="1">x</Value></DicomAttribute>"#)
    }

    @Test("D-32 a creator counts for its own data set and not for the items in it")
    func creatorsOfItems() throws {
        let item = DataSet([DataElement(Tag(0x0029, 0x1008), .CS, .strings(["x"]))])
        let text = try content([
            DataElement(Tag(0x0029, 0x0010), .LO, .strings(["A"])),
            DataElement(Tag(0x0029, 0x1001), .SQ, .items([item])),
        ])
        #expect(
            text.contains(
                #"tag="00290001" vr="SQ" privateCreator="A"><Item number="1"><DicomAttribute tag="00291008" vr="CS">"#))
    }

    @Test("D-33 an empty value among several is an empty element; a zero-length attribute has no children")
    func emptyValues() throws {
        #expect(
            try content([
                DataElement(Tag(0x0008, 0x0008), .CS, .strings(["A", "", "B"])),
                DataElement(Tag(0x0008, 0x1140), .SQ, .empty),
            ])
                == #"<DicomAttribute tag="00080008" vr="CS" keyword="ImageType"><Value number="1">A</Value><Value number="2"/>"#
                + #"<Value number="3">B</Value></DicomAttribute><DicomAttribute tag="00081140" vr="SQ" keyword="ReferencedImageSequence"/>"#
        )
    }

    @Test("D-33 a person name has its groups and components, only those that are not empty")
    func names() throws {
        #expect(
            try content([DataElement(Tag(0x0010, 0x0010), .PN, .strings(["Yamada^Tarou^^Dr=山田^太郎"]))])
                == #"<DicomAttribute tag="00100010" vr="PN" keyword="PatientName"><PersonName number="1"><Alphabetic>"#
                + "<FamilyName>Yamada</FamilyName><GivenName>Tarou</GivenName><NamePrefix>Dr</NamePrefix></Alphabetic>"
                + "<Ideographic><FamilyName>山田</FamilyName><GivenName>太郎</GivenName></Ideographic></PersonName></DicomAttribute>"
        )
    }

    @Test("D-33 the digits of a decimal string stay, long values are BulkData with a URI")
    func numbersAndBulkData() throws {
        let text = try content([
            DataElement(Tag(0x0028, 0x0030), .DS, .strings(["0.50", "1e3"])),
            DataElement(Tag(0x7FE0, 0x0010), .OW, .bulk(byteCount: 9)),
        ])
        #expect(text.contains(#"<Value number="1">0.50</Value><Value number="2">1e3</Value>"#))
        #expect(text.contains(#"<BulkData uri="http://host/dicom-web/bulkdata/7FE00010"/>"#))
    }

    @Test("D-34 a character that XML has no room for is U+FFFD, a carriage return is escaped")
    func controlCharacters() throws {
        #expect(
            try content([DataElement(Tag(0x0040, 0xA160), .UT, .strings(["a\u{0C}b\r\n<c>"]))])
                == "<DicomAttribute tag=\"0040A160\" vr=\"UT\" keyword=\"TextValue\">"
                + "<Value number=\"1\">a\u{FFFD}b&#13;\n&lt;c&gt;</Value></DicomAttribute>")
    }

    @Test("D-30 search results become documents from their attributes")
    func attributes() throws {
        let elements = [
            DataElement(Tag(0x0008, 0x0060), .CS, .strings(["CT"])),
            DataElement(Tag(0x0010, 0x0020), .LO, .strings(["1"])),
        ]
        let joined = try NativeDICOMXML.document(attributes: elements.map { ($0.tag, DICOMJSON.attribute($0)[...]) })
        #expect(String(decoding: joined, as: UTF8.self) == (try xml(elements)))
    }

    @Test(
        "What is no DICOM JSON of one data set is an error",
        arguments: [
            "", "[", "{", #"{"0008"#, #"{"00080060":"CT"}"#, #"{"00080060":{"Value":["CT"],"vr":"CS"}}"#,
            #"{"00080060":{"vr":"??"}}"#, #"{"00080060":{"vr":"CS","Value":[[]]}}"#,
            #"{"00080060":{"vr":"CS","Value":["\x"]}}"#,
            #"{"00080060":{"vr":"CS","Value":["\uD800"]}}"#, #"{"00080060":{}}"#,
        ])
    func malformed(json: String) {
        #expect(throws: NativeXMLError.malformed) { try NativeDICOMXML.document(json: Array(json.utf8)) }
    }
}
