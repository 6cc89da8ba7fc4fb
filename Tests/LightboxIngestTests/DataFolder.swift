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

/// A data folder with a source beside it, both gone after the test.
struct DataFolder {
    let folder: FilePath
    let index: SQLiteIndex
    let store: FileObjectStore
    let pool: WorkerPool

    var source: FilePath { folder.appending("source") }
    var replay: LogReplay { LogReplay(index: index, store: store, pool: pool) }
    var remover: Remover { Remover(index: index, store: store, pool: pool) }
    var verifier: Verifier { Verifier(index: index, store: store, pool: pool) }

    static func with<Value>(_ body: (DataFolder) async throws -> Value) async throws -> Value {
        try await withTemporaryFolder { folder in
            let pool = WorkerPool(threadCount: 4, limit: 2000)
            let data = DataFolder(
                folder: folder, index: try SQLiteIndex(path: folder.appending("index.sqlite").string),
                store: try FileObjectStore(folder: folder.appending("data")), pool: pool)
            try FileManager.default.createDirectory(atPath: data.source.string, withIntermediateDirectories: true)
            let value = try await body(data)
            try await pool.shutDown()
            return value
        }
    }

    /// The same objects with an index that is empty.
    func withoutIndex() throws -> DataFolder {
        DataFolder(
            folder: folder, index: try SQLiteIndex(path: folder.appending("new.sqlite").string), store: store,
            pool: pool)
    }

    /// The same folder, opened as another process would.
    func secondOpening() throws -> DataFolder {
        DataFolder(
            folder: folder, index: try SQLiteIndex(path: folder.appending("index.sqlite").string),
            store: try FileObjectStore(folder: folder.appending("data")), pool: pool)
    }

    var writerLock: WriterLock { WriterLock(folder: folder) }

    func intake(patience: Duration = .seconds(60), memoryByteCount: Int = 64 << 20) throws -> Intake {
        Intake(
            index: index, store: store, pool: pool,
            turns: WritersTurn(lock: writerLock, replay: replay, patience: patience), options: ImportOptions(),
            memoryByteCount: memoryByteCount)
    }

    /// What waits in the store without being committed.
    var stagedNames: [String] {
        get throws {
            let staging = folder.appending("data").appending("staging").string
            return try FileManager.default.subpathsOfDirectory(atPath: staging).filter { $0.hasSuffix(".part") }
        }
    }

    func write(_ files: [String: [UInt8]]) throws {
        for (name, bytes) in files { try Data(bytes).write(to: URL(filePath: source.appending(name).string)) }
    }

    func run(_ set: (inout ImportOptions) -> Void = { _ in }) async throws -> ImportReport {
        var options = ImportOptions()
        set(&options)
        var report = ImportReport()
        try await Importer(index: index, store: store, pool: pool, options: options).run([source]) { report.add($0) }
        return report
    }

    func record(_ identity: InstanceIdentity) async throws -> InstanceRecord {
        try #require(try await index.instance(identity, scope: .everything))
    }

    /// The bytes of an instance as a request gets them.
    func bytes(_ identity: InstanceIdentity) async throws -> [UInt8] {
        let object = try await record(identity).object
        let place =
            switch object.location {
            case .stored(let key): try store.place(key: key)
            case .inPlace(let file):
                ObjectPlace(inPlace: file.path, byteCount: file.byteCount, modificationTime: file.modificationTime)
            }
        return Array(buffer: try place.open().read(offset: 0, count: Int(object.byteCount)))
    }
}

extension SyntheticSeries {
    func identity(_ number: Int) throws -> InstanceIdentity {
        InstanceIdentity(
            study: try #require(StudyInstanceUID(study)), series: try #require(SeriesInstanceUID(series)),
            instance: try #require(SOPInstanceUID(sopInstanceUID(number))))
    }

    /// A file with one text in place of another of the same length.
    func file(_ number: Int, replacing text: String, with other: String) -> [UInt8] {
        precondition(text.utf8.count == other.utf8.count)
        return file(number).replacing(Array(text.utf8), with: Array(other.utf8))
    }
}
