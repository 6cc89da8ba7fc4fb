import DICOMCore

/// What the service offers, resource by resource: the content of a Capabilities Description. Source: PS3.18 8.9 (G-01,
/// G-02).
///
/// It is made of what serves: the resources are values of `Resource`, which reads the paths, and the media types come out
/// of the tables that negotiation chooses from.
package struct ServiceDescription: Sendable {
    package private(set) var resources: [ResourceDescription]

    /// All of the service are described, and not a resource of it with what lies below.
    private(set) var isWhole = true

    /// - Parameters:
    ///   - isStoring: instances can be stored as well.
    ///   - isStrict: what the standard does not have is not there.
    ///   - hasNoContent: a search that finds nothing is answered with 204.
    ///   - refusals: statuses of refusals that any request may meet, whatever it is for: of tokens, of limits.
    package init(
        isStoring: Bool = false, isStrict: Bool = false, hasNoContent: Bool = false, refusals: Set<Int> = []
    ) {
        resources = Resource.examples.filter { !isStrict || !$0.isExtension }.map {
            ResourceDescription($0, isStoring: isStoring, hasNoContent: hasNoContent, refusals: refusals)
        }
    }

    /// The description of a resource and of all that lie below it. Source: PS3.18 annex B.15.
    package func below(_ resource: Resource) -> ServiceDescription {
        guard resource != .service else { return self }
        let template = resource.template
        var description = self
        description.resources = resources.filter {
            $0.template == template || $0.template.hasPrefix("\(template)/")
        }
        description.isWhole = false
        return description
    }
}

/// One kind of resource.
package struct ResourceDescription: Hashable, Sendable {
    /// The path below the service root with names in braces: `/studies/{study}`.
    package let template: String
    /// A name for programs: `RetrieveStudyMetadata`.
    package let id: String
    /// One sentence for people.
    package let summary: String
    package let parameters: [Parameter]
    /// As an Accept header names them, the default first.
    package let mediaTypes: [String]
    /// Of its answers, ascending.
    package let statuses: [Int]
    /// A name for programs of the request that stores instances here; `nil` where none can be.
    package let storeID: String?
    /// Of the answers to requests that store, ascending. Source: PS3.18 table 10.5.3-1.
    package let storeStatuses: [Int]

    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let summary: String
        /// The only values, where there are few.
        package var values: [String] = []

        init(_ name: String, _ summary: String, values: [String] = []) {
            self.name = name
            self.summary = summary
            self.values = values
        }
    }

    /// The names in braces of the template.
    package var pathParameters: [String] {
        template.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    fileprivate init(_ resource: Resource, isStoring: Bool, hasNoContent: Bool, refusals: Set<Int>) {
        storeID =
            isStoring ? resource.storeTarget.map { $0.study == nil ? "StoreInstances" : "StoreStudyInstances" } : nil
        template = resource.template
        id = resource.identifier
        summary = resource.summary
        parameters = resource.parameters
        mediaTypes = resource.mediaTypes
        // 405 is no answer to any method that is described.
        statuses = resource.statuses(hasNoContent: hasNoContent).union(refusals).sorted()
        storeStatuses = refusals.union([200, 202, 400, 406, 409, 413, 415, 503]).sorted()
    }
}

extension Resource {
    /// One resource of every kind that a path can address, the root left out; its UIDs stand for any.
    package static let examples: [Resource] = {
        guard let study = StudyInstanceUID("1"), let series = SeriesInstanceUID("2"), let sop = SOPInstanceUID("3")
        else { return [] }
        let instance = InstanceResource(study: study, series: series, instance: sop)
        let searches: [SearchResource] = [
            .studies, .series, .instances, .seriesOfStudy(study), .instancesOfStudy(study),
            .instancesOfSeries(study, series),
        ]
        let objects: [ObjectResource] = [.study(study), .series(study, series), .instance(instance)]
        return searches.map { .search($0) }
            + objects.flatMap { object in Content.allCases.map { .retrieve(object, $0) } }
            + FrameContent.allCases.map { .frames(instance, FrameList(.first), $0) }
            + [.bulkValue(instance, AttributePath(Tag(0x7FE0, 0x0010))), .contactSheet(study, series)]
    }()

