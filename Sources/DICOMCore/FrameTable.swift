/// Where every frame of an instance lies in its object: what makes a frame a `pread` and no parse.
package enum FrameTable: Equatable, Sendable {
    /// No pixel data.
    case none
    /// Native pixel data: frame n starts `(n - 1) * bitsPerFrame` bits behind `offset`. The bits are a multiple of 8 but
    /// for 1-bit images, whose frames follow each other without padding (PS3.5 8.1.1).
    /// `byteCount` is the length of the value field: an object that was cut short can hold fewer frames than it says.
    case native(offset: Int64, byteCount: Int64, bitsPerFrame: Int, count: Int, isBigEndian: Bool)
    /// Encapsulated pixel data: the fragments of every frame in order, item headers not included. Source: PS3.5 A.4.
    case encapsulated([[ByteRange]])
    /// The pixels can't be addressed in the object (a deflated data set): a frame is read through a parse.
    case parsed(count: Int)

    package var count: Int {
        switch self {
        case .none: 0
        case .native(_, _, _, let count, _), .parsed(let count): count
        case .encapsulated(let frames): frames.count
        }
    }
}

/// Where the values lie that metadata refers to by a BulkDataURI, by attribute path.
package struct BulkValue: Hashable, Sendable {
    package let path: AttributePath
    package let vr: VR
    /// `nil` where the value can't be addressed in the object (a deflated data set, encapsulated pixel data).
    package let range: ByteRange?
    /// The stored words are big endian and are swapped on the way out, by `vr.wordByteCount` (B-64).
    package let isBigEndian: Bool

    package init(path: AttributePath, vr: VR, range: ByteRange?, isBigEndian: Bool) {
        self.path = path
        self.vr = vr
        self.range = range
        self.isBigEndian = isBigEndian
    }
}
