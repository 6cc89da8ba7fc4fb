import DICOMCore
import DICOMMetadata
package import DICOMQuery
package import LightboxIndex

/// Search over any index: its results as DICOM JSON, with what depends on the request put in.
package struct SearchService: Sendable {
    /// Pieces of an answer end at the first result behind this many bytes.
    package static let pieceByteCount = 64 * 1024

    private let index: any StudyIndex
    private let memory = PagingMemory()

    package init(index: any StudyIndex) {
        self.index = index
    }

    /// - Parameters:
    ///   - client: who asks, as well as that can be known: pages of one client go on where its last one ended. `nil` for
    ///     somebody who will not ask on.
    ///   - serviceURL: the base of the service as the client reaches it, without a slash at its end: RetrieveURL begins with
    ///     it.
    /// - Throws: what the index throws.
    package func search(_ query: SearchQuery, scope: AccessScope, client: String? = nil, serviceURL: String)
        async throws -> SearchAnswer
    {
        let start = client.flatMap { memory.end(before: query, client: $0) }
        let page = try await index.search(query, after: start, scope: scope)
        if let client, let end = page.end, page.remaining > 0 {
            memory.remember(end, of: query, count: page.results.count, client: client)
        }
        var writer = ResultWriter(serviceURL: serviceURL)
        for result in page.results { writer.append(result) }
        return SearchAnswer(
            pieces: writer.finished(), count: page.results.count, total: page.total, remaining: page.remaining)
    }
}

/// Joins results to pieces of one JSON array.
private struct ResultWriter {
    private let serviceURL: String
    /// The URL as a part of a JSON string.
    private let quotedURL: ArraySlice<UInt8>
    private let constants: [AttributeFragment]
    private var pieces: [[UInt8]] = []
    private var piece: [UInt8] = [UInt8(ascii: "[")]
    private var isFirst = true

    init(serviceURL: String) {
        self.serviceURL = serviceURL
        // The element is written as `{"vr":"UR","Value":["…"]}`.
        let element = Self.fragment(SearchTag.retrieveURL, .UR, serviceURL).json
        quotedURL = element.dropFirst(#"{"vr":"UR","Value":[""#.utf8.count).dropLast(#""]}"#.utf8.count)
        // The answer is UTF-8 whatever the objects were written in (E-58), and all that is found can be retrieved.
        constants = [
            Self.fragment(SearchTag.specificCharacterSet, .CS, "ISO_IR 192"),
            Self.fragment(SearchTag.instanceAvailability, .CS, "ONLINE"),
        ]
    }

    mutating func append(_ result: SearchResult) {
        if !isFirst { piece.append(UInt8(ascii: ",")) }
        isFirst = false
        piece.append(UInt8(ascii: "{"))
        let own = constants + [Self.fragment(SearchTag.retrieveURL, .UR, serviceURL + Self.path(result))]
        let others = result.attributes.filter { attribute in !own.contains { $0.tag == attribute.tag } }
        let attributes = (others + own).sorted { $0.tag < $1.tag }
        for (number, attribute) in attributes.enumerated() {
            if number > 0 { piece.append(UInt8(ascii: ",")) }
            piece.append(UInt8(ascii: "\""))
            piece += attribute.tag.description.utf8
            piece += #"":"#.utf8
            append(attribute)
        }
        piece.append(UInt8(ascii: "}"))
        guard piece.count >= SearchService.pieceByteCount else { return }
        pieces.append(piece)
        piece = []
    }

    /// Bulk data lies at the service's own address.
    private mutating func append(_ attribute: AttributeFragment) {
        var start = 0
        for offset in attribute.serviceURLOffsets {
            piece += attribute.json[start..<offset]
            piece += quotedURL
            start = offset
        }
        piece += attribute.json[start...]
    }

    consuming func finished() -> [[UInt8]] {
        pieces + [piece + [UInt8(ascii: "]")]]
    }

    /// The resource of the result's own level (E-57).
    private static func path(_ result: SearchResult) -> String {
        var path = "/studies/\(result.study)"
        if let series = result.series { path += "/series/\(series)" }
        if let instance = result.instance { path += "/instances/\(instance)" }
        return path
    }

    private static func fragment(_ tag: Tag, _ vr: VR, _ value: String) -> AttributeFragment {
        AttributeFragment(tag: tag, json: DICOMJSON.attribute(DataElement(tag, vr, .strings([value]))))
    }
}
