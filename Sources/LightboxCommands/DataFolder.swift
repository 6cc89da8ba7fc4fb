internal import Glibc
internal import LightboxIndex
internal import LightboxIndexSQLite
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore
internal import LightboxWork
internal import SystemPackage

/// The parts of one data folder, put together: index, objects, threads.
struct DataFolder: Sendable {
    let path: FilePath
    let index: SQLiteIndex
    let store: FileObjectStore
    let pool: WorkerPool

    /// Opens the folder, made where it is missing.
    init(_ settings: Settings, indexName: String = Self.indexName) throws {
        path = FilePath(settings.data)
        do {
            store = try FileObjectStore(folder: path)
            index = try SQLiteIndex(
                path: path.appending(indexName).string,
                bounds: SearchBounds(
                    maximumCandidates: settings.search.maximumCandidates,
                    timeLimit: .seconds(settings.search.timeLimitSeconds)))
        } catch let error as StoreError {
            throw CommandFailure(
                message: "The data folder \(settings.data) can't be used: \(error.text) Name another with --data.")
        } catch {
            throw CommandFailure(
                message: "The index in \(settings.data) can't be opened: \(error). "
                    + "lightbox reindex --data \(settings.data) makes it anew from the objects.")
        }
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let threads = settings.workers.threads > 0 ? settings.workers.threads : 2 * cores
        pool = WorkerPool(
            threadCount: threads, limit: max(settings.workers.queue, 4 * ImportOptions().batchCount))
    }

    static let indexName = "index.sqlite"

    func importer(_ options: ImportOptions) -> Importer {
        var options = options
        options.ownFolder = path
        return Importer(index: index, store: store, pool: pool, options: options)
    }

    var remover: Remover {
        Remover(index: index, store: store, pool: pool)
    }

    var replay: LogReplay {
        LogReplay(index: index, store: store, pool: pool)
    }

    /// Opens the folder as its only writer for the time of the body. What a crash left between objects and index is put
    /// right first, and what was removed long enough ago is erased.
    static func withWriter<Value>(
        _ settings: Settings, _ body: (DataFolder) async throws -> Value
    ) async throws -> Value {
        let folder = try DataFolder(settings)
        let lock = try FolderLock.writer(of: folder.path)
        folder.store.clearStaging()
        let value: Value
        do {
            _ = try await folder.replay.run(includesUnlogged: try await folder.isUnindexed)
            _ = try await folder.remover.eraseDue()
            value = try await body(folder)
        } catch {
            try? await folder.pool.shutDown()
            throw error
        }
        try await folder.pool.shutDown()
        withExtendedLifetime(lock) {}
        return value
    }

    /// The index is empty: it was lost, or the folder is new.
    private var isUnindexed: Bool {
        get async throws {
            guard try await index.totals().instances == 0 else { return false }
            return try await index.logPlaces().isEmpty
        }
    }
}

/// Keeps two processes out of each other's way in a data folder; the system frees it when the process ends, however it
/// ends.
final class FolderLock {
    private let descriptor: FileDescriptor

    /// - Throws: where another process writes.
    static func writer(of folder: FilePath) throws -> FolderLock {
        try FolderLock(
            folder.appending("writer.lock"), LOCK_EX,
            message: "Another import is writing to \(folder.string). Wait until it has ended.")
    }

    /// Held while the folder is served.
    static func server(of folder: FilePath) throws -> FolderLock {
        try FolderLock(
            folder.appending("server.lock"), LOCK_SH,
            message: "The index of \(folder.string) is being made anew. Start the server when that has ended.")
    }

    /// - Throws: where the folder is served.
    static func exclusive(of folder: FilePath) throws -> FolderLock {
        try FolderLock(
            folder.appending("server.lock"), LOCK_EX,
            message: "A server is running on \(folder.string). Stop it, make the index anew, and start it again.")
    }

    private init(_ path: FilePath, _ operation: Int32, message: String) throws {
        do {
            descriptor = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        } catch {
            throw CommandFailure(
                message: "The data folder \(path.removingLastComponent().string) can't be written. "
                    + "Check its permissions.")
        }
        // The server writes for a moment now and then.
        for _ in 0..<40 {
            guard flock(descriptor.rawValue, operation | LOCK_NB) != 0 else { return }
            usleep(50_000)
        }
        try? descriptor.close()
        throw CommandFailure(message: message)
    }

    deinit {
        try? descriptor.close()
    }
}

extension StoreError {
    /// What went wrong, as a sentence.
    var text: String {
        switch self {
        case .unwritable(let path, let code): "\(path): \(systemText(code))."
        case .full: "there is no space left on its disk."
        case .missing: "a file is missing."
        case .truncated: "a file is shorter than the index says."
        case .changed: "a file is not what it was."
        case .unreadable(let code): "\(systemText(code))."
        case .invalidKey: "the index names an object that can't exist."
        }
    }
}
