package import DICOMCore

/// The manifest of a study as a Key Object Selection Document that names all instances and where they are.
/// Source: IHE RAD MADO 6.X.2; PS3.3 A.35.4; PS3.16 TID 2010, TID 1600.
///
/// It is made anew for each request and has to be the same each time, since it has a SOP Instance UID: so it bears the time
/// of the study. What the index does not know stays empty: the authorities that issued identifiers, the order.
package struct KeyObjectManifest: Sendable {
    package let dataSet: DataSet

    /// - Parameters:
    ///   - timeZone: as Timezone Offset From UTC (0008,0201) has it, `+0100`; for studies that name none.
    package init(_ content: StudyContent, _ identity: ManifestIdentity, serviceURL: String, timeZone: String) {
        let study = content.study
        var data = DataSet()
        data.put("SpecificCharacterSet", "ISO_IR 192")
        data.put("SOPClassUID", Self.sopClassUID)
        data.put("SOPInstanceUID", identity.sopInstanceUID)
        data.put("TimezoneOffsetFromUTC", study.text(Keys.timezoneOffsetFromUTC) ?? timeZone)
        data.putPatient(of: study)
        data.putStudy(study, identity)
        data.put("Modality", "KO")
        data.put("SeriesInstanceUID", identity.seriesInstanceUID)
        data.put("SeriesNumber", 1)
        data.put("SeriesDescription", "Manifest")
        data.putEmpty("ReferencedPerformedProcedureStepSequence")
        data.put("Manufacturer", "Lightbox")
        data.put("InstitutionName", study.short(Keys.institutionName, 64) ?? "Unknown")
        data.put("InstanceNumber", 1)
        data.put("ContentDate", study.day(Keys.studyDate) ?? "19000101")
        data.put("ContentTime", study.time(Keys.studyTime) ?? "000000")
        data.put("ReferencedRequestSequence", items: [Self.request(study, identity)])
        data.put("CurrentRequestedProcedureEvidenceSequence", items: [Self.evidence(content, identity, serviceURL)])
        data.put("ValueType", "CONTAINER")
        data.put("ConceptNameCodeSequence", items: [Concepts.manifest.item])
        data.put("ContinuityOfContent", "SEPARATE")
        var template = DataSet()
        template.put("MappingResource", "DCMR")
        template.put("TemplateIdentifier", "2010")
        data.put("ContentTemplateSequence", items: [template])
        data.put("ContentSequence", items: [Self.library(content)] + content.series.flatMap(\.references))
        dataSet = data
    }

    private static let sopClassUID = "1.2.840.10008.5.1.4.1.1.88.59"

    /// Source: PS3.3 table C.17-3c.
    private static func request(_ study: DICOMResult, _ identity: ManifestIdentity) -> DataSet {
        var item = DataSet()
        item.put("StudyInstanceUID", identity.studyInstanceUID)
        item.put("AccessionNumber", texts: [study.short(Keys.accessionNumber, 16)].compactMap(\.self))
        for keyword in [
            "ReferencedStudySequence", "RequestedProcedureDescription", "RequestedProcedureCodeSequence",
            "RequestedProcedureID", "PlacerOrderNumberImagingServiceRequest",
            "FillerOrderNumberImagingServiceRequest",
        ] { item.putEmpty(keyword) }
        return item
    }

    /// Source: PS3.3 tables C.17-3 and C.17-3a.
    private static func evidence(
        _ content: StudyContent, _ identity: ManifestIdentity, _ serviceURL: String
    ) -> DataSet {
        var item = DataSet()
        item.put("StudyInstanceUID", identity.studyInstanceUID)
        item.put(
            "ReferencedSeriesSequence",
            items: content.series.map { one in
                var item = DataSet()
                item.put("SeriesInstanceUID", one.series.seriesInstanceUID ?? "")
                item.put("RetrieveLocationUID", retrieveLocationUID(serviceURL))
                // The base of the URLs, as MADO and XDS-I.b have it (F-06).
                item.put("RetrieveURL", serviceURL)
                item.put("ReferencedSOPSequence", items: one.instances.map(\.reference))
                return item
            })
        return item
    }

    /// Source: IHE RAD MADO tables 6.X.2.9-1 and 6.X.2.9-2.
    private static func library(_ content: StudyContent) -> DataSet {
        let modalities = content.study.texts(Keys.modalitiesInStudy)
        let regions = content.series.compactMap(\.region)
        let context =
            (modalities.isEmpty ? ["OT"] : modalities).map { Concepts.code(Concepts.modality, Concepts.ofModality($0)) }
            + [Concepts.code(Concepts.targetRegion, (regions.first ?? .entireBody).concept)]
            + [Concepts.count(Concepts.seriesCount, content.series.count, unit: "{series}")]
        return ContentNode.heading(Concepts.library, context + content.series.map(\.group))
    }
}

