package import DICOMCore

/// Objects written byte by byte, so that tests can make every mistake that writers make.
package enum MadeObject {
    package static let undefinedLength: UInt32 = 0xFFFF_FFFF
    package static let itemEnd = tag(0xFFFE_E00D) + word(0)
    package static let sequenceEnd = tag(0xFFFE_E0DD) + word(0)

    /// Preamble, meta information and a data set.
    package static func partTen(_ syntax: TransferSyntax = .explicitVRLittleEndian, dataSet: [UInt8]) -> [UInt8] {
        let uid = explicit(0x0002_0010, "UI", text(syntax.uid, padding: 0))
        let length = explicit(0x0002_0000, "UL", word(UInt32(uid.count)))
        return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length + uid + dataSet
    }

    /// An element of explicit VR little endian.
    package static func explicit(_ tag: UInt32, _ vr: String, _ value: [UInt8]) -> [UInt8] {
        explicitHeader(tag, vr, length: UInt32(value.count)) + value
    }

    package static func explicit(_ tag: UInt32, _ vr: String, _ value: String) -> [UInt8] {
        explicit(tag, vr, text(value, padding: vr == "UI" ? 0 : 0x20))
    }

    package static func explicitHeader(_ tag: UInt32, _ vr: String, length: UInt32) -> [UInt8] {
        let start = self.tag(tag) + Array(vr.utf8)
        let isLong = ["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"].contains(vr)
        return start + (isLong ? [0, 0] + word(length) : half(UInt16(length)))
    }

    /// An element of implicit VR little endian.
    package static func implicit(_ tag: UInt32, _ value: [UInt8]) -> [UInt8] {
        self.tag(tag) + word(UInt32(value.count)) + value
    }

    package static func item(_ value: [UInt8]) -> [UInt8] { tag(0xFFFE_E000) + word(UInt32(value.count)) + value }
    package static func itemBegin(length: UInt32 = undefinedLength) -> [UInt8] { tag(0xFFFE_E000) + word(length) }

    package static func tag(_ tag: UInt32) -> [UInt8] {
        half(UInt16(tag >> 16)) + half(UInt16(truncatingIfNeeded: tag))
    }
    package static func half(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
    package static func word(_ value: UInt32) -> [UInt8] {
        half(UInt16(truncatingIfNeeded: value)) + half(UInt16(value >> 16))
    }

    package static func text(_ value: String, padding: UInt8) -> [UInt8] {
        let bytes = Array(value.utf8)
        return bytes.count.isMultiple(of: 2) ? bytes : bytes + [padding]
    }

    /// The attributes that an image of 16-bit samples needs.
    package static func image(rows: UInt16, columns: UInt16, frames: Int? = nil) -> [UInt8] {
        explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.7") + explicit(0x0008_0018, "UI", "1.2.3.4")
            + explicit(0x0028_0002, "US", half(1)) + explicit(0x0028_0004, "CS", "MONOCHROME2")
            + (frames.map { explicit(0x0028_0008, "IS", String($0)) } ?? [])
            + explicit(0x0028_0010, "US", half(rows)) + explicit(0x0028_0011, "US", half(columns))
            + explicit(0x0028_0100, "US", half(16)) + explicit(0x0028_0101, "US", half(16))
            + explicit(0x0028_0102, "US", half(15)) + explicit(0x0028_0103, "US", half(0))
    }
}
