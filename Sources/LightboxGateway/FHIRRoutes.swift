internal import DICOMCore
internal import DICOMweb
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxFHIR
internal import LightboxIndex
internal import LightboxRetrieve
internal import LightboxSearch
internal import NIOCore

/// `/fhir`: read-only resources of FHIR R4 that lead from a record to the pictures, made from the same index.
struct FHIRRoutes: Sendable {
    let searcher: SearchService
    let retriever: Retriever
    let access: Access
    let options: GatewayOptions
    /// The URL of the DICOMweb services.
    let serviceURL: String

    private static let pageLength = 20
    private static let longestPage = 100
    /// Instances of a series that a study lists.
    private static let longestInstanceList = 1000

    var url: String { "\(serviceURL.dropLast(servicePath.count))/fhir" }

    /// - Parameters:
    ///   - path: below `/fhir`, without a slash at its start.
    ///   - accept: the lines of the Accept header.
    /// - Throws: what the search throws.
    func answer(_ path: Substring, _ query: String, accept: [String] = []) async throws -> Response {
        do {
            return try await resource(path, query, accept)
        } catch FHIRSearchError.unknownParameter(let name) {
            return outcome(
                .badRequest, "not-supported", "The search parameter \(name) is not known here; /fhir/metadata lists all"
            )
        } catch FHIRSearchError.badValue(let name, let allowed) {
            return outcome(.badRequest, "value", "The parameter \(name) takes \(allowed)")
        } catch FHIRSearchError.tooMuch(let limit) {
            return outcome(
                .contentTooLarge, "too-costly",
                "The study has more than \(limit) instances: ask ImagingStudy, or the DICOMweb services, for them")
        } catch is SearchRequestError {
            return outcome(.badRequest, "value", "A value is not one that DICOM has for this attribute")
        }
    }

