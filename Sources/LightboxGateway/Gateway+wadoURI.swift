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
        let answer = try await answer(asked, request)
        return try await response(
            AnswerPlan(answer: answer, fields: answer.fields), try Preconditions(request.headers),
            isHead: request.method == .head)
    }

    private func answer(_ asked: WADOURIRequest, _ request: Request) async throws -> RetrieveAnswer {
        func retrieveRequest(_ accept: String, _ rendering: [QueryItem]) throws -> RetrieveRequest {
            RetrieveRequest(
                acceptance: try Acceptance(header: [accept]),
                rendering: try RenderingParameters(rendering, for: .image),
                scope: try access.scope(for: .read),
                serviceURL: serviceURL(host: request.head.authority, options: options), limits: renderingLimits)
        }
        do {
            return try await answer(asked.resource, try retrieveRequest(asked.accept, asked.rendering))
        } catch  where asked.takesAnything && saysNotRendered(error) {
            guard let object = asked.object else { throw error }
            return try await answer(object, try retrieveRequest("application/dicom", []))
        }
    }

    /// What a request of the URI service is for; `nil` for any other request.
    func uriResource(_ request: Request) -> Resource? {
        guard request.uri.path == wadoURIPath, let items = try? QueryItem.items(ofQuery: request.uri.query ?? "")
        else { return nil }
        return try? WADOURIRequest(items).resource
    }
}

/// The instance has no picture and no text.
private func saysNotRendered(_ error: any Error) -> Bool {
    switch error {
    case NegotiationError.notAcceptable, NegotiationError.nothingToOffer, RetrieveError.notRenderable: true
    default: false
    }
}
