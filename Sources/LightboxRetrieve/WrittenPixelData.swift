internal import DICOMCore

/// The pixel data element of an object that is written anew.
struct WrittenPixelData: Sendable {
    /// Tag, VR and length, and an empty offset table where the pixels are encapsulated. Source: PS3.5 7.1.2, A.4.
    let header: [UInt8]
    let body: PlannedBody
    /// What follows the body: padding, or the end of the fragments.
    let trailer: [UInt8]
    /// Attributes that describe the pixels otherwise than the stored data set does.
    let replacements: [DataElement]

    /// Native pixels.
    /// - Throws: `RetrieveError.tooLong` where the length can't be written in 32 bits (B-24).
    init(
        _ element: PixelElement, _ vr: VR?, byteCount: Int64, body: PlannedBody, replacements: [DataElement] = []
    ) throws(RetrieveError) {
        let isPadded = !byteCount.isMultiple(of: 2)
        let (padded, overflow) = byteCount.addingReportingOverflow(isPadded ? 1 : 0)
        guard !overflow, padded <= longestExplicitValue else { throw .tooLong }
        let vr: VR =
            switch element {
            case .pixelData: vr == .OB ? .OB : .OW
            case .floatPixelData: .OF
            case .doubleFloatPixelData: .OD
            }
        header = Self.header(element.tag, vr, length: UInt32(padded))
        self.body = body
        trailer = isPadded ? [0] : []
        self.replacements = replacements
    }

    /// Frames in fragments, each with its header.
    init(encapsulated body: PlannedBody, replacements: [DataElement]) {
        header =
            Self.header(PixelElement.pixelData.tag, .OB, length: 0xFFFF_FFFF) + Self.fragmentHeader(byteCount: 0)
        self.body = body
        trailer = Self.delimiter(0xE0DD, length: 0)
        self.replacements = replacements
    }

    static func fragmentHeader(byteCount: UInt32) -> [UInt8] { delimiter(0xE000, length: byteCount) }

    private static func header(_ tag: Tag, _ vr: VR, length: UInt32) -> [UInt8] {
        littleEndian(tag.group) + littleEndian(tag.element) + Array(vr.rawValue.utf8) + [0, 0] + littleEndian(length)
    }

    private static func delimiter(_ element: UInt16, length: UInt32) -> [UInt8] {
        littleEndian(UInt16(0xFFFE)) + littleEndian(element) + littleEndian(length)
    }
}

/// The most bytes that a value of Explicit VR Little Endian can have: even, and not the mark of an undefined length.
let longestExplicitValue = Int64(UInt32.max) - 1

private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}
