import DICOMCore
import LightboxCompression
import LightboxIndex
import Testing

@testable import LightboxIndexSQLite

/// `@testable`, since the form of the blobs is the engine's own.
@Suite("Blobs")
struct BlobTests {
    private static func range(_ offset: Int64, _ count: Int64) throws -> ByteRange {
        try #require(ByteRange(offset: offset, count: count))
    }

    private static func frameTables() throws -> [FrameTable] {
        [
            .none, .parsed(count: 12), .encapsulated([]), .encapsulated([[], [try range(0, 0)]]),
            .native(offset: 1000, byteCount: .max, bitsPerFrame: 8 * 512 * 512, count: 3, isBigEndian: true),
            .encapsulated([
                [try range(5000, 20), try range(100, .max - 100)], [try range(.max, 0)], [try range(8, 4096)],
            ]),
        ]
    }

    private static func bulkValues() throws -> [BulkValue] {
        [
            BulkValue(path: AttributePath(DICOMCore.Tag(0x7FE0, 0x0010)), vr: .OW, range: nil, isBigEndian: true),
            BulkValue(
                path: AttributePath(
                    [
                        AttributePath.Step(sequence: DICOMCore.Tag(0x5400, 0x0100), item: 3),
                        AttributePath.Step(sequence: DICOMCore.Tag(0xFFFF, 0xFFFF), item: 0),
                    ],
                    DICOMCore.Tag(0x5400, 0x1010)),
                vr: .UN, range: try range(77, 99), isBigEndian: false),
        ]
    }

    @Test("what is written is read back")
    func roundTrip() throws {
        for table in try Self.frameTables() {
            #expect(try FrameTable(blob: table.blob) == table)
        }
        let values = try Self.bulkValues()
        #expect(try BulkValue.values(blob: BulkValue.blob(values)) == values)
        #expect(try BulkValue.values(blob: BulkValue.blob([])) == [])
        let document = MetadataDocument(pieces: [
            DeflatedPiece(deflated: [1, 2, 3], checksum: .max, byteCount: 1 << 40),
            DeflatedPiece(deflated: [], checksum: 0, byteCount: 0),
        ])
        #expect(try MetadataDocument(blob: document.blob) == document)
        let fragments = [AttributeFragment(tag: DICOMCore.Tag(0xFFFF, 0xFFFF), json: Array("{}".utf8))]
        #expect(try AttributeFragment.fragments(blob: AttributeFragment.blob(fragments)) { _ in true } == fragments)
    }

    @Test("a fragment of a long table takes a few bytes")
    func size() throws {
        let frames = try (0..<10_000).map { [try Self.range(Int64($0) * 12_345, 12_337)] }
        #expect(FrameTable.encapsulated(frames).blob.count < 60_000)
    }

    @Test("whatever byte is changed or cut off, a blob gives a value or an error and never more than it holds")
    func hostile() throws {
        var blobs = try Self.frameTables().map(\.blob)
        blobs.append(BulkValue.blob(try Self.bulkValues()))
        blobs.append([1, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01])
        var refused = 0
        for blob in blobs {
            for place in blob.indices {
                refused += read(Array(blob[..<place]))
                for byte in UInt8.min...UInt8.max {
                    var changed = blob
                    changed[place] = byte
                    refused += read(changed)
                }
            }
        }
        #expect(refused > 1000)
    }

    /// The number of readers that refuse the blob.
    private func read(_ blob: [UInt8]) -> Int {
        let isRefused = [
            (try? FrameTable(blob: blob)) == nil, (try? BulkValue.values(blob: blob)) == nil,
            (try? PixelDescription(blob: blob)) == nil, (try? MetadataDocument(blob: blob)) == nil,
            (try? AttributeFragment.fragments(blob: blob) { _ in true }) == nil,
        ]
        return isRefused.count { $0 }
    }
}
