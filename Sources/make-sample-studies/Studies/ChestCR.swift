import DICOMCore

/// An older film of the same person as the CT: MONOCHROME1, so the low values are white.
func chestCR(_ uids: SampleUIDs) throws -> SampleStudy {
    let head = StudyHead(
        folder: "cr-chest", patient: thoraxPatient, date: "20191105", time: "081200", accessionNumber: "LBA-19-1105",
        id: "CR1", description: "Chest PA", referringPhysician: "Lantern^Leo^^Dr.", uids: uids)
    let series = SeriesHead(
        study: head, number: 1, modality: "CR", description: "Chest PA", bodyPart: "CHEST", time: "081245",
        protocolName: "Chest PA", model: "Phantom CR")
    let grid = PlaneGrid(width: 448, height: 448, spacing: 0.72, centre: Point(0, 20))
    var random = SplitMix64(seed: uids.seed, 41)
    // Less in the way is more light on the plate, and a higher value.
    var picture = Thorax(seed: uids.seed).projection(on: grid).mapped { 4000 * fading($0 / 170) }
    picture.addGrain(using: &random) { $0 > 3900 ? 4 : 11 }

    var data = series.imageAttributes(
        instance: 1, sopClass: .computedRadiography, imageType: ["ORIGINAL", "PRIMARY"])
    data.put("PatientOrientation", "L", "F")
    data.put("ViewPosition", "PA")
    data.put("KVP", 125)
    data.put("Exposure", 3)
    data.put("DistanceSourceToDetector", 1800)
    data.put("ImagerPixelSpacing", [grid.spacing, grid.spacing])
    data.put("CassetteOrientation", "PORTRAIT")
    data.put("PlateType", "Drawn plate")
    data.put([
        Window(center: 1650, width: 2500, explanation: "Normal"),
        Window(center: 2300, width: 1700, explanation: "Lung"),
        Window(center: 1000, width: 1400, explanation: "Bone"),
    ])
    let frame = picture.nativeFrame(bitsStored: 12, photometricInterpretation: .monochrome1)
    return SampleStudy(
        head: head,
        instances: [SampleInstance(data, image: try StoredImage([frame], syntax: .explicitVRLittleEndian))])
}
