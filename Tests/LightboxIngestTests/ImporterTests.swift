import DICOMCore
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxStore
import LightboxWork
import Support
import SystemPackage
import Testing

@Suite("Importer")
struct ImporterTests {
    @Test("Every slice of a folder is found in the index with its frame's place, and its object in the store")
    func series() async throws {
        let series = SyntheticSeries(count: 600, edge: 16)
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            let report = try await data.run()
            #expect(report.importedCount == 600)
            #expect(!report.hasRefusals)
            #expect(try await data.index.totals().instances == 600)
            let bytes = series.file(77)
            let record = try await data.record(series.identity(77))
            #expect(record.object.byteCount == Int64(bytes.count))
            #expect(
                record.frames
                    == .native(
                        offset: Int64(bytes.count - 512), byteCount: 512, bitsPerFrame: 4096, count: 1,
                        isBigEndian: false))
            #expect(try await data.bytes(series.identity(77)) == bytes)
        }
    }

    @Test("An object too large for the log is a file of its own, byte by byte the same")
    func largeObject() async throws {
        let series = SyntheticSeries(count: 2, edge: 1024)
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            #expect(try await data.run().importedCount == 2)
            #expect(try await data.bytes(series.identity(2)) == series.file(2))
            #expect(try data.store.fileKeys().count == 2)
        }
    }

    @Test("Broken files are refused with their reason and stay on the quarantine list until they are imported")
    func brokenFiles() async throws {
        let series = SyntheticSeries(count: 1, edge: 4)
        try await DataFolder.with { data in
            let whole = series.file(1)
            let withoutUID = whole.replacing(Array(series.sopInstanceUID(1).utf8), with: Array("2.25.2x001".utf8))
            try data.write([
                "1-whole": whole, "2-cut": Array(whole.prefix(160)), "3-uid": withoutUID, "4-text": Array("text".utf8),
                "5-empty": [],
            ])
            let report = try await data.run()
            #expect(report.importedCount == 1)
            #expect(report.skippedCount == 2)
            #expect(report.refusals.count == 2)
            #expect(report.refusals.last?.reason == .invalidUID(.sopInstanceUID))
            #expect(report.hasRefusals)
            let names = try await data.index.quarantine().map { $0.file.text.split(separator: "/").last }
            #expect(names == ["2-cut", "3-uid"])
            // Neither was taken out of the folder, nor changed.
            #expect(Array(try Data(contentsOf: URL(filePath: data.source.appending("2-cut").string))).count == 160)
            try data.write(["2-cut": whole])
            #expect(try await data.run().refusals.count == 1)
            #expect(try await data.index.quarantine().count == 1)
        }
    }

    @Test("A path that is not there is reported")
    func missingPath() async throws {
        try await DataFolder.with { data in
            var report = ImportReport()
            let importer = Importer(index: data.index, store: data.store, pool: data.pool)
            try await importer.run([data.folder.appending("missing")]) { report.add($0) }
            #expect(report.unlistable.map(\.code) == [ENOENT])
            #expect(report.hasRefusals)
        }
    }

    @Test("The second run over a folder does not read a file that is as it was")
    func secondRun() async throws {
        let series = SyntheticSeries(count: 3, edge: 4)
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            try data.write(["readme": Array("text".utf8)])
            _ = try await data.run()
            // Who reads it finds a broken file; by its size and time it is the old one.
            let path = data.source.appending("2.dcm").string
            let date = try #require(
                try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
            let nanoseconds = try FileStatus(FilePath(path)).modificationTime
            try Data([UInt8](repeating: 0, count: series.file(2).count)).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
            setTime(path, nanoseconds)
            let again = try await data.run()
            #expect(again.alreadyThereCount == 3)
            #expect(again.skippedCount == 1)
            try data.write(["2.dcm": [0]])
            #expect(try await data.run().alreadyThereCount == 2)
        }
    }

    @Test("A dry run tells what an import would do and writes nothing")
    func dryRun() async throws {
        let series = SyntheticSeries(count: 2, edge: 4)
        try await DataFolder.with { data in
            var other = series.file(1)
            other[other.count - 1] ^= 0xFF
            try data.write([
                "1": series.file(1), "2": series.file(2), "3": other, "4": Array(series.file(1).prefix(150)),
            ])
            let report = try await data.run { $0.isDryRun = true }
            #expect(report.importedCount == 2)
            #expect(report.conflicts.count == 1)
            #expect(report.refusals.count == 1)
            #expect(try await data.index.totals().instances == 0)
            #expect(try await data.index.quarantine().isEmpty)
            #expect(try data.store.logs().isEmpty)
            #expect(try await data.run().importedCount == 2)
        }
    }

    @Test("What is moved is deleted only where its bytes are in the store")
    func move() async throws {
        let series = SyntheticSeries(count: 2, edge: 4)
        try await DataFolder.with { data in
            var other = series.file(1)
            other[other.count - 1] ^= 0xFF
            try data.write([
                "1": series.file(1), "2-same": series.file(1), "3-conflict": other, "4-text": Array("text".utf8),
                "5-cut": Array(series.file(2).prefix(150)),
            ])
            let report = try await data.run { $0.mode = .move }
            #expect(report.importedCount == 1)
            #expect(report.notDeleted.isEmpty)
            let left = try FileManager.default.contentsOfDirectory(atPath: data.source.string).sorted()
            #expect(left == ["3-conflict", "4-text", "5-cut"])
            #expect(try await data.bytes(series.identity(1)) == series.file(1))
        }
    }

    @Test("A file that is indexed in place is given out as long as it is what it was")
    func inPlace() async throws {
        let series = SyntheticSeries(count: 2, edge: 4)
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            #expect(try await data.run { $0.mode = .inPlace }.importedCount == 2)
            #expect(try await data.bytes(series.identity(1)) == series.file(1))
            var changed = series.file(1)
            changed[changed.count - 1] ^= 0xFF
            try data.write(["1.dcm": changed])
            await #expect(throws: StoreError.changed) { try await data.bytes(series.identity(1)) }
            #expect(try await data.bytes(series.identity(2)) == series.file(2))
            // It is found out that the file holds other content now.
            #expect(try await data.run { $0.mode = .inPlace }.conflicts.count == 1)
        }
    }

    @Test(
        "What is indexed in place is moved only after its bytes were copied; rotten bytes in the store keep the source")
    func moveOfKnown() async throws {
        let series = SyntheticSeries(count: 2, edge: 4)
        try await DataFolder.with { data in
            try data.write(["1": series.file(1)])
            _ = try await data.run { $0.mode = .inPlace }
            try data.write(["2": series.file(2)])
            _ = try await data.run()
            guard case .stored(let key) = try await data.record(series.identity(2)).object.location else {
                Issue.record("the second object is not in the store")
                return
            }
            let place = try data.store.place(key: key)
            let log = try FileDescriptor.open(place.path, .readWrite)
            try log.closeAfter { _ = try log.writeAll(toAbsoluteOffset: place.offset + 200, [0xEE]) }
            let report = try await data.run { $0.mode = .move }
            #expect(report.alreadyThereCount == 2)
            #expect(try FileManager.default.contentsOfDirectory(atPath: data.source.string).isEmpty)
            for number in 1...2 { #expect(try await data.bytes(series.identity(number)) == series.file(number)) }
        }
    }

    @Test("A data folder within the source is neither imported nor deleted")
    func ownFolder() async throws {
        let large = SyntheticSeries(count: 1, edge: 1024)
        try await DataFolder.with { data in
            try large.write(to: URL(filePath: data.source.string))
            _ = try await data.run()
            let own = data.folder.appending("data")
            var options = ImportOptions()
            options.mode = .move
            options.ownFolder = own
            let key = try #require(try data.store.fileKeys().first)
            let object = try data.store.place(key: key).path
            var report = ImportReport()
            try await Importer(index: data.index, store: data.store, pool: data.pool, options: options)
                .run([own, object]) { report.add($0) }
            #expect(report.fileCount == 1)
            #expect(report.notDeleted.count == 1)
            #expect(try await data.bytes(large.identity(1)) == large.file(1))
        }
    }

    private func setTime(_ path: String, _ nanoseconds: Int64) {
        let time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        _ = unsafe [time, time].withUnsafeBufferPointer { unsafe utimensat(AT_FDCWD, path, $0.baseAddress, 0) }
    }
}
