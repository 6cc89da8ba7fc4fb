import Crypto
import DICOMCore

/// The UID of a name: the same name has the same UID everywhere.
package func derivedUID(_ name: String) -> String { hashedUID(SHA256.hash(data: Array(name.utf8))) }

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
