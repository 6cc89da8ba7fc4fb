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
            let opening = try Self.openingLock(of: path)
            index = try SQLiteIndex(
                path: path.appending(indexName).string,
                bounds: SearchBounds(
                    maximumCandidates: settings.search.maximumCandidates,
                    timeLimit: .seconds(settings.search.timeLimitSeconds)))
            withExtendedLifetime(opening) {}
        } catch let error as StoreError {
            throw CommandFailure(
                message: "The data folder \(settings.data) can't be used: \(error.text) Name another with --data.")
        } catch IndexWriteError.busy {
            // The index is sound: nothing is to be made anew.
            throw IndexWriteError.busy
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

    /// One process after the other makes the index, or brings it up to date: a service and the first import often start
    /// together, and one of them would find half of the tables.
    /// - Returns: `nil` where another holds it for long: SQLite's own locks tell what is the matter then.
    private static func openingLock(of path: FilePath) throws(StoreError) -> FileLock? {
        for _ in 0..<1000 {
            if let lock = try FileLock.taken(path.appending("opening.lock"), .exclusive) { return lock }
            usleep(10_000)
        }
        return nil
    }

    /// Frames that a server transcoded; `nil` where none are to be kept.
    func derivedCache(_ settings: Settings) throws -> DerivedCache? {
        guard settings.cache.diskMegabytes > 0 else {
            DerivedCache.clear(store.derivedPath)
            return nil
        }
        return try DerivedCache(folder: store.derivedPath, byteLimit: Int64(settings.cache.diskMegabytes) << 20)
    }

    func importer(_ options: ImportOptions) -> Importer {
        var options = options
        options.ownFolder = path
        return Importer(
            index: index, store: store, pool: pool, options: options, turns: turns(patience: .seconds(60)))
    }

    func turns(patience: Duration) -> WritersTurn {
        WritersTurn(lock: WriterLock(folder: path), replay: replay, patience: patience)
    }

    var remover: Remover {
        Remover(index: index, store: store, pool: pool)
    }

    var replay: LogReplay {
        LogReplay(index: index, store: store, pool: pool)
    }

    /// Opens the folder as its only writer for the time of the body.
    /// - Parameter now: in seconds since 1970; what was to be kept until then is erased.
    static func withWriter<Value>(
        _ settings: Settings, now: Int64 = SteadyTime().seconds(), _ body: (DataFolder) async throws -> Value
    ) async throws -> Value {
        let folder = try DataFolder(settings)
        do {
            let lock = try await writerLock(of: folder.path)
            try await folder.putRight(now: now)
            let value = try await body(folder)
            withExtendedLifetime(lock) {}
            try await folder.pool.shutDown()
            return value
        } catch {
            try? await folder.pool.shutDown()
            throw error
        }
    }

    /// Opens the folder for somebody who writes in turn with others.
    static func withTurns<Value>(
        _ settings: Settings, _ body: (DataFolder) async throws -> Value
    ) async throws -> Value {
        let folder = try DataFolder(settings)
        do {
            try await putRight(folder)
            let value = try await body(folder)
            try await folder.pool.shutDown()
            return value
        } catch {
            try? await folder.pool.shutDown()
            throw error
        }
    }

    /// The right to write, for a command that keeps it until its end.
    static func writerLock(of path: FilePath) async throws -> FileLock {
        let lock: FileLock?
        do {
            lock = try await WriterLock(folder: path).take(patience: .seconds(10))
        } catch let error as StoreError {
            throw CommandFailure(
                message: "The data folder \(path.string) can't be written: \(error.text) Check its permissions.")
        }
        guard let lock else {
            throw CommandFailure(
                message: "Another command is writing to \(path.string). Wait until it has ended.")
        }
        return lock
    }

    /// Puts a folder right for somebody who writes in turn with others.
    static func putRight(_ folder: DataFolder) async throws {
        let lock = try await writerLock(of: folder.path)
        try await folder.putRight(now: SteadyTime().seconds())
        withExtendedLifetime(lock) {}
    }

    /// What a crash left between objects and index is put right, and what was removed long enough ago is erased.
    private func putRight(now: Int64) async throws {
        store.clearStaging()
        _ = try await replay.run(includesUnlogged: try await isUnindexed)
        _ = try await remover.eraseDue(at: now)
    }

    /// The index is empty: it was lost, or the folder is new.
    private var isUnindexed: Bool {
        get async throws {
            guard try await index.totals().instances == 0 else { return false }
            return try await index.logPlaces().isEmpty
        }
    }
}

extension DataFolder {
    /// Held while the folder is served.
    /// - Throws: where its index is being made anew.
    static func serverLock(of folder: FilePath) async throws -> FileLock {
        try await lock(
            folder, .shared,
            message: "The index of \(folder.string) is being made anew. Start the server when that has ended.")
    }

    /// - Throws: where the folder is served.
    static func exclusiveLock(of folder: FilePath) async throws -> FileLock {
        try await lock(
            folder, .exclusive,
            message: "A server is running on \(folder.string). Stop it, make the index anew, and start it again.")
    }

    private static func lock(_ folder: FilePath, _ kind: FileLock.Kind, message: String) async throws -> FileLock {
        let path = folder.appending("server.lock")
        guard let lock = try await FileLock.waited(path, kind, patience: .seconds(2)) else {
            throw CommandFailure(message: message)
        }
        return lock
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
