import DICOMCore

/// The report on the CT: headings, texts, a measurement inferred from the slice that it refers to.
/// Source: PS3.3 A.35.3 Comprehensive SR, the shape of PS3.16 TID 2000.
func thoraxReport(in study: StudyHead, on slice: SampleInstance, series: SeriesHead) -> SampleInstance {
    let report = SeriesHead(
        study: study, number: 3, modality: "SR", description: "Report", time: "101500", model: "Phantom Report")
    var data = report.attributes(instance: 1, sopClass: .comprehensiveSR)
    data.put("ContentDate", study.date)
    data.put("ContentTime", "102230")
    data.putEmpty("ReferencedPerformedProcedureStepSequence")
    data.putEmpty("PerformedProcedureCodeSequence")
    data.put("CompletionFlag", "COMPLETE")
    data.put("VerificationFlag", "UNVERIFIED")
    data.put("PreliminaryFlag", "FINAL")
    data.put("CurrentRequestedProcedureEvidenceSequence", items: [evidence(slice, series)])
    data.put("ValueType", "CONTAINER")
    data.put("ConceptNameCodeSequence", items: [CodedConcept("18747-6", "LN", "CT Report").item])
    data.put("ContinuityOfContent", "SEPARATE")
    data.put("ContentSequence", items: content(slice))
    return SampleInstance(document: data)
}

/// The instances that the report refers to. Source: PS3.3 C.17.2.3.
private func evidence(_ slice: SampleInstance, _ series: SeriesHead) -> DataSet {
    var seriesItem = DataSet()
    seriesItem.put("SeriesInstanceUID", series.seriesInstanceUID)
    seriesItem.put("ReferencedSOPSequence", items: [slice.dataSet.reference])
    var study = DataSet()
    study.put("StudyInstanceUID", series.study.studyInstanceUID)
    study.put("ReferencedSeriesSequence", items: [seriesItem])
    return study
}

private func content(_ slice: SampleInstance) -> [DataSet] {
    let finding = CodedConcept("121071", "DCM", "Finding")
    let nodule = ContentNode.number(
        CodedConcept("103339001", "SCT", "Long axis"), 2 * Thorax.noduleRadius, unit: CodedConcept("mm", "UCUM", "mm"),
        children: [ContentNode.image("INFERRED FROM", slice.dataSet)])
    return [
        ContentNode.code(
            "HAS CONCEPT MOD", CodedConcept("121049", "DCM", "Language of Content Item and Descendants"),
            CodedConcept("en", "RFC5646", "English")),
        ContentNode.code(
            "HAS OBS CONTEXT", CodedConcept("121005", "DCM", "Observer Type"), CodedConcept("121006", "DCM", "Person")),
        ContentNode.personName(
            "HAS OBS CONTEXT", CodedConcept("121008", "DCM", "Person Observer Name"), "Reader^Rosa^^Dr."),
        ContentNode.heading(
            CodedConcept("121060", "DCM", "History"),
            [
                ContentNode.text(
                    CodedConcept("121060", "DCM", "History"), "Cough for six weeks. Chest film of 2019 for comparison.")
            ]),
        ContentNode.heading(
            CodedConcept("121070", "DCM", "Findings"),
            [
                ContentNode.text(
                    finding, "Round, smooth nodule in the right upper lobe.",
                    children: [ContentNode.image("INFERRED FROM", slice.dataSet)]),
                nodule,
                ContentNode.text(finding, "Heart, great vessels, ribs and spine without abnormality."),
            ]),
        ContentNode.heading(
            CodedConcept("121076", "DCM", "Conclusions"),
            [
                ContentNode.text(
                    CodedConcept("121077", "DCM", "Conclusion"),
                    "Single nodule of 14 mm. Control in three months. This report was invented.")
            ]),
    ]
}
