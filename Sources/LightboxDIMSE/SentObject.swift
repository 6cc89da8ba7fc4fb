package import SystemPackage

/// An object that a peer has sent.
package struct SentObject: Sendable, Equatable {
    /// A Part 10 file.
    package let path: FilePath
    /// What the command says that it is.
    package let sopClassUID: String
    package let sopInstanceUID: String
    package let peer: Peer
}
