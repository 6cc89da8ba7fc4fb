package import LightboxAudit
package import LightboxWork
package import SystemPackage

/// A file that a line is appended to for each message. It is opened anew each time, so another program can move it away.
package struct AuditFile: AuditReceiver {
    package enum Form: Sendable {
        /// Messages of syslog.
        case dicom
        /// Resources of FHIR, as JSON.
        case fhir
    }

    private let path: FilePath
    private let form: Form
    private let pool: WorkerPool

    package init(path: FilePath, form: Form, pool: WorkerPool) {
        self.path = path
        self.form = form
        self.pool = pool
    }

    package func send(_ messages: [AuditMessage]) async -> AuditHandover {
        do {
            try await append(messages)
            return .complete
        } catch {
            return .stopped(after: 0, because: error)
        }
    }

    private func append(_ messages: [AuditMessage]) async throws {
        let (path, form) = (path, form)
        try await pool.run(isContinuing: true) {
            var lines: [UInt8] = []
            for message in messages {
                switch form {
                case .dicom: lines += SyslogMessage(message).datagram
                case .fhir: lines += try FHIRAuditEvent(message).json
                }
                lines.append(UInt8(ascii: "\n"))
            }
            try appendLines(lines, to: path, permissions: [.ownerReadWrite, .groupRead])
        }
    }

    package func close() async {}
}
