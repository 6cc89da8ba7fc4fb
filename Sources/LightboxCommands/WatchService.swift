internal import LightboxAudit
internal import LightboxAuditTrail
internal import LightboxIndex
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore
internal import Logging
internal import ServiceLifecycle
internal import SystemPackage

/// Imports, while a data folder is served, what comes into the watched folders. The files stay where they are.
struct WatchService: Service {
    private let folder: DataFolder
    private let watch: Settings.Watch
    private let options: ImportOptions
    private let logger: Logger
    private let trail: AuditTrail?
    private static let pause = Duration.seconds(10)

    init(_ folder: DataFolder, _ settings: Settings, _ logger: Logger, _ trail: AuditTrail?) {
        self.trail = trail
        self.folder = folder
        watch = settings.watch
        options = settings.importOptions
        self.logger = logger
    }

    func run() async throws {
        guard !watch.folders.isEmpty else {
            try? await gracefulShutdown()
            return
        }
        let drop = DropFolder(folders: watch.folders.map { FilePath($0) }, settling: .seconds(watch.settleSeconds))
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await drop.run(with: folder.importer(options)) { event in
                        log(event)
                        if let record = AuditEvent(event, service: "watch") { try? await trail?.record(record) }
                    }
                } catch is CancellationError {
                    return
                } catch {
                    // A full disk, or another command that keeps writing: it can be over in a while.
                    logger.error("Watching was interrupted.", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: Self.pause)
                }
            }
        }
    }

    /// Names of files can hold names of patients: only refusals, which an admin has to find, are logged with theirs.
    private func log(_ event: ImportEvent) {
        if case .finished(_, _, .imported(let identity)) = event {
            logger.debug("Imported.", metadata: ["instance": "\(identity.instance)"])
        } else if let line = event.line {
            logger.warning("\(line)")
        }
    }
}
