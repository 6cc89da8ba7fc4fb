import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxAccess
import LightboxDesk
import LightboxFHIR
import Support
import Testing

@testable import LightboxGateway

/// Every route by every kind of token.
@Suite("Who may see what", .sampleGateway)
struct AccessMatrixTests {
    let studyLinks = StudyLinks()

    @Test(
        "Every retrieval by every kind of token; what may not be seen looks like what is not there",
        arguments: Holder.allCases)
    func retrievals(holder: Holder) async throws {
        let (own, other) = (
            try await SamplePaths(patient: Self.own, modality: "CT"), try await firstPaths(of: Self.other)
        )
        let study = String(own.study.split(separator: "/")[2])
        try await guarded {
            for (paths, isOwn) in [(own, true), (other, false)] {
                for path in retrievals(paths) {
                    let answer = try await ask(path, holder, study: study)
                    switch holder {
                    case .nobody, .expired, .otherAudience, .wrongSignature, .unsigned:
                        #expect(answer.status == 401, "\(path)")
                        #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer ") == true)
                    case .searchOnly, .stranger:
                        #expect(answer.status == 403, "\(path)")
                        #expect(answer.header("WWW-Authenticate")?.contains("insufficient_scope") == true)
                    case .system, .readOnly: #expect(answer.status == 200, "\(path)")
                    case .ownLink where path.hasPrefix("/wado"):
                        // A link leads to resources, not to another service.
                        #expect(answer.status == 404, "\(path)")
                    case .ownPatient, .ownStudy, .otherPatient, .ownLink:
                        if isOwn == (holder != .otherPatient) {
                            #expect(answer.status == 200, "\(path)")
                        } else {
                            try await expectNothing(answer, path, holder, study: study)
                        }
                    }
                }
            }
        }
    }

    /// The same answer as for UIDs that nobody has.
    private func expectNothing(_ answer: Answer, _ path: String, _ holder: Holder, study: String) async throws {
        let missing = try await ask(nowhere(path), holder, study: study)
        #expect(answer.status == 404, "\(path)")
        #expect(answer.status == missing.status, "\(path)")
        #expect(answer.body == missing.body, "\(path)")
        func fields(_ answer: Answer) -> [HTTPField] {
            // How long it took is what a clock tells anyway.
            answer.headers.filter { $0.name.canonicalName != "server-timing" }
        }
        #expect(fields(answer) == fields(missing), "\(path)")
    }

