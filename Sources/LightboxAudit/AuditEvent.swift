/// Something that an audit trail has to tell of, as it is journalled: facts, in no format of a receiver.
/// Source: PS3.15 A.5.3; IHE ITI TF-2 3.20 (F-30 to F-34).
package struct AuditEvent: Codable, Sendable, Equatable {
    package enum Kind: String, Codable, Sendable {
        case applicationStart, applicationStop
        /// Somebody asked what is there.
        case query
        /// Instances, or what is made of them, went out.
        case transfer
        /// Instances came in over a network.
        case receipt
        /// Instances came in from files.
        case dataImport
        /// Somebody showed no token that counts.
        case loginFailure
        /// Somebody with a sound token asked for what it does not allow.
        case refusedUse
        /// A machine was turned away before it could ask for anything: its certificate does not count.
        case refusedNode
        /// Somebody opened a resource to whoever has a link to it, or closed it again.
        case accessChange
    }

    package enum Outcome: Int, Codable, Sendable {
        case success = 0
        /// The action can be tried again, for example in another form.
        case minorFailure = 4
        case seriousFailure = 8
    }

    /// What happened to the copies of a receiver. Source: PS3.15 A.5.3.7, EventActionCode.
    package enum Change: String, Codable, Sendable {
        case created, unchanged, replaced
    }

    package var kind: Kind
    package var outcome: Outcome
    /// When it was over, in milliseconds since 1970.
    package var milliseconds: Int64
    /// Whoever began it; `nil` for the program itself.
    package var client: AuditClient?
    /// The address by which the client reached the service, or the AE title that it called.
    package var service: String
    /// The path and query of a request that searched, or that was refused; of links the path that they lead to.
    package var request: String?
    /// Why it failed, or what was changed: words of ours, without patient data.
    package var reason: String?
    /// Of receipts.
    package var change: Change?
    /// The one study that it is about, and so the one patient.
    package var study: AuditedStudy?

    package init(
        _ kind: Kind, outcome: Outcome = .success, milliseconds: Int64, client: AuditClient? = nil, service: String,
        request: String? = nil, reason: String? = nil, change: Change? = nil, study: AuditedStudy? = nil
    ) {
        self.kind = kind
        self.outcome = outcome
        self.milliseconds = milliseconds
        self.client = client
        self.service = service
        self.request = request
        self.reason = reason
        self.change = change
        self.study = study
    }
}

/// Who is at the other end.
package struct AuditClient: Codable, Sendable, Hashable {
    /// An IP address; `nil` where there is no network in between.
    package var address: String?
    /// The calling AE title of DICOM's own protocol.
    package var title: String?
    /// `sub` and `iss` of the token (F-34); without one, what its certificate calls it and who has signed that.
    package var subject: String?
    package var issuer: String?

    package init(address: String?, title: String? = nil, subject: String? = nil, issuer: String? = nil) {
        self.address = address
        self.title = title
        self.subject = subject
        self.issuer = issuer
    }
}

/// The part of a study that an event is about.
package struct AuditedStudy: Codable, Sendable, Equatable {
    package var uid: String
    package var series: String?
    /// SOP Instance UIDs, where single ones were named.
    package var instances: Set<String>
    /// How many instances there are in what was named; `nil` where that is not known.
    package var instanceCount: Int?
    /// SOP Class UIDs of what was named.
    package var sopClasses: Set<String>
    package var accessionNumber: String?
    package var patient: AuditedPatient?

    package init(
        uid: String, series: String? = nil, instances: Set<String> = [], instanceCount: Int? = nil,
        sopClasses: Set<String> = [], accessionNumber: String? = nil, patient: AuditedPatient? = nil
    ) {
        self.uid = uid
        self.series = series
        self.instances = instances
        self.instanceCount = instanceCount
        self.sopClasses = sopClasses
        self.accessionNumber = accessionNumber
        self.patient = patient
    }
}

package struct AuditedPatient: Codable, Sendable, Hashable {
    package var id: String
    package var issuer: String?
    package var name: String?

    package init(id: String, issuer: String? = nil, name: String? = nil) {
        self.id = id
        self.issuer = issuer
        self.name = name
    }
}
