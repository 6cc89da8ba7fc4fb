package import DICOMCore

/// Writes data sets in Explicit VR Little Endian. Source: PS3.5 7.1.2, A.2.
package struct DataSetWriter {
    package private(set) var bytes: [UInt8] = []
    private let characterSet: CharacterSet

    package init(characterSet: CharacterSet) {
        self.characterSet = characterSet
    }

    package mutating func write(_ dataSet: DataSet) {
        for element in dataSet.elements { write(element) }
    }

    /// An element with its head and a value of even length.
    package mutating func write(_ element: DataElement) {
        let value = valueField(element)
        writeHead(element.tag, element.vr, byteCount: UInt32(value.count))
        bytes += value
    }

    /// The head of an element. A length of `0xFFFFFFFF` is undefined: encapsulated pixel data.
    package mutating func writeHead(_ tag: Tag, _ vr: VR, byteCount: UInt32) {
        append(tag.group)
        append(tag.element)
        bytes += Array(vr.rawValue.utf8)
        if vr.hasLongLength {
            append(UInt16(0))
            append(byteCount)
        } else {
            precondition(byteCount <= UInt32(UInt16.max))
            append(UInt16(byteCount))
        }
    }

    /// An item with its head, or a delimiter: no VR, four bytes of length. Source: PS3.5 7.5, A.4.
    package mutating func writeItem(_ tag: Tag, _ content: [UInt8]) {
        append(tag.group)
        append(tag.element)
        append(UInt32(content.count))
        bytes += content
    }

    private func valueField(_ element: DataElement) -> [UInt8] {
        var field = DataSetWriter(characterSet: characterSet)
        switch element.value {
        case .empty: break
        case .strings(let values): return text(values, element.vr)
        case .integers(let values):
            for value in values { field.append(value, byteCount: element.vr.wordByteCount ?? 2) }
        case .unsignedIntegers(let values):
            for value in values { field.append(Int64(bitPattern: value), byteCount: element.vr.wordByteCount ?? 2) }
        case .floats(let values):
            for value in values {
                if element.vr == .FL {
                    field.append(Float(value).bitPattern)
                } else {
                    field.append(value.bitPattern)
                }
            }
        case .tags(let tags):
            for tag in tags {
                field.append(tag.group)
                field.append(tag.element)
            }
        case .bytes(let bytes): return bytes.count % 2 == 0 ? bytes : bytes + [0]
        case .bulk: preconditionFailure("a data set to be written holds its values")
        case .items(let items):
            for item in items {
                var content = DataSetWriter(characterSet: characterSet)
                content.write(item)
                field.writeItem(.item, content.bytes)
            }
        }
        return field.bytes
    }

    /// UIDs are padded with a zero byte, other text with a space. Source: PS3.5 6.2.
    private func text(_ values: [String], _ vr: VR) -> [UInt8] {
        let joined = values.joined(separator: "\\")
        let bytes = vr.isCharacterSetDependent ? characterSet.encode(joined) : Array(joined.utf8)
        guard bytes.count % 2 == 1 else { return bytes }
        return bytes + [vr == .UI ? 0 : UInt8(ascii: " ")]
    }

    private mutating func append(_ value: some FixedWidthInteger) {
        append(Int64(truncatingIfNeeded: value), byteCount: value.bitWidth / 8)
    }

    private mutating func append(_ value: Int64, byteCount: Int) {
        for index in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * Int64(index)))) }
    }
}

extension VR {
    /// Two reserved bytes and four of length. Source: PS3.5 table 7.1-1.
    fileprivate var hasLongLength: Bool {
        switch self {
        case .OB, .OD, .OF, .OL, .OV, .OW, .SQ, .SV, .UC, .UN, .UR, .UT, .UV: true
        default: false
        }
    }
}

extension Tag {
    static let item = Tag(0xFFFE, 0xE000)
    static let sequenceDelimitation = Tag(0xFFFE, 0xE0DD)
}
