import Foundation
import LightboxAudit
import Testing

/// 2026-03-01T09:30:00.125Z
private let time: Int64 = 1_772_357_400_125
private let source = AuditMessage.Source(id: "lightbox@pacs1", site: "North", host: "pacs1", processID: 42)
private let client = AuditClient(address: "192.0.2.7", subject: "anna", issuer: "https://login.example.org")
private let service = "https://images.example.org/dicom-web"

private func study(instances: Set<String> = []) -> AuditedStudy {
    AuditedStudy(
        uid: "1.2.3", instances: instances, instanceCount: instances.isEmpty ? 120 : instances.count,
        sopClasses: ["1.2.840.10008.5.1.4.1.1.2"], accessionNumber: "A<1>",
        patient: AuditedPatient(id: "P\"1", issuer: "Ward & Co", name: "Müller^Jörg"))
}

private func xml(_ event: AuditEvent) -> String { AuditMessage(event, from: source).xml }

@Suite("Audit messages")
struct AuditMessageTests {
    @Test("F-30 a query has both ends, the query as it came, and no patient")
    func query() throws {
        let event = AuditEvent(
            .query, milliseconds: time, client: client, service: service,
            request: "/dicom-web/studies?PatientName=M%C3%BC*")
        let text = xml(event)
        #expect(text.contains(#"<EventIdentification EventActionCode="E" EventDateTime="2026-03-01T09:30:00.125Z" "#))
        #expect(text.contains(#"<EventID csd-code="110112" codeSystemName="DCM" originalText="Query"/>"#))
        let encoded = Data("/dicom-web/studies?PatientName=M%C3%BC*".utf8).base64EncodedString()
        #expect(text.contains("<ParticipantObjectQuery>\(encoded)</ParticipantObjectQuery>"))
        #expect(text.contains(#"csd-code="110153""#) && text.contains(#"csd-code="110152""#))
        #expect(!text.contains(#"ParticipantObjectTypeCode="1""#))
        #expect(text.ranges(of: #"UserIsRequestor="true""#).count == 1)
    }

