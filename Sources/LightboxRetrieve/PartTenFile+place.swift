internal import DICOMParsing
internal import LightboxStore
internal import NIOCore

extension PartTenFile {
    /// Opens and parses a stored object. Blocks.
    /// - Throws: `RetrieveError.objectMissing` where it is not there, or in place and not what it was; `ParseError`.
    init(path place: ObjectPlace) throws {
        do {
            if place.isPart {
                // Small: what is large is a file of its own.
                let bytes = try place.open().read(offset: 0, count: Int(place.byteCount))
                self = try PartTenFile(bytes: Array(buffer: bytes))
            } else {
                let file = try SourceFile(path: place.path)
                if let expected = place.modificationTime {
                    guard file.byteCount == place.byteCount, file.modificationTime == expected else {
                        throw StoreError.changed
                    }
                }
                self = try PartTenFile(path: file.openPath)
            }
        } catch let error as StoreError {
            throw RetrieveError(error)
        }
    }
}

extension RetrieveError {
    /// What a request finds where an object should be.
    init(_ error: StoreError) {
        switch error {
        case .missing, .changed: self = .objectMissing
        case .truncated: self = .damaged
        default: self = .unreadable
        }
    }
}
