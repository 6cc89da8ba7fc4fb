import DICOMCore

/// A hand, all texts in Japanese: names in three groups, characters of two bytes by escape sequences.
func handCR(_ uids: SampleUIDs) throws -> SampleStudy {
    let patient = Patient(
        "Yamada^Tarou=山田^太郎=やまだ^たろう", id: "LB-0006", birthDate: "19700103", sex: "M", characterSet: .japanese)
    let head = StudyHead(
        folder: "cr-hand-japanese", patient: patient, date: "20200715", time: "134501", accessionNumber: "LBA-20-0715",
        id: "CR2", description: "右手 単純撮影", referringPhysician: "Tanaka^Hikaru=田中^光=たなか^ひかる", uids: uids)
    let series = SeriesHead(
        study: head, number: 1, modality: "CR", description: "手部 正面", bodyPart: "HAND", time: "134620",
        protocolName: "Hand PA", model: "Phantom CR")
    var random = SplitMix64(seed: uids.seed, 71)
    var picture = Hand.picture().mapped { 60 + 350 * $0 }
    picture.addGrain(using: &random) { $0 < 70 ? 2 : 5 }
    picture.write("R", column: 276, row: 22, value: 1000, scale: 4)

    var data = series.imageAttributes(
        instance: 1, sopClass: .computedRadiography, imageType: ["ORIGINAL", "PRIMARY"])
    data.put("InstitutionName", "架空病院")
    data.put("InstitutionalDepartmentName", "放射線科")
    data.put("Laterality", "R")
    data.put("PatientOrientation", "L", "H")
    data.put("ViewPosition", "PA")
    data.put("KVP", 50)
    data.put("ImagerPixelSpacing", [0.55, 0.55])
    data.put([Window(center: 500, width: 1000, explanation: "手")])
    let frame = picture.nativeFrame(bitsStored: 10)
    return SampleStudy(
        head: head,
        instances: [SampleInstance(data, image: try StoredImage([frame], syntax: .explicitVRLittleEndian))])
}
