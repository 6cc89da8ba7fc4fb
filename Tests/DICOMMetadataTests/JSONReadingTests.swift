import DICOMCore
import DICOMMetadata
import Testing

private typealias Tag = DICOMCore.Tag

@Suite("Reading DICOM JSON back")
struct JSONReadingTests {
    private static let elements: [DataElement] = [
        DataElement(Tag(0x0008, 0x0008), .CS, .strings(["ORIGINAL", "", "AXIAL"])),
        DataElement(Tag(0x0008, 0x0020), .DA, .empty),
        DataElement(Tag(0x0010, 0x0010), .PN, .strings(["Yamada^Tarou=山田^太郎=やまだ^たろう", "A^B", "=山"])),
        DataElement(Tag(0x0010, 0x1030), .DS, .strings(["70.50", "+5", "1e400"])),
        DataElement(Tag(0x0010, 0x4000), .LT, .strings(["a \"quote\" \\ back\r\n\u{1B}slash ä"])),
        DataElement(Tag(0x0020, 0x0013), .IS, .strings(["1", "007"])),
        DataElement(Tag(0x0028, 0x0009), .AT, .tags([Tag(0x0018, 0x1063)])),
        DataElement(Tag(0x0028, 0x0010), .US, .unsignedIntegers([512])),
        DataElement(Tag(0x0028, 0x0106), .SS, .integers([-5])),
        DataElement(Tag(0x0018, 0x9087), .FD, .floats([1.5, .infinity, -0.0])),
        DataElement(Tag(0x0018, 0x9999), .SV, .integers([.max])),
        DataElement(Tag(0x0009, 0x1001), .UN, .bytes([0, 1, 255])),
        DataElement(
            Tag(0x0040, 0x0275), .SQ,
            .items([DataSet([DataElement(Tag(0x0040, 0x0009), .SH, .strings(["S"]))]), DataSet()])),
    ]

    @Test("D-03 to D-10 what was written reads back the same", arguments: elements)
    func roundTrip(element: DataElement) throws {
        #expect(try DICOMJSON.element(element.tag, DICOMJSON.attribute(element)[...]) == element)
    }

    @Test("the wanted members of a document are found where they lie, and the items of a sequence")
    func members() throws {
        let document = DICOMJSON.document(DataSet(Self.elements)) { _ in "" }.bytes
        let found = try DICOMJSON.attributes(of: document) { $0.group == 0x0040 || $0.group == 0x0028 }
        #expect(found.map(\.tag) == [0x0028_0009, 0x0028_0010, 0x0028_0106, 0x0040_0275].map { Tag(rawValue: $0) })
        let sequence = document[try #require(found.last).range]
        let items = try DICOMJSON.items(sequence)
        #expect(items.count == 2)
        #expect(try DICOMJSON.dataSet(document[items[0]]).string(Tag(0x0040, 0x0009)) == "S")
        #expect(try DICOMJSON.dataSet(document[...]).elements.count == Self.elements.count)
    }

    @Test("damaged bytes are an error, and never a crash")
    func damage() throws {
        let document = DICOMJSON.document(DataSet(Self.elements)) { _ in "" }.bytes
        var errors = 0
        for index in document.indices {
            var damaged = document
            damaged[index] = damaged[index] ^ 0x0F
            for bytes in [damaged, Array(document[..<index])] {
                do {
                    _ = try DICOMJSON.dataSet(bytes[...])
                } catch {
                    errors += 1
                }
            }
        }
        #expect(errors > document.count)
        let nested = Array(repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONDamage()) {
            try DICOMJSON.element(Tag(0, 0), (Array("{\"vr\":\"LO\",\"Value\":".utf8) + nested)[...])
        }
        #expect(throws: JSONDamage()) {
            try DICOMJSON.attributes(of: Array("{\"00080008\":".utf8) + nested) { _ in true }
        }
    }
}