    fileprivate var isSearch: Bool {
        if case .search = self { true } else { false }
    }

    /// Of answers to GET, whoever asks.
    fileprivate func statuses(hasNoContent: Bool) -> Set<Int> {
        guard !isSearch else { return Set([200, 400, 406, 413, 503] + (hasNoContent ? [204] : [])) }
        let statuses: Set<Int> = [200, 304, 400, 404, 406, 410, 413, 501, 503]
        // What is drawn for the request has no ranges.
        return isAlwaysDrawn ? statuses : statuses.union([206, 416])
    }

    private var isAlwaysDrawn: Bool {
        switch self {
        case .retrieve(_, .thumbnail), .frames(_, _, .rendered), .frames(_, _, .thumbnail), .contactSheet: true
        case .service, .search, .retrieve, .frames, .bulkValue: false
        }
    }

    fileprivate var identifier: String {
        switch self {
        case .service: "RetrieveCapabilities"
        case .search(.studies): "SearchForStudies"
        case .search(.series): "SearchForSeries"
        case .search(.instances): "SearchForInstances"
        case .search(.seriesOfStudy): "SearchForSeriesOfStudy"
        case .search(.instancesOfStudy): "SearchForInstancesOfStudy"
        case .search(.instancesOfSeries): "SearchForInstancesOfSeries"
        case .retrieve(let object, let content): "Retrieve\(object.levelName)\(content.identifier)"
        case .frames(_, _, .pixels): "RetrieveFrames"
        case .frames(_, _, .rendered): "RetrieveRenderedFrames"
        case .frames(_, _, .thumbnail): "RetrieveFrameThumbnail"
        case .bulkValue: "RetrieveBulkdataValue"
        case .contactSheet: "RetrieveContactSheet"
        }
    }

    fileprivate var summary: String {
        switch self {
        case .service: "What this service offers"
        case .search: "Finds what matches the attributes in the query"
        case .retrieve(let object, .instances): "The instances of the \(object.levelName.lowercased())"
        case .retrieve(_, .metadata): "All attributes, with URIs in place of long values"
        case .retrieve(_, .rendered): "Pictures that a browser shows"
        case .retrieve(_, .thumbnail), .frames(_, _, .thumbnail): "One small picture"
        case .retrieve(_, .bulkData): "All long values"
        case .retrieve(_, .pixelData): "All pixel data"
        case .frames(_, _, .pixels): "Frames, in the order of the request"
        case .frames(_, _, .rendered): "Frames as pictures that a browser shows"
        case .bulkValue: "The value of one attribute; metadata names it by its URI"
        case .contactSheet:
            "One picture of evenly spaced frames of the series; as application/json, where they are on it"
        }
    }

    private typealias Parameter = ResourceDescription.Parameter

    fileprivate var parameters: [ResourceDescription.Parameter] {
        let accept = Parameter("accept", "Media types, each of them in a range of the Accept header")
        let charset = Parameter("charset", "The character set of the answer, which is always UTF-8", values: ["utf-8"])
        switch self {
        case .service: return []
        case .search:
            return [
                accept, charset, Parameter("limit", "How many results at most"),
                Parameter("offset", "How many results to skip"),
                Parameter("includefield", "Attributes to give beside the default ones: tags, keywords, or all"),
                Parameter("fuzzymatching", "Whether names match approximately", values: ["true", "false"]),
                Parameter("emptyvaluematching", "Whether \"\" matches no value", values: ["true", "false"]),
                Parameter("multiplevaluematching", "Whether all of several values match", values: ["true", "false"]),
                Parameter("{attribute}", "A tag or keyword, and the value that it has to match"),
            ]
        case .retrieve(_, .thumbnail), .frames(_, _, .thumbnail):
            return [accept, Self.parameter(.viewport)]
        case .retrieve(_, .rendered), .frames(_, _, .rendered):
            return [accept, charset] + RenderingParameterError.Parameter.standard.map(Self.parameter)
        case .contactSheet:
            return [accept] + RenderingParameterError.Parameter.ofContactSheets.map(Self.parameter)
        case .retrieve(_, .metadata):
            return [accept, charset] + MetadataFieldError.Parameter.allCases.map(Self.parameter)
        default: return [accept]
        }
    }

