import DICOMCore

/// Five slices of Shepp and Logan's head with signed samples; texts in Cyrillic.
func headCT(_ uids: SampleUIDs) throws -> SampleStudy {
    let patient = Patient("Фонарёва^Людмила", id: "LB-0007", birthDate: "20010517", sex: "F", characterSet: .cyrillic)
    let head = StudyHead(
        folder: "ct-head-cyrillic", patient: patient, date: "20180222", time: "074500", accessionNumber: "LBA-18-0222",
        id: "CT2", description: "КТ головы, фантом", referringPhysician: "Лампадов^Лев", uids: uids)
    let series = SeriesHead(
        study: head, number: 1, modality: "CT", description: "Голова 8.0", bodyPart: "HEAD", time: "074733",
        protocolName: "Head", model: "Phantom CT", patientPosition: "HFS")
    let millimetresPerUnit = 100.0
    let grid = PlaneGrid(width: 192, height: 192, spacing: 2 / 192.0)
    let thickness = 8.0
    let instances = try (1...5).map { instance in
        let z = Double(instance - 3) * thickness
        var slice = HeadEllipsoids.slice(at: z / millimetresPerUnit, on: grid)
        var random = SplitMix64(seed: uids.seed, UInt64(8000 + instance))
        slice.addGrain(using: &random) { $0 < -900 ? 0 : 3 }

        var data = series.imageAttributes(
            instance: instance, sopClass: .ct, imageType: ["ORIGINAL", "PRIMARY", "AXIAL"])
        let position = SlicePosition(
            corner: Point(grid.left * millimetresPerUnit, grid.top * millimetresPerUnit, z),
            spacing: grid.spacing * millimetresPerUnit, thickness: thickness)
        data.merge(position.attributes(frameOfReferenceUID: head.frameOfReferenceUID))
        data.put("PatientOrientation", "L", "P")
        data.put("SliceLocation", [z])
        data.put("KVP", 120)
        data.put("ConvolutionKernel", "STANDARD")
        data.putRescale(slope: 1, intercept: 0, type: "HU")
        data.put([
            Window(center: 35, width: 90, explanation: "Мозг"), Window(center: 400, width: 2200, explanation: "Кость"),
        ])
        let frame = slice.nativeFrame(bitsStored: 16, isSigned: true)
        return SampleInstance(data, image: try StoredImage([frame], syntax: .jpeg2000Lossless))
    }
    return SampleStudy(head: head, instances: instances)
}
