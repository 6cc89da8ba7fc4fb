import LightboxCompression
import LightboxIndex

extension MetadataDocument {
    private static let version: UInt8 = 1

    var blob: [UInt8] {
        var writer = BlobWriter(version: Self.version)
        writer.append(UInt64(pieces.count))
        for piece in pieces {
            writer.append(UInt64(piece.checksum))
            writer.append(piece.byteCount)
            writer.append(piece.deflated)
        }
        return writer.bytes
    }

    init(blob: [UInt8]) throws(BlobDamage) {
        var reader = try BlobReader(blob, version: Self.version)
        var pieces: [DeflatedPiece] = []
        for _ in 0..<(try reader.count(eachAtLeast: 3)) {
            guard let checksum = UInt32(exactly: try reader.unsigned()) else { throw BlobDamage() }
            let byteCount = try reader.integer()
            pieces.append(
                DeflatedPiece(deflated: Array(try reader.content()), checksum: checksum, byteCount: byteCount))
        }
        guard reader.isAtEnd else { throw BlobDamage() }
        self.init(pieces: pieces)
    }
}
