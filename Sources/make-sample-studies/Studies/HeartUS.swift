import DICOMCore

/// A colour cine of a heart: 40 frames of JPEG baseline, two beats.
func heartUS(_ uids: SampleUIDs) throws -> SampleStudy {
    let head = StudyHead(
        folder: "us-heart", patient: lanternPatient, date: "20250214", time: "110500", accessionNumber: "LBA-25-0214",
        id: "US1", description: "Echocardiography", referringPhysician: "Lightbox^Ada^^Dr.", uids: uids)
    let series = SeriesHead(
        study: head, number: 1, modality: "US", description: "Apical 4 chamber, colour", bodyPart: "HEART",
        time: "110742", protocolName: "Adult echo", model: "Phantom US")
    let screen = EchoScreen(seed: uids.seed, frameCount: 40, beat: 20)
    let frames = screen.frames().map { $0.nativeFrame() }

    var data = series.imageAttributes(
        instance: 1, sopClass: .ultrasoundMultiFrame, imageType: ["ORIGINAL", "PRIMARY", "", "0011"])
    data.put("BurnedInAnnotation", "YES")
    data.put("NumberOfFrames", screen.frameCount)
    data.put("FrameTime", [40.0])
    data.put("FrameIncrementPointer", tags: [Tag(0x0018, 0x1063)])
    data.put("RecommendedDisplayFrameRate", 25)
    data.put("CineRate", 25)
    data.put("HeartRate", 75)
    data.put("StartTrim", 1)
    data.put("StopTrim", screen.frameCount)
    data.put("SequenceOfUltrasoundRegions", items: [region()])
    let image = try StoredImage(frames, syntax: .jpegBaseline, quality: 82)
    return SampleStudy(head: head, instances: [SampleInstance(data, image: image)])
}

/// The person of the ultrasound and of the letter: a name with letters of Latin alphabet No. 1.
let lanternPatient = Patient(
    "Müller-Laterne^Zoë", id: "LB-0003", birthDate: "19761130", sex: "F", characterSet: .latin1)

/// The sector, so that clients can measure: centimetres in a pixel both ways. Source: PS3.3 C.8.5.5.
private func region() -> DataSet {
    let depth = Echo.depth / EchoScreen.millimetresPerPixel
    var region = DataSet()
    region.put("RegionSpatialFormat", 1)
    region.put("RegionDataType", 2)
    region.put("RegionFlags", 3)
    region.put("RegionLocationMinX0", 20)
    region.put("RegionLocationMinY0", Int(EchoScreen.apex.y))
    region.put("RegionLocationMaxX1", 300)
    region.put("RegionLocationMaxY1", Int(EchoScreen.apex.y + depth))
    region.put("ReferencePixelX0", Int(EchoScreen.apex.x) - 20)
    region.put("ReferencePixelY0", 0)
    region.put("PhysicalUnitsXDirection", 3)
    region.put("PhysicalUnitsYDirection", 3)
    region.put("PhysicalDeltaX", [EchoScreen.millimetresPerPixel / 10])
    region.put("PhysicalDeltaY", [EchoScreen.millimetresPerPixel / 10])
    return region
}
