internal import Foundation

extension AuditMessage {
    /// The message as XML, in UTF-8 and without line breaks. Source: PS3.15 A.5.1.1.
    package var xml: String {
        var xml = XMLText()
        xml.element("AuditMessage") { xml in
            let identification = [
                ("EventActionCode", action), ("EventDateTime", timestamp),
                ("EventOutcomeIndicator", String(outcome.rawValue)),
            ]
            xml.element("EventIdentification", identification) { xml in
                xml.element("EventID", eventID.attributes)
                if let eventType { xml.element("EventTypeCode", eventType.attributes) }
                if let outcomeDescription { xml.element("EventOutcomeDescription") { $0.text(outcomeDescription) } }
            }
            for participant in participants {
                xml.element("ActiveParticipant", participant.attributes) {
                    $0.element("RoleIDCode", participant.role.attributes)
                }
            }
            let site = source.site.map { [("AuditEnterpriseSiteID", $0)] } ?? []
            xml.element("AuditSourceIdentification", site + [("AuditSourceID", source.id)]) {
                // An application server. Source: PS3.15 A.5.1.2.1.
                $0.element("AuditSourceTypeCode", [("csd-code", "4")])
            }
            for object in objects { object.write(to: &xml) }
        }
        return #"<?xml version="1.0" encoding="UTF-8"?>"# + xml.written
    }

    /// In UTC, with milliseconds: `2026-03-01T09:30:00.125Z`.
    package var timestamp: String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            .formatted(
                .iso8601.year().month().day().timeZone(separator: .omitted).time(includingFractionalSeconds: true))
    }
}

extension AuditMessage.Code {
    fileprivate var attributes: [(String, String)] {
        [("csd-code", value), ("codeSystemName", system), ("originalText", meaning)]
    }
}

extension AuditMessage.Participant {
    fileprivate var attributes: [(String, String)] {
        var attributes = [("UserID", userID)]
        if let alternativeUserID { attributes.append(("AlternativeUserID", alternativeUserID)) }
        if let userName { attributes.append(("UserName", userName)) }
        attributes.append(("UserIsRequestor", isRequestor ? "true" : "false"))
        if let networkAddress {
            attributes.append(("NetworkAccessPointID", networkAddress))
            attributes.append(("NetworkAccessPointTypeCode", String(networkType)))
        }
        return attributes
    }

    /// 1 name of a machine, 2 IP address. Source: PS3.15 A.5.1.1.
    var networkType: Int {
        guard let networkAddress else { return 1 }
        let isNumeric = networkAddress.utf8.allSatisfy { "0123456789abcdefABCDEF.:%".utf8.contains($0) }
        return isNumeric && networkAddress.contains { $0 == "." || $0 == ":" } ? 2 : 1
    }
}

extension AuditMessage.Object {
    fileprivate func write(to xml: inout XMLText) {
        let attributes = [
            ("ParticipantObjectID", id), ("ParticipantObjectTypeCode", String(type)),
            ("ParticipantObjectTypeCodeRole", String(role)),
        ]
        xml.element("ParticipantObjectIdentification", attributes) { xml in
            xml.element("ParticipantObjectIDTypeCode", idType.attributes)
            if let query {
                xml.element("ParticipantObjectQuery") { $0.text(Data(query.utf8).base64EncodedString()) }
            } else {
                xml.element("ParticipantObjectName") { $0.text(name) }
            }
            for detail in details {
                let value = Data(detail.value.utf8).base64EncodedString()
                xml.element("ParticipantObjectDetail", [("type", detail.type), ("value", value)])
            }
            guard accessionNumber != nil || !sopClasses.isEmpty else { return }
            xml.element("ParticipantObjectDescription") { xml in
                if let accessionNumber { xml.element("Accession", [("Number", accessionNumber)]) }
                for sopClass in sopClasses {
                    let uid = sopClass.uid.map { [("UID", $0)] } ?? []
                    let attributes = uid + [("NumberOfInstances", String(sopClass.numberOfInstances))]
                    xml.element("SOPClass", attributes) { xml in
                        for instance in sopClass.instances { xml.element("Instance", [("UID", instance)]) }
                    }
                }
            }
        }
    }
}

/// XML that is written from its beginning to its end.
private struct XMLText {
    private(set) var written = ""

    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLText) -> Void = { _ in }
    ) {
        written += "<\(name)"
        for (name, value) in attributes { written += " \(name)=\"\(escaped(value))\"" }
        let start = written.utf8.count
        written += ">"
        content(&self)
        guard written.utf8.count > start + 1 else {
            written.removeLast()
            written += "/>"
            return
        }
        written += "</\(name)>"
    }

    mutating func text(_ text: String) { written += escaped(text) }

    /// What XML 1.0 has no way to say becomes a question mark; line breaks would end a syslog message at some receivers.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            default:
                let isForbidden = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
                result.unicodeScalars.append(isForbidden ? "?" : scalar)
            }
        }
        return result
    }
}
