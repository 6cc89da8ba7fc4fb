import CDCMTK

/// Why an object gives no data set. Offsets count bytes of the object (of the inflated data set of a deflated one).
package enum ParseError: Error, Hashable {
    /// The file can't be opened or read.
    case unreadable
    /// No DICOM object.
    case notDICOM
    /// A length or structure contradicts itself, or the object ends in the middle of an element.
    case malformed(offset: Int64?)
    /// Sequences are nested deeper than the limit.
    case tooDeep
    /// Something that DCMTK can't read, or more of it than the limits allow.
    case unsupported
    /// Its attributes, bulk values apart, take more memory than the limits allow.
    case tooLarge
    /// A mistake of ours, or of DCMTK's.
    case internalError
}

extension ParseError {
    init(_ failure: cdcmtk_failure) {
        switch failure.status {
        case .unreadable: self = .unreadable
        case .notDICOM: self = .notDICOM
        case .malformed: self = .malformed(offset: failure.offset < 0 ? nil : failure.offset)
        case .tooDeep: self = .tooDeep
        case .unsupported, .undecodable: self = .unsupported
        default: self = .internalError
        }
    }
}
