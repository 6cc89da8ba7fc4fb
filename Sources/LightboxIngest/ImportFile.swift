internal import LightboxIndex
internal import LightboxStore
internal import SystemPackage

/// A file that an import has before it: found in a folder, or read out of an archive.
struct ImportFile: Sendable {
    let candidate: ImportCandidate
    let stamp: FileStamp
    let content: Content

    enum Content: Sendable {
        /// To be read from its path.
        case file
        /// The content of a small entry of an archive.
        case bytes([UInt8])
        /// A large one, staged already.
        case staged(StagedObject)
        /// An entry that can't be read.
        case refused(RefusalReason)
    }
}

/// What is next to be imported.
enum ImportOffer: Sendable {
    case file(ImportFile)
    case unlistable(path: String, code: Int32)
}
