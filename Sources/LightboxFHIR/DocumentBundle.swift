internal import DICOMCore

/// The manifest of a study as a document of FHIR: a Bundle with all that it refers to, so that it can be kept and passed on.
/// Source: IHE RAD MADO 6.X.3; hl7.org/fhir/R4/documents.html.
package struct DocumentBundle: Encodable, Sendable {
    static let profile = "https://profiles.ihe.net/RAD/MADO/StructureDefinition/MadoFhirBundle"

    let resourceType = "Bundle"
    let id: String
    let identifier: Identifier
    let type = "document"
    let timestamp: String
    let entry: [Entry]

    /// A resource of any type with its address.
    struct Entry: Encodable, Sendable {
        let fullUrl: String
        let resource: any Encodable & Sendable

        enum CodingKeys: CodingKey { case fullUrl, resource }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(fullUrl, forKey: .fullUrl)
            try resource.encode(to: container.superEncoder(forKey: .resource))
        }
    }

    /// - Parameters:
    ///   - url: of the FHIR service, without a slash at its end.
    ///   - now: an instant of FHIR.
    /// - Returns: `nil` where the study has no Study Instance UID.
    package init?(_ content: StudyContent, _ identity: ManifestIdentity, url: String, serviceURL: String, now: String) {
        let series = content.series.compactMap {
            ImagingStudy.Series($0.series, instances: $0.instances, representative: $0.representative)
        }
        guard let study = ImagingStudy(content.study, series: series) else { return nil }
        id = identity.studyInstanceUID
        identifier = .manifest(identity)
        timestamp = now
        var entries = [
            Entry(
                fullUrl: "\(url)/Composition/\(id)", resource: Composition(content, identity, now: now)),
            Entry(fullUrl: "\(url)/ImagingStudy/\(id)", resource: study),
        ]
        if let patient = Patient(content.study) {
            entries.append(Entry(fullUrl: "\(url)/Patient/\(patient.id)", resource: patient))
        }
        entry =
            entries + [
                Entry(fullUrl: "\(url)/Endpoint/\(Endpoint.wadoID)", resource: Endpoint(serviceURL: serviceURL)),
                Entry(fullUrl: "\(url)/Device/\(Device.manifestCreator)", resource: Device()),
                Entry(fullUrl: "\(url)/Organization/\(Organization.operatorID)", resource: Organization()),
            ]
    }
}

/// What a manifest says to people. Source: hl7.org/fhir/R4/composition.html.
struct Composition: Encodable, Hashable, Sendable {
    let resourceType = "Composition"
    let id: String
    let text: Narrative
    let identifier: Identifier
    let status = "final"
    let type = CodeableConcept.imagingStudy
    let category = [CodeableConcept.medicalImaging]
    let subject: Reference
    let date: String
    let author = [
        Reference(reference: "Device/\(Device.manifestCreator)", type: "Device"),
        Reference(reference: "Organization/\(Organization.operatorID)", type: "Organization"),
    ]
    let title: String
    let event: [Event]
    let section: [Section]?

    struct Event: Encodable, Hashable, Sendable {
        let detail: [Reference]
    }

    struct Section: Encodable, Hashable, Sendable {
        let title: String
        let text: Narrative
        let entry = [Reference(reference: "Endpoint/\(Endpoint.wadoID)", type: "Endpoint")]
    }

    init(_ content: StudyContent, _ identity: ManifestIdentity, now: String) {
        let study = content.study
        id = identity.studyInstanceUID
        identifier = .manifest(identity)
        subject = .subject(of: study)
        date = now
        title = study.text(Keys.studyDescription) ?? "Imaging study"
        event = [Event(detail: [Reference(reference: "ImagingStudy/\(id)", type: "ImagingStudy")])]
        text = Narrative(rows: [
            ("Study Instance UID", id), ("Patient", subject.display), ("Study date", study.date(Keys.studyDate)),
            ("Description", study.text(Keys.studyDescription)), ("Accession number", study.text(Keys.accessionNumber)),
            ("Modalities", study.texts(Keys.modalitiesInStudy).joined(separator: ", ")),
            ("Number of series", String(content.series.count)),
        ])
        let sections = content.series.map { one in
            let number = one.series.text(Keys.seriesNumber) ?? one.series.count(Keys.seriesNumber).map { String($0) }
            return Section(
                title: number.map { "Series \($0)" } ?? "Series",
                text: Narrative(rows: [
                    ("Series Instance UID", one.series.seriesInstanceUID), ("Modality", one.series.text(Keys.modality)),
                    ("Description", one.series.text(Keys.seriesDescription)),
                    ("Number of instances", String(one.instances.count)),
                ]))
        }
        section = sections.isEmpty ? nil : sections
    }
}

extension Narrative {
    /// A table; rows without a value are left out.
    fileprivate init(rows: [(label: String, value: String?)]) {
        let lines = rows.compactMap { label, value in
            value.flatMap { $0.isEmpty ? nil : $0 }.map { "<tr><th>\(label)</th><td>\(escapedForMarkup($0))</td></tr>" }
        }
        div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><table><tbody>\(lines.joined())</tbody></table></div>"
    }
}

/// What makes the manifests. Source: hl7.org/fhir/R4/device.html.
package struct Device: Encodable, Hashable, Sendable {
    package static let manifestCreator = "lightbox"

    let resourceType = "Device"
    let id = Device.manifestCreator
    let deviceName = [["name": "Lightbox", "type": "user-friendly-name"]]
    let type = CodeableConcept(
        coding: [
            Coding(
                system: "https://profiles.ihe.net/RAD/MADO/CodeSystem/MadoDeviceType", code: "mado-creator",
                display: "MADO Creator")
        ])
    let owner = Reference(reference: "Organization/\(Organization.operatorID)")

    package init() {}
}

/// Who runs this server. Source: hl7.org/fhir/R4/organization.html.
package struct Organization: Encodable, Hashable, Sendable {
    package static let operatorID = "operator"

    let resourceType = "Organization"
    let id = Organization.operatorID
    let name = "The operator of this server"

    package init() {}
}
