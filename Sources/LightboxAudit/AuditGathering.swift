/// Events of one stretch of time, those of a kind made one: a viewer that fetches a study frame by frame has fetched a
/// study, and one message says so. What differs in anything but its instances and its time stays apart, so a message has one
/// patient, one client and one outcome.
/// - Returns: in the order in which they first came; each with the time of the last that went into it.
package func gathered(_ events: [AuditEvent]) -> [AuditEvent] {
    var order: [GatheringKey] = []
    var byKey: [GatheringKey: AuditEvent] = [:]
    for event in events {
        let key = GatheringKey(event)
        guard var known = byKey[key] else {
            order.append(key)
            byKey[key] = event
            continue
        }
        known.milliseconds = max(known.milliseconds, event.milliseconds)
        known.study = known.study.flatMap { study in event.study.map { study.joined(with: $0) } }
        byKey[key] = known
    }
    return order.compactMap { byKey[$0] }
}

/// What has to be the same.
private struct GatheringKey: Hashable {
    let kind: AuditEvent.Kind
    let outcome: AuditEvent.Outcome
    let client: AuditClient?
    let service: String
    let request: String?
    let reason: String?
    let change: AuditEvent.Change?
    let study: String?
    let patient: AuditedPatient?

    init(_ event: AuditEvent) {
        kind = event.kind
        outcome = event.outcome
        client = event.client
        service = event.service
        request = event.request
        reason = event.reason
        change = event.change
        study = event.study?.uid
        patient = event.study?.patient
    }
}

extension AuditedStudy {
    fileprivate func joined(with other: AuditedStudy) -> AuditedStudy {
        var joined = self
        if series != other.series { joined.series = nil }
        joined.instances.formUnion(other.instances)
        joined.sopClasses.formUnion(other.sopClasses)
        // Two parts may overlap: at least as many as the larger has, and as are named.
        joined.instanceCount = [instanceCount, other.instanceCount, joined.instances.count].compactMap(\.self).max()
        joined.accessionNumber = accessionNumber ?? other.accessionNumber
        return joined
    }
}
