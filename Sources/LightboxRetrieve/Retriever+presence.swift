package import DICOMweb
package import LightboxIndex

extension Retriever {
    /// Whether the study, series or instance that the resource belongs to is here and may be seen.
    package func holds(_ resource: Resource, scope: AccessScope) async throws -> Bool {
        guard let target = RetrieveTarget(resource) else { return false }
        return try await !index.instances(of: target, after: nil, limit: 1, scope: scope).elements.isEmpty
    }
}
