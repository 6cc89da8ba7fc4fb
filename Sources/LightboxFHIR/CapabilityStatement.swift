/// What `/fhir` can do, written from the tables that it is done by. Source: hl7.org/fhir/R4/capabilitystatement.html.
package struct CapabilityStatement: Encodable, Sendable {
    let resourceType = "CapabilityStatement"
    let status = "active"
    let date: String
    let kind = "instance"
    let software = ["name": "Lightbox"]
    let implementation: [String: String]
    let fhirVersion = "4.0.1"
    let format = ["application/fhir+json"]
    let rest: [Rest]

    struct Rest: Encodable, Sendable {
        let mode = "server"
        let resource: [Resource]
    }

    struct Resource: Encodable, Sendable {
        let type: String
        let interaction: [[String: String]]
        let searchParam: [Parameter]?
    }

    struct Parameter: Encodable, Sendable {
        let name: String
        let type: String
    }

    /// - Parameters:
    ///   - url: of the FHIR service, without a slash at its end.
    ///   - date: the day of the answer, `2024-03-18`.
    package init(url: String, date: String) {
        self.date = date
        implementation = ["description": "Read-only links to the imaging studies of this server", "url": url]
        let read = ["code": "read"]
        let search = ["code": "search-type"]
        func parameters<Key: FHIRSearchParameter>(_: Key.Type) -> [Parameter] {
            Key.allCases.map { Parameter(name: $0.rawValue, type: $0.type) }
        }
        rest = [
            Rest(resource: [
                Resource(
                    type: "Patient", interaction: [read, search], searchParam: parameters(PatientParameter.self)),
                Resource(
                    type: "ImagingStudy", interaction: [read, search],
                    searchParam: parameters(ImagingStudyParameter.self)),
                Resource(
                    type: "DocumentReference", interaction: [read, search],
                    searchParam: parameters(DocumentParameter.self)),
                Resource(type: "Bundle", interaction: [read], searchParam: nil),
                Resource(type: "Binary", interaction: [read], searchParam: nil),
                Resource(type: "Endpoint", interaction: [read], searchParam: nil),
                Resource(type: "Device", interaction: [read], searchParam: nil),
                Resource(type: "Organization", interaction: [read], searchParam: nil),
            ])
        ]
    }
}
