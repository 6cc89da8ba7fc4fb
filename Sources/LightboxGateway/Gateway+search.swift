internal import DICOMQuery
internal import DICOMweb
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxIndex
internal import LightboxSearch
internal import NIOCore

extension Gateway {
    /// Answers a search.
    func search(_ search: Resource.SearchResource, _ request: Request, _ context: GatewayContext) async throws
        -> Response
    {
        let query = request.uri.query ?? ""
        let representation = try negotiateDocument(
            accepting: acceptance(request, try QueryItem.items(ofQuery: query)), producing: .searchResults)
        let parsed = try SearchRequest(
            search, query: query,
            rules: SearchRules(
                maximumResults: options.maximumResults, isStrict: options.isStrict,
                unknownMatchesAll: options.unknownMatchesAll))
        let url = serviceURL(host: request.head.authority, options: options)
        let answer = try await searcher.search(
            parsed.query, as: representation.isMultipart ? .xml : .json,
            scope: try access.scope(for: .search),
            client: searchClient(request.headers, context.remoteAddress), serviceURL: url)
        var headers: HTTPFields = [.cacheControl: "private, no-cache", .vary: "Accept, Accept-Charset"]
        headers.append(.totalCount, String(answer.total))
        var warnings = parsed.warnings
        if answer.remaining > 0 { warnings.append(.additionalResults(answer.remaining)) }
        for warning in warnings { headers.append(.warning, warning.headerValue(service: url)) }
        guard answer.count > 0 || !options.answersNothingWithNoContent else {
            return Response(status: .noContent, headers: headers)
        }
        let pieces: [ByteBuffer]
        if representation.isMultipart {
            // The documents are in the seed, so that none of them can have been made to hold the boundary.
            let framing = MultipartFraming(
                seed: answer.pieces.map { String(decoding: $0, as: UTF8.self) }.joined(
                    separator: "\(url)\(request.uri)"))
            headers[.contentType] = representation.contentType(boundary: framing.boundary)
            pieces = parts(answer, framing)
        } else {
            headers[.contentType] = representation.mediaType
            pieces = answer.pieces.map { ByteBuffer(bytes: $0) }
        }
        return Response(status: .ok, headers: headers, body: .init(contentsOf: pieces))
    }

    /// One part for each result, without Content-Location, since a result is no resource (B-81).
    private func parts(_ answer: SearchAnswer, _ framing: MultipartFraming) -> [ByteBuffer] {
        var pieces: [ByteBuffer] = []
        for document in answer.pieces {
            let head = PartHead(
                contentType: "application/dicom+xml", contentLocation: nil, byteCount: Int64(document.count))
            guard let head else { continue }
            pieces.append(ByteBuffer(bytes: framing.opening(of: head, isFirst: pieces.isEmpty)))
            pieces.append(ByteBuffer(bytes: document))
        }
        return pieces + [ByteBuffer(bytes: framing.closing(isEmpty: pieces.isEmpty))]
    }
}
