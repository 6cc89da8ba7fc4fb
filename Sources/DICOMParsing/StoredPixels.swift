import DICOMCore

/// The pixel data of an object as the walk finds it.
struct StoredPixels {
    let element: PixelElement
    let place: Place

    enum Place {
        case native(VR, ByteRange, isBigEndian: Bool)
        case encapsulated(EncapsulatedPixels)
    }
}

/// Encapsulated pixel data. Source: PS3.5 A.4.
struct EncapsulatedPixels {
    /// The offset of every frame from the first byte of the item tag of the first fragment; empty where there is none.
    let basicOffsetTable: [UInt64]
    /// In order, item headers not included; the last one is short in an object that was cut off.
    let fragments: [ByteRange]

    /// Bytes of all fragments.
    var byteCount: Int64 { fragments.reduce(0) { $0 + $1.count } }

    private static let itemHeaderByteCount: Int64 = 8
    /// More entries than any object has frames: not worth the memory.
    private static let longestTable: Int64 = 64 << 20

    /// - Parameter items: what the pixel data element consists of, the basic offset table first.
    init(items: [WalkedValue], in file: borrowing PartTenFile) throws(ParseError) {
        if let table = items.first, let range = table.range, range.count <= Self.longestTable {
            let bytes: [UInt8]
            if let inline = table.bytes { bytes = inline } else { bytes = try file.read(range) }
            basicOffsetTable = littleEndianIntegers(bytes, of: UInt32.self).map(UInt64.init)
        } else {
            basicOffsetTable = []
        }
        fragments = Self.ranges(of: items.dropFirst())
    }

    /// An empty fragment has no place of its own: it lies where the item in front of it ends.
    private static func ranges(of items: ArraySlice<WalkedValue>) -> [ByteRange] {
        var ranges: [ByteRange] = []
        var next: Int64?
        for item in items {
            let offset = item.range?.offset ?? next ?? firstOffset(in: items)
            guard let range = ByteRange(offset: offset, count: item.availableByteCount) else { return ranges }
            ranges.append(range)
            next = offset + item.byteCount + itemHeaderByteCount
        }
        return ranges
    }

    /// Where the first fragment begins when it is empty.
    private static func firstOffset(in items: ArraySlice<WalkedValue>) -> Int64 {
        guard let known = items.firstIndex(where: { $0.range != nil }), let range = items[known].range else { return 0 }
        return max(0, range.offset - Int64(known - items.startIndex) * itemHeaderByteCount)
    }
}
