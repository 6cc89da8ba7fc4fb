/// An event in the terms of DICOM's audit messages; XML and FHIR are two ways to write it. Source: PS3.15 A.5.1, A.5.2.
package struct AuditMessage: Sendable, Equatable {
    package struct Code: Sendable, Equatable {
        let value: String
        let system: String
        let meaning: String

        init(_ value: String, _ meaning: String, system: String = "DCM") {
            self.value = value
            self.system = system
            self.meaning = meaning
        }
    }

    package struct Participant: Sendable, Equatable {
        var userID: String
        var alternativeUserID: String?
        var userName: String?
        var isRequestor: Bool
        var role: Code
        /// An IP address or the name of a machine.
        var networkAddress: String?
    }

    /// Where the events come from.
    package struct Source: Sendable, Equatable {
        package var id: String
        package var site: String?
        /// The name of this machine.
        package var host: String
        package var processID: Int32

        package init(id: String, site: String? = nil, host: String, processID: Int32) {
            self.id = id
            self.site = site
            self.host = host
            self.processID = processID
        }
    }

    package struct Object: Sendable, Equatable {
        /// 1 person, 2 system object. Source: PS3.15 A.5.2, ParticipantObjectTypeCode.
        var type: Int
        /// Source: PS3.15 A.5.1.2.2.
        var role: Int
        var idType: Code
        var id: String
        /// The schema wants a name or a query.
        var name: String = ""
        var query: String?
        var details: [(type: String, value: String)] = []
        var accessionNumber: String?
        var sopClasses: [SOPClass] = []

        package static func == (left: Object, right: Object) -> Bool {
            left.type == right.type && left.role == right.role && left.id == right.id && left.name == right.name
                && left.query == right.query && left.accessionNumber == right.accessionNumber
                && left.sopClasses == right.sopClasses && left.details.elementsEqual(right.details, by: ==)
        }
    }

    struct SOPClass: Sendable, Equatable {
        var uid: String?
        var instances: [String]
        var numberOfInstances: Int
    }

    let eventID: Code
    let eventType: Code?
    /// C, R, U, D or E.
    let action: String
    let milliseconds: Int64
    let outcome: AuditEvent.Outcome
    let outcomeDescription: String?
    let participants: [Participant]
    let source: Source
    let objects: [Object]
}

extension AuditMessage {
    /// - Parameter source: this program.
    package init(_ event: AuditEvent, from source: Source) {
        let parts = MessageParts(event: event, source: source)
        eventID = event.kind.eventID
        eventType = event.kind.eventType
        action = parts.action
        milliseconds = event.milliseconds
        outcome = event.outcome
        outcomeDescription = event.outcome == .success ? nil : event.reason
        participants = parts.participants
        self.source = source
        objects = parts.objects
    }
}

extension AuditEvent.Kind {
    /// Source: PS3.16 CID 400.
    fileprivate var eventID: AuditMessage.Code {
        switch self {
        case .applicationStart, .applicationStop: .init("110100", "Application Activity")
        case .query: .init("110112", "Query")
        case .transfer, .receipt: .init("110104", "DICOM Instances Transferred")
        case .dataImport: .init("110107", "Import")
        case .loginFailure: .init("110114", "User Authentication")
        case .refusedUse, .refusedNode, .accessChange: .init("110113", "Security Alert")
        }
    }

    /// Source: PS3.16 CID 401.
    fileprivate var eventType: AuditMessage.Code? {
        switch self {
        case .applicationStart: .init("110120", "Application Start")
        case .applicationStop: .init("110121", "Application Stop")
        case .loginFailure: .init("110122", "Login")
        case .refusedUse: .init("110132", "Use of Restricted Function")
        case .refusedNode: .init("110126", "Node Authentication")
        case .accessChange: .init("110135", "Object Security Attributes Changed")
        case .query, .transfer, .receipt, .dataImport: nil
        }
    }
}
