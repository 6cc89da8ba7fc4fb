internal import DICOMweb
internal import HTTPTypes
internal import Hummingbird
internal import LightboxDesk

extension Gateway {
    /// The answer with what helps who builds a client: how long it took, and what would have been wiser to ask.
    /// - Parameter resource: that the request names below the service root.
    func hinting(
        _ response: Response, to request: Request, for resource: Resource?, after elapsed: Duration
    ) -> Response {
        var response = response
        response.headers.append(.serverTiming, serverTiming(elapsed))
        guard response.status.kind == .successful, request.method == .get, let resource,
            let items = try? QueryItem.items(ofQuery: request.uri.query ?? "")
        else { return response }
        let fields = request.headers[values: .accept]
        let warning = HTTPField.Name.warning.map { response.headers[values: $0] } ?? []
        let advice = Advice.advice(
            on: resource,
            accept: items.first { $0.name == "accept" }?.value
                ?? (fields.isEmpty ? nil : fields.joined(separator: ",")),
            parameters: items, contentType: response.headers[.contentType],
            hasMore: warning.contains { $0.contains("additional results") })
        for one in advice { response.headers.append(.lightboxAdvice, one.fieldValue) }
        return response
    }
}

/// The value of Server-Timing: what passed between the request and the head of its answer, in milliseconds.
/// Source: W3C Server Timing, 2.
func serverTiming(_ elapsed: Duration) -> String {
    let microseconds = Int((elapsed / .microseconds(1)).rounded())
    let fraction = String(1000 + microseconds % 1000).dropFirst()
    return "head;desc=\"until the head of the answer\";dur=\(microseconds / 1000).\(fraction)"
}
