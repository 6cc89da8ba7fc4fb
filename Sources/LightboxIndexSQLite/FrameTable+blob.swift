import DICOMCore

extension FrameTable {
    private static let version: UInt8 = 1

    /// A fragment takes about four bytes: its distance from the one before, and its length.
    var blob: [UInt8] {
        var writer = BlobWriter(version: Self.version)
        switch self {
        case .none:
            writer.append(UInt64(0))
        case .native(let offset, let byteCount, let bitsPerFrame, let count, let isBigEndian):
            writer.append(UInt64(1))
            writer.append(offset)
            writer.append(byteCount)
            writer.append(bitsPerFrame)
            writer.append(count)
            writer.append(isBigEndian)
        case .encapsulated(let frames):
            writer.append(UInt64(2))
            writer.append(UInt64(frames.count))
            var end: Int64 = 0
            for frame in frames {
                writer.append(UInt64(frame.count))
                for fragment in frame {
                    // Offsets are not negative, so that their difference can't overflow.
                    writer.append(fragment.offset - end)
                    writer.append(fragment.count)
                    end = fragment.end
                }
            }
        case .parsed(let count):
            writer.append(UInt64(3))
            writer.append(count)
        }
        return writer.bytes
    }

    init(blob: [UInt8]) throws(BlobDamage) {
        var reader = try BlobReader(blob, version: Self.version)
        switch try reader.unsigned() {
        case 0:
            self = .none
        case 1:
            self = .native(
                offset: try reader.signed(), byteCount: try reader.signed(), bitsPerFrame: try reader.integer(),
                count: try reader.integer(), isBigEndian: try reader.flag())
        case 2:
            self = .encapsulated(try Self.frames(&reader))
        case 3:
            self = .parsed(count: try reader.integer())
        default:
            throw BlobDamage()
        }
        guard reader.isAtEnd else { throw BlobDamage() }
    }

    private static func frames(_ reader: inout BlobReader) throws(BlobDamage) -> [[ByteRange]] {
        var frames: [[ByteRange]] = []
        var end: Int64 = 0
        for _ in 0..<(try reader.count(eachAtLeast: 1)) {
            var fragments: [ByteRange] = []
            for _ in 0..<(try reader.count(eachAtLeast: 2)) {
                let (offset, overflow) = end.addingReportingOverflow(try reader.signed())
                guard !overflow, let range = ByteRange(offset: offset, count: try reader.signed()) else {
                    throw BlobDamage()
                }
                fragments.append(range)
                end = range.end
            }
            frames.append(fragments)
        }
        return frames
    }
}
