internal import Foundation
internal import LightboxGateway
internal import LightboxTransport
internal import LightboxWork
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// Reads the certificate and its key again when their files change, and on SIGHUP. What can't be used is told, and the
/// server goes on with what it has.
struct CertificateService: Service {
    private let transport: Transport?
    private let files: TransportFiles
    private let pool: WorkerPool
    private let logger: Logger

    private static let interval = Duration.seconds(5)
    /// Before its end a certificate is warned of once a day.
    private static let warningDays = 14.0
    private static let day = 86_400.0

    init(_ transport: Transport?, _ files: TransportFiles, _ pool: WorkerPool, _ logger: Logger) {
        self.transport = transport
        self.files = files
        self.pool = pool
        self.logger = logger
    }

    func run() async throws {
        guard let transport else {
            try? await gracefulShutdown()
            return
        }
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await watch(transport) }
                group.addTask {
                    for await _ in await UnixSignalsSequence(trapping: .sighup) { await reload(transport) }
                }
            }
        }
    }

    private func watch(_ transport: Transport) async {
        var state = await fileStates()
        // Of which certificate was warned: files that are seen half changed, or twice, are no reason to say it again.
        var warned: (expiry: Date, time: ContinuousClock.Instant)?
        while !Task.isCancelled {
            let expiry = transport.current.expiry
            let isDue = warned.map { $0.expiry != expiry || $0.time.duration(to: .now) > .seconds(Self.day) } ?? true
            if isDue { warned = warn(of: expiry) ? (expiry, .now) : nil }
            try? await Task.sleep(for: Self.interval)
            let found = await fileStates()
            guard found != state, !Task.isCancelled else { continue }
            state = found
            await reload(transport)
        }
    }

    private func reload(_ transport: Transport) async {
        do {
            let files = files
            try transport.use(try await pool.run(isContinuing: true) { try TransportCredentials(files) })
            logger.notice("The certificate was read again.", metadata: ["expiry": "\(transport.current.expiry)"])
        } catch {
            let reason = (error as? TransportError)?.advice ?? "\(error)"
            logger.error("The certificate was not changed: the server goes on with the old one. \(reason)")
        }
    }

    /// - Returns: whether there was something to tell.
    private func warn(of expiry: Date) -> Bool {
        let days = expiry.timeIntervalSinceNow / Self.day
        guard days < Self.warningDays else { return false }
        if days < 0 {
            logger.error("The certificate has expired: clients refuse it. Put a new one into server.tls.certificate.")
        } else {
            logger.warning("The certificate expires in \(Int(days)) days.", metadata: ["expiry": "\(expiry)"])
        }
        return true
    }

    /// What tells that a file was changed or replaced.
    private func fileStates() async -> [FileState] {
        let paths = files.paths
        let states = try? await pool.run(isContinuing: true) {
            paths.map { path in
                // Links are followed: that is how some tools replace certificates.
                let path = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
                let attributes = try? FileManager.default.attributesOfItem(atPath: path)
                return FileState(
                    path: path, number: "\(attributes?[.systemFileNumber] ?? "")", size: "\(attributes?[.size] ?? "")",
                    changed: attributes?[.modificationDate] as? Date)
            }
        }
        return states ?? []
    }

    private struct FileState: Equatable, Sendable {
        let path: String
        let number: String
        let size: String
        let changed: Date?
    }
}
