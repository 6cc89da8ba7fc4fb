import DICOMCore

/// Colour maps of blood flow in a brain: three palette-colour pictures in RLE.
func perfusionMap(_ uids: SampleUIDs) throws -> SampleStudy {
    let head = StudyHead(
        folder: "palette-perfusion", patient: Patient("Prism^Paula", id: "LB-0005", birthDate: "19840229", sex: "F"),
        date: "20220601", time: "102030", accessionNumber: "LBA-22-0601", id: "NM1",
        description: "Brain perfusion map", referringPhysician: "Lantern^Leo^^Dr.", uids: uids)
    let series = SeriesHead(
        study: head, number: 1, modality: "NM", description: "Perfusion, palette colour", bodyPart: "BRAIN",
        time: "104512", model: "Phantom Map")
    let brain = Brain(seed: uids.seed)
    let grid = PlaneGrid(width: 192, height: 192, spacing: 1.16)
    let instances = try [4.0, 16, 28].enumerated().map { index, z in
        let map = TissueContrast.perfusion.picture(of: brain.slice(at: z, on: grid), on: grid).softened().softened()
        var data = series.imageAttributes(
            instance: index + 1, sopClass: .secondaryCapture, imageType: ["DERIVED", "SECONDARY"])
        data.put("ConversionType", "WSD")
        data.put("DerivationDescription", "Invented blood flow in 256 steps")
        data.put("PatientOrientation", "L", "P")
        data.merge(Palette.hot.attributes)
        let frame = map.nativeFrame(bitsStored: 8, photometricInterpretation: .paletteColor)
        return SampleInstance(data, image: try StoredImage([frame], syntax: .rleLossless))
    }
    return SampleStudy(head: head, instances: instances)
}
