internal import DICOMCore
internal import DICOMweb
internal import HTTPTypes
internal import LightboxAccess
internal import LightboxDesk
internal import LightboxIndex
internal import LightboxIngest
internal import LightboxRetrieve
internal import LightboxStore
internal import LightboxWork
internal import NIOHTTP1

/// What is wrong with a request beyond what DICOMweb knows of.
enum GatewayError: Error, Equatable {
    case noSuchPage
    case methodNotAllowed
    /// The service root has a description and nothing else.
    case noRepresentationOfService
    /// None of the media types of a description is accepted.
    case noSuchDescription
    /// None of the media types of a Store Instances Response is accepted.
    case noSuchReport
    /// None of the bytes of a Range header exist.
    case rangeNotSatisfiable(byteCount: Int64)
    /// The client asks more than its share.
    case tooManyRequests(retryAfterSeconds: Int)
    /// The audit trail, which is required, can't be written now.
    case notRecordable
}

extension Problem {
    /// The one place where errors become answers. What nobody expected is a 500 without detail.
    init(_ error: any Error, at context: Context) {
        switch error {
        case let error as ResourceError: self.init(error, at: context)
        case let error as QueryError: self.init(error, at: context)
        case let error as NegotiationError: self.init(error, at: context)
        case let error as RenderingParameterError: self.init(error, at: context)
        case let error as SearchRequestError: self.init(error, at: context)
        case let error as SearchError: self.init(error, at: context)
        case let error as RetrieveError: self.init(error, at: context)
        case let error as GatewayError: self.init(error, at: context)
        case let error as AccessError: self.init(error, at: context)
        case let error as DeskError: self.init(error, at: context)
        case let error as RunError: self.init(error, at: context)
        case let error as LinkError: self.init(error, at: context)
        case let error as RangeError: self.init(error, at: context)
        case let error as WADOURIError: self.init(error, at: context)
        case MetadataFieldError.invalid(let parameter):
            self.init(
                code: "bad-metadata-field", status: .badRequest,
                title: "The parameter \(parameter.rawValue) is not valid",
                faults: [.parameter(parameter.rawValue)],
                accepted: parameter == .compact ? ["true", "false"] : ["tags and keywords, separated by commas"],
                request: "curl -g '\(context.serviceURL)/studies/{study}/metadata?includefield=Modality,00200013'")
        case let error as StoreRequestError: self.init(error, at: context)
        case StoreError.full, StoreError.unwritable:
            self.init(
                code: "store-full", status: .serviceUnavailable,
                title: "The server can't store anything now; its disk may be full. Nothing of this request is stored",
                section: "PS3.18 10.5.3")
        case WritingError.busy, IndexWriteError.busy:
            self.init(
                code: "store-busy", status: .serviceUnavailable,
                title: "Another program has the store to itself; try again later. Nothing of this request is stored",
                section: "PS3.18 10.5.3")
        // Nobody hears it, but for who is told while the server stops.
        case is CancellationError:
            self.init(
                code: "given-up", status: .serviceUnavailable,
                title: "The request was given up before it was answered", section: "PS3.18 8.5")
        case is HTTPParserError:
            self.init(
                code: "malformed-request", status: .badRequest, title: "The request breaks the grammar of HTTP",
                section: "PS3.18 8.5")
        case WorkError.overloaded:
            self.init(
                code: "overloaded", status: .serviceUnavailable,
                title: "The server has as much work as it takes on; try again in a moment", section: "PS3.18 8.5")
        default:
            self.init(
                code: "internal", status: .internalServerError,
                title: "The server failed; its log has the reason", section: "PS3.18 8.5")
        }
    }

    /// Why the query of a search is refused (E-02 to E-15).
    private init(_ error: SearchRequestError, at context: Context) {
        let name = error.parameter
        self.init(
            code: "bad-search-parameter", status: .badRequest,
            title: name.map { "The parameter \($0) is not valid" } ?? "The query is not valid",
            faults: name.map { [.parameter($0)] } ?? [], accepted: [error.allowed], section: error.section,
            request: "curl -g '\(context.serviceURL)/studies?StudyDate=20240101-20241231&limit=25'")
    }

    /// Why a request of the URI service is refused.
    private init(_ error: WADOURIError, at context: Context) {
        let root = String(context.serviceURL.dropLast(servicePath.count)) + wadoURIPath
        let title =
            switch error {
            case .missing: "A parameter is missing"
            case .invalid: "A parameter is not valid"
            case .unsupported: "A parameter is not supported here"
            }
        // Only names of the standard are repeated; what a client made up may be patient data.
        let known: Set<String> = [
            "requestType", "studyUID", "seriesUID", "objectUID", "contentType", "frameNumber", "rows", "columns",
            "windowCenter", "windowWidth", "imageQuality", "region", "annotation", "anonymize", "presentationUID",
            "transferSyntax",
        ]
        self.init(
            code: "bad-wado-parameter", status: .badRequest, title: title,
            faults: known.contains(error.parameter) ? [.parameter(error.parameter)] : [],
            accepted: ["requestType=WADO, studyUID, seriesUID, objectUID, contentType, each once"],
            section: "PS3.18 9",
            request: "curl -g '\(root)?requestType=WADO&studyUID={study}&seriesUID={series}&objectUID={instance}'")
    }

