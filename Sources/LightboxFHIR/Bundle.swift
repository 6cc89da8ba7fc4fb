/// The answer to a search. Source: hl7.org/fhir/R4/bundle.html.
package struct Bundle<Content: Encodable & Sendable>: Encodable, Sendable {
    let resourceType = "Bundle"
    let type = "searchset"
    let total: Int
    let link: [Link]
    let entry: [Entry]?

    package struct Link: Encodable, Sendable {
        let relation: String
        let url: String
    }

    package struct Entry: Encodable, Sendable {
        let fullUrl: String
        let resource: Content
        var search = ["mode": "match"]
    }

    /// - Parameters:
    ///   - entries: the resources of this page with their URLs.
    ///   - next: the URL of the next page, `nil` behind the last.
    package init(total: Int, page: String, next: String?, entries: [(url: String, resource: Content)]) {
        self.total = total
        link = [Link(relation: "self", url: page)] + (next.map { [Link(relation: "next", url: $0)] } ?? [])
        // An empty array is no JSON of FHIR.
        entry = entries.isEmpty ? nil : entries.map { Entry(fullUrl: $0.url, resource: $0.resource) }
    }
}

/// Why a request of FHIR is refused. Source: hl7.org/fhir/R4/operationoutcome.html.
package struct OperationOutcome: Encodable, Hashable, Sendable {
    let resourceType = "OperationOutcome"
    let issue: [Issue]

    package struct Issue: Encodable, Hashable, Sendable {
        let severity = "error"
        let code: String
        let diagnostics: String
    }

    /// - Parameter code: of the value set issue-type, `not-found`.
    package init(code: String, _ diagnostics: String) {
        issue = [Issue(code: code, diagnostics: diagnostics)]
    }
}
