import LightboxIngest
import Testing

@Suite("Sniffing")
struct SniffingTests {
    @Test("A preamble with DICM, and data sets without one in every byte order, look like DICOM")
    func dicom() {
        #expect(looksLikeDICOM([UInt8](repeating: 7, count: 128) + Array("DICM".utf8)))
        #expect(looksLikeDICOM([0x08, 0x00, 0x05, 0x00] + Array("CS".utf8) + [10, 0]), "explicit, little endian")
        #expect(looksLikeDICOM([0x08, 0x00, 0x16, 0x00, 26, 0, 0, 0]), "implicit")
        #expect(looksLikeDICOM([0x02, 0x00, 0x00, 0x00] + Array("UL".utf8) + [4, 0]), "meta information, no preamble")
        #expect(looksLikeDICOM([0x00, 0x08, 0x00, 0x16] + Array("UI".utf8) + [0, 26]), "explicit, big endian")
    }

    @Test(
        "Other files do not",
        arguments: [
            [], Array("%PDF-1.4".utf8), Array("hello world, this is a text".utf8), [0x08, 0x00, 0x05],
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0x08, 0, 0x16, 0, 0xFF, 0xFF, 0xFF, 0x7F],
            [UInt8](repeating: 0, count: 200),
        ])
    func others(start: [UInt8]) {
        #expect(!looksLikeDICOM(start))
    }

    @Test(
        "G-15 a name that promises DICOM is reason enough to look", arguments: ["a.dcm", "B.DCM", "x.y.dicom", ".dic"])
    func names(name: String) {
        #expect(isNamedLikeDICOM(name))
    }

    @Test("Other names promise nothing", arguments: ["dcm", "a.txt", "a.dcm.zip", "", "IM000001", "a."])
    func otherNames(name: String) {
        #expect(!isNamedLikeDICOM(name))
    }
}
