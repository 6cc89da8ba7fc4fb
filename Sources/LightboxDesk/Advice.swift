internal import DICOMCore
package import DICOMweb

/// What a client could do better although its request worked: told in the answer, as the field `Lightbox-Advice`.
package enum Advice: String, CaseIterable, Sendable {
    case nameMediaType = "name-media-type"
    case useThumbnail = "use-thumbnail"
    case useViewport = "use-viewport"
    case framesTogether = "frames-together"
    case followPages = "follow-pages"

    /// ASCII, as a header field takes it.
    package var text: String {
        switch self {
        case .nameMediaType: "Say in Accept which media type you read; what you get without it is the server's choice"
        case .useThumbnail: "For a small picture ask .../thumbnail?viewport=w,h: it is the cheaper one"
        case .useViewport: "Ask for the size of your screen with viewport=w,h; this is the picture in full"
        case .framesTogether: "Ask for several frames in one request: .../frames/1,2,3"
        case .followPages: "There are more results than these: read the Warning, and ask on with limit and offset"
        }
    }

    /// One line of the field: a token with what it is about (RFC 9651, an item with a parameter).
    package var fieldValue: String { "\(rawValue);about=\"\(text)\"" }

    /// - Parameters:
    ///   - resource: that was answered with 200 or 206.
    ///   - accept: the field, or the parameter in its place; `nil` without both.
    ///   - parameters: of the query.
    ///   - contentType: of the answer; videos and documents have no size of a screen.
    ///   - hasMore: a search whose Warning tells of further results.
    package static func advice(
        on resource: Resource, accept: String?, parameters: [QueryItem], contentType: String?, hasMore: Bool
    ) -> [Advice] {
        var advice: [Advice] = []
        let ranges = (accept ?? "").split(separator: ",").map { $0.prefix { $0 != ";" }.filter { $0 != " " } }
        if ranges.allSatisfy({ $0 == "*/*" }) { advice.append(.nameMediaType) }
        switch resource {
        case .search:
            if hasMore, !parameters.contains(where: { $0.name == "limit" || $0.name == "offset" }) {
                advice.append(.followPages)
            }
        case .retrieve(_, .rendered), .frames(_, _, .rendered):
            // Also as the type of the parts of a multipart answer.
            guard contentType?.contains("image/") ?? false else { break }
            switch longerEdge(parameters) {
            case .none: advice.append(.useViewport)
            case .some(...thumbnailEdge): advice.append(.useThumbnail)
            case .some: break
            }
        case .frames(_, let frames, .pixels):
            // The first frame alone can be all that an app wants to show; others alone come one after the other.
            if frames.numbers.count == 1, frames.numbers.contains(where: { $0.value > 1 }) {
                advice.append(.framesTogether)
            }
        default:
            break
        }
        return advice
    }

    /// Up to here a picture is a thumbnail, in pixels.
    static let thumbnailEdge = 256.0

    /// The longer edge of the viewport in pixels; `nil` without a viewport. Source: PS3.18 8.3.5.1.3.
    static func longerEdge(_ parameters: [QueryItem]) -> Double? {
        guard let viewport = parameters.first(where: { $0.name == "viewport" })?.value else { return nil }
        let edges = viewport.split(separator: ",", omittingEmptySubsequences: false).prefix(2).map { Double($0) ?? 0 }
        return edges.max()
    }
}
