internal import LightboxAudit
internal import LightboxTransport

extension AuditEvent {
    /// That a client was turned away by its certificate, or for having none (F-32).
    init(_ turnedAway: ClientTurnedAway, service: String) {
        self.init(
            .refusedNode, outcome: .minorFailure, milliseconds: auditTime(),
            client: AuditClient(
                address: turnedAway.address, subject: turnedAway.client?.name, issuer: turnedAway.client?.issuer),
            service: service)
        reason =
            switch turnedAway.reason {
            case .notCertified: "it has shown no certificate that counts"
            case .notListed: "its certificate is not among those that may connect"
            }
    }
}
