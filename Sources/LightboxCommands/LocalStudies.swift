internal import DICOMwebClient
internal import Foundation
internal import Glibc
internal import Hummingbird
internal import LightboxGateway
internal import LightboxIngest
internal import LightboxRetrieve
internal import LightboxSearch
internal import LightboxSettings
internal import LightboxStore
internal import LightboxWork
internal import Logging
internal import ServiceLifecycle
internal import SystemPackage

/// Files that can be looked at without a server: they are served to this process alone, by the same gateway.
enum LocalStudies {
    enum Place {
        /// A data folder, which has an index already.
        case dataFolder(String)
        /// A file, or a folder of files, which are indexed where they lie.
        case files(String)
    }

    /// - Returns: `nil` for what is no path of something that is there.
    static func place(at path: String) -> Place? {
        guard !path.contains("://"), FileManager.default.fileExists(atPath: path) else { return nil }
        let index = URL(filePath: path).appending(path: DataFolder.indexName)
        return FileManager.default.fileExists(atPath: index.path(percentEncoded: false))
            ? .dataFolder(path) : .files(path)
    }

    /// Runs the body with a service over what lies there; the service ends with it.
    static func serving<Value: Sendable>(
        _ place: Place, _ body: @escaping @Sendable (ServiceURL) async throws -> Value
    ) async throws -> Value {
        let scratch = try PrivateFolder()
        defer { scratch.remove() }
        switch place {
        case .dataFolder(let path):
            let lock = try await DataFolder.serverLock(of: FilePath(path))
            defer { withExtendedLifetime(lock) {} }
            return try await opened(path, scratch, body)
        case .files(let path):
            let data = "\(scratch.path)/data"
            try await index(path, into: data)
            return try await opened(data, scratch, body)
        }
    }

    /// Only the index is written, and not beside the files.
    private static func index(_ path: String, into data: String) async throws {
        var settings = Settings()
        settings.data = data
        var options = ImportOptions()
        options.mode = .inPlace
        let session = try ImportSession(progress: .forStandardError(), log: nil)
        let absolute = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
        let choice = options
        try await DataFolder.withTurns(settings) { folder in
            try await session.run(FolderWalk([FilePath(absolute)]), counting: [], into: folder, choice)
        }
        if let failure = await session.failure { throw failure }
        let report = await session.result.report
        guard report.importedCount == 0 else { return }
        guard let refusal = report.refusals.first else {
            throw CommandFailure(message: "There is no DICOM file at \(path).")
        }
        throw CommandFailure(message: "\(path) can't be read as DICOM: \(refusal.reason.text)")
    }

    private static func opened<Value: Sendable>(
        _ data: String, _ scratch: PrivateFolder, _ body: @escaping @Sendable (ServiceURL) async throws -> Value
    ) async throws -> Value {
        var settings = Settings()
        settings.data = data
        let folder = try DataFolder(settings)
        let gateway = Gateway(
            retriever: Retriever(index: folder.index, store: folder.store, pool: folder.pool, derived: nil),
            searcher: SearchService(index: folder.index, timeLimit: .seconds(settings.search.timeLimitSeconds)),
            options: GatewayOptions())
        do {
            let value = try await withSocket(gateway, scratch, body)
            try await folder.pool.shutDown()
            return value
        } catch {
            try? await folder.pool.shutDown()
            throw error
        }
    }

    private static func withSocket<Value: Sendable>(
        _ gateway: Gateway, _ scratch: PrivateFolder, _ body: @escaping @Sendable (ServiceURL) async throws -> Value
    ) async throws -> Value {
        let (listening, sink) = AsyncStream.makeStream(of: Void.self)
        // Nobody reads a log while the screen is the viewer's.
        let application = Application(
            responder: gateway, server: .http1(),
            configuration: ApplicationConfiguration(address: .unixDomainSocket(path: scratch.socket)),
            onServerRunning: { _ in sink.yield() },
            logger: Logger(label: "lightbox", factory: { _ in SwiftLogNoOpLogHandler() }))
        var configuration = ServiceGroupConfiguration(services: [application], logger: application.logger)
        configuration.maximumGracefulShutdownDuration = .seconds(1)
        let group = ServiceGroup(configuration: configuration)
        return try await withThrowingTaskGroup(of: Value?.self) { tasks in
            tasks.addTask {
                defer { sink.finish() }
                try await group.run()
                return nil
            }
            tasks.addTask {
                guard await listening.first(where: { _ in true }) != nil else { return nil }
                do {
                    let value = try await body(try ServiceURL(scratch.serviceURL))
                    await group.triggerGracefulShutdown()
                    return value
                } catch {
                    await group.triggerGracefulShutdown()
                    throw error
                }
            }
            var found: Value?
            for try await value in tasks { found = value ?? found }
            guard let found else { throw CommandFailure(message: "The files could not be served to the viewer.") }
            return found
        }
    }
}

/// A folder that nobody else may enter, for a socket and an index. What a process that was killed left is removed by the
/// next one.
private struct PrivateFolder: Sendable {
    let path: String
    var socket: String { "\(path)/socket" }

    private static let prefix = "lightbox-view-"

    init() throws {
        // The address of a socket has 107 bytes; a long TMPDIR would take them.
        let temporary = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        let parent = temporary.utf8.count < 60 ? temporary : "/tmp"
        Self.removeAbandoned(in: parent)
        path = FilePath(parent).appending("\(Self.prefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max))").string
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    /// The URL by which AsyncHTTPClient finds a socket.
    var serviceURL: String {
        "http+unix://\(socket.replacing("%", with: "%25").replacing("/", with: "%2F"))/dicom-web"
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func removeAbandoned(in parent: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(prefix) {
            guard let owner = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }),
                owner > 0,
                kill(owner, 0) != 0, errno == ESRCH
            else { continue }
            // A folder of somebody else stays: it can't be removed.
            try? FileManager.default.removeItem(atPath: FilePath(parent).appending(name).string)
        }
    }
}
