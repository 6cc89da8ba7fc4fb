internal import CDCMTK

/// What had to be overlooked to read an object that contradicts the standard. Its values are sound all the same.
package struct StructureDefects: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    private init(_ defect: cdcmtk_defect) {
        rawValue = UInt32(defect.rawValue)
    }

    /// The object ends inside of an element; what is there of it was read.
    package static let cutShort = StructureDefects(.cutShort)
    /// Bytes behind the last element are no elements.
    package static let trailingBytes = StructureDefects(.trailingBytes)
    /// An item or a delimiter where no sequence had begun was passed over. Source: PS3.5 7.5.
    package static let strayItem = StructureDefects(.strayItem)
    /// A value that its tag or VR makes a sequence and that is none was read as UN; one of undefined length, which
    /// only a sequence can have, as a sequence.
    package static let wrongVR = StructureDefects(.wrongVR)
}
