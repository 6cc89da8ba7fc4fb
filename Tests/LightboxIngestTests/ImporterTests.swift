import DICOMCore
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxStore
import LightboxWork
import NIOCore
import Support
import SystemPackage
import Testing

@Suite("Importer")
struct ImporterTests {
    @Test("Every slice of a folder is found in the index with its frame's place, and its object in the store")
    func series() async throws {
        let series = SyntheticSeries(count: 150, edge: 16)
        try await withImporter { importer, index, store, folder in
            try series.write(to: URL(filePath: folder.appending("source").string))
            let report = try await run(importer, [folder.appending("source")])
            #expect(report.importedCount == 150)
            #expect(!report.hasRefusals)
            #expect(try await index.totals().instances == 150)

            let identity = try identity(of: series, 77)
            let record = try #require(try await index.instance(identity, scope: .everything))
            let bytes = series.file(77)
            #expect(record.object.byteCount == Int64(bytes.count))
            #expect(
                record.frames
                    == .native(
                        offset: Int64(bytes.count - 512), byteCount: 512, bitsPerFrame: 4096, count: 1,
                        isBigEndian: false))
            guard case .stored(let key) = record.object.location else {
                Issue.record("the object is not in the store")
                return
            }
            #expect(Array(buffer: try store.open(key: key).read(offset: 0, count: bytes.count)) == bytes)
        }
    }

    @Test("G-15 of one SOP Instance UID the first file stays; the same bytes again are no conflict")
    func sameUID() async throws {
        let series = SyntheticSeries(count: 1, edge: 4)
        try await withImporter { importer, index, _, folder in
            var other = series.file(1)
            other[other.count - 1] ^= 0xFF
            try write(["1-first": series.file(1), "2-same": series.file(1), "3-other": other], to: folder)
            let report = try await run(importer, [folder.appending("source")])
            #expect(report.importedCount == 1)
            #expect(report.alreadyThereCount == 1)
            #expect(report.conflicts.map(\.candidate.path.last) == ["r"])
            #expect(report.conflicts.first?.existing.object.digest != report.conflicts.first?.offeredDigest)

            let again = try await run(importer, [folder.appending("source")])
            #expect(again.importedCount == 0)
            #expect(again.alreadyThereCount == 2)
            #expect(try await index.totals().instances == 1)
        }
    }

    @Test("Broken files are refused with their reason, others passed by, and the rest is imported")
    func brokenFiles() async throws {
        let series = SyntheticSeries(count: 1, edge: 4)
        try await withImporter { importer, _, _, folder in
            let whole = series.file(1)
            let withoutUID = whole.replacing(Array(series.sopInstanceUID(1).utf8), with: Array("2.25.2x001".utf8))
            try write(
                [
                    "1-whole": whole, "2-cut": Array(whole.prefix(160)), "3-uid": withoutUID,
                    "4-text": Array("text".utf8),
                    "5-empty": [],
                ], to: folder)
            let report = try await run(importer, [folder.appending("source"), folder.appending("missing")])
            #expect(report.importedCount == 1)
            #expect(report.skippedCount == 2)
            #expect(report.refusals.count == 2)
            #expect(report.refusals.last?.reason == .invalidUID(.sopInstanceUID))
            #expect(report.unlistable.map(\.code) == [ENOENT])
            #expect(report.hasRefusals)
        }
    }

    private func withImporter(
        _ body: (Importer, SQLiteIndex, FileObjectStore, FilePath) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let index = try SQLiteIndex(path: folder.appending("data/index.sqlite").string)
            let pool = WorkerPool(threadCount: 4, limit: 200)
            try await body(Importer(index: index, store: store, pool: pool), index, store, folder)
            try await pool.shutDown()
        }
    }

    private func run(_ importer: Importer, _ paths: [FilePath]) async throws -> ImportReport {
        var report = ImportReport()
        try await importer.run(paths) { report.add($0) }
        return report
    }

    private func write(_ files: [String: [UInt8]], to folder: FilePath) throws {
        let source = URL(filePath: folder.appending("source").string)
        try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: source.appending(path: name)) }
    }

    private func identity(of series: SyntheticSeries, _ number: Int) throws -> InstanceIdentity {
        InstanceIdentity(
            study: try #require(StudyInstanceUID(series.study)),
            series: try #require(SeriesInstanceUID(series.series)),
            instance: try #require(SOPInstanceUID(series.sopInstanceUID(number))))
    }
}
