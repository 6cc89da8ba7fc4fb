package import DICOMCore
package import DICOMweb

extension RemoteService {
    /// What one page of a search may weigh, and one series' metadata.
    private static let jsonLimit = 64 << 20

    /// Some results of a search.
    package struct SearchPage: Equatable, Sendable {
        package let results: [Attributes]
        /// The server may have more behind them: it gave as many as were asked for, warned (PS3.18 8.3.4.4), or stopped at
        /// a round number, as servers with a bound of their own do without a word.
        package let mayContinue: Bool
    }

    /// A page of a search. Source: PS3.18 10.6.
    /// - Parameters:
    ///   - matching: attribute (keyword or tag) and value, as the standard writes them.
    ///   - including: attributes wanted beside the ones that every server returns.
    ///   - limit: the most results; without it as many as the server gives at once.
    ///   - offset: how many results are passed by.
    /// - Throws: `ServiceError`.
    package func searchPage(
        _ resource: Resource.SearchResource, matching: [(name: String, value: String)] = [],
        including: [String] = [], limit: Int? = nil, offset: Int = 0
    ) async throws -> SearchPage {
        var query = matching + including.map { (name: "includefield", value: $0) }
        if let limit { query.append((name: "limit", value: "\(limit)")) }
        if offset > 0 { query.append((name: "offset", value: "\(offset)")) }
        let (results, hasWarning) = try await json(resource.path, query)
        let isFull = limit.map { results.count >= $0 } ?? false
        let isRound = results.count >= 100 && results.count % 100 == 0
        return SearchPage(results: results, mayContinue: !results.isEmpty && (isFull || isRound || hasWarning))
    }

    /// The results of one page, for who knows that there are no more.
    package func search(
        _ resource: Resource.SearchResource, matching: [(name: String, value: String)] = [],
        including: [String] = [], limit: Int? = nil, offset: Int = 0
    ) async throws -> [Attributes] {
        try await searchPage(resource, matching: matching, including: including, limit: limit, offset: offset).results
    }

    /// All results of a search, asked for page by page until one brings nothing new.
    /// - Parameters:
    ///   - key: the attribute that tells results apart, a UID. What has none is left out.
    ///   - limit: the most results that are taken; those behind it are left out.
    /// - Throws: `ServiceError`.
    package func searchAll(
        _ resource: Resource.SearchResource, by key: Tag, including: [String] = [], limit: Int = 100_000
    ) async throws -> [Attributes] {
        var all: [Attributes] = []
        var known = Set<String>()
        while all.count < limit {
            let page = try await searchPage(resource, including: including, offset: all.count)
            // A server that knows no paging gives the same again.
            let new = page.results.filter { result in result.text(key).map { known.insert($0).inserted } ?? false }
            all += new
            guard page.mayContinue, !new.isEmpty else { break }
        }
        return Array(all.prefix(limit))
    }

    /// The data sets of instances without their bulk values. Source: PS3.18 10.4.1.1.2.
    package func metadata(_ resource: Resource.ObjectResource) async throws -> [Attributes] {
        try await json(Resource.retrieve(resource, .metadata).path, []).results
    }

    /// Data sets of DICOM JSON, and whether the answer has a warning.
    func json(
        _ path: String, _ query: [(name: String, value: String)]
    ) async throws -> (results: [Attributes], hasWarning: Bool) {
        let answer = try await fetch(path, query: query, accept: "application/dicom+json", limit: Self.jsonLimit)
        // 204 has no content and no type. Some servers say application/json.
        guard answer.bytes.isEmpty || answer.contentType.hasSuffix("json")
        else { throw ServiceError.badAnswer(.contentType(answer.contentType)) }
        return (try Attributes.list(json: answer.bytes), answer.hasWarning)
    }

    /// One picture of an instance, frame or thumbnail as JPEG. Source: PS3.18 8.3.5, 10.4.1.1.3.
    /// - Parameter limit: the most bytes of the picture.
    package func picture(
        _ resource: Resource, query: [(name: String, value: String)] = [], limit: Int = 32 << 20
    ) async throws -> [UInt8] {
        let answer = try await fetch(resource.path, query: query, accept: "image/jpeg", limit: limit)
        guard answer.contentType == "image/jpeg" else {
            throw ServiceError.badAnswer(.contentType(answer.contentType))
        }
        return answer.bytes
    }

    /// The instances themselves as they are stored, part by part. Source: PS3.18 10.4.1.1.1.
    package func instances(_ resource: Resource.ObjectResource) async throws -> PartStream {
        try await parts(
            Resource.retrieve(resource, .instances).path,
            accept: #"multipart/related; type="application/dicom"; transfer-syntax=*"#)
    }
}
