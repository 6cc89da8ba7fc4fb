package import HTTPTypes

/// How the instances of a Store request are framed. Source: PS3.18 10.5.1, 10.5.2, 8.7.
package enum StorePayload: Hashable, Sendable {
    /// One Part 10 object.
    case single
    /// One a part.
    case multipart(boundary: String)

    /// What can be sent.
    package static let accepted = [#"multipart/related; type="application/dicom"; boundary=…"#, "application/dicom"]

    /// - Parameter contentType: the value of the header, `nil` where it is missing.
    package init(contentType: String?) throws(StoreRequestError) {
        guard let mediaType = contentType.flatMap(MediaType.init(_:)) else { throw .unsupportedMediaType }
        if mediaType.name == Self.instance {
            self = .single
            return
        }
        // Some clients leave the type out; the parts then say what they are.
        let type = mediaType["type"].map { MediaType($0)?.name }
        guard mediaType.name == "multipart/related", type == nil || type == Self.instance else {
            throw .unsupportedMediaType
        }
        guard let boundary = mediaType["boundary"], !boundary.isEmpty else { throw .missingBoundary }
        self = .multipart(boundary: boundary)
    }

    /// Whether a part holds a Part 10 object; one without a Content-Type is what the whole is.
    package static func isInstance(_ head: HTTPFields) -> Bool {
        guard let contentType = head[.contentType] else { return true }
        return MediaType(contentType)?.name == instance
    }

    private static let instance = "application/dicom"
}

/// Why a Store request can't be read.
package enum StoreRequestError: Error, Equatable, Sendable {
    /// 415: metadata with bulk data, or something else.
    case unsupportedMediaType
    /// 400.
    case missingBoundary
    /// 400: it is no multipart message, is cut off, or has nothing in it.
    case malformed(MultipartError)
    /// 400.
    case empty
    /// 413.
    case tooLarge(limit: Int64)
}
