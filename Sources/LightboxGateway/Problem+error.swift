internal import DICOMCore
internal import DICOMweb
internal import HTTPTypes
internal import LightboxIndex
internal import LightboxRetrieve
internal import LightboxWork

/// What is wrong with a request beyond what DICOMweb knows of.
enum GatewayError: Error, Equatable {
    case noSuchPage
    case methodNotAllowed
    /// OPTIONS of the service root is not served.
    case noCapabilities
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

    private init(_ error: RetrieveError, at context: Context) {
        switch error {
        case .notFound:
            self.init(
                code: "not-found", status: .notFound, title: "There is no such resource here", faults: [.path],
                accepted: ["UIDs that a search gives, each below its own study and series"], section: "PS3.18 10.4.3",
                request: "curl -g '\(context.serviceURL)/studies?limit=5'")
        case .removed:
            self.init(
                code: "removed", status: .gone, title: "The resource was here and has been removed", faults: [.path],
                section: "PS3.18 10.4.3", request: "curl -g '\(context.serviceURL)/studies?limit=5'")
        case .noSuchFrame(_, let count):
            self.init(
                code: "no-such-frame", status: .notFound, title: "The instance has no such frame", faults: [.path],
                accepted: count == 1 ? ["1"] : ["1 to \(count)"], section: "PS3.18 10.1.1",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/frames/1'")
        case .notRenderable:
            self.init(
                code: "not-renderable", status: .notImplemented, title: "There is nothing here that can be drawn",
                accepted: ["metadata, bulkdata or the instance itself"], section: "PS3.18 10.4.3.3.3",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/metadata'")
        case .undecodable(let syntax):
            self.init(
                code: "undecodable", status: .notImplemented,
                title: "The pixels can't be decoded here; they can be had as they are stored",
                faults: [.header("Accept")], accepted: ["transfer-syntax=\(syntax.uid)", "transfer-syntax=*"],
                section: "PS3.18 8.7.3",
                request: "curl -g -H 'Accept: multipart/related; type=\"application/octet-stream\"; transfer-syntax=*' "
                    + "'\(context.serviceURL)\(Self.instancePath)/frames/1'")
        case .damaged:
            self.init(
                code: "damaged", status: .internalServerError,
                title: "The stored pixel data is damaged or shorter than its description says",
                section: "PS3.18 8.5",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/metadata'")
        case .objectMissing:
            self.init(
                code: "object-missing", status: .notFound, title: "The object is not at its place any more",
                section: "PS3.18 8.5", request: "curl -g '\(context.serviceURL)/studies?limit=5'")
        case .tooLarge:
            self.init(
                code: "too-large", status: .contentTooLarge,
                title: "The picture would have more pixels than this server draws", faults: [.parameter("viewport")],
                accepted: ["viewport=512,512"], section: "PS3.18 8.5",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/rendered?viewport=512,512'")
        }
    }

    private init(_ error: GatewayError, at context: Context) {
        switch error {
        case .noSuchPage:
            self.init(
                code: "no-such-page", status: .notFound, title: "There is nothing at this path", faults: [.path],
                accepted: ["/", "/dicom-web/studies"], request: "curl -g '\(context.serviceURL)/studies'")
        case .methodNotAllowed:
            self.init(
                code: "method-not-allowed", status: .methodNotAllowed, title: "This server can be read only",
                accepted: ["GET", "HEAD", "OPTIONS"], section: "PS3.18 8.5",
                request: "curl -g '\(context.serviceURL)/studies'")
        case .noCapabilities:
            self.init(
                code: "no-capabilities", status: .notImplemented,
                title: "The description of the capabilities is not served", accepted: ["/studies"],
                section: "PS3.18 8.9", request: "curl -g '\(context.serviceURL)/studies'")
        }
    }

    private static let instancePath = "/studies/{study}/series/{series}/instances/{instance}"
}
