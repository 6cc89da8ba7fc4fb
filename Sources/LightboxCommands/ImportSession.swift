internal import Foundation
internal import LightboxAudit
internal import LightboxAuditTrail
internal import LightboxIndex
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore
internal import LightboxWork
internal import Logging
internal import SystemPackage

/// One import of a command: counts what happens, draws how far it is, and keeps the log.
actor ImportSession {
    private var report = ImportReport()
    private var progress: ImportProgress
    private let log: ImportLog?
    private let audit: Settings.Audit
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var isDryRun = false
    private var isWatching = false
    private(set) var failure: (any Error)?

    /// - Parameter audit: whether an audit trail is kept.
    init(progress: ImportProgress, log: ImportLog?, audit: Settings.Audit = Settings().audit) throws {
        self.audit = audit
        self.progress = progress
        self.log = log
        start = clock.now
    }

    /// Imports what a walk finds. An end before its time is no error here: it is found in `failure`.
    /// - Parameter counted: paths whose files are counted meanwhile, to tell how much is left.
    func run(
        _ walk: FolderWalk, counting counted: [FilePath], into folder: DataFolder, _ options: ImportOptions
    ) async throws {
        isDryRun = options.isDryRun
        let counting = Task {
            guard !counted.isEmpty else { return }
            let (fileCount, byteCount) = try await folder.pool.run { census(counted) }
            expect(fileCount: fileCount, byteCount: byteCount)
        }
        defer { counting.cancel() }
        var kept: AuditTrail?
        do {
            let trail = try options.isDryRun ? nil : journal(of: folder)
            kept = trail
            try await folder.importer(options).run(walk) { event in await take(event, trail) }
        } catch {
            failure = importFailure(error, report: report)
        }
        await kept?.settle()
        progress.finish()
    }

    /// Imports what comes into a folder, until the task is cancelled.
    func run(_ drop: DropFolder, into folder: DataFolder, _ options: ImportOptions) async throws {
        isWatching = true
        var kept: AuditTrail?
        do {
            let trail = try journal(of: folder)
            kept = trail
            try await drop.run(with: folder.importer(options)) { event in await take(event, trail) }
        } catch is CancellationError {
            failure = nil
        } catch {
            failure = importFailure(error, report: report)
        }
        await kept?.settle()
        progress.finish()
    }

    /// A server delivers what it holds.
    private func journal(of folder: DataFolder) throws -> AuditTrail? {
        var settings = Settings()
        settings.audit = audit
        return try auditTrail(folder, settings, Logger(label: "lightbox") { StreamLogHandler.standardError(label: $0) })
    }

    private func take(_ event: ImportEvent, _ trail: AuditTrail?) async {
        if let trail, let record = AuditEvent(event, service: "lightbox import") { try? await trail.record(record) }
        report.add(event)
        log?.write(event)
        if isWatching, let line = event.line { progress.say(line) }
        progress.show(event, report: report)
    }

    var result: ImportResult {
        ImportResult(
            report: report, isDryRun: isDryRun, isComplete: failure == nil,
            seconds: (clock.now - start) / .seconds(1))
    }

    /// Learns how much there is to do; the estimate of the time that is left needs it.
    private func expect(fileCount: Int, byteCount: Int64) {
        progress.expect(fileCount: fileCount, byteCount: byteCount)
    }
}

/// The files below some paths, counted without a look into them. Blocks.
private func census(_ paths: [FilePath]) -> (fileCount: Int, byteCount: Int64) {
    var fileCount = 0
    var byteCount: Int64 = 0
    for case .file(_, let status) in FolderWalk(paths) {
        fileCount += 1
        byteCount += status.byteCount
    }
    return (fileCount, byteCount)
}

/// What an import came to.
struct ImportResult: Sendable {
    let report: ImportReport
    let isDryRun: Bool
    let isComplete: Bool
    let seconds: Double
}

/// What to tell when an import had to end early: what is in stays in.
func importFailure(_ error: any Error, report: ImportReport) -> any Error {
    let rest = "\(report.importedCount) instances are in and stay; run the same command again to go on."
    switch error {
    case is CancellationError: return CommandFailure(message: "The import was stopped. " + rest)
    case WritingError.busy, IndexWriteError.busy:
        return CommandFailure(
            message: "The import ended early: another command keeps writing to the data folder. " + rest)
    case let error as StoreError: return CommandFailure(message: "The import ended early: \(error.text) " + rest)
    default: return CommandFailure(message: "The import ended early: \(error). " + rest)
    }
}
