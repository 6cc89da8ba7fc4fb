import LightboxAudit
import LightboxAuditTrail
import LightboxWork
import Logging
import Support
import Synchronization
import SystemPackage

let silentLogger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
let auditSource = AuditMessage.Source(id: "lightbox", host: "host", processID: 1)

/// A search of its own for each number.
func event(_ number: Int) -> AuditEvent {
    AuditEvent(.query, milliseconds: 0, client: AuditClient(address: "192.0.2.1"), service: "s", request: "/\(number)")
}

/// Takes messages, or not.
final class ScriptedReceiver: AuditReceiver {
    private let state = Mutex<(isAway: Bool, taken: [AuditMessage])>((false, []))

    var taken: [AuditMessage] { state.withLock { $0.taken } }
    var isAway: Bool {
        get { state.withLock { $0.isAway } }
        set { state.withLock { $0.isAway = newValue } }
    }

    func send(_ messages: [AuditMessage]) async -> AuditHandover {
        state.withLock {
            guard !$0.isAway else { return .stopped(after: 0, because: AuditError.receiverAway) }
            $0.taken += messages
            return .complete
        }
    }

    func close() async {}
}

/// A journal in a folder of its own, with what writes and what delivers.
func withTrail(_ body: (FilePath, WorkerPool, ScriptedReceiver) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        let pool = WorkerPool(threadCount: 2, limit: 100)
        try await body(folder.appending("audit"), pool, ScriptedReceiver())
        try await pool.shutDown()
    }
}

func delivery(_ folder: FilePath, _ pool: WorkerPool, _ receiver: any AuditReceiver) -> AuditDelivery {
    AuditDelivery(folder: folder, receiver: receiver, source: auditSource, pool: pool, logger: silentLogger)
}
