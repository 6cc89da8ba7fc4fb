import DICOMCore

/// Elements as Explicit VR Little Endian writes them. Source: PS3.5 7.1.2, 7.5, A.2.
enum ExplicitVREncoding {
    static let undefinedLength: UInt32 = 0xFFFF_FFFF
    static let itemBegin = delimiter(0xE000, length: undefinedLength)
    static let itemEnd = delimiter(0xE00D, length: 0)
    static let sequenceEnd = delimiter(0xE0DD, length: 0)

    /// The header of a fragment of encapsulated pixel data.
    static func fragmentHeader(byteCount: UInt32) -> [UInt8] {
        delimiter(0xE000, length: byteCount)
    }

    /// Tag, VR and length. A length that the VR has no room for makes the element UN (B-24).
    static func header(_ tag: Tag, _ vr: VR, length: UInt32) -> [UInt8] {
        let vr = vr.hasLongLength || length <= 65534 ? vr : .UN
        let start = tag.group.littleEndianBytes + tag.element.littleEndianBytes + Array(vr.rawValue.utf8)
        guard vr.hasLongLength else { return start + UInt16(length).littleEndianBytes }
        return start + [0, 0] + length.littleEndianBytes
    }

    /// A whole element, padded to an even length.
    /// - Precondition: no sequence and no bulk value.
    static func element(_ element: DataElement) -> [UInt8] {
        var value = bytes(of: element)
        if !value.count.isMultiple(of: 2) { value.append(padding(of: element.vr)) }
        return header(element.tag, element.vr, length: UInt32(value.count)) + value
    }

    /// A whole data set, its sequences too. Values that stay in the object are left out.
    static func dataSet(_ dataSet: DataSet) -> [UInt8] {
        dataSet.elements.flatMap { element -> [UInt8] in
            switch element.value {
            case .bulk:
                return []
            case .items(let items):
                let content = items.flatMap { item -> [UInt8] in
                    let bytes = Self.dataSet(item)
                    return Self.item(byteCount: bytes.count) + bytes
                }
                return header(element.tag, .SQ, length: UInt32(clamping: content.count)) + content
            default:
                return Self.element(element)
            }
        }
    }

    /// The header of an item of known length.
    static func item(byteCount: Int) -> [UInt8] {
        delimiter(0xE000, length: UInt32(clamping: byteCount))
    }

    /// What makes a value field of an odd length even. Source: PS3.5 6.2.
    static func padding(of vr: VR) -> UInt8 {
        vr.isText && vr != .UI ? 0x20 : 0
    }

    private static func bytes(of element: DataElement) -> [UInt8] {
        switch element.value {
        case .empty: return []
        case .strings(let values): return Array(values.joined(separator: "\\").utf8)
        case .bytes(let bytes): return bytes
        case .tags(let tags): return tags.flatMap { $0.group.littleEndianBytes + $0.element.littleEndianBytes }
        case .integers(let values):
            let count = element.vr.wordByteCount ?? 8
            return values.flatMap { $0.littleEndianBytes.prefix(count) }
        case .unsignedIntegers(let values):
            let count = element.vr.wordByteCount ?? 8
            return values.flatMap { $0.littleEndianBytes.prefix(count) }
        case .floats(let values):
            guard element.vr == .FL else { return values.flatMap { $0.bitPattern.littleEndianBytes } }
            return values.flatMap { Float($0).bitPattern.littleEndianBytes }
        case .bulk, .items: preconditionFailure("no value that could be written on its own")
        }
    }

    private static func delimiter(_ element: UInt16, length: UInt32) -> [UInt8] {
        UInt16(0xFFFE).littleEndianBytes + element.littleEndianBytes + length.littleEndianBytes
    }
}

extension VR {
    /// The length field has 32 bits, behind two reserved bytes. Source: PS3.5 table 7.1-1.
    fileprivate var hasLongLength: Bool {
        switch self {
        case .OB, .OD, .OF, .OL, .OV, .OW, .SQ, .SV, .UC, .UN, .UR, .UT, .UV: true
        default: false
        }
    }
}

extension FixedWidthInteger {
    fileprivate var littleEndianBytes: [UInt8] {
        (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) }
    }
}
