import Crypto
import Foundation
import HTTPTypes
import LightboxAccess
import LightboxFHIR
import Synchronization
import Testing

@testable import LightboxGateway

/// Who asks, in the matrix.
extension AccessMatrixTests {
    static let secret = Array("the secret of these tests, longer than 32".utf8)
    static let (own, other) = ("LB-0001", "LB-0002")

    enum Holder: String, CaseIterable {
        case nobody, expired, otherAudience, wrongSignature, unsigned
        case system, ownPatient, otherPatient, searchOnly, readOnly, ownStudy
        /// A sound token without any right to images.
        case stranger
        /// Nobody, with a signed link to the own study.
        case ownLink
    }

    /// - Parameter seconds: how long it is good for, where it is.
    func token(_ holder: Holder, study: String, seconds: Double = 600) throws -> String? {
        var claims: [String: Any] = [
            "iss": "issuer", "aud": "images", "exp": Date().timeIntervalSince1970 + seconds,
            "scope": "system/ImagingStudy.rs",
        ]
        var (header, secret) = (#"{"alg":"HS256"}"#, Self.secret)
        switch holder {
        case .nobody, .ownLink: return nil
        case .expired: claims["exp"] = Date().timeIntervalSince1970 - 600
        case .otherAudience: claims["aud"] = "elsewhere"
        case .wrongSignature: secret[0] ^= 1
        case .unsigned: header = #"{"alg":"none"}"#
        case .system: break
        case .ownPatient: (claims["scope"], claims["patient"]) = ("patient/ImagingStudy.rs", "p-\(Self.own)")
        case .otherPatient: (claims["scope"], claims["patient"]) = ("patient/ImagingStudy.rs", "p-\(Self.other)")
        case .searchOnly: claims["scope"] = "system/ImagingStudy.s"
        case .readOnly: claims["scope"] = "system/ImagingStudy.r"
        case .ownStudy: claims["study_instance_uid"] = study
        case .stranger: claims["scope"] = "system/Observation.rs"
        }
        func base64(_ bytes: some Sequence<UInt8>) -> String {
            Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
        }
        let signed = "\(base64(header.utf8)).\(base64(try JSONSerialization.data(withJSONObject: claims)))"
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: secret))
        return "Bearer \(signed).\(holder == .unsigned ? "" : base64(code))"
    }

    /// The gateway of the samples, with tokens asked for.
    func guarded<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let open = try #require(SampleGateway.current)
        let secret = Self.secret
        let verifier = try await TokenVerifier(
            TokenVerifier.Options(issuer: "issuer", audience: "images"), patientID: Patient.patientID
        ) { TokenVerifier.KeyMaterial(sharedSecret: secret) }
        let gateway = Gateway(
            retriever: open.retriever, searcher: open.searcher, verifier: verifier, links: SignedLinks(longest: 600),
            options: open.options)
        return try await SampleGateway.$current.withValue(gateway) { try await body() }
    }

    func ask(
        _ path: String, _ holder: Holder, study: String, method: HTTPRequest.Method = .get, body: String? = nil
    ) async throws -> Answer {
        let token = try token(holder, study: study)
        let prefix = holder == .ownLink ? try studyLinks.prefix(to: study) : ""
        return try await request(
            prefix + path, method: method, headers: token.map { ["Authorization": $0] } ?? [:], body: body)
    }

    /// Everything that shows something of one instance.
    func retrievals(_ paths: SamplePaths) -> [String] {
        var all = [
            "\(paths.instance)/frames/1", "\(paths.instance)/frames/1/rendered", "\(paths.instance)/frames/1/thumbnail",
        ]
        for resource in [paths.study, paths.series, paths.instance] {
            for part in ["", "/metadata", "/rendered", "/thumbnail", "/bulkdata", "/pixeldata"] {
                all.append(resource + part)
            }
        }
        let uids = paths.instance.split(separator: "/").map(String.init)
        all.append(
            "/wado?requestType=WADO&studyUID=\(uids[2])&seriesUID=\(uids[4])&objectUID=\(uids[6])"
                + "&contentType=image/jpeg")
        return all
    }

    /// The path of the same resource of a study that nobody has.
    func nowhere(_ path: String, _ patient: String = other) -> String {
        path.replacing(/(studies\/|studyUID=|StudyInstanceUID=|fhir\/[A-Za-z]+\/)[0-9.]+/) { "\($0.1)1.2.3.4" }
            .replacing(patient, with: "LB-9999")
    }

    func firstPaths(of patient: String) async throws -> SamplePaths {
        let series = try await request("/dicom-web/series?PatientID=\(patient)").dataSets()
        let modality = try #require(series.first.flatMap { value($0, "00080060") as? String })
        return try await SamplePaths(patient: patient, modality: modality)
    }
}

/// Links to studies, one for each.
final class StudyLinks: Sendable {
    private let prefixes = Mutex<[String: String]>([:])

    func prefix(to study: String) throws -> String {
        let links = try #require(SampleGateway.current?.links)
        return prefixes.withLock { prefixes in
            let known = prefixes[study] ?? linkPrefix + links.link(to: "/studies/\(study)", seconds: 600).token
            prefixes[study] = known
            return known
        }
    }
}
