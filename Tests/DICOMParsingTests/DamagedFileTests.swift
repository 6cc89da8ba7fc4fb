import DICOMCore
import DICOMParsing
import Foundation
import Support
import Testing

/// Good files with one mistake each: a value or a typed error, never a crash.
@Suite("Damaged files", .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
struct DamagedFileTests {
    static let samples = [
        "pydicom/CT_small.dcm", "pydicom/JPEG2000.dcm", "pydicom/MR_small_bigendian.dcm", "pydicom/reportsi.dcm",
        "pydicom/image_dfl.dcm",
    ]

    private func bytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(Corpus.folder)
        return Array(try Data(contentsOf: folder.appending(path: path)))
    }

    /// - Returns: whether the bytes gave a value.
    private func survives(_ bytes: [UInt8]) -> Bool {
        (try? PartTenFile(bytes: bytes).parse()) != nil
    }

    @Test("G-15 an object cut off anywhere in its header gives a value or a typed error", arguments: samples)
    func truncation(path: String) throws {
        let whole = try bytes(path)
        var values = 0
        for count in 0..<min(whole.count, 2048) where survives(Array(whole[..<count])) { values += 1 }
        // Cuts between two elements leave a shorter data set, those in front of the meta information nothing.
        #expect(values < min(whole.count, 2048))
    }

    @Test("G-15 any byte of the first 2 KiB turned gives a value or a typed error", arguments: samples)
    func flip(path: String) throws {
        let whole = try bytes(path)
        var values = 0
        for index in 0..<min(whole.count, 2048) {
            var damaged = whole
            damaged[index] ^= index.isMultiple(of: 2) ? 0xFF : 0x01
            if survives(damaged) { values += 1 }
        }
        // The preamble alone holds 128 bytes that mean nothing.
        #expect(values >= 128)
    }

    @Test("an object cut off in its pixel data says how much is there")
    func cutInPixels() throws {
        let folder = try #require(Corpus.folder)
        let parsed = try PartTenFile(path: folder.appending(path: "pydicom/MR_truncated.dcm").path()).parse()
        let expected = FrameTable.native(
            offset: 1500, byteCount: 8130, bitsPerFrame: 64 * 64 * 16, count: 1, isBigEndian: false)
        #expect(parsed.frames == expected)
        #expect(parsed.dataSet[.pixelData]?.value == .bulk(byteCount: 8130))
    }

    @Test("an object cut off in its last fragment says how much is there")
    func cutInFragment() throws {
        let whole = try bytes("pydicom/JPEG2000.dcm")
        guard case .encapsulated(let frames) = try PartTenFile(bytes: whole).parse().frames,
            let fragment = frames.last?.last
        else {
            Issue.record("no fragments")
            return
        }
        let cut = try PartTenFile(bytes: Array(whole[..<Int(fragment.end - 100)])).parse()
        let shorter = try #require(ByteRange(offset: fragment.offset, count: fragment.count - 100))
        #expect(cut.frames == .encapsulated(frames.dropLast() + [frames[frames.count - 1].dropLast() + [shorter]]))
    }

    @Test("bytes behind the last element don't make an object unreadable", arguments: [1, 3, 8, 9, 100, 1000])
    func garbage(count: Int) throws {
        let whole = try bytes("pydicom/CT_small.dcm")
        let expected = try PartTenFile(bytes: whole).parse()
        var seed: UInt32 = 7
        let garbage = (0..<count).map { _ in
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return UInt8(seed >> 24) & 0x1F
        }
        let parsed = try PartTenFile(bytes: whole + garbage).parse()
        #expect(parsed.frames == expected.frames)
        #expect(parsed.dataSet.string(.sopInstanceUID) == expected.dataSet.string(.sopInstanceUID))
        let padded = try PartTenFile(bytes: whole + [UInt8](repeating: 0, count: count)).parse()
        #expect(padded.frames == expected.frames && padded.dataSet == expected.dataSet)
    }

    @Test("a deflated data set is not inflated beyond the limit")
    func inflation() throws {
        let limits = ParseLimits(inflatedByteCount: 1000)
        let deflated = try bytes("pydicom/image_dfl.dcm")
        #expect(throws: ParseError.unsupported) { try PartTenFile(bytes: deflated, limits: limits).parse() }
        #expect(try PartTenFile(bytes: deflated).parse().frames == .parsed(count: 1))
    }
}
