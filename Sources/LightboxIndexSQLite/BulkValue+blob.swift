import DICOMCore

extension BulkValue {
    private static let version: UInt8 = 1

    static func blob(_ values: [BulkValue]) -> [UInt8] {
        var writer = BlobWriter(version: version)
        writer.append(UInt64(values.count))
        for value in values {
            writer.append(UInt64(value.path.steps.count))
            for step in value.path.steps {
                writer.append(UInt64(step.sequence.rawValue))
                writer.append(step.item)
            }
            writer.append(UInt64(value.path.tag.rawValue))
            writer.append(value.vr.rawValue)
            writer.append(value.isBigEndian)
            writer.append(value.range != nil)
            if let range = value.range {
                writer.append(range.offset)
                writer.append(range.count)
            }
        }
        return writer.bytes
    }

    static func values(blob: [UInt8]) throws(BlobDamage) -> [BulkValue] {
        var reader = try BlobReader(blob, version: version)
        var values: [BulkValue] = []
        for _ in 0..<(try reader.count(eachAtLeast: 7)) {
            values.append(try value(&reader))
        }
        guard reader.isAtEnd else { throw BlobDamage() }
        return values
    }

    private static func value(_ reader: inout BlobReader) throws(BlobDamage) -> BulkValue {
        var steps: [AttributePath.Step] = []
        for _ in 0..<(try reader.count(eachAtLeast: 2)) {
            steps.append(AttributePath.Step(sequence: try tag(&reader), item: try reader.integer()))
        }
        let path = AttributePath(steps, try tag(&reader))
        guard let vr = VR(rawValue: try reader.text()) else { throw BlobDamage() }
        let isBigEndian = try reader.flag()
        guard try reader.flag() else {
            return BulkValue(path: path, vr: vr, range: nil, isBigEndian: isBigEndian)
        }
        guard let range = ByteRange(offset: try reader.signed(), count: try reader.signed()) else {
            throw BlobDamage()
        }
        return BulkValue(path: path, vr: vr, range: range, isBigEndian: isBigEndian)
    }

    private static func tag(_ reader: inout BlobReader) throws(BlobDamage) -> Tag {
        guard let rawValue = UInt32(exactly: try reader.unsigned()) else { throw BlobDamage() }
        return Tag(rawValue: rawValue)
    }
}
