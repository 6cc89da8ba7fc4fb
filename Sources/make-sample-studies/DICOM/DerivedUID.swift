import Crypto

/// The UID of a name: `2.25.` and the decimal digits of a UUID that is made of the SHA-256 of the name, 44 characters at
/// most. The same name has the same UID everywhere and nobody has to register a root.
///
/// The UUID is of version 8: the first 16 bytes of the digest, version and variant bits put in.
/// Source: PS3.5 B.2, RFC 9562 5.8.
package func derivedUID(_ name: String) -> String {
    var number: UInt128 = 0
    for byte in SHA256.hash(data: Array(name.utf8)).prefix(16) { number = number << 8 | UInt128(byte) }
    let version: UInt128 = 0xF << 76
    let variant: UInt128 = 0b11 << 62
    number = number & ~version | 8 << 76
    number = number & ~variant | 0b10 << 62
    return "2.25.\(number)"
}

/// The UIDs of one run: names start with the seed, so that other pixels never have the same UID.
package struct SampleUIDs: Sendable {
    package let seed: UInt64

    package init(seed: UInt64) {
        self.seed = seed
    }

    /// `("ct-thorax", "series 2", "instance 17")` names what has this UID.
    package func uid(_ path: String...) -> String {
        derivedUID("lightbox sample studies/seed \(seed)/" + path.joined(separator: "/"))
    }
}
