/// Why a DICOMweb server gave no usable answer: a case per thing that a caller can do something about.
public enum ServiceError: Error, Equatable, Sendable {
    /// Not an absolute `http`, `https` or `http+unix` URL.
    case badURL(String)
    /// No connection: refused, no such host, no route, no agreement on TLS. The text is the network's, for the log.
    case unreachable(String)
    case timedOut
    /// 401 or 403: a token is missing, has ended, or does not allow this.
    case unauthorized(status: Int)
    /// 404, 410: no such resource, or no DICOMweb service at this URL.
    case notFound
    /// 406, 415, 501: the server does not give this representation.
    case notOffered(status: Int)
    /// Any other status that is no success; the detail is the server's own, shortened.
    case refused(status: Int, detail: String)
    /// A success whose content is not what its kind promises.
    case badAnswer(BadAnswer)
    /// The answer is larger than the caller takes.
    case tooLarge(limit: Int)
    /// The connection ended before the answer did.
    case interrupted

    public enum BadAnswer: Equatable, Sendable {
        /// Not this media type; an HTML page means that the URL is of something else than a DICOMweb service.
        case contentType(String)
        case json
        case multipart
    }
}

extension ServiceError {
    /// Whether the same request may succeed a moment later.
    public var isTransient: Bool {
        switch self {
        case .unreachable, .timedOut, .interrupted: true
        case .refused(let status, _): [429, 502, 503, 504].contains(status)
        default: false
        }
    }

    /// What a status that is no success means. - Parameter detail: the beginning of the body.
    package init(status: Int, detail: String) {
        switch status {
        case 401, 403: self = .unauthorized(status: status)
        case 404, 410: self = .notFound
        case 406, 415, 501: self = .notOffered(status: status)
        default: self = .refused(status: status, detail: detail)
        }
    }
}