    private func resource(_ path: Substring, _ query: String, _ accept: [String]) async throws -> Response {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("metadata", 1):
            let today = Date().formatted(.iso8601.year().month().day())
            return try response(CapabilityStatement(url: url, date: today))
        case ("Endpoint", 2) where parts[1] == Endpoint.wadoID:
            return try response(Endpoint(serviceURL: serviceURL))
        case ("Device", 2) where parts[1] == Device.manifestCreator: return try response(Device())
        case ("Organization", 2) where parts[1] == Organization.operatorID: return try response(Organization())
        case ("DocumentReference", 1): return try await documents(query)
        case ("DocumentReference", 2): return try await document(parts[1])
        case ("Bundle", 2): return try await bundle(parts[1])
        case ("Binary", 2): return try await binary(parts[1], accept: accept)
        case ("Patient", 1): return try await patients(query)
        case ("ImagingStudy", 1): return try await studies(query)
        case ("Patient", 2):
            guard let patientID = Patient.patientID(parts[1]) else { return notFound }
            // The Patient ID goes through the reader of searches, which knows what no identifier may hold.
            let key = try PatientParameter.identifier.key(patientID)
            let patients = try await search(.studies, [key]).results.lazy.compactMap(Patient.init)
            guard let patient = patients.first(where: { $0.id == parts[1] }) else { return notFound }
            return try response(patient)
        case ("ImagingStudy", 2):
            guard isValidUID(parts[1]),
                let study = try await search(.studies, [("StudyInstanceUID", parts[1])] + Self.fields).results.first,
                let found = try await imagingStudy(study, withInstances: true)
            else { return notFound }
            return try response(found)
        default:
            return notFound
        }
    }

    /// Patients are what the studies name: each once, in the order of the studies.
    private func patients(_ query: String) async throws -> Response {
        let page = try Page(query)
        let wishes = try page.wishes(PatientParameter.self)
        let found = try await search(.studies, try keys(wishes)).results
        var seen: Set<String> = []
        let patients = found.compactMap(Patient.init).filter { patient in
            wishes.allSatisfy { $0.parameter.matches(patient, $0.value) } && seen.insert(patient.id).inserted
        }
        let shown = patients.dropFirst(page.offset).prefix(page.count)
        return try response(
            Bundle(
                total: patients.count, page: "\(url)/Patient\(page.query())",
                next: page.next(of: patients.count).map { "\(url)/Patient\($0)" },
                entries: shown.map { ("\(url)/Patient/\($0.id)", $0) }))
    }

    private func studies(_ query: String) async throws -> Response {
        let page = try Page(query)
        let wishes = try page.wishes(ImagingStudyParameter.self)
        let range = [("limit", String(page.count)), ("offset", String(page.offset))]
        let found = try await search(.studies, try keys(wishes) + Self.fields + range)
        var entries: [(url: String, resource: ImagingStudy)] = []
        for result in found.results {
            guard let study = try await imagingStudy(result, withInstances: false) else { continue }
            entries.append(("\(url)/ImagingStudy/\(study.id)", study))
        }
        return try response(
            Bundle(
                total: found.total, page: "\(url)/ImagingStudy\(page.query())",
                next: page.next(of: found.total).map { "\(url)/ImagingStudy\($0)" }, entries: entries))
    }

    private func imagingStudy(_ study: DICOMResult, withInstances: Bool) async throws -> ImagingStudy? {
        guard let uid = study.studyInstanceUID else { return nil }
        var series: [ImagingStudy.Series] = []
        for one in try await search(
            .series, [("StudyInstanceUID", uid), ("includefield", "BodyPartExamined")]
        ).results {
            guard let seriesUID = one.seriesInstanceUID else { continue }
            let instances =
                withInstances
                ? try await search(
                    .instances,
                    [("SeriesInstanceUID", seriesUID), ("limit", String(Self.longestInstanceList))]
                ).results : []
            let shown = try await withInstances ? representative(uid, seriesUID) : nil
            if let made = ImagingStudy.Series(one, instances: instances, representative: shown) {
                series.append(made)
            }
        }
        return ImagingStudy(study, series: series)
    }

    /// What a study needs beyond what every search gives.
    private static let fields = [("includefield", "StudyDescription")]

    func keys<Parameter: FHIRSearchParameter>(
        _ wishes: [(parameter: Parameter, value: String)]
    ) throws -> [(String, String)] {
        var keys: [(String, String)] = []
        for wish in wishes {
            let key = try wish.parameter.key(wish.value)
            // Several parts of one name: the first narrows the search, all are looked at afterwards.
            if !keys.contains(where: { $0.0 == key.name }) { keys.append((key.name, key.value)) }
        }
        return keys
    }

    typealias SearchResource = Resource.SearchResource

    func search(
        _ resource: SearchResource, _ parameters: [(String, String)]
    ) async throws -> (results: [DICOMResult], total: Int) {
        let query = parameters.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        let request = try SearchRequest(
            resource, query: query.joined(separator: "&"), rules: SearchRules(maximumResults: options.maximumResults))
        let answer = try await searcher.search(
            request.query, scope: try access.scope(for: .search), serviceURL: serviceURL)
        let results = try JSONDecoder().decode([DICOMResult].self, from: Data(answer.pieces.joined()))
        return (results, answer.total)
    }

    var notFound: Response {
        outcome(.notFound, "not-found", "There is no such resource here; /fhir/metadata lists what is")
    }

    private func outcome(_ status: HTTPResponse.Status, _ code: String, _ text: String) -> Response {
        var answer = (try? response(OperationOutcome(code: code, text))) ?? Response(status: status)
        answer.status = status
        return answer
    }

    func response(_ resource: some Encodable) throws -> Response {
        try .json(resource, mediaType: "application/fhir+json", cacheControl: "private, no-cache")
    }

    /// Which part of the results is wanted, and the parameters that say which results.
    struct Page {
        let count: Int
        let offset: Int
        private let items: [QueryItem]

        init(_ query: String) throws {
            let all = try QueryItem.items(ofQuery: query)
            func number(_ name: String, _ range: ClosedRange<Int>, _ otherwise: Int) throws -> Int {
                guard let value = all.first(where: { $0.name == name })?.value else { return otherwise }
                guard let number = Int(value), number >= range.lowerBound else {
                    throw FHIRSearchError.badValue(parameter: name, allowed: "a whole number from \(range.lowerBound)")
                }
                return min(number, range.upperBound)
            }
            count = try number("_count", 1...FHIRRoutes.longestPage, FHIRRoutes.pageLength)
            offset = try number("_offset", 0...1_000_000, 0)
            items = all.filter { !["_count", "_offset", "_format"].contains($0.name) }
        }

        func wishes<Parameter: FHIRSearchParameter>(
            _: Parameter.Type
        ) throws -> [(parameter: Parameter, value: String)] {
            try items.map {
                guard let parameter = Parameter(rawValue: $0.name) else {
                    throw FHIRSearchError.unknownParameter($0.name)
                }
                return (parameter, $0.value ?? "")
            }
        }

        /// The query of this page, or of the one that begins elsewhere.
        func query(offset: Int? = nil) -> String {
            let pairs =
                items.map { ($0.name, $0.value ?? "") }
                + [("_count", String(count)), ("_offset", String(offset ?? self.offset))]
            let parts = pairs.map { name, value in
                "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
            }
            return "?" + parts.joined(separator: "&")
        }

        func next(of total: Int) -> String? {
            offset + count < total ? query(offset: offset + count) : nil
        }
    }
}
