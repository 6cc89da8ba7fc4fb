internal import Foundation
internal import LightboxAudit
internal import LightboxAuditTrail
internal import LightboxSettings
internal import LightboxWork
internal import Logging
internal import SystemPackage

/// The trail of a data folder; `nil` where none is kept.
/// - Throws: `CommandFailure` where the journal can't be made.
func auditTrail(_ folder: DataFolder, _ settings: Settings, _ logger: Logger) throws -> AuditTrail? {
    guard !settings.audit.receiver.isEmpty else { return nil }
    do {
        return AuditTrail(
            journal: try AuditJournal(folder: folder.auditPath), pool: folder.pool,
            isRequired: settings.audit.isRequired, logger: logger, complete: AuditLookup(index: folder.index).complete)
    } catch {
        throw CommandFailure(
            message: "The audit journal \(folder.auditPath.string) can't be written: \(error). Check its permissions.")
    }
}

/// What brings the journal to its receiver.
/// - Throws: `CommandFailure` where the settings name no receiver.
func auditDelivery(_ folder: DataFolder, _ settings: Settings, _ logger: Logger) throws -> AuditDelivery {
    let host = ProcessInfo.processInfo.hostName
    let audit = settings.audit
    let source = AuditMessage.Source(
        id: audit.source.isEmpty ? "lightbox@\(host)" : audit.source, site: audit.site.isEmpty ? nil : audit.site,
        host: host, processID: ProcessInfo.processInfo.processIdentifier)
    do {
        return AuditDelivery(
            folder: folder.auditPath, receiver: try auditReceiver(audit, folder.pool), source: source,
            pool: folder.pool, logger: logger)
    } catch let failure as CommandFailure {
        throw failure
    } catch {
        throw CommandFailure(
            message: "The certificates of the audit trail can't be read: audit.certificateAuthorities, "
                + "audit.certificate and audit.privateKey take PEM files.",
            exitCode: ExitStatus.wrongUsage)
    }
}

private func auditReceiver(_ audit: Settings.Audit, _ pool: WorkerPool) throws -> any AuditReceiver {
    let security = SyslogStream.Security(
        authorities: audit.certificateAuthorities.nonEmpty, certificate: audit.certificate.nonEmpty,
        privateKey: audit.privateKey.nonEmpty)
    if audit.receiver.hasPrefix("file://") {
        return AuditFile(
            path: FilePath(String(audit.receiver.dropFirst("file://".count))),
            form: audit.format == "fhir" ? .fhir : .dicom, pool: pool)
    }
    if audit.receiver.hasPrefix("http") { return try FHIRFeed(url: audit.receiver, security: security) }
    guard let url = URLComponents(string: audit.receiver), let host = url.host, !host.isEmpty else {
        throw CommandFailure(
            message:
                "audit.receiver names no host: \(audit.receiver). Write it like syslog-tls://logs.example.org:6514.",
            exitCode: ExitStatus.wrongUsage)
    }
    switch url.scheme {
    case "syslog-udp": return SyslogDatagrams(host: host, port: url.port ?? 514, pool: pool)
    case "syslog-tcp": return try SyslogStream(host: host, port: url.port ?? 514, security: nil)
    default: return try SyslogStream(host: host, port: url.port ?? 6514, security: security)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension DataFolder {
    /// Of the journal.
    var auditPath: FilePath { path.appending(Self.auditName) }

    static let auditName = "audit"
}
