internal import Crypto
internal import NIOCore

/// The SHA-256 of some bytes, 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
}

/// The SHA-256 of an open file. - Throws: `StoreError.truncated` where it became shorter since it was opened.
package func sha256(_ source: borrowing SourceFile) throws(StoreError) -> [UInt8] {
    try sha256(source) { _ in }
}

/// The same, each piece handed on as it is read: no byte is read twice.
func sha256(_ source: borrowing SourceFile, _ consume: ([UInt8]) throws -> Void) throws(StoreError) -> [UInt8] {
    var hash = SHA256()
    var offset: Int64 = 0
    while offset < source.byteCount {
        let piece = try source.read(offset: offset, count: 1 << 20)
        guard !piece.isEmpty else { throw .truncated }
        hash.update(data: piece)
        do {
            try consume(piece)
        } catch {
            throw StoreError(error)
        }
        offset += Int64(piece.count)
    }
    return Array(hash.finalize())
}

/// The SHA-256 of a stored object.
package func sha256(_ reader: ObjectReader, byteCount: Int64) throws(StoreError) -> [UInt8] {
    var hash = SHA256()
    var offset: Int64 = 0
    while offset < byteCount {
        let piece = try reader.read(offset: offset, count: Int(min(1 << 20, byteCount - offset)))
        unsafe piece.withUnsafeReadableBytes { unsafe hash.update(bufferPointer: $0) }
        offset += Int64(piece.readableBytes)
    }
    return Array(hash.finalize())
}

/// Lower-case hexadecimal digits, two a byte.
package func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// The bytes that hexadecimal digits stand for; `nil` where they are none.
package func bytes(hexadecimal text: Substring) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
        guard let high = value(digits[place]), let low = value(digits[place + 1]) else { return nil }
        bytes.append(high << 4 | low)
    }
    return bytes
}

private func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
}
