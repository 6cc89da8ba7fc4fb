import LightboxCompression
import Testing

@Suite("Deflated pieces")
struct DeflatedPieceTests {
    @Test("What is compressed expands to the same bytes", arguments: [0, 1, 17, 11_000, 300_000])
    func roundTrip(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let piece = try Deflator(level: 1).piece(bytes[...])
        #expect(piece.byteCount == count)
        #expect(try piece.expanded() == bytes)
    }

    @Test("One compressor serves many documents, none sees the one before it")
    func reuse() throws {
        let deflator = try Deflator(level: 6)
        let text = Array(#"{"00080060":{"vr":"CS","Value":["CT"]}}"#.utf8)
        let first = try deflator.piece(text[...])
        let second = try deflator.piece(text[...])
        #expect(first == second)
    }

    @Test("Joined pieces are one deflate stream")
    func joined() throws {
        let deflator = try Deflator(level: 6)
        let left = try deflator.piece(Array("first, first, first, ".utf8)[...])
        let right = try deflator.piece(Array("first, second".utf8)[...])
        let whole = DeflatedPiece(
            deflated: left.deflated + right.deflated,
            checksum: try deflator.piece(Array("first, first, first, first, second".utf8)[...]).checksum,
            byteCount: left.byteCount + right.byteCount)
        #expect(try whole.expanded() == Array("first, first, first, first, second".utf8))
    }

    @Test("Damaged bytes, a wrong length and a wrong checksum are found")
    func damage() throws {
        let bytes = Array("a document that the index keeps for years".utf8)
        let piece = try Deflator(level: 6).piece(bytes[...])
        var cut = piece.deflated
        cut.removeLast(cut.count / 2)
        let damaged = [
            DeflatedPiece(deflated: cut, checksum: piece.checksum, byteCount: piece.byteCount),
            DeflatedPiece(deflated: [], checksum: piece.checksum, byteCount: piece.byteCount),
            DeflatedPiece(deflated: piece.deflated, checksum: piece.checksum ^ 1, byteCount: piece.byteCount),
            DeflatedPiece(deflated: piece.deflated, checksum: piece.checksum, byteCount: piece.byteCount + 1),
            DeflatedPiece(deflated: piece.deflated, checksum: piece.checksum, byteCount: piece.byteCount - 1),
            DeflatedPiece(deflated: piece.deflated, checksum: piece.checksum, byteCount: -1),
        ]
        for piece in damaged {
            #expect(throws: CompressionError.corrupt) { try piece.expanded() }
        }
    }
}
