import DICOMCore

/// Angiography of a heart: 30 frames of 8 bits in JPEG-LS; the person's name is Greek.
func coronaryXA(_ uids: SampleUIDs) throws -> SampleStudy {
    let patient = Patient("Λυχνάρης^Φώτης", id: "LB-0004", birthDate: "19490806", sex: "M", characterSet: .greek)
    let head = StudyHead(
        folder: "xa-coronary-greek", patient: patient, date: "20211213", time: "160500",
        accessionNumber: "LBA-21-1213", id: "XA1", description: "Στεφανιογραφία",
        referringPhysician: "Φανός^Άδα", uids: uids)
    let series = SeriesHead(
        study: head, number: 1, modality: "XA", description: "Αριστερή στεφανιαία", bodyPart: "HEART", time: "161204",
        protocolName: "Coronary 15 fps", model: "Phantom XA")
    let angiogram = Angiogram(seed: uids.seed)
    let count = 30
    let frames = (0..<count).map { angiogram.frame($0, time: Double($0) / 10).nativeFrame(bitsStored: 8) }

    var data = series.imageAttributes(
        instance: 1, sopClass: .xRayAngiography, imageType: ["ORIGINAL", "PRIMARY", "SINGLE PLANE"])
    data.put("PixelIntensityRelationship", "LIN")
    data.put("NumberOfFrames", count)
    data.put("FrameTime", [100.0])
    data.put("FrameIncrementPointer", tags: [Tag(0x0018, 0x1063)])
    data.put("RecommendedDisplayFrameRate", 10)
    data.put("CineRate", 10)
    data.put("KVP", 78)
    data.put("XRayTubeCurrent", 640)
    data.put("ExposureTime", 7)
    data.put("RadiationSetting", "GR")
    data.put("ImagerPixelSpacing", [0.8, 0.8])
    data.put("PositionerMotion", "STATIC")
    data.put("PositionerPrimaryAngle", [-28.0])
    data.put("PositionerSecondaryAngle", [18.0])
    data.put("DistanceSourceToDetector", 1050)
    data.put("DistanceSourceToPatient", 760)
    data.put("ContrastBolusAgent", "Invented contrast")
    data.put([Window(center: 128, width: 256, explanation: "Full range")])
    return SampleStudy(
        head: head, instances: [SampleInstance(data, image: try StoredImage(frames, syntax: .jpegLSLossless))])
}
