/// Writes numbers and bytes in the compact form of the index's blobs: unsigned numbers seven bits a byte, lowest first, the
/// high bit set on all but the last; signed ones folded so that small ones stay small; bytes behind their count.
struct BlobWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameter version: the first byte, so that a later form can be told apart.
    init(version: UInt8) {
        bytes.append(version)
    }

    mutating func append(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(_ number: Int64) {
        append(UInt64(bitPattern: number << 1 ^ number >> 63))
    }

    mutating func append(_ number: Int) {
        append(Int64(number))
    }

    mutating func append(_ flag: Bool) {
        bytes.append(flag ? 1 : 0)
    }

    mutating func append(_ content: [UInt8]) {
        append(UInt64(content.count))
        bytes.append(contentsOf: content)
    }

    mutating func append(_ text: String) {
        append(Array(text.utf8))
    }
}