extension StudyContent.SeriesContent {
    fileprivate var region: BodyRegion? { series.text(Keys.bodyPartExamined).flatMap(BodyRegion.init(bodyPart:)) }

    /// Source: IHE RAD MADO tables 6.X.2.9-2 and 6.X.2.9-3.
    fileprivate var group: DataSet {
        let modality = series.short(Keys.modality, 16) ?? "OT"
        var items = [Concepts.code(Concepts.modality, Concepts.ofModality(modality))]
        if let date = series.day(Keys.seriesDate) { items.append(Concepts.date(date)) }
        if let time = series.time(Keys.seriesTime) { items.append(Concepts.time(time)) }
        if let text = series.text(Keys.seriesDescription) {
            items.append(Concepts.text(Concepts.seriesDescription, text))
        }
        if let number = series.count(Keys.seriesNumber) {
            items.append(Concepts.text(Concepts.seriesNumber, String(number)))
        }
        if let region { items.append(Concepts.code(Concepts.targetRegion, region.concept)) }
        items.append(Concepts.uid(Concepts.seriesInstanceUID, series.seriesInstanceUID ?? ""))
        items.append(Concepts.text(Concepts.instanceCount, String(instances.count)))
        let entries = instances.map { instance in
            var entry = instance.referenceNode
            var context: [DataSet] = []
            if let frames = instance.count(Keys.numberOfFrames), frames > 0 {
                context.append(Concepts.count(Concepts.frameCount, frames, unit: "{frames}"))
            }
            if let number = instance.count(Keys.instanceNumber) {
                context.append(Concepts.text(Concepts.instanceNumber, String(number)))
            }
            if !context.isEmpty { entry.put("ContentSequence", items: context) }
            return entry
        }
        return ContentNode.heading(Concepts.libraryGroup, items + entries)
    }

    /// Source: PS3.16 TID 2010.
    fileprivate var references: [DataSet] { instances.map(\.referenceNode) }
}

extension DICOMResult {
    /// Source: PS3.3 table 10-11.
    fileprivate var reference: DataSet {
        var item = DataSet()
        item.put("ReferencedSOPClassUID", text(Keys.sopClassUID) ?? "")
        item.put("ReferencedSOPInstanceUID", sopInstanceUID ?? "")
        return item
    }

    /// The content item that names the instance: as an image, as curves, or as anything else. Source: PS3.3 C.17.3.
    fileprivate var referenceNode: DataSet {
        let type =
            if count(Keys.rows) != nil {
                "IMAGE"
            } else if SOPClassUID.isWaveform(text(Keys.sopClassUID) ?? "") {
                "WAVEFORM"
            } else {
                "COMPOSITE"
            }
        var item = ContentNode.node("CONTAINS", type, nil)
        item.put("ReferencedSOPSequence", items: [reference])
        return item
    }

    /// A DA, `nil` for anything else.
    fileprivate func day(_ tag: String) -> String? {
        text(tag).flatMap { $0.wholeMatch(of: /\d{8}/) == nil ? nil : $0 }
    }

    /// A TM, `nil` for anything else.
    fileprivate func time(_ tag: String) -> String? {
        text(tag).flatMap { $0.wholeMatch(of: /(\d{2}){1,3}(\.\d{1,6})?/) == nil ? nil : $0 }
    }

    /// The first value as an attribute of a bounded length takes it: one value of one line.
    fileprivate func short(_ tag: String, _ length: Int) -> String? {
        let kept = (text(tag) ?? "").unicodeScalars.filter { $0.value >= 0x20 && $0 != "\\" }
        let text = String(String.UnicodeScalarView(kept)).prefix(length)
        return text.isEmpty ? nil : String(text)
    }
}

