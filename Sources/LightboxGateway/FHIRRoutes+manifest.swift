internal import DICOMCore
internal import DICOMParsing
internal import DICOMweb
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxFHIR
internal import LightboxIndex
internal import LightboxRetrieve

/// Manifests of studies: a Key Object Selection and a document of FHIR, and where they are. Source: IHE RAD MADO.
extension FHIRRoutes {
    /// Instances that a manifest names at most: a longer one would be told only in part, which is worse than not at all.
    private static let longestManifest = 20_000
    private static let longestStep = 1000

    /// What a manifest needs beyond what every search gives.
    private static let fieldsOfStudy = ["StudyDescription", "InstitutionName", "IssuerOfPatientID"]
    private static let fieldsOfSeries = ["BodyPartExamined", "SeriesDate", "SeriesTime"]

    /// A search for references to manifests: two for each study that is found, or the ones of one format.
    func documents(_ query: String) async throws -> Response {
        let page = try Page(query)
        var wishes = try page.wishes(DocumentParameter.self)
        let format = wishes.first { $0.parameter == .format }?.value
        wishes.removeAll { $0.parameter == .format }
        let kinds = ManifestKind.allCases.filter { kind in
            format.map { $0 == kind.format || $0.hasSuffix("|\(kind.format)") } ?? true
        }
        guard !kinds.isEmpty else {
            throw FHIRSearchError.badValue(
                parameter: DocumentParameter.format.rawValue,
                allowed: ManifestKind.allCases.map(\.format).joined(separator: ", "))
        }
        // Documents are counted, studies are searched for: those that the page touches.
        let first = page.offset / kinds.count
        let last = (page.offset + page.count - 1) / kinds.count
        let found = try await search(
            .studies,
            try keys(wishes) + Self.included(Self.fieldsOfStudy)
                + [("limit", String(last - first + 1)), ("offset", String(first))])
        var references: [DocumentReference] = []
        for study in found.results {
            let series = try await seriesResults(of: study)
            for kind in kinds { references += [reference(kind, study, series)].compactMap(\.self) }
        }
        let shown = references.dropFirst(page.offset - first * kinds.count).prefix(page.count)
        let total = found.total * kinds.count
        return try response(
            Bundle(
                total: total, page: "\(url)/DocumentReference\(page.query())",
                next: page.next(of: total).map { "\(url)/DocumentReference\($0)" },
                entries: shown.map { ("\(url)/DocumentReference/\($0.id)", $0) }))
    }

    /// One reference to a manifest.
    func document(_ id: String) async throws -> Response {
        guard let (uid, kind) = ManifestKind.reading(id), let study = try await study(uid),
            let reference = reference(kind, study, try await seriesResults(of: study))
        else { return notFound }
        return try response(reference)
    }

    /// The manifest as a document of FHIR.
    func bundle(_ uid: String) async throws -> Response {
        guard let (content, identity) = try await content(of: uid),
            let bundle = DocumentBundle(content, identity, url: url, serviceURL: serviceURL, now: Self.now)
        else { return notFound }
        return try response(bundle)
    }

    /// The manifest as a Key Object Selection: the file itself, or around it the resource Binary for who names FHIR's JSON.
    /// Source: hl7.org/fhir/R4/binary.html.
    func binary(_ uid: String, accept: [String]) async throws -> Response {
        guard let (content, identity) = try await content(of: uid) else { return notFound }
        let manifest = KeyObjectManifest(content, identity, serviceURL: serviceURL, timeZone: Self.timeZone)
        let file = partTenFile(manifest.dataSet)
        guard !accept.contains(where: { $0.contains("fhir+json") }) else {
            return try response(Binary(id: uid, data: Data(file).base64EncodedString()))
        }
        var response = Response.document(
            file, mediaType: "application/dicom; transfer-syntax=\(TransferSyntax.explicitVRLittleEndian.uid)",
            cacheControl: "private, no-cache")
        response.headers[.contentDisposition] = "attachment; filename=\"manifest.dcm\""
        return response
    }

    private func reference(
        _ kind: ManifestKind, _ study: DICOMResult, _ series: [DICOMResult]
    ) -> DocumentReference? {
        ManifestIdentity(study, series: series, serviceURL: serviceURL).map {
            DocumentReference(kind, of: study, series: series, $0, url: url, now: Self.now)
        }
    }

    private func study(_ uid: String) async throws -> DICOMResult? {
        guard isValidUID(uid) else { return nil }
        return try await search(.studies, [("StudyInstanceUID", uid)] + Self.included(Self.fieldsOfStudy)).results.first
    }

    private func seriesResults(of study: DICOMResult) async throws -> [DICOMResult] {
        guard let uid = study.studyInstanceUID else { return [] }
        return try await all(.series, [("StudyInstanceUID", uid)] + Self.included(Self.fieldsOfSeries))
    }

    /// A study with all its instances, and how its manifest is called.
    private func content(of uid: String) async throws -> (StudyContent, ManifestIdentity)? {
        guard let study = try await study(uid) else { return nil }
        let series = try await seriesResults(of: study)
        guard let identity = ManifestIdentity(study, series: series, serviceURL: serviceURL) else { return nil }
        var content: [StudyContent.SeriesContent] = []
        var room = Self.longestManifest
        for one in series {
            guard let seriesUID = one.seriesInstanceUID else { continue }
            let instances = try await all(
                .instances, [("StudyInstanceUID", uid), ("SeriesInstanceUID", seriesUID)], atMost: room)
            room -= instances.count
            content.append(
                StudyContent.SeriesContent(
                    one, instances: instances, representative: try await representative(uid, seriesUID)))
        }
        return (StudyContent(study, series: content), identity)
    }

    /// The instance that the thumbnail of a series shows.
    func representative(_ study: String, _ series: String) async throws -> String? {
        guard let study = StudyInstanceUID(study), let series = SeriesInstanceUID(series) else { return nil }
        return try await retriever.representative(of: .series(study, series), try access.scope(for: .search))?.text
    }

    /// All results of a search, a page at a time.
    /// - Throws: `FHIRSearchError.tooMuch` where there are more.
    private func all(
        _ resource: SearchResource, _ parameters: [(String, String)], atMost limit: Int = longestManifest
    ) async throws -> [DICOMResult] {
        var results: [DICOMResult] = []
        while true {
            let step = try await search(
                resource, parameters + [("limit", String(Self.longestStep)), ("offset", String(results.count))])
            guard step.total <= limit else { throw FHIRSearchError.tooMuch(limit: Self.longestManifest) }
            results += step.results
            if step.results.isEmpty || results.count >= step.total { return results }
        }
    }

    private static func included(_ keywords: [String]) -> [(String, String)] {
        keywords.map { ("includefield", $0) }
    }

    /// An instant of FHIR.
    private static var now: String { Date().formatted(.iso8601) }

    /// The zone of the server, as DICOM writes it.
    private static var timeZone: String {
        let minutes = TimeZone.current.secondsFromGMT() / 60
        let digits = String(10_000 + abs(minutes) / 60 * 100 + abs(minutes) % 60).dropFirst()
        return (minutes < 0 ? "-" : "+") + digits
    }
}

/// Source: hl7.org/fhir/R4/binary.html.
private struct Binary: Encodable {
    let resourceType = "Binary"
    let id: String
    let contentType = "application/dicom"
    let data: String
}
