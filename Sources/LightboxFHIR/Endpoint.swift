internal import Crypto
internal import DICOMCore

/// Where the pictures are: the DICOMweb services of this server. Source: hl7.org/fhir/R4/endpoint.html (F-06).
package struct Endpoint: Encodable, Hashable, Sendable {
    package static let wadoID = "dicom-wado-rs"

    let resourceType = "Endpoint"
    package let id = Endpoint.wadoID
    let `extension`: [Extension]
    let status = "active"
    let connectionType = Coding(
        system: "http://terminology.hl7.org/CodeSystem/endpoint-connection-type", code: "dicom-wado-rs")
    let name = "Lightbox"
    let payloadType = [
        CodeableConcept(
            coding: [Coding(system: "http://terminology.hl7.org/CodeSystem/endpoint-payload-type", code: "none")],
            text: "DICOM WADO-RS")
    ]
    let payloadMimeType = [
        "application/dicom", "application/octet-stream", "application/dicom+xml", "application/dicom+json",
        "image/jpeg", "image/png", "image/gif",
    ]
    /// The service root: a client appends `/studies/…`.
    let address: String

    package init(serviceURL: String) {
        var location = Extension.mado("MadoRetrieveLocationUIDExtension")
        location.valueString = retrieveLocationUID(serviceURL)
        `extension` = [location]
        address = serviceURL
    }
}

/// Retrieve Location UID (0040,E011) of the services at an address.
func retrieveLocationUID(_ serviceURL: String) -> String {
    hashedUID(SHA256.hash(data: Array("location \(serviceURL)".utf8)))
}