    @Test("F-31 a retrieve has the study with its instances, and the one patient")
    func transfer() {
        let text = xml(AuditEvent(.transfer, milliseconds: time, client: client, service: service, study: study()))
        #expect(text.contains(#"EventActionCode="R""#) && text.contains(#"csd-code="110104""#))
        #expect(
            text.contains(
                #"ParticipantObjectID="1.2.3" ParticipantObjectTypeCode="2" ParticipantObjectTypeCodeRole="3""#))
        #expect(text.contains(#"<SOPClass UID="1.2.840.10008.5.1.4.1.1.2" NumberOfInstances="120"/>"#))
        #expect(text.contains(#"ParticipantObjectID="P&quot;1^^^Ward &amp; Co" ParticipantObjectTypeCode="1""#))
        #expect(text.contains("<ParticipantObjectName>Müller^Jörg</ParticipantObjectName>"))
        #expect(text.contains(#"<Accession Number="A&lt;1&gt;"/>"#))
        // The sender is the server, and did not ask.
        #expect(text.contains(#"UserID="\#(service)" AlternativeUserID="42" UserIsRequestor="false""#))
    }

    @Test("F-34 the holder of a token is named with its issuer")
    func userName() {
        let text = xml(AuditEvent(.transfer, milliseconds: time, client: client, service: service, study: study()))
        #expect(text.contains(#"UserID="anna" UserName="anna&lt;anna@https://login.example.org&gt;""#))
        #expect(text.contains(#"NetworkAccessPointID="192.0.2.7" NetworkAccessPointTypeCode="2""#))
    }

    @Test(
        "What comes in says what became of the copies",
        arguments: [
            (AuditEvent.Change.created, "C"), (.unchanged, "R"), (.replaced, "U"),
        ])
    func receipt(change: AuditEvent.Change, code: String) {
        let text = xml(
            AuditEvent(
                .receipt, milliseconds: time, client: AuditClient(address: nil, title: "CT1"), service: "LIGHTBOX",
                change: change, study: study(instances: ["1.2.3.4"])))
        #expect(text.contains("EventActionCode=\"\(code)\""))
        #expect(text.contains(#"UserID="CT1" AlternativeUserID="AETITLES=CT1""#))
        #expect(text.contains(#"NumberOfInstances="1"><Instance UID="1.2.3.4"/></SOPClass>"#))
    }

    @Test(
        "F-32 refusals, start and stop have messages of their own",
        arguments: [
            (AuditEvent.Kind.loginFailure, "110114", "110122"), (.refusedUse, "110113", "110132"),
            (.accessChange, "110113", "110135"), (.refusedNode, "110113", "110126"),
            (.applicationStart, "110100", "110120"), (.applicationStop, "110100", "110121"),
        ])
    func others(kind: AuditEvent.Kind, event: String, type: String) {
        let text = xml(
            AuditEvent(
                kind, outcome: .minorFailure, milliseconds: time, client: client, service: service,
                reason: "status 401"))
        #expect(text.contains("<EventID csd-code=\"\(event)\""))
        #expect(text.contains("<EventTypeCode csd-code=\"\(type)\""))
        #expect(text.contains(#"EventOutcomeIndicator="4""#))
        #expect(text.contains("<EventOutcomeDescription>status 401</EventOutcomeDescription>"))
    }

    @Test("Whatever a client sends, the message stays XML of one line")
    func hostile() throws {
        let event = AuditEvent(
            .loginFailure, milliseconds: time,
            client: AuditClient(address: "a\u{0}<&>\"\n]]>\u{FFFE}", subject: "\u{1F480}\r\n\t"), service: "\u{8}",
            reason: "]]>\u{1B}[2J")
        let text = xml(event)
        #expect(!text.contains { $0.isNewline } && !text.unicodeScalars.contains { $0.value < 0x20 })
        #expect(text.contains("a?&lt;&amp;&gt;&quot;&#10;]]&gt;?"))
    }

    @Test("F-33 a syslog message has its priority, its type, and its length in octets in front")
    func syslog() throws {
        let message = AuditMessage(
            AuditEvent(.transfer, milliseconds: time, client: client, service: service, study: study()), from: source)
        let datagram = String(decoding: SyslogMessage(message).datagram, as: UTF8.self)
        #expect(datagram.hasPrefix("<85>1 2026-03-01T09:30:00.125Z pacs1 Lightbox 42 DICOM+RFC3881 - \u{FEFF}<?xml"))
        let frame = SyslogMessage(message).frame
        let length = try #require(frame.firstIndex(of: 0x20))
        #expect(Int(String(decoding: frame[..<length], as: UTF8.self)) == frame.count - length - 1)
    }

    @Test("The same as FHIR has the same codes, and either a name or a query")
    func fhir() throws {
        let events = [
            AuditEvent(.query, milliseconds: time, client: client, service: service, request: "/studies"),
            AuditEvent(.transfer, milliseconds: time, client: client, service: service, study: study()),
        ]
        for event in events {
            let json = try JSONSerialization.jsonObject(
                with: Data(try FHIRAuditEvent(AuditMessage(event, from: source)).json))
            let resource = try #require(json as? [String: Any])
            #expect(resource["resourceType"] as? String == "AuditEvent")
            #expect(
                (resource["type"] as? [String: Any])?["code"] as? String == (event.kind == .query ? "110112" : "110104")
            )
            #expect(resource["outcome"] as? String == "0")
            for entity in try #require(resource["entity"] as? [[String: Any]]) {
                #expect((entity["name"] == nil) != (entity["query"] == nil))
            }
        }
    }
}

@Suite("Events of one stretch of time")
struct GatheringTests {
    private func transfer(_ instance: String, patient: String = "P1", time: Int64 = time) -> AuditEvent {
        AuditEvent(
            .transfer, milliseconds: time, client: client, service: service,
            study: AuditedStudy(
                uid: "1.2.3", series: "1.2.3.1", instances: [instance], sopClasses: ["1.2"],
                patient: AuditedPatient(id: patient)))
    }

    @Test("A study that is fetched frame by frame is one message, with the time of the last")
    func frames() {
        let events = (1...100).map { transfer("1.2.3.1.\($0 % 10)", time: time + Int64($0)) }
        let one = gathered(events)
        #expect(one.count == 1)
        #expect(one[0].study?.instances.count == 10 && one[0].study?.instanceCount == 10)
        #expect(one[0].milliseconds == time + 100)
    }

    @Test("F-31 two patients, two clients and two outcomes are never one message")
    func apart() {
        var other = transfer("1.2.3.1.1")
        other.client = AuditClient(address: "192.0.2.8")
        var failed = transfer("1.2.3.1.1")
        failed.outcome = .minorFailure
        #expect(gathered([transfer("1.2.3.1.1"), transfer("1.2.3.1.1", patient: "P2"), other, failed]).count == 4)
    }

    @Test("Searches stay apart, and the order in which things came is kept")
    func order() {
        let queries = ["/a", "/b", "/a"].map {
            AuditEvent(.query, milliseconds: time, client: client, service: service, request: $0)
        }
        #expect(gathered(queries).map(\.request) == ["/a", "/b"])
    }
}
