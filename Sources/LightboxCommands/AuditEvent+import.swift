internal import DICOMCore
internal import LightboxAudit
internal import LightboxIndex
internal import LightboxIngest

extension AuditEvent {
    /// What a sender has brought, by STOW-RS or C-STORE.
    /// - Parameter sender: the AE title, where it came by DICOM's own protocol.
    /// - Returns: `nil` for what was no instance at all.
    init?(_ receipt: Receipt, from sender: String, calledTitle: String) {
        if case .skipped = receipt.outcome { return nil }
        let context = AuditContext.current
        self.init(
            .receipt, milliseconds: auditTime(), client: context?.client ?? AuditClient(address: nil, title: sender),
            service: context?.service ?? calledTitle)
        take(receipt.outcome, identity: receipt.identity?.instance, sopClass: receipt.identity?.sopClassUID)
    }

    /// What an import has brought in from a file. - Returns: `nil` for what it has not.
    init?(_ event: ImportEvent, service: String) {
        guard case .finished(_, _, let outcome) = event else { return nil }
        switch outcome {
        case .imported, .replaced: break
        case .alreadyThere, .conflict, .refused, .skipped: return nil
        }
        self.init(.dataImport, milliseconds: auditTime(), service: service)
        take(outcome, identity: nil, sopClass: nil)
    }

    private mutating func take(_ outcome: ImportOutcome, identity: InstanceIdentity?, sopClass: String?) {
        var instance = identity
        switch outcome {
        case .imported(let identity): (instance, change) = (identity, .created)
        case .alreadyThere(let identity): (instance, change) = (identity, .unchanged)
        case .replaced(let conflict): (instance, change) = (conflict.offered, .replaced)
        case .conflict(let conflict):
            instance = conflict.offered
            (self.outcome, reason) = (.minorFailure, "its SOP Instance UID is taken")
        case .refused, .skipped:
            (self.outcome, reason) = (.minorFailure, "it can't be taken in")
        }
        study = instance.map {
            AuditedStudy(
                uid: $0.study.text, series: $0.series.text, instances: [$0.instance.text],
                sopClasses: sopClass.map { $0.isEmpty ? [] : [$0] } ?? [])
        }
    }
}