extension DataSet {
    /// Source: PS3.3 C.7.1.1; the identifier stands among the others too, where an importer may choose another as the first
    /// (MADO 6.X.2.5.1.1.2).
    fileprivate mutating func putPatient(of study: DICOMResult) {
        put("PatientName", study.personName(Keys.patientName) ?? "")
        put("PatientBirthDate", study.day(Keys.patientBirthDate) ?? "")
        put("PatientSex", study.short(Keys.patientSex, 16) ?? "")
        let patientID = study.short(Keys.patientID, 64)
        put("PatientID", patientID ?? "")
        guard let patientID else { return }
        var other = DataSet()
        other.put("PatientID", patientID)
        other.put("TypeOfPatientID", "TEXT")
        if let issuer = study.short(Keys.issuerOfPatientID, 64) {
            put("IssuerOfPatientID", issuer)
            other.put("IssuerOfPatientID", issuer)
        }
        put("OtherPatientIDsSequence", items: [other])
    }

    /// Source: PS3.3 C.7.2.1.
    fileprivate mutating func putStudy(_ study: DICOMResult, _ identity: ManifestIdentity) {
        put("StudyInstanceUID", identity.studyInstanceUID)
        put("StudyDate", study.day(Keys.studyDate) ?? "")
        put("StudyTime", study.time(Keys.studyTime) ?? "")
        put("ReferringPhysicianName", study.personName(Keys.referringPhysicianName) ?? "")
        put("StudyID", study.short(Keys.studyID, 16) ?? "")
        put("AccessionNumber", study.short(Keys.accessionNumber, 16) ?? "")
        if let description = study.short(Keys.studyDescription, 64) { put("StudyDescription", description) }
    }
}

extension BodyRegion {
    fileprivate var concept: CodedConcept { CodedConcept(code, "SCT", meaning) }
}

/// The concepts of the templates, and content items of them. Codes of 99IHE stand until DICOM CP-2595 has given its own.
private enum Concepts {
    static let manifest = CodedConcept("MADOTEMP001", "99IHE", "Manifest with Description")
    static let library = CodedConcept("111028", "DCM", "Image Library")
    static let libraryGroup = CodedConcept("126200", "DCM", "Image Library Group")
    static let modality = CodedConcept("121139", "DCM", "Modality")
    static let targetRegion = CodedConcept("123014", "DCM", "Target Region")
    static let seriesCount = CodedConcept("MADOTEMP009", "99IHE", "Number of Study Related Series")
    static let seriesDate = CodedConcept("MADOTEMP003", "99IHE", "Series Date")
    static let seriesTime = CodedConcept("MADOTEMP004", "99IHE", "Series Time")
    static let seriesDescription = CodedConcept("MADOTEMP002", "99IHE", "Series Description")
    static let seriesNumber = CodedConcept("113607", "DCM", "Series Number")
    static let seriesInstanceUID = CodedConcept("112002", "DCM", "Series Instance UID")
    static let instanceCount = CodedConcept("MADOTEMP007", "99IHE", "Number of Series Related Instances")
    static let frameCount = CodedConcept("121140", "DCM", "Number of Frames")
    static let instanceNumber = CodedConcept("113609", "DCM", "Instance Number")

    private static let relationship = "HAS ACQ CONTEXT"

    static func ofModality(_ code: String) -> CodedConcept { CodedConcept(code, "DCM", code) }

    static func code(_ concept: CodedConcept, _ value: CodedConcept) -> DataSet {
        ContentNode.code(relationship, concept, value)
    }

    static func text(_ concept: CodedConcept, _ text: String) -> DataSet {
        node("TEXT", concept) { $0.put("TextValue", text) }
    }

    static func date(_ date: String) -> DataSet { node("DATE", seriesDate) { $0.put("Date", date) } }

    static func time(_ time: String) -> DataSet { node("TIME", seriesTime) { $0.put("Time", time) } }

    static func uid(_ concept: CodedConcept, _ uid: String) -> DataSet {
        node("UIDREF", concept) { $0.put("UID", uid) }
    }

    /// - Parameter unit: an annotation of UCUM, `{series}`.
    static func count(_ concept: CodedConcept, _ count: Int, unit: String) -> DataSet {
        var measured = DataSet()
        measured.put("NumericValue", texts: [String(count)])
        measured.put("MeasurementUnitsCodeSequence", items: [CodedConcept(unit, "UCUM", unit).item])
        return node("NUM", concept) { $0.put("MeasuredValueSequence", items: [measured]) }
    }

    private static func node(_ type: String, _ concept: CodedConcept, _ fill: (inout DataSet) -> Void) -> DataSet {
        var item = ContentNode.node(relationship, type, concept)
        fill(&item)
        return item
    }
}
