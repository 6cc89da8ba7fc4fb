import NIOCore
import Testing

@testable import LightboxRetrieve

@Suite("Byte streams")
struct ByteStreamTests {
    @Test(
        "Words are swapped whole, whatever the pieces are; what is left at the end stays", arguments: [1, 2, 3, 5, 64])
    func swappedWords(pieceByteCount: Int) async throws {
        let bytes = (0..<23).map { UInt8($0) }
        let swapped = try await stream(bytes, pieceByteCount).swappingWords(of: 4).collected(atMost: 100)
        let expected: [UInt8] = [
            3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 19, 18, 17, 16, 20, 21, 22,
        ]
        #expect(swapped == expected)
    }

    @Test("B-63 bits that start within a byte are packed from bit 0", arguments: 1...7)
    func shiftedBits(shift: Int) async throws {
        let bytes: [UInt8] = [0b1010_0110, 0b0101_1100, 0b1111_0000]
        let bits = bytes.flatMap { byte in (0..<8).map { byte >> UInt8($0) & 1 } }
        for bitCount in [8, 10, 24 - shift] {
            let last = (shift + bitCount + 7) / 8
            let shifted = try await stream(Array(bytes[..<last]), 2)
                .shiftingBits(by: shift, bitCount: bitCount).collected(atMost: 10)
            #expect(shifted.count == (bitCount + 7) / 8)
            let found = shifted.flatMap { byte in (0..<8).map { byte >> UInt8($0) & 1 } }.prefix(bitCount)
            #expect(Array(found) == Array(bits[shift..<(shift + bitCount)]))
        }
    }

    @Test("What is collected is bounded")
    func limit() async {
        await #expect(throws: RetrieveError.tooLarge) {
            try await stream([UInt8](repeating: 1, count: 11), 4).collected(atMost: 10)
        }
    }

    @Test("Joined streams follow each other; their length is known where each one's is")
    func joined() async throws {
        let joined = ByteStream.joined([ByteStream([1, 2]), ByteStream([]), ByteStream([3])])
        #expect(joined.byteCount == 3)
        #expect(try await joined.collected(atMost: 3) == [1, 2, 3])
        #expect(ByteStream.joined([ByteStream([1]), stream([2], 1)]).byteCount == nil)
    }

    @Test("A consumer that fails ends the stream")
    func failingConsumer() async {
        struct Closed: Error {}
        var count = 0
        await #expect(throws: Closed.self) {
            try await stream([UInt8](repeating: 1, count: 100), 1).send { _ in
                count += 1
                if count == 3 { throw Closed() }
            }
        }
        #expect(count == 3)
    }

    /// The bytes in pieces, their number not announced.
    private func stream(_ bytes: [UInt8], _ pieceByteCount: Int) -> ByteStream {
        ByteStream(byteCount: nil) { consume in
            for start in stride(from: 0, to: bytes.count, by: pieceByteCount) {
                try await consume(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + pieceByteCount)]))
            }
        }
    }
}

@Suite("Pieces of objects that are being sent")
struct UnderwayReadsTests {
    @Test("G-05 the more objects are being sent, the smaller are the pieces, and all of them together are bounded")
    func pieces() {
        #expect(UnderwayReads.pieceByteCount(of: 0) == 512 * 1024)
        #expect(UnderwayReads.pieceByteCount(of: 32) == 512 * 1024)
        #expect(UnderwayReads.pieceByteCount(of: 512) == 32 * 1024)
        #expect(UnderwayReads.pieceByteCount(of: 1_000_000) == 16 * 1024)
        for count in Int64(32)...1024 { #expect(UnderwayReads.pieceByteCount(of: count) * count <= 16 << 20) }
        let reads = UnderwayReads()
        for _ in 0..<512 { reads.begin() }
        #expect(reads.pieceByteCount == 32 * 1024)
        for _ in 0..<512 { reads.end() }
        #expect(reads.pieceByteCount == 512 * 1024)
    }
}
