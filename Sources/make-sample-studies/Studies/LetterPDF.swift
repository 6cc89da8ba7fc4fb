import DICOMCore

/// A letter after the ultrasound: an encapsulated PDF, and no picture in the whole study.
func letterPDF(_ uids: SampleUIDs) -> SampleStudy {
    let head = StudyHead(
        folder: "pdf-letter", patient: lanternPatient, date: "20250221", time: "090000",
        accessionNumber: "LBA-25-0221", id: "DOC1", description: "Letter", referringPhysician: "Lightbox^Ada^^Dr.",
        uids: uids)
    let series = SeriesHead(
        study: head, number: 1, modality: "DOC", description: "Letter to the family doctor", time: "090512",
        model: "Phantom Writer")
    let letter = PDFDocument(
        lines: [
            (22, "Sample Hospital"), (10, "Department of drawn hearts"), (10, " "),
            (12, "Patient: Zoe Mueller-Laterne, LB-0003"), (12, "Examination: echocardiography of 14 February 2025"),
            (12, " "), (12, "Dear colleague,"),
            (12, "the left ventricle beats 75 times a minute and fills in two waves."),
            (12, "Both valves open well. The person and the picture were invented"),
            (12, "to try out DICOMweb clients (PDF in an encapsulated document)."), (12, " "),
            (12, "Dr. Ada Lightbox"),
        ],
        drawing: lightBox, title: "Letter on an echocardiography")

    var data = series.attributes(instance: 1, sopClass: .encapsulatedPDF)
    data.put("ContentDate", head.date)
    data.put("ContentTime", "090512")
    data.put("AcquisitionDateTime", head.date + "090512")
    data.put("ConversionType", "WSD")
    data.put("BurnedInAnnotation", "YES")
    data.put("DocumentTitle", "Letter on an echocardiography")
    data.put("ConceptNameCodeSequence", items: [CodedConcept("51852-2", "LN", "Letter").item])
    data.put("MIMETypeOfEncapsulatedDocument", "application/pdf")
    let document = letter.bytes
    data.put("EncapsulatedDocument", bytes: document)
    data.put("EncapsulatedDocumentLength", document.count)
    return SampleStudy(head: head, instances: [SampleInstance(document: data)])
}

/// A light box with two films.
private let lightBox = """
    0.15 0.17 0.2 rg 72 320 300 180 re f
    0.92 0.96 1 rg 84 332 276 156 re f
    0.1 0.1 0.12 rg 100 344 112 132 re f 232 344 112 132 re f
    0.75 0.78 0.8 RG 3 w 156 410 m 156 440 120 440 120 410 c 120 380 156 370 156 360 c S
    156 410 m 156 440 192 440 192 410 c 192 380 156 370 156 360 c S
    288 360 m 288 460 l S 262 380 m 314 380 l S 258 400 m 318 400 l S 262 420 m 314 420 l S 268 440 m 308 440 l S
    """