    private static func parameter(_ parameter: RenderingParameterError.Parameter) -> Parameter {
        Parameter(parameter.rawValue, parameter.syntax)
    }

    private static func parameter(_ parameter: MetadataFieldError.Parameter) -> Parameter {
        switch parameter {
        case .includefield:
            Parameter(parameter.rawValue, "The attributes to give beside the UIDs: tags, keywords, or all")
        case .excludefield: Parameter(parameter.rawValue, "Attributes to leave out: tags or keywords")
        case .compact:
            Parameter(
                parameter.rawValue, "Whether private, empty and binary attributes are left out",
                values: ["true", "false"])
        }
    }

    /// Everything that negotiation could choose for instances of all kinds; each once.
    fileprivate var mediaTypes: [String] {
        var seen = Set<String>()
        return negotiations.flatMap { resource, instance in
            Candidate.candidates(for: resource, of: instance, producing: producing, isStrict: false)
        }
        .map { candidate in
            let representation = candidate.representation
            let name = representation.mediaType
            return representation.isMultipart ? "multipart/related; type=\"\(name)\"" : name
        }
        .filter { seen.insert($0).inserted }
    }

    private var producing: ProducibleMediaTypes { isSearch ? .searchResults : .lightbox }

    private var negotiations: [(NegotiatedResource, NegotiatedInstance)] {
        func images(_ resource: NegotiatedResource, _ categories: [InstanceCategory]) -> [(
            NegotiatedResource, NegotiatedInstance
        )] {
            let syntaxes = MediaTypeTable.storedPixels.flatMap(\.transferSyntaxes)
            let native = categories.map {
                NegotiatedInstance(category: $0, storedSyntax: .explicitVRLittleEndian, isDecodable: true)
            }
            let compressed = categories.flatMap { category in
                syntaxes.map { NegotiatedInstance(category: category, storedSyntax: $0, isDecodable: true) }
            }
            return (native + compressed).map { (resource, $0) }
        }
        switch self {
        case .service: return []
        case .search: return images(.search, [.other])
        case .retrieve(let object, let content):
            let multiplicity: NegotiatedResource.Multiplicity = if case .instance = object { .one } else { .many }
            switch content {
            case .instances:
                return images(multiplicity == .one ? .instances(.one) : .instancesOrArchive, [.singleFrame])
            case .metadata: return images(.metadata, [.other])
            case .rendered:
                return images(.rendered(multiplicity), [.singleFrame, .multiFrame, .video, .text, .waveform])
            case .thumbnail: return images(.thumbnail, [.singleFrame])
            case .bulkData, .pixelData: return images(.pixels(multiplicity), [.singleFrame])
            }
        case .frames(_, _, .pixels): return images(.pixels(.one), [.singleFrame])
        case .frames(_, _, .rendered):
            return images(.rendered(.one), [.singleFrame])
        case .contactSheet: return images(.contactSheet, [.singleFrame])
        case .frames(_, _, .thumbnail): return images(.thumbnail, [.singleFrame])
        case .bulkValue: return images(.bulkData(.one), [.other]) + images(.pixels(.one), [.singleFrame])
        }
    }
}

extension Resource.ObjectResource {
    fileprivate var levelName: String {
        switch self {
        case .study: "Study"
        case .series: "Series"
        case .instance: "Instance"
        }
    }
}

extension Resource.Content {
    fileprivate var identifier: String {
        switch self {
        case .instances: ""
        case .metadata: "Metadata"
        case .rendered: "Rendered"
        case .thumbnail: "Thumbnail"
        case .bulkData: "Bulkdata"
        case .pixelData: "PixelData"
        }
    }
}