    /// Why a Range header is refused.
    private init(_ error: RangeError, at context: Context) {
        self.init(
            code: "bad-range", status: .badRequest,
            title: error == .syntax
                ? "The Range header does not name bytes as it should" : "The Range header contradicts itself",
            faults: [.header("Range")], accepted: ["bytes=0-1023", "bytes=1024-", "bytes=-1024"],
            section: "RFC 9110 14.1.2",
            request: "curl -g -H 'Range: bytes=0-1023' '\(context.serviceURL)/studies/{study}'")
    }

    /// Why a Store request is refused.
    private init(_ error: StoreRequestError, at context: Context) {
        let code: String
        let status: HTTPResponse.Status
        let title: String
        switch error {
        case .unsupportedMediaType:
            (code, status) = ("unsupported-media-type", .unsupportedMediaType)
            title = "Instances are stored as DICOM files, alone or as parts of one message"
        case .missingBoundary:
            (code, status, title) = (
                "bad-multipart", .badRequest, "The Content-Type does not name the boundary of the parts"
            )
        case .malformed:
            (code, status, title) = ("bad-multipart", .badRequest, "The message is no multipart message, or is cut off")
        case .empty:
            (code, status, title) = ("nothing-sent", .badRequest, "There is no instance in the request")
        case .tooLarge(let limit):
            (code, status) = ("too-large", .contentTooLarge)
            title = "The server takes at most \(limit) bytes of it"
        }
        self.init(
            code: code, status: status, title: title,
            faults: error == .unsupportedMediaType || error == .missingBoundary ? [.header("Content-Type")] : [],
            accepted: StorePayload.accepted, section: "PS3.18 10.5.2", request: Self.storeRequest(context))
    }

    private static func storeRequest(_ context: Context) -> String {
        "curl -H 'Content-Type: application/dicom' --data-binary @{file} '\(context.serviceURL)/studies'"
    }

    /// Why a signed link can't be made or is none.
    private init(_ error: LinkError, at context: Context) {
        let request =
            "curl -H 'Authorization: Bearer {token}' -d '{\"resource\":\"/studies/{study}\",\"seconds\":300}' "
            + "'\(context.serviceURL.dropLast(servicePath.count))\(linksPath)'"
        switch error {
        case .unknown:
            self.init(
                code: "no-such-link", status: .notFound,
                title: "The link has ended, was revoked, leads elsewhere or never was one", faults: [.path],
                accepted: ["a new link"], request: request)
        case .badRequest:
            self.init(
                code: "bad-link", status: .badRequest, title: "A link can't be made of this",
                accepted: ["JSON with the resource (the path of a study or of something in it) and seconds"],
                request: request)
        }
    }

    private init(_ error: GatewayError, at context: Context) {
        switch error {
        case .noSuchReport:
            self.init(
                code: "not-acceptable", status: .notAcceptable,
                title: "What became of the instances can't be told as any media type that the request accepts",
                faults: [.header("Accept")], accepted: ["application/dicom+json", "application/dicom+xml"],
                section: "PS3.18 10.5.4", request: Self.storeRequest(context))
        case .noSuchPage:
            self.init(
                code: "no-such-page", status: .notFound, title: "There is nothing at this path", faults: [.path],
                accepted: ["/", "/dicom-web/studies"], request: "curl -g '\(context.serviceURL)/studies'")
        case .tooManyRequests(let seconds):
            self.init(
                code: "too-many-requests", status: .tooManyRequests,
                title: "This client asks more than its share of the server; others want an answer too",
                accepted: [
                    "the same request again after \(seconds) s, as Retry-After says", "fewer requests at a time",
                ],
                section: "RFC 6585 4; PS3.18 8.5",
                request: "curl --retry 5 -g '\(context.serviceURL)/studies?limit=5'")
        case .notRecordable:
            self.init(
                code: "not-recordable", status: .serviceUnavailable,
                title: "The server can't keep its audit trail now, and answers nothing that is not recorded",
                section: "PS3.15 A.6")
        case .methodNotAllowed:
            self.init(
                code: "method-not-allowed", status: .methodNotAllowed, title: "This server can be read only",
                accepted: ["GET", "HEAD", "OPTIONS"], section: "PS3.18 8.5",
                request: "curl -g '\(context.serviceURL)/studies'")
        case .noRepresentationOfService:
            self.init(
                code: "no-such-resource", status: .notFound,
                title: "The service root is no resource to get; its description is had by OPTIONS", faults: [.path],
                accepted: ["/studies", "OPTIONS"], section: "PS3.18 8.9",
                request: "curl -g -X OPTIONS '\(context.serviceURL)/'")
        case .noSuchDescription:
            self.init(
                code: "not-acceptable", status: .notAcceptable,
                title: "The description can't be had as any media type that the request accepts",
                faults: [.header("Accept")], accepted: ServiceDescription.mediaTypes, section: "PS3.18 8.9.4",
                request: "curl -g -X OPTIONS -H 'Accept: \(ServiceDescription.mediaTypes[0])' '\(context.serviceURL)/'")
        case .rangeNotSatisfiable(let byteCount):
            self.init(
                code: "range-not-satisfiable", status: .rangeNotSatisfiable,
                title: "None of the bytes that were asked for exist", faults: [.header("Range")],
                accepted: ["bytes=0-\(max(0, byteCount - 1))"], section: "RFC 9110 14.4",
                request: "curl -g -H 'Range: bytes=0-1023' '\(context.serviceURL)/studies/{study}'")
        }
    }

    static let instancePath = "/studies/{study}/series/{series}/instances/{instance}"
}
