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

    /// Files of one import transaction.
    private static let batchCount = 64

    /// Opens the folder, made where it is missing.
    init(_ settings: Settings) throws {
        path = FilePath(settings.data)
        do {
            store = try FileObjectStore(folder: path)
            index = try SQLiteIndex(
                path: path.appending("index.sqlite").string,
                bounds: SearchBounds(
                    maximumCandidates: settings.search.maximumCandidates,
                    timeLimit: .seconds(settings.search.timeLimitSeconds)))
        } catch let error as StoreError {
            throw CommandFailure(
                message: "The data folder \(settings.data) can't be used: \(error.text) Name another with --data.")
        } catch {
            throw CommandFailure(message: "The index in \(settings.data) can't be opened: \(error)")
        }
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let threads = settings.workers.threads > 0 ? settings.workers.threads : 2 * cores
        pool = WorkerPool(threadCount: threads, limit: max(settings.workers.queue, 2 * Self.batchCount))
    }

    var importer: Importer {
        Importer(index: index, store: store, pool: pool, batchCount: Self.batchCount)
    }

    /// Opens the folder as its only writer for the time of the body.
    static func withWriter<Value>(
        _ settings: Settings, _ body: (DataFolder) async throws -> Value
    ) async throws -> Value {
        let folder = try DataFolder(settings)
        let lock = try WriterLock(folder: folder.path)
        folder.store.clearStaging()
        let value: Value
        do {
            value = try await body(folder)
        } catch {
            try? await folder.pool.shutDown()
            throw error
        }
        try await folder.pool.shutDown()
        withExtendedLifetime(lock) {}
        return value
    }
}

/// Keeps a second import out of a data folder; the system frees it when the process ends, however it ends.
private final class WriterLock {
    private let descriptor: FileDescriptor

    init(folder: FilePath) throws {
        do {
            descriptor = try FileDescriptor.open(
                folder.appending("writer.lock"), .readWrite, options: [.create, .closeOnExec],
                permissions: [.ownerReadWrite])
        } catch {
            throw CommandFailure(message: "The data folder \(folder.string) can't be written. Check its permissions.")
        }
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            try? descriptor.close()
            throw CommandFailure(message: "Another import is writing to \(folder.string). Wait until it has ended.")
        }
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
        case .unreadable(let code): "\(systemText(code))."
        case .invalidKey: "the index names an object that can't exist."
        }
    }
}

/// What to tell when an import had to end early: what is in stays in.
func importFailure(_ error: any Error, report: ImportReport) -> any Error {
    guard let error = error as? StoreError else { return error }
    return CommandFailure(
        message: "The import ended early: \(error.text) \(report.importedCount) instances are in and stay; "
            + "run it again to go on.")
}
