/// A blob does not hold what its form promises.
struct BlobDamage: Error, Equatable {}

/// Reads what `BlobWriter` wrote. Every count is checked against the bytes that are left before anything is allocated.
struct BlobReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8], version: UInt8) throws(BlobDamage) {
        self.bytes = bytes
        guard bytes.first == version else { throw BlobDamage() }
        place = 1
    }

    private var remaining: Int { bytes.count - place }
    var isAtEnd: Bool { remaining == 0 }

    mutating func byte() throws(BlobDamage) -> UInt8 {
        guard place < bytes.count else { throw BlobDamage() }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func unsigned() throws(BlobDamage) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            let part = UInt64(byte & 0x7F)
            guard (part << shift) >> shift == part else { throw BlobDamage() }
            number |= part << shift
            if byte & 0x80 == 0 { return number }
        }
        throw BlobDamage()
    }

    mutating func signed() throws(BlobDamage) -> Int64 {
        let folded = try unsigned()
        return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
    }

    mutating func integer() throws(BlobDamage) -> Int {
        Int(try signed())
    }

    mutating func flag() throws(BlobDamage) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw BlobDamage()
        }
    }

    /// The number of things that follow. - Parameter minimum: bytes that each of them takes at least.
    mutating func count(eachAtLeast minimum: Int) throws(BlobDamage) -> Int {
        let number = try unsigned()
        guard number <= UInt64(remaining / minimum) else { throw BlobDamage() }
        return Int(number)
    }

    /// A part of the blob itself.
    mutating func content() throws(BlobDamage) -> ArraySlice<UInt8> {
        let count = try count(eachAtLeast: 1)
        defer { place += count }
        return bytes[place..<place + count]
    }

    mutating func skipContent() throws(BlobDamage) {
        place += try count(eachAtLeast: 1)
    }

    mutating func text() throws(BlobDamage) -> String {
        guard let text = String(validating: try content(), as: UTF8.self) else { throw BlobDamage() }
        return text
    }
}
