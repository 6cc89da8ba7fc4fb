internal import Foundation
internal import LightboxAudit
internal import LightboxAuditTrail
internal import LightboxSettings
internal import ServiceLifecycle

/// Tells the audit trail that the server starts and stops, and delivers it in between.
struct AuditService: Service {
    private let trail: AuditTrail
    private let delivery: AuditDelivery
    private let interval: Duration
    private let service: String

    init(_ trail: AuditTrail, _ delivery: AuditDelivery, _ settings: Settings) {
        self.trail = trail
        self.delivery = delivery
        interval = .seconds(max(1, settings.audit.gatherSeconds))
        service = "\(settings.server.host):\(settings.server.port)"
    }

    func run() async throws {
        try? await trail.record(AuditEvent(.applicationStart, milliseconds: auditTime(), service: service))
        await cancelWhenGracefulShutdown { await delivery.run(every: interval) }
        try? await trail.record(
            AuditEvent(.applicationStop, milliseconds: auditTime(), service: service), isDurable: true)
        // What its receiver does not take now is delivered after the next start.
        try? await delivery.deliverAll()
        await delivery.close()
    }
}

/// Now, as events have it.
func auditTime() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
