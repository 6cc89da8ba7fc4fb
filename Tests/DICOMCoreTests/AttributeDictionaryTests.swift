import DICOMCore
import Testing

struct AttributeDictionaryTests {
    static let attributes: [(UInt32, String, VR, String)] = [
        (0x0008_0005, "SpecificCharacterSet", .CS, "Specific Character Set"),
        (0x0010_0010, "PatientName", .PN, "Patient's Name"),
        (0x0020_000D, "StudyInstanceUID", .UI, "Study Instance UID"),
        (0x0040_0275, "RequestAttributesSequence", .SQ, "Request Attributes Sequence"),
        (0x0008_1190, "RetrieveURL", .UR, "Retrieve URL"),
        (0x7FE0_0010, "PixelData", .OW, "Pixel Data"),
        (0x0028_0106, "SmallestImagePixelValue", .US, "Smallest Image Pixel Value"),
        (0x0000_0002, "AffectedSOPClassUID", .UI, "Affected SOP Class UID"),
        (0xFFFC_FFFC, "DataSetTrailingPadding", .OB, "Data Set Trailing Padding"),
    ]

    @Test("E-01 tag, keyword, VR and name lead to each other", arguments: attributes)
    func lookUp(attribute: (UInt32, String, VR, String)) {
        let tag = Tag(rawValue: attribute.0)
        #expect(AttributeDictionary.tag(forKeyword: attribute.1) == tag)
        #expect(AttributeDictionary.keyword(for: tag) == attribute.1)
        #expect(AttributeDictionary.vr(for: tag) == attribute.2)
        #expect(AttributeDictionary.name(for: tag) == attribute.3)
    }

    @Test("E-01 every keyword leads to its tag and back")
    func everyKeyword() {
        var count = 0
        for group: UInt16 in [0x0008, 0x0010, 0x0018, 0x0020, 0x0028, 0x0040, 0x300A] {
            for element in UInt16(0)..<0xA000 {
                guard let keyword = AttributeDictionary.keyword(for: Tag(group, element)) else { continue }
                count += 1
                // A tag with variable digits shares its keyword with the others of its kind.
                let found = AttributeDictionary.tag(forKeyword: keyword)
                #expect(found.flatMap(AttributeDictionary.keyword(for:)) == keyword, "\(Tag(group, element))")
            }
        }
        #expect(count > 2700)
    }

    @Test("A keyword is case-sensitive and whole", arguments: ["patientName", "PatientNam", "PatientNames", "", "ä"])
    func unknownKeyword(keyword: String) {
        #expect(AttributeDictionary.tag(forKeyword: keyword) == nil)
    }

    @Test(
        "A repeating group is found under each of its group numbers", arguments: [0x6000, 0x6002, 0x60FE] as [UInt16])
    func overlays(group: UInt16) {
        #expect(AttributeDictionary.keyword(for: Tag(group, 0x0010)) == "OverlayRows")
        #expect(AttributeDictionary.vr(for: Tag(group, 0x3000)) == .OW)
        #expect(AttributeDictionary.tag(forKeyword: "OverlayRows") == Tag(0x6000, 0x0010))
    }

    @Test("Curves repeat, their odd groups are private")
    func curves() {
        #expect(AttributeDictionary.vr(for: Tag(0x5004, 0x3000)) == .OW)
        #expect(AttributeDictionary.keyword(for: Tag(0x5004, 0x0005)) == "CurveDimensions")
        #expect(AttributeDictionary.vr(for: Tag(0x5005, 0x3000)) == nil)
    }

    @Test("D-14 private attributes are unknown, their creators are LO, group lengths UL")
    func privateAttributes() {
        #expect(AttributeDictionary.vr(for: Tag(0x0029, 0x1010)) == nil)
        #expect(AttributeDictionary.keyword(for: Tag(0x0029, 0x1010)) == nil)
        #expect(AttributeDictionary.vr(for: Tag(0x0029, 0x0010)) == .LO)
        #expect(AttributeDictionary.vr(for: Tag(0x0008, 0x0000)) == .UL)
        #expect(AttributeDictionary.vr(for: Tag(0x0008, 0x0003)) == nil)
    }

    @Test("Names of SOP classes and transfer syntaxes are known")
    func identifiers() {
        #expect(UIDDictionary.name(ofSOPClass: "1.2.840.10008.5.1.4.1.1.2") == "CT Image Storage")
        #expect(UIDDictionary.name(of: .jpeg2000Lossless) == "JPEG 2000 Image Compression (Lossless Only)")
        #expect(UIDDictionary.name(ofSOPClass: "1.2.3") == nil)
    }

    @Test("B-40 documents and presentation states are known by their SOP class")
    func sopClasses() {
        #expect(SOPClassUID.isDocument("1.2.840.10008.5.1.4.1.1.88.59"))
        #expect(SOPClassUID.isDocument("1.2.840.10008.5.1.4.1.1.104.1"))
        #expect(!SOPClassUID.isDocument("1.2.840.10008.5.1.4.1.1.2"))
        #expect(SOPClassUID.isPresentationState("1.2.840.10008.5.1.4.1.1.11.1"))
        #expect(!SOPClassUID.isPresentationState("1.2.840.10008.5.1.4.1.1.1.1"))
    }

    @Test(
        "B-28 syntaxes that can lose something are known",
        arguments: [("4.50", true), ("4.91", true), ("4.102.1", true), ("4.90", false), ("5", false), ("1", false)])
    func lossy(suffix: String, mayBeLossy: Bool) {
        #expect(TransferSyntax(uid: "1.2.840.10008.1.2.\(suffix)").mayBeLossy == mayBeLossy)
    }
}
