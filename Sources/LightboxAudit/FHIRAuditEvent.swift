internal import Foundation

/// An audit message as the FHIR resource AuditEvent. Source: hl7.org/fhir/R4/auditevent.html, its mapping to DICOM; IHE ITI
/// TF-2 3.20.4.3 (ATX: FHIR Feed).
package struct FHIRAuditEvent: Encodable, Sendable {
    private let resourceType = "AuditEvent"
    private let type: Coding
    private let subtype: [Coding]?
    private let action: String
    private let recorded: String
    private let outcome: String
    private let outcomeDesc: String?
    private let agent: [Agent]
    private let source: Source
    private let entity: [Entity]?

    package init(_ message: AuditMessage) {
        type = Coding(message.eventID)
        subtype = message.eventType.map { [Coding($0)] }
        action = message.action
        recorded = message.timestamp
        outcome = String(message.outcome.rawValue)
        outcomeDesc = message.outcomeDescription
        agent = message.participants.map { Agent($0) }
        source = Source(message.source)
        entity = message.objects.isEmpty ? nil : message.objects.map { Entity($0) }
    }

    /// One line of JSON.
    package var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self))
        }
    }

    private struct Coding: Encodable {
        var system: String?
        let code: String
        var display: String?

        init(_ code: AuditMessage.Code) {
            system =
                code.system == "DCM" ? "http://dicom.nema.org/resources/ontology/DCM" : "urn:ietf:rfc:3881"
            self.code = code.value
            display = code.meaning
        }

        init(system: String, code: String) {
            self.system = system
            self.code = code
        }
    }

    private struct Concept: Encodable {
        let coding: [Coding]
    }

    private struct Identifier: Encodable {
        var type: Concept?
        let value: String
    }

    private struct Reference: Encodable {
        let identifier: Identifier?
        var display: String?
    }

    private struct Agent: Encodable {
        let type: Concept
        let who: Reference
        let altId: String?
        let name: String?
        let requestor: Bool
        let network: Network?

        init(_ participant: AuditMessage.Participant) {
            type = Concept(coding: [Coding(participant.role)])
            who = Reference(identifier: Identifier(value: participant.userID))
            altId = participant.alternativeUserID
            name = participant.userName
            requestor = participant.isRequestor
            network = participant.networkAddress.map {
                Network(address: $0, type: String(participant.networkType))
            }
        }
    }

    private struct Network: Encodable {
        let address: String
        let type: String
    }

    private struct Source: Encodable {
        let site: String?
        let observer: Reference
        let type: [Coding]

        init(_ source: AuditMessage.Source) {
            site = source.site
            observer = Reference(identifier: Identifier(value: source.id))
            type = [Coding(system: "http://terminology.hl7.org/CodeSystem/security-source-type", code: "4")]
        }
    }

    private struct Entity: Encodable {
        let what: Reference
        let type: Coding
        let role: Coding
        /// Either a name or a query (sev-1).
        let name: String?
        let query: String?
        let detail: [Detail]?

        init(_ object: AuditMessage.Object) {
            what = Reference(
                identifier: Identifier(type: Concept(coding: [Coding(object.idType)]), value: object.id))
            type = Coding(
                system: "http://terminology.hl7.org/CodeSystem/audit-entity-type", code: String(object.type))
            role = Coding(system: "http://terminology.hl7.org/CodeSystem/object-role", code: String(object.role))
            name = object.query == nil && !object.name.isEmpty ? object.name : nil
            query = object.query.map { Data($0.utf8).base64EncodedString() }
            let described = object.details.map { Detail(type: $0.type, valueString: $0.value) } + object.facts
            // FHIR has no empty texts.
            let told = described.filter { !$0.valueString.isEmpty }
            detail = told.isEmpty ? nil : told
        }
    }

    fileprivate struct Detail: Encodable {
        let type: String
        let valueString: String
    }
}

extension AuditMessage.Object {
    /// What DICOM describes an object by.
    fileprivate var facts: [FHIRAuditEvent.Detail] {
        var facts = accessionNumber.map { [FHIRAuditEvent.Detail(type: "AccessionNumber", valueString: $0)] } ?? []
        for sopClass in sopClasses {
            if let uid = sopClass.uid { facts.append(.init(type: "SOPClass", valueString: uid)) }
            facts.append(.init(type: "NumberOfInstances", valueString: String(sopClass.numberOfInstances)))
            facts += sopClass.instances.map { .init(type: "Instance", valueString: $0) }
        }
        return facts
    }
}