    @Test("Searches, their numbers and FHIR show what a token may see and nothing else", arguments: Holder.allCases)
    func searches(holder: Holder) async throws {
        let own = try await SamplePaths(patient: Self.own, modality: "CT")
        let study = String(own.study.split(separator: "/")[2])
        let levels = ["studies", "series", "instances"]
        var totals: [String: [String: Int]] = [:]
        for level in levels {
            for (name, query) in [
                ("all", ""), ("own", "?PatientID=\(Self.own)"), ("other", "?PatientID=\(Self.other)"),
                ("study", "?StudyInstanceUID=\(study)"),
            ] {
                totals[level, default: [:]][name] = Int(
                    try await request("/dicom-web/\(level)\(query)").header("X-Total-Count") ?? "")
            }
        }
        try await guarded {
            for level in levels {
                let path = "/dicom-web/\(level)?includefield=PatientID&limit=150"
                let answer = try await ask(path, holder, study: study)
                let seen: String
                switch holder {
                case .nobody, .expired, .otherAudience, .wrongSignature, .unsigned:
                    #expect(answer.status == 401)
                    continue
                case .readOnly, .stranger:
                    #expect(answer.status == 403)
                    continue
                case .ownLink:
                    #expect(answer.status == 404)
                    continue
                case .system, .searchOnly: seen = "all"
                case .ownPatient: seen = "own"
                case .otherPatient: seen = "other"
                case .ownStudy: seen = "study"
                }
                let results = try answer.dataSets()
                #expect(results.count == totals[level]?[seen], "\(level)")
                #expect(answer.header("X-Total-Count") == totals[level]?[seen].map { String($0) })
                let patients = Set(results.map { value($0, "00100020") as? String ?? "" })
                if seen == "own" || seen == "study" { #expect(patients == [Self.own]) }
                if seen == "other" { #expect(patients == [Self.other]) }
            }
            try await fhir(holder, study: study)
        }
    }

    private func fhir(_ holder: Holder, study: String) async throws {
        #expect(try await request("/fhir/metadata").status == 200)
        let patients = try await ask("/fhir/Patient?_count=100", holder, study: study)
        let named = try await ask("/fhir/Patient/p-\(Self.other)", holder, study: study)
        switch holder {
        case .nobody, .expired, .otherAudience, .wrongSignature, .unsigned:
            #expect(patients.status == 401 && named.status == 401)
        case .readOnly, .stranger: #expect(patients.status == 403 && named.status == 403)
        case .ownLink: #expect(patients.status == 404 && named.status == 404)
        case .system, .searchOnly: #expect(named.status == 200)
        case .otherPatient, .ownPatient, .ownStudy:
            let isOther = holder == .otherPatient
            #expect(named.status == (isOther ? 200 : 404))
            let text = String(decoding: patients.body, as: UTF8.self)
            #expect(text.contains("\"\(Self.own)\"") == !isOther)
            #expect(text.contains("\"\(Self.other)\"") == isOther)
        }
    }

    @Test(
        "Links are made and revoked by who may see the resource, and show no more than that", arguments: Holder.allCases
    )
    func links(holder: Holder) async throws {
        let (own, other) = (
            try await SamplePaths(patient: Self.own, modality: "CT"), try await firstPaths(of: Self.other)
        )
        let study = String(own.study.split(separator: "/")[2])
        try await guarded {
            for (paths, otherPaths, isOwn) in [(own, other, true), (other, own, false)] {
                for resource in [paths.study, paths.series, paths.instance, "\(paths.instance)/rendered"] {
                    let made = try await ask(
                        "/links", holder, study: study, method: .post,
                        body: #"{"resource":"\#(resource)","seconds":60}"#)
                    let status =
                        switch holder {
                        case .nobody, .expired, .otherAudience, .wrongSignature, .unsigned: 401
                        case .searchOnly, .stranger: 403
                        case .ownLink: 404
                        case .system, .readOnly: 201
                        case .ownPatient, .ownStudy: isOwn ? 201 : 404
                        case .otherPatient: isOwn ? 404 : 201
                        }
                    #expect(made.status == status, "\(resource)")
                    guard made.status == 201 else { continue }
                    try await expectBound(made, to: resource, not: otherPaths, holder, study: study)
                }
            }
            let revocation = try await ask("/links", holder, study: study, method: .delete)
            switch holder {
            case .nobody, .expired, .otherAudience, .wrongSignature, .unsigned: #expect(revocation.status == 401)
            case .system, .readOnly: #expect(revocation.status == 204)
            case .ownLink: #expect(revocation.status == 404)
            default: #expect(revocation.status == 403)
            }
        }
    }

    private func expectBound(
        _ made: Answer, to resource: String, not other: SamplePaths, _ holder: Holder, study: String
    ) async throws {
        let url = try #require((try made.json() as? [String: String])?["url"])
        #expect(made.header("Location") == url && made.header("Cache-Control") == "no-store")
        let path = String(url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" })
        let link = String(path.dropLast(resource.count))
        let isPicture = resource.hasSuffix("/rendered")
        for below in isPicture ? [""] : ["/thumbnail", "/metadata", "/rendered"] {
            let answer = try await request(path + below)
            #expect(answer.status == 200, "\(resource)\(below)")
            #expect(answer.header("Referrer-Policy") == "no-referrer")
        }
        if !isPicture {
            // The URLs in its answers are links as well, and lead on.
            let sets = try await request("\(path)/metadata", accept: "application/dicom+json").dataSets()
            #expect(sets.allSatisfy { value($0, "00080018") != nil })
        }
        let above = "\(link)/dicom-web/studies"
        for elsewhere in [
            "\(link)\(other.study)", "\(link)\(other.instance)/rendered", above, "\(above)?PatientID=\(Self.own)",
            "\(link)/fhir/Patient", "\(link)/metrics", "\(link)/links", "\(link)/dicom-web/instances", "\(link)/",
            "\(link)\(resource)x", "\(link)/dicom-web\(resource)", String(link.dropLast()) + resource,
            "\(link)/wado?requestType=WADO&studyUID=\(study)",
        ] {
            #expect(try await request(elsewhere).status == 404, "\(elsewhere)")
        }
        #expect(try await request(path, method: .post, body: "x").status == 405)
        // Whoever has the link alone can't revoke it.
        #expect(try await request(path, method: .delete).status == 401)
        let stranger: Holder = holder == .otherPatient ? .ownPatient : .otherPatient
        if holder != .system, holder != .readOnly {
            #expect(try await ask(path, stranger, study: study, method: .delete).status == 404)
        }
        #expect(try await ask(path, holder, study: study, method: .delete).status == 204)
        #expect(try await request(path).status == 404)
    }

    @Test("A link ends with the token that made it")
    func linkEnd() async throws {
        let own = try await SamplePaths(patient: Self.own, modality: "CT")
        try await guarded {
            let token = try #require(try token(.system, study: "1.2.3", seconds: 100))
            let made = try await request(
                "/links", method: .post, headers: ["Authorization": token],
                body: #"{"resource":"\#(own.study)","seconds":600}"#)
            let end = try #require((try made.json() as? [String: String])?["expires"])
            let date = try Date(end, strategy: .iso8601)
            #expect(date <= Date(timeIntervalSinceNow: 100) && date > Date(timeIntervalSinceNow: 10))
        }
    }

    @Test("Runs, figures and the way to a token by every kind of token", arguments: Holder.allCases)
    func otherRoutes(holder: Holder) async throws {
        try await guarded {
            let gateway = try #require(SampleGateway.current)
            let responder = ObservedGateway(
                TrackGateway(gateway, desk: Desk(limit: 3), options: gateway.options), Operation())
            let token = try token(holder, study: "1.2.3")
            func status(_ path: String) async throws -> Int {
                let headers: HTTPFields = token.map { [.authorization: $0] } ?? [:]
                return try await Application(responder: responder).test(.router) { client in
                    try await client.execute(uri: path, method: .get, headers: headers) { $0.status.code }
                }
            }
            let operators =
                switch holder {
                case .nobody, .expired, .otherAudience, .wrongSignature, .unsigned, .ownLink: 401
                // Whoever may see every study may see how many there are.
                case .system, .searchOnly, .readOnly: 200
                case .ownPatient, .otherPatient, .ownStudy, .stranger: 403
                }
            for path in ["/metrics", "/desk/runs"] { #expect(try await status(path) == operators, "\(path)") }
            for path in ["/healthz", "/readyz", "/"] { #expect(try await status(path) == 200, "\(path)") }
            // Nobody has said where tokens come from, and there is no rehearsal.
            for path in metadataPaths { #expect(try await status(path) == 404, "\(path)") }
            for path in ["/issuer/identities", "/issuer/token", "/issuer/authorize"] {
                #expect(try await status(path) == 404, "\(path)")
            }
        }
    }

    @Test("Pages and descriptions need no token; a browser may ask before it sends one")
    func publicPaths() async throws {
        try await guarded {
            for path in ["/", "/fhir/metadata"] {
                let status = try await request(path).status
                #expect(status == 200, "\(path)")
            }
            let preflight = try await request(
                "/dicom-web/studies", method: .options,
                headers: ["Origin": "https://app.example.org", "Access-Control-Request-Method": "GET"])
            #expect(preflight.status == 204)
            let refused = try await request("/dicom-web/studies", headers: ["Origin": "https://app.example.org"])
            #expect(refused.status == 401)
            #expect(refused.header("Access-Control-Allow-Origin") == "*")
            #expect(refused.header("Access-Control-Expose-Headers")?.contains("WWW-Authenticate") == true)
        }
    }
}
