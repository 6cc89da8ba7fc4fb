import DICOMCore

extension DataElement.Value {
    /// The typed value of a value field in little-endian order. Bytes behind the last whole number are dropped.
    /// Source: PS3.5 6.2, 6.4.
    init(_ bytes: [UInt8], vr: VR, text: TextDecoder) {
        guard !bytes.isEmpty else {
            self = .empty
            return
        }
        switch vr {
        case .SS: self = Self.numbers(bytes, of: Int16.self) { .integers($0.map(Int64.init)) }
        case .SL: self = Self.numbers(bytes, of: Int32.self) { .integers($0.map(Int64.init)) }
        case .SV: self = Self.numbers(bytes, of: Int64.self) { .integers($0) }
        case .US: self = Self.numbers(bytes, of: UInt16.self) { .unsignedIntegers($0.map(UInt64.init)) }
        case .UL: self = Self.numbers(bytes, of: UInt32.self) { .unsignedIntegers($0.map(UInt64.init)) }
        case .UV: self = Self.numbers(bytes, of: UInt64.self) { .unsignedIntegers($0) }
        case .FL: self = Self.numbers(bytes, of: UInt32.self) { .floats($0.map { Double(Float(bitPattern: $0)) }) }
        case .FD: self = Self.numbers(bytes, of: UInt64.self) { .floats($0.map { Double(bitPattern: $0) }) }
        case .AT:
            self = Self.numbers(bytes, of: UInt32.self) { words in
                .tags(words.map { Tag(UInt16(truncatingIfNeeded: $0), UInt16(truncatingIfNeeded: $0 >> 16)) })
            }
        case .OB, .OD, .OF, .OL, .OV, .OW, .UN, .SQ:
            self = .bytes(bytes)
        default:
            let values = text.values(of: bytes, vr: vr)
            self = values.allSatisfy(\.isEmpty) && values.count < 2 ? .empty : .strings(values)
        }
    }

    private static func numbers<Number: FixedWidthInteger>(
        _ bytes: [UInt8], of type: Number.Type, _ make: ([Number]) -> Self
    ) -> Self {
        let numbers = littleEndianIntegers(bytes, of: type)
        return numbers.isEmpty ? .empty : make(numbers)
    }
}

/// The integers that follow each other in a value field; bytes behind the last whole one are dropped.
func littleEndianIntegers<Number: FixedWidthInteger>(_ bytes: [UInt8], of type: Number.Type) -> [Number] {
    let width = Number.bitWidth / 8
    return stride(from: 0, through: bytes.count - width, by: width).map { start in
        bytes[start..<start + width].reversed().reduce(Number(0)) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }
}
