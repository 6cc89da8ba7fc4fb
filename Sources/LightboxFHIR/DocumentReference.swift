/// Where the manifest of a study is, in one of its two forms. Source: hl7.org/fhir/R4/documentreference.html, IHE RAD MADO
/// 6.X.4 (its envelope for MHD).
package struct DocumentReference: Encodable, Hashable, Sendable {
    let resourceType = "DocumentReference"
    package let id: String
    let `extension`: [Extension]?
    let masterIdentifier: Identifier
    let identifier: [Identifier]
    let status = "current"
    let type = CodeableConcept.imagingStudy
    let category = [CodeableConcept.medicalImaging]
    let subject: Reference
    let date: String
    let author = [Reference(reference: "Device/\(Device.manifestCreator)", type: "Device")]
    let relatesTo: [Relation]
    let description: String
    let content: [Content]
    let context: Context

    struct Relation: Encodable, Hashable, Sendable {
        let code = "transforms"
        let target: Reference
    }

    struct Content: Encodable, Hashable, Sendable {
        let `extension`: [Extension]?
        let attachment: Attachment
        let format: Coding
    }

    struct Attachment: Encodable, Hashable, Sendable {
        let contentType: String
        let language = "en"
        let url: String
        let title: String
        let creation: String?
    }

    struct Context: Encodable, Hashable, Sendable {
        let period: Period?
        let facilityType = CodeableConcept.unknown
        let practiceSetting = CodeableConcept.unknown
        let related: [Reference]
    }

    /// - Parameters:
    ///   - url: of the FHIR service, without a slash at its end.
    ///   - now: an instant of FHIR: manifests are made when they are asked for.
    package init(
        _ kind: ManifestKind, of study: DICOMResult, series: [DICOMResult], _ identity: ManifestIdentity, url: String,
        now: String
    ) {
        let uid = identity.studyInstanceUID
        id = kind.id(uid)
        let modalities = study.texts(Keys.modalitiesInStudy).map { modality in
            var one = Extension("http://hl7.org/fhir/5.0/StructureDefinition/extension-DocumentReference.modality")
            one.valueCodeableConcept = CodeableConcept(coding: [dicomModality(modality)])
            return one
        }
        var regions: [BodyRegion] = []
        for region in series.compactMap({ $0.text(Keys.bodyPartExamined).flatMap(BodyRegion.init(bodyPart:)) })
        where !regions.contains(region) { regions.append(region) }
        let bodySites = regions.map { region in
            var concept = Extension("concept")
            concept.valueCodeableConcept = CodeableConcept(coding: [region.coding])
            var one = Extension("http://hl7.org/fhir/5.0/StructureDefinition/extension-DocumentReference.bodySite")
            one.extension = [concept]
            return one
        }
        let extensions = modalities + bodySites
        `extension` = extensions.isEmpty ? nil : extensions
        masterIdentifier = .manifest(identity)
        identifier = [.manifest(identity)]
        subject = .subject(of: study)
        date = now
        relatesTo = [Relation(target: Reference(reference: "DocumentReference/\(kind.other.id(uid))"))]
        description = "Manifest of the imaging study \(study.text(Keys.studyDescription) ?? uid)"
        content = [Content(kind, of: study, uid, url, now)]
        let accession = study.text(Keys.accessionNumber).map {
            [Reference(type: "ServiceRequest", identifier: .accession($0))]
        }
        context = Context(
            period: study.date(Keys.studyDate).map(Period.init(start:)),
            related: [Reference(type: "ImagingStudy", identifier: .study(uid))] + (accession ?? []))
    }
}

extension DocumentReference.Content {
    fileprivate init(_ kind: ManifestKind, of study: DICOMResult, _ uid: String, _ url: String, _ now: String) {
        switch kind {
        case .keyObjects:
            `extension` = nil
            attachment = DocumentReference.Attachment(
                contentType: kind.mediaType, url: "\(url)/Binary/\(uid)", title: "Manifest as a Key Object Selection",
                creation: study.date(Keys.studyDate))
            format = Coding(
                system: "http://dicom.nema.org/resources/ontology/DCMUID", code: kind.format,
                display: "Key Object Selection Document")
        case .bundle:
            var value = Extension("value[x]")
            value.valueUri = DocumentBundle.profile
            var profile = Extension(
                "http://hl7.org/fhir/5.0/StructureDefinition/extension-DocumentReference.content.profile")
            profile.extension = [value]
            `extension` = [profile]
            attachment = DocumentReference.Attachment(
                contentType: kind.mediaType, url: "\(url)/Bundle/\(uid)", title: "Manifest as a document of FHIR",
                creation: now)
            format = Coding(
                system: "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode", code: kind.format)
        }
    }
}

extension Identifier {
    /// Of a manifest, the same in both forms.
    static func manifest(_ identity: ManifestIdentity) -> Identifier {
        Identifier(system: "urn:dicom:uid", value: "urn:oid:\(identity.sopInstanceUID)")
    }
}

extension Reference {
    /// The patient of a study. FHIR wants a subject: where the study names none, that is what it says.
    static func subject(of study: DICOMResult) -> Reference {
        let patient = Patient(study)
        return Reference(
            reference: patient.map { "Patient/\($0.id)" }, display: patient?.name?.first?.text ?? "Unknown")
    }
}

extension CodeableConcept {
    static let imagingStudy = CodeableConcept(
        coding: [Coding(system: "http://loinc.org", code: "18748-4", display: "Diagnostic imaging study")])
    static let medicalImaging = CodeableConcept(
        coding: [
            Coding(
                system: "http://hl7.eu/fhir/eu-health-data-api/CodeSystem/eehrxf-document-priority-category-cs",
                code: "Medical-Imaging", display: "Medical-Imaging")
        ])
    static let unknown = CodeableConcept(
        coding: [Coding(system: "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", code: "UNK")], text: "Unknown")
}
