import DICOMPixels
import Testing

@Suite("Profiles of code streams")
struct EmbeddedProfileTests {
    private func segment(_ number: UInt8, of count: UInt8, _ content: [UInt8]) -> [UInt8] {
        let body = Array("ICC_PROFILE\0".utf8) + [number, count] + content
        return [0xFF, 0xE2, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
    }

    private func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let count = content.count + 8
        return [UInt8(count >> 24 & 0xFF), UInt8(count >> 16 & 0xFF), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
            + Array(type.utf8) + content
    }

    private let other: [UInt8] = [0xFF, 0xE0, 0, 4, 1, 2]
    private let scan: [UInt8] = [0xFF, 0xDA, 0, 2, 9, 9]

    @Test("C-10 the segments of a JPEG stream are joined by their numbers; a part alone is no profile")
    func jpeg() {
        let start: [UInt8] = [0xFF, 0xD8]
        let whole = start + other + segment(2, of: 2, [4, 5]) + segment(1, of: 2, [1, 2, 3]) + scan
        #expect(embeddedICCProfile(in: whole) == [1, 2, 3, 4, 5])
        #expect(embeddedICCProfile(in: start + segment(1, of: 2, [1]) + scan) == nil)
        #expect(embeddedICCProfile(in: start + segment(1, of: 0, [1]) + scan) == nil)
        #expect(embeddedICCProfile(in: start + scan + segment(1, of: 1, [1])) == nil)
    }

    @Test("C-10 the colour box of a JP2 file has a profile where its method says so")
    func jp2() {
        let signature: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A]
        let enumerated = box("colr", [1, 0, 0, 0, 0, 0, 16])
        let profiled = box("colr", [2, 0, 0, 7, 8, 9])
        let header = box("jp2h", box("ihdr", [0]) + enumerated + profiled)
        #expect(embeddedICCProfile(in: signature + box("ftyp", []) + header) == [7, 8, 9])
        #expect(embeddedICCProfile(in: signature + box("jp2h", enumerated)) == nil)
        #expect(embeddedICCProfile(in: [0xFF, 0x4F, 0xFF, 0x51]) == nil)
    }

    @Test("A stream that is cut anywhere ends in a profile or in none")
    func cut() {
        let jpeg: [UInt8] = [0xFF, 0xD8] + other + segment(1, of: 1, [1, 2, 3]) + scan
        let signature: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A]
        let jp2 = signature + box("jp2h", box("colr", [2, 0, 0, 7, 8, 9]))
        for whole in [jpeg, jp2] {
            for count in 0...whole.count {
                let found = embeddedICCProfile(in: Array(whole.prefix(count)))
                #expect(found == nil || found == [1, 2, 3] || found == [7, 8, 9])
            }
        }
    }
}
