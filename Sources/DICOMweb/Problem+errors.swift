import HTTPTypes

extension Problem {
    /// Why a path addresses nothing (A-20, A-25, A-30, G-12).
    package init(_ error: ResourceError, at context: Context) {
        switch error {
        case .notFound:
            self.init(
                code: "no-such-resource", status: .notFound, title: "The path is no DICOMweb resource", faults: [.path],
                accepted: Self.templates, section: "PS3.18 10.4.1 and 10.6.1",
                request: context.request(template: "/studies"))
        case .badPercentTriplet:
            self.init(
                code: "bad-percent-triplet", status: .badRequest,
                title: "A percent sign in the path is not followed by two hexadecimal digits of UTF-8", faults: [.path],
                accepted: ["%2C"], section: "RFC 3986 2.1", request: context.request(template: "/studies/{study}"))
        case .badUID(let role, _):
            self.init(
                code: "bad-uid", status: .badRequest, title: "A UID in the path is not valid", faults: [.path],
                accepted: ["1 to 64 digits and single dots, without padding"], section: "PS3.18 8.3.1, PS3.5 9.1",
                request: context.request(template: Self.template(of: role)))
        case .badFrameList(let fault, _):
            self.init(fault, at: context)
        case .badAttributePath:
            self.init(
                code: "bad-attribute-path", status: .badRequest, title: "The path names no attribute", faults: [.path],
                accepted: ["7FE00010", "54000100.1.54001010", "any BulkDataURI of the metadata"],
                section: "PS3.18 10.4.1.1.5",
                request: context.request(template: "\(Resource.instanceTemplate)/bulkdata/7FE00010"))
        }
    }

    private init(_ error: FrameListError, at context: Context) {
        let title: String
        let accepted: String
        switch error {
        case .syntax:
            title = "The frame list is not a list of frame numbers"
            accepted = "numbers from 1 on, separated by commas"
        case .duplicate:
            title = "The frame list names a frame twice"
            accepted = "every frame once"
        case .tooMany(let limit):
            title = "The frame list is too long"
            accepted = "at most \(limit) frames in one request"
        }
        self.init(
            code: "bad-frame-list", status: .badRequest, title: title, faults: [.path], accepted: [accepted],
            section: "PS3.18 10.1.1", request: context.request(template: "\(Resource.instanceTemplate)/frames/1,2"))
    }

    /// A query component that is none (G-12).
    package init(_ error: QueryError, at context: Context) {
        switch error {
        case .badPercentTriplet:
            self.init(
                code: "bad-percent-triplet", status: .badRequest,
                title: "A percent sign in the query is not followed by two hexadecimal digits of UTF-8",
                accepted: ["%2C"], section: "RFC 3986 2.1", request: context.request())
        }
    }

    /// Why no representation was chosen (A-27, B-01 to B-04).
    package init(_ error: NegotiationError, at context: Context) {
        switch error {
        case .notAcceptable(let offered):
            let offers = offered.map(\.description)
            self.init(
                code: "not-acceptable", status: .notAcceptable,
                title: "No media type that the request accepts can be given", faults: [.header("Accept")],
                accepted: offers, section: "PS3.18 8.7.5 and 8.7.8",
                request: context.request(accept: offers.first ?? "*/*"))
        case .characterSetNotAcceptable:
            self.init(
                code: "charset-not-acceptable", status: .notAcceptable,
                title: "Text is UTF-8, which the request rules out",
                faults: [.header("Accept-Charset"), .parameter("charset")], accepted: ["utf-8"],
                section: "PS3.18 8.8.5, F.2", request: context.request(query: "?charset=utf-8"))
        case .nothingToOffer:
            self.init(
                code: "not-supported", status: .notImplemented,
                title: "This server has no representation of such an instance here", section: "PS3.18 10.4.3",
                request: context.request(template: "\(Resource.instanceTemplate)/metadata"))
        case .mixed:
            self.init(
                code: "mixed-media-types", status: .badRequest,
                title: "DICOM and Rendered media types are mixed", faults: [.header("Accept"), .parameter("accept")],
                accepted: ["media types of one kind only"], section: "PS3.18 8.7.5",
                request: context.request(accept: "*/*"))
        case .badAcceptParameter(let fault):
            self.init(
                code: "bad-accept-parameter", status: .badRequest, title: Self.title(of: fault),
                faults: [.parameter("accept")],
                accepted: ["media types separated by commas, each of them in a range of the Accept header"],
                section: "PS3.18 8.3.3.1", request: context.request(accept: "*/*", query: "?accept={media type}"))
        }
    }

    /// Why parameters of a rendering are refused (C-02).
    package init(_ error: RenderingParameterError, at context: Context) {
        let query = error.faults.map { "\($0.parameter.rawValue)=\($0.parameter.example)" }.joined(separator: "&")
        self.init(
            code: "bad-rendering-parameter", status: .badRequest, title: Self.title(of: error),
            faults: error.faults.map { .parameter($0.parameter.rawValue) },
            accepted: error.faults.map { "\($0.parameter.rawValue)=\($0.parameter.syntax)" },
            section: "PS3.18 " + error.faults.map(\.parameter.section).joined(separator: ", "),
            request: context.request(query: "?\(query)"))
    }

    private static func title(of error: RenderingParameterError) -> String {
        guard error.faults.count == 1, let fault = error.faults.first else {
            return "\(error.faults.count) parameters are not valid"
        }
        let name = fault.parameter.rawValue
        switch fault.reason {
        case .syntax: return "The value of \(name) is not valid"
        case .outOfRange: return "A number of \(name) is out of range"
        case .repeated: return "The parameter \(name) occurs more than once"
        case .notForThumbnails: return "A small picture takes of \(name) no more than width and height"
        case .notForPresentationStates: return "A presentation state does not take this \(name)"
        case .notForMediaType: return "The media type of the answer has no room for an ICC profile"
        }
    }

    private static func title(of fault: NegotiationError.AcceptParameterFault) -> String {
        switch fault {
        case .syntax: "The accept parameter holds no media type"
        case .wildcard: "The accept parameter may not hold a wildcard"
        case .notInHeader: "The accept parameter names a media type that the Accept header does not include"
        }
    }

    private static func template(of role: ResourceError.UIDRole) -> String {
        switch role {
        case .study: "/studies/{study}"
        case .series: "/studies/{study}/series/{series}"
        case .instance: Resource.instanceTemplate
        }
    }

    /// The resources that most clients want, in the order in which they come upon them.
    private static let templates = [
        "/studies", "/studies/{study}/series", "/studies/{study}/series/{series}/instances",
        "/studies/{study}/series/{series}/metadata", "/studies/{study}/thumbnail",
        "\(Resource.instanceTemplate)/rendered", "\(Resource.instanceTemplate)/frames/1",
        "all that OPTIONS of the service root lists",
    ]
}
