/// A study, its series and, where asked for, its instances. Source: hl7.org/fhir/R4/imagingstudy.html, IHE RAD MADO.
package struct ImagingStudy: Encodable, Hashable, Sendable {
    let resourceType = "ImagingStudy"
    package let id: String
    let `extension`: [Extension]?
    let identifier: [Identifier]
    let status = "available"
    let modality: [Coding]?
    let subject: Reference
    /// A day: the studies say no time zone, and a time of FHIR needs one.
    let started: String?
    let referrer: Reference?
    let endpoint = [Reference(reference: "Endpoint/\(Endpoint.wadoID)")]
    let numberOfSeries: Int?
    let numberOfInstances: Int?
    let description: String?
    let series: [Series]?

    package struct Series: Encodable, Hashable, Sendable {
        let uid: String
        let number: Int?
        let modality: Coding
        let description: String?
        let numberOfInstances: Int?
        let endpoint = [Reference(reference: "Endpoint/\(Endpoint.wadoID)")]
        let bodySite: Coding?
        let instance: [Instance]?

        /// - Parameters:
        ///   - instances: results of the instances of the series; empty where they are not wanted.
        ///   - representative: the SOP Instance UID of the one that the thumbnail of the series shows.
        package init?(_ series: DICOMResult, instances: [DICOMResult], representative: String? = nil) {
            guard let uid = series.text(Keys.seriesInstanceUID) else { return nil }
            self.uid = uid
            number = series.count(Keys.seriesNumber).flatMap { $0 >= 0 ? $0 : nil }
            modality = dicomModality(series.text(Keys.modality) ?? "OT")
            description = series.text(Keys.seriesDescription)
            numberOfInstances = series.count(Keys.seriesInstanceCount)
            bodySite = series.text(Keys.bodyPartExamined).flatMap(BodyRegion.init(bodyPart:))?.coding
            let known = instances.compactMap { Instance($0, isRepresentative: $0.sopInstanceUID == representative) }
            instance = known.isEmpty ? nil : known
        }
    }

    package struct Instance: Encodable, Hashable, Sendable {
        let `extension`: [Extension]?
        let uid: String
        let sopClass: Coding
        let number: Int?

        init?(_ instance: DICOMResult, isRepresentative: Bool) {
            guard let uid = instance.text(Keys.sopInstanceUID), let sopClass = instance.text(Keys.sopClassUID) else {
                return nil
            }
            self.uid = uid
            self.sopClass = Coding(system: "urn:ietf:rfc:3986", code: "urn:oid:\(sopClass)")
            number = instance.count(Keys.instanceNumber).flatMap { $0 >= 0 ? $0 : nil }
            var known: [Extension] = []
            if let count = instance.count(Keys.numberOfFrames), count > 0 {
                var frames = Extension.mado("MadoNumberOfFrames")
                frames.valueInteger = count
                known.append(frames)
            }
            if isRepresentative {
                var mark = Extension.mado("MadoRepresentativeInstanceExtension")
                mark.valueBoolean = true
                known.append(mark)
            }
            `extension` = known.isEmpty ? nil : known
        }
    }

    /// - Returns: `nil` where the result has no Study Instance UID.
    package init?(_ study: DICOMResult, series: [Series]) {
        guard let uid = study.text(Keys.studyInstanceUID) else { return nil }
        id = uid
        identifier = [.study(uid)] + (study.text(Keys.accessionNumber).map { [.accession($0)] } ?? [])
        let modalities = study.texts(Keys.modalitiesInStudy).map(dicomModality)
        modality = modalities.isEmpty ? nil : modalities
        let patient = Patient(study)
        // FHIR wants a subject: where the study names none, that is what it says.
        subject = Reference(
            reference: patient.map { "Patient/\($0.id)" }, display: patient?.name?.first?.text ?? "Unknown")
        started = study.date(Keys.studyDate)
        referrer = study.personNames(Keys.referringPhysicianName).first
            .map { Reference(display: HumanName(group: $0).text) }
        numberOfSeries = study.count(Keys.studySeriesCount)
        numberOfInstances = study.count(Keys.studyInstanceCount)
        description = study.text(Keys.studyDescription)
        self.series = series.isEmpty ? nil : series
        var regions: [Coding] = []
        for region in series.compactMap(\.bodySite) where !regions.contains(region) { regions.append(region) }
        let known = regions.map { region in
            var one = Extension.mado("MadoAnatomicalRegionExtension")
            one.valueCodeableConcept = CodeableConcept(coding: [region])
            return one
        }
        `extension` = known.isEmpty ? nil : known
    }
}

extension Identifier {
    private static let dicom = "http://dicom.nema.org/resources/ontology/DCM"

    /// A Study Instance UID.
    static func study(_ uid: String) -> Identifier {
        Identifier(
            use: "official",
            type: CodeableConcept(coding: [Coding(system: dicom, code: "110180", display: "Study Instance UID")]),
            system: "urn:dicom:uid", value: "urn:oid:\(uid)")
    }

    /// An Accession Number. Who issued it the index does not know.
    static func accession(_ number: String) -> Identifier {
        Identifier(
            type: CodeableConcept(
                coding: [
                    Coding(system: dicom, code: "121022", display: "Accession Number"),
                    Coding(system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "ACSN"),
                ]),
            value: number)
    }
}

/// A modality as a code of DICOM (PS3.16 CID 29).
func dicomModality(_ code: String) -> Coding {
    Coding(system: "http://dicom.nema.org/resources/ontology/DCM", code: code)
}
