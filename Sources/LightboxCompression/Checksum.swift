internal import CDeflate

/// CRC-32 of bytes that come piece by piece. Source: RFC 1952 8.
package struct Checksum: Sendable {
    package private(set) var value: UInt32 = 0

    package init() {}

    package mutating func add(_ bytes: some Collection<UInt8>) {
        let sum = value
        let next = bytes.withContiguousStorageIfAvailable {
            unsafe cdeflate_checksum(sum, $0.baseAddress, $0.count)
        }
        if let next {
            value = next
        } else {
            add(Array(bytes))
        }
    }
}
