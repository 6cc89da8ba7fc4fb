/// A study, its series and, where asked for, its instances. Source: hl7.org/fhir/R4/imagingstudy.html, IHE RAD MADO.
package struct ImagingStudy: Encodable, Hashable, Sendable {
    let resourceType = "ImagingStudy"
    package let id: String
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
        let instance: [Instance]?

        /// - Parameter instances: results of the instances of the series; empty where they are not wanted.
        package init?(_ series: DICOMResult, instances: [DICOMResult]) {
            guard let uid = series.text(Keys.seriesInstanceUID) else { return nil }
            self.uid = uid
            number = series.count(Keys.seriesNumber).flatMap { $0 >= 0 ? $0 : nil }
            modality = dicomModality(series.text(Keys.modality) ?? "OT")
            description = series.text(Keys.seriesDescription)
            numberOfInstances = series.count(Keys.seriesInstanceCount)
            let known = instances.compactMap(Instance.init)
            instance = known.isEmpty ? nil : known
        }
    }

    package struct Instance: Encodable, Hashable, Sendable {
        let uid: String
        let sopClass: Coding
        let number: Int?

        init?(_ instance: DICOMResult) {
            guard let uid = instance.text(Keys.sopInstanceUID), let sopClass = instance.text(Keys.sopClassUID) else {
                return nil
            }
            self.uid = uid
            self.sopClass = Coding(system: "urn:ietf:rfc:3986", code: "urn:oid:\(sopClass)")
            number = instance.count(Keys.instanceNumber).flatMap { $0 >= 0 ? $0 : nil }
        }
    }

    /// - Returns: `nil` where the result has no Study Instance UID.
    package init?(_ study: DICOMResult, series: [Series]) {
        guard let uid = study.text(Keys.studyInstanceUID) else { return nil }
        id = uid
        var identifier = [Identifier(use: "official", system: "urn:dicom:uid", value: "urn:oid:\(uid)")]
        if let accession = study.text(Keys.accessionNumber) {
            identifier.append(
                Identifier(
                    type: CodeableConcept(
                        coding: [Coding(system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "ACSN")]),
                    value: accession))
        }
        self.identifier = identifier
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
    }
}

/// A modality as a code of DICOM (PS3.16 CID 29).
private func dicomModality(_ code: String) -> Coding {
    Coding(system: "http://dicom.nema.org/resources/ontology/DCM", code: code)
}
