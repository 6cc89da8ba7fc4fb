package import DICOMCore
package import DICOMweb
package import DICOMwebClient

/// Where studies come from. Calls may be cancelled, and throw what `failureSentence` has words for.
package protocol StudySource: Sendable {
    /// What a person knows it by.
    var name: String { get }
    func studies(matching filter: StudyFilter, offset: Int, limit: Int) async throws -> StudyPortion
    /// - Returns: `nil` where it has no such study.
    func study(_ uid: StudyInstanceUID) async throws -> StudyEntry?
    func series(of study: StudyInstanceUID) async throws -> [SeriesEntry]
    func instances(of series: SeriesEntry) async throws -> [InstanceEntry]
    func picture(_ request: PictureRequest) async throws -> Picture
    func attributes(of instance: Resource.InstanceResource) async throws -> Attributes
    /// What a report or a document says.
    /// - Throws: `DocumentError` where its text can't be had, and as the others do.
    func text(of instance: Resource.InstanceResource, _ kind: InstanceKind) async throws -> String
    /// The URL of a resource, for other programs; `nil` where they could not use it.
    func address(of resource: Resource) -> String?
    /// Resources have a URL that others can use.
    var hasAddresses: Bool { get }
}

/// Some of the studies that match.
package struct StudyPortion: Equatable, Sendable {
    package let entries: [StudyEntry]
    /// There may be more behind them.
    package let mayContinue: Bool

    package init(entries: [StudyEntry], mayContinue: Bool) {
        self.entries = entries
        self.mayContinue = mayContinue
    }
}

/// The studies of a DICOMweb server.
package struct RemoteStudies: StudySource {
    let service: RemoteService

    package let name: String
    private let windows = FrameWindows()
    /// The service is for this process alone.
    package let isLocal: Bool

    /// - Parameter name: what a person knows it by, where that is not its URL.
    package init(_ service: RemoteService, name: String? = nil, isLocal: Bool = false) {
        self.service = service
        self.name = name ?? service.url.description
        self.isLocal = isLocal
    }

    package var hasAddresses: Bool { !isLocal }

    /// The study, where there is no other.
    package func onlyStudy() async throws -> StudyEntry? {
        let studies = try await studies(matching: StudyFilter(""), offset: 0, limit: 2).entries
        return studies.count == 1 ? studies[0] : nil
    }

    /// Attributes beyond those that every server gives; one that does not know a name here must not refuse the search.
    private static let studyAttributes = ["StudyDescription"]
    private static let seriesAttributes = ["SeriesDescription"]
    private static let instanceAttributes = ["NumberOfFrames"]

    package func studies(matching filter: StudyFilter, offset: Int, limit: Int) async throws -> StudyPortion {
        let page = try await service.searchPage(
            .studies, matching: filter.keys, including: Self.studyAttributes, limit: limit, offset: offset)
        return StudyPortion(entries: page.results.compactMap { StudyEntry($0) }, mayContinue: page.mayContinue)
    }

    package func study(_ uid: StudyInstanceUID) async throws -> StudyEntry? {
        let found = try await service.search(
            .studies, matching: [(name: "StudyInstanceUID", value: uid.text)], including: Self.studyAttributes)
        return found.lazy.compactMap { StudyEntry($0) }.first { $0.uid == uid }
    }

    package func series(of study: StudyInstanceUID) async throws -> [SeriesEntry] {
        try await service.searchAll(
            .seriesOfStudy(study), by: .seriesInstanceUID, including: Self.seriesAttributes
        )
        .compactMap { SeriesEntry($0, of: study) }
        .sorted { ($0.number ?? .max, $0.uid.text) < ($1.number ?? .max, $1.uid.text) }
    }

    package func instances(of series: SeriesEntry) async throws -> [InstanceEntry] {
        try await service.searchAll(
            .instancesOfSeries(series.study, series.uid), by: .sopInstanceUID, including: Self.instanceAttributes
        ).compactMap { InstanceEntry($0, of: series.study, series.uid) }
    }

    package func attributes(of instance: Resource.InstanceResource) async throws -> Attributes {
        try await service.metadata(.instance(instance)).first ?? Attributes()
    }

    package func address(of resource: Resource) -> String? {
        isLocal ? nil : service.url.appending(path: resource.path)
    }

    package func picture(_ request: PictureRequest) async throws -> Picture {
        if let drawn = windows.picture(request) { return drawn }
        do {
            let begin = ContinuousClock.now
            let jpeg = try await service.picture(request.resource, query: request.query)
            windows.note(request, took: begin.duration(to: .now)) { [self] in try await samples(of: $0) }
            return try decodePicture(jpeg: jpeg)
        } catch let failure as ServiceError {
            // Thumbnails are optional (PS3.18 10.4.1.1.4): where there are none, the middle picture stands for a series.
            guard case .series(.series(let study, let series)) = request.subject, failure.mayMeanNoThumbnails,
                let slice = try await middleSlice(study, series)
            else { throw failure }
            let rendered = PictureRequest(.slice(slice), width: request.width, height: request.height)
            return try decodePicture(jpeg: try await service.picture(rendered.resource, query: rendered.query))
        }
    }

    private func middleSlice(_ study: StudyInstanceUID, _ series: SeriesInstanceUID) async throws -> Slice? {
        let found = try await service.search(
            .instancesOfSeries(study, series), including: Self.instanceAttributes)
        let all = slices(of: found.compactMap { InstanceEntry($0, of: study, series) })
        return all.isEmpty ? nil : all[all.count / 2]
    }
}

extension ServiceError {
    /// The resource is there, but not as it was asked for.
    var mayMeanNotOffered: Bool { mayMeanNoThumbnails }

    fileprivate var mayMeanNoThumbnails: Bool {
        switch self {
        case .notFound, .notOffered, .badAnswer: true
        case .refused(let status, _): status == 400 || status == 405 || status == 500
        default: false
        }
    }
}

/// One line that says what went wrong and what to do next.
package func failureSentence(_ error: any Error, source: String) -> String {
    if let failure = error as? DocumentError { return failure.sentence }
    guard let failure = error as? ServiceError else {
        return error is PictureError ? "The server's picture can't be read." : "Failed: \(error)"
    }
    switch failure {
    case .badURL(let text): return "\(text) is no URL of a DICOMweb service; one looks like http://host:8080/dicom-web"
    case .unreachable(let reason): return "\(source) can't be reached (\(reason)). Is the server running?"
    case .timedOut: return "\(source) did not answer in time."
    case .unauthorized(let status):
        return "\(source) wants to know who asks (\(status)): give a token (LIGHTBOX_TOKEN)."
    case .notFound: return "\(source) has no such resource (404). Does the URL end where its DICOMweb service begins?"
    case .notOffered(let status): return "\(source) does not offer this (\(status))."
    case .refused(let status, let detail): return "\(source) answered \(status). \(detail)"
    case .badAnswer(.contentType(let type)):
        return
            "\(source) answered with \(type.isEmpty ? "no content type" : type), so it is no DICOMweb service, or not here."
    case .badAnswer: return "\(source) gave an answer that is no DICOM JSON."
    case .tooLarge(let limit): return "\(source) gave more than \(limit >> 20) MiB at once."
    case .interrupted: return "\(source) broke off in the middle of its answer."
    }
}
