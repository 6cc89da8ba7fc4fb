import DICOMCore

/// A study whose attributes are empty wherever the standard lets them be, or left out.
///
/// Empty (type 2): birth date, sex, referring physician, study date and time, accession number, study ID, series and
/// instance number. Left out (type 3): all descriptions.
func incompleteStudy(_ uids: SampleUIDs) throws -> SampleStudy {
    let head = StudyHead(
        folder: "empty-attributes", patient: Patient("Unknown^Person", id: "LB-0009", birthDate: "", sex: ""), date: "",
        time: "", accessionNumber: "", id: "", description: nil, referringPhysician: "", uids: uids)
    let series = head.uids.uid(head.folder, "series")
    let card = TestCard.grey()
    let half = Raster(width: 128, height: 128) { column, row in card[column * 2, row * 2] / 16 }

    var data = head.attributes
    data.put("SOPClassUID", SampleSOPClass.secondaryCapture.rawValue)
    data.put("SOPInstanceUID", head.uids.uid(head.folder, "series", "instance"))
    data.put("SeriesInstanceUID", series)
    data.put("Modality", "OT")
    data.put("ConversionType", "SYN")
    for keyword in ["SeriesNumber", "InstanceNumber", "PatientOrientation", "Laterality"] { data.putEmpty(keyword) }
    let image = try StoredImage([half.nativeFrame(bitsStored: 8)], syntax: .explicitVRLittleEndian)
    return SampleStudy(head: head, instances: [SampleInstance(data, image: image)])
}
