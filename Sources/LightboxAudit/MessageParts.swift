/// Who takes part in an event, and what it is about. Source: PS3.15 A.5.3.1 (application), A.5.3.5 (import), A.5.3.7
/// (transfer), A.5.3.10 (query), A.5.3.11 (alert), A.5.3.12 (authentication).
struct MessageParts {
    let event: AuditEvent
    let source: AuditMessage.Source

    var action: String {
        switch event.kind {
        case .applicationStart, .applicationStop, .query, .loginFailure, .refusedUse, .refusedNode, .accessChange: "E"
        // Whether the receiver had copies is not known (F-31).
        case .transfer: "R"
        case .dataImport: "C"
        case .receipt:
            switch event.change {
            case .created, nil: "C"
            case .unchanged: "R"
            case .replaced: "U"
            }
        }
    }

    var participants: [AuditMessage.Participant] {
        switch event.kind {
        case .applicationStart, .applicationStop: [service(.init("110150", "Application"))]
        case .query, .receipt: [client(.sender), service(.receiver)]
        case .transfer: [service(.sender), client(.receiver)]
        case .dataImport: [service(.receiver), client(.sender)]
        case .loginFailure, .refusedUse, .refusedNode, .accessChange: [client(.sender), service(.receiver)]
        }
    }

    private func service(_ role: AuditMessage.Code) -> AuditMessage.Participant {
        AuditMessage.Participant(
            userID: event.service.isEmpty ? source.id : event.service,
            alternativeUserID: String(source.processID), isRequestor: false, role: role,
            networkAddress: source.host)
    }

    private func client(_ role: AuditMessage.Code) -> AuditMessage.Participant {
        let client = event.client ?? AuditClient(address: nil)
        // alias<user@issuer>, with the subject of the token for both (F-34).
        let userName = client.subject.map { "\($0)<\($0)@\(client.issuer ?? "")>" }
        return AuditMessage.Participant(
            userID: client.subject ?? client.title ?? client.address ?? source.host,
            alternativeUserID: client.title.map { "AETITLES=\($0)" }, userName: userName, isRequestor: true, role: role,
            networkAddress: client.address)
    }

    var objects: [AuditMessage.Object] {
        switch event.kind {
        case .applicationStart, .applicationStop, .loginFailure: []
        case .query: [query]
        case .refusedUse, .refusedNode, .accessChange: [alert]
        case .transfer, .receipt, .dataImport: studyAndPatient
        }
    }

    /// The information model is the one that QIDO-RS searches; the query is what came over the wire.
    private var query: AuditMessage.Object {
        AuditMessage.Object(
            type: 2, role: 3, idType: .init("110181", "SOP Class UID"), id: "1.2.840.10008.5.1.4.1.2.2.1",
            query: event.request ?? "", details: [("QueryEncoding", "UTF-8"), ("Service", event.service)])
    }

    private var alert: AuditMessage.Object {
        var object = AuditMessage.Object(
            type: 2, role: 13, idType: .init("12", "URI", system: "RFC-3881"), id: event.service,
            name: event.request == nil ? "connection" : "request",
            details: [("Alert Description", event.reason ?? "")])
        if let request = event.request { object.details.append(("Request", request)) }
        return object
    }

    private var studyAndPatient: [AuditMessage.Object] {
        guard let study = event.study else { return [] }
        let count = study.instanceCount ?? (study.instances.isEmpty ? nil : study.instances.count)
        var object = AuditMessage.Object(
            type: 2, role: 3, idType: .init("110180", "Study Instance UID"), id: study.uid, name: study.uid,
            accessionNumber: study.accessionNumber)
        if let series = study.series { object.details.append(("Series Instance UID", series)) }
        if let count {
            // How many there are of each of several classes is not known: then one element has their sum.
            object.sopClasses = [
                AuditMessage.SOPClass(
                    uid: study.sopClasses.count == 1 ? study.sopClasses.first : nil,
                    instances: study.instances.count <= Self.longestList ? study.instances.sorted() : [],
                    numberOfInstances: count)
            ]
        }
        return [object] + (study.patient.map { [patient($0)] } ?? [])
    }

    /// Instances that a message names; of more it has the number.
    private static let longestList = 64

    private func patient(_ patient: AuditedPatient) -> AuditMessage.Object {
        AuditMessage.Object(
            type: 1, role: 1, idType: .init("2", "Patient Number", system: "RFC-3881"),
            // Without an issuer the ID stands alone; with one as HL7 writes it (CX).
            id: patient.issuer.map { "\(patient.id)^^^\($0)" } ?? patient.id, name: patient.name ?? "")
    }
}

extension AuditMessage.Code {
    /// Source: PS3.16 CID 402.
    fileprivate static let sender = AuditMessage.Code("110153", "Source Role ID")
    fileprivate static let receiver = AuditMessage.Code("110152", "Destination Role ID")
}
