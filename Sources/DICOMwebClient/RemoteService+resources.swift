package import DICOMweb

extension RemoteService {
    /// What one page of a search may weigh, and one series' metadata.
    private static let jsonLimit = 64 << 20

    /// A page of a search. Source: PS3.18 10.6.
    /// - Parameters:
    ///   - matching: attribute (keyword or tag) and value, as the standard writes them.
    ///   - including: attributes wanted beside the ones that every server returns.
    /// - Returns: fewer than `limit` at the end. Servers that know no paging give all.
    package func search(
        _ resource: Resource.SearchResource, matching: [(name: String, value: String)] = [],
        including: [String] = [], limit: Int? = nil, offset: Int = 0
    ) async throws -> [Attributes] {
        var query = matching + including.map { (name: "includefield", value: $0) }
        if let limit { query.append((name: "limit", value: "\(limit)")) }
        if offset > 0 { query.append((name: "offset", value: "\(offset)")) }
        return try await json(resource.path, query)
    }

    /// The data sets of instances without their bulk values. Source: PS3.18 10.4.1.1.2.
    package func metadata(_ resource: Resource.ObjectResource) async throws -> [Attributes] {
        try await json(Resource.retrieve(resource, .metadata).path, [])
    }

    private func json(_ path: String, _ query: [(name: String, value: String)]) async throws -> [Attributes] {
        let answer = try await fetch(path, query: query, accept: "application/dicom+json", limit: Self.jsonLimit)
        // 204 has no content and no type. Some servers say application/json.
        guard answer.bytes.isEmpty || answer.contentType.hasSuffix("json")
        else { throw ServiceError.badAnswer(.contentType(answer.contentType)) }
        return try Attributes.list(json: answer.bytes)
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
