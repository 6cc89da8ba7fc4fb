internal import DICOMweb
internal import Hummingbird
internal import LightboxAccess
internal import LightboxIndex
internal import LightboxRetrieve

/// Where the URI service lies.
let wadoURIPath = "/wado"

extension Gateway {
    /// Answers a request of the URI service by the RESTful one (PS3.18 section 9).
    func retrieveByURI(_ request: Request) async throws -> Response {
        let asked = try WADOURIRequest(try QueryItem.items(ofQuery: request.uri.query ?? ""))
        let retrieveRequest = RetrieveRequest(
            acceptance: try Acceptance(header: [asked.accept]),
            rendering: try RenderingParameters(asked.rendering, for: .image),
            scope: try access.scope(for: .read),
            serviceURL: serviceURL(host: request.head.authority, options: options), limits: renderingLimits)
        let answer = try await answer(asked.resource, retrieveRequest)
        return try await response(
            AnswerPlan(answer: answer, fields: answer.fields), try Preconditions(request.headers),
            isHead: request.method == .head)
    }
}
