import DICOMMetadata
package import DICOMQuery
package import LightboxIndex

/// Search over any index: its results as DICOM JSON or XML, with what depends on the request put in.
package struct SearchService: Sendable {
    /// Pieces of an answer end at the first result behind this many bytes.
    package static let pieceByteCount = 64 * 1024

    /// So many are written in less time than it takes to change threads twice.
    private static let fewResults = 50

    private let index: any StudyIndex
    private let memory = PagingMemory()
    private let timeLimit: Duration

    /// - Parameter timeLimit: for one search and the making of its answer.
    package init(index: any StudyIndex, timeLimit: Duration = .seconds(3600)) {
        self.index = index
        self.timeLimit = timeLimit
    }

    /// - Parameters:
    ///   - client: who asks, as well as that can be known: pages of one client go on where its last one ended. `nil` for
    ///     somebody who will not ask on.
    ///   - serviceURL: the base of the service as the client reaches it, without a slash at its end: RetrieveURL begins with
    ///     it.
    /// - Throws: what the index throws; `SearchError.timedOut`.
    package func search(
        _ query: SearchQuery, as form: SearchAnswer.Form = .json, scope: AccessScope, client: String? = nil,
        serviceURL: String
    ) async throws -> SearchAnswer {
        let deadline = ContinuousClock.now + timeLimit
        // What one may see says nothing of the places of another.
        let client = client.map { "\(scope) \($0)" }
        let start = client.flatMap { memory.end(before: query, client: $0) }
        let page = try await index.search(query, after: start, scope: scope)
        if let client, let end = page.end, page.remaining > 0 {
            memory.remember(end, of: query, count: page.results.count, client: client)
        }
        let completion = ResultCompletion(serviceURL: serviceURL)
        @Sendable func checkTime() throws {
            try Task.checkCancellation()
            guard ContinuousClock.now < deadline else { throw SearchError.timedOut(limit: timeLimit) }
        }
        @Sendable func written() throws -> [[UInt8]] {
            switch form {
            case .json: try JSONResults.pieces(page.results, completion, checkTime)
            case .xml:
                try page.results.map {
                    try checkTime()
                    return try NativeDICOMXML.document(
                        attributes: completion.attributes(of: $0).map { ($0.tag, $0.json) })
                }
            }
        }
        // A long answer would hold up the other connections of the event loop that this may run on.
        let isShort = page.results.count <= Self.fewResults && form == .json
        let pieces =
            isShort
            ? try written() : try await withTaskExecutorPreference(globalConcurrentExecutor) { try written() }
        return SearchAnswer(
            pieces: pieces, count: page.results.count, total: page.total, remaining: page.remaining)
    }
}
