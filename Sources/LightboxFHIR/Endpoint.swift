/// Where the pictures are: the DICOMweb services of this server. Source: hl7.org/fhir/R4/endpoint.html (F-06).
package struct Endpoint: Encodable, Hashable, Sendable {
    package static let wadoID = "dicom-wado-rs"

    let resourceType = "Endpoint"
    package let id = Endpoint.wadoID
    let status = "active"
    let connectionType = Coding(
        system: "http://terminology.hl7.org/CodeSystem/endpoint-connection-type", code: "dicom-wado-rs")
    let name = "Lightbox"
    let payloadType = [CodeableConcept(text: "DICOM WADO-RS")]
    let payloadMimeType = ["application/dicom"]
    /// The service root: a client appends `/studies/…`.
    let address: String

    package init(serviceURL: String) {
        address = serviceURL
    }
}
