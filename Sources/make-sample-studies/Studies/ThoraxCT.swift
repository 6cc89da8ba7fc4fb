import DICOMCore

/// CT of a thorax: a scout, 48 axial slices in JPEG-LS, and the report on them.
func thoraxCT(_ uids: SampleUIDs) throws -> SampleStudy {
    let head = StudyHead(
        folder: "ct-thorax", patient: thoraxPatient, date: "20240318", time: "093015", accessionNumber: "LBA-24-0318",
        id: "CT1", description: "CT thorax with contrast", referringPhysician: "Lightbox^Ada^^Dr.", uids: uids)
    let thorax = Thorax(seed: uids.seed)
    let axial = SeriesHead(
        study: head, number: 2, modality: "CT", description: "Thorax 6.0 axial", bodyPart: "CHEST", time: "093412",
        protocolName: "Thorax routine", model: "Phantom CT", patientPosition: "HFS")
    let slices = try (1...AxialThorax.count).map { try axialSlice($0, of: thorax, in: axial) }
    let report = thoraxReport(in: head, on: slices[AxialThorax.noduleInstance - 1], series: axial)
    return SampleStudy(head: head, instances: [try scout(of: thorax, in: head)] + slices + [report])
}

/// The person of the CT and of the older chest film.
let thoraxPatient = Patient("Phantom^Thorax", id: "LB-0001", birthDate: "19580412", sex: "M")

/// The geometry of the axial series.
enum AxialThorax {
    static let count = 48
    static let thickness = 6.0
    static let grid = PlaneGrid(width: 256, height: 256, spacing: 1.5, centre: Point(0, 10))

    /// The first slice is the highest one.
    static func z(_ instance: Int) -> Double {
        Thorax.heights.upperBound - Double(instance - 1) * thickness
    }

    /// The slice through the middle of the nodule.
    static let noduleInstance = 1 + Int(((Thorax.heights.upperBound - Thorax.nodule.z) / thickness).rounded())
}

private func axialSlice(_ instance: Int, of thorax: Thorax, in series: SeriesHead) throws -> SampleInstance {
    let z = AxialThorax.z(instance)
    let grid = AxialThorax.grid
    var slice = thorax.slice(at: z, on: grid)
    var random = SplitMix64(seed: series.study.uids.seed, 1000 + UInt64(instance))
    // Air outside keeps one value, as scanners clip it: it costs nothing to compress.
    slice.addGrain(using: &random) { $0 < -990 ? 0 : $0 < -700 ? 9 : 6 }
    let frame = slice.mapped { $0 + 1024 }.nativeFrame(bitsStored: 12)

    var data = series.imageAttributes(
        instance: instance, sopClass: .ct, imageType: ["ORIGINAL", "PRIMARY", "AXIAL"])
    let position = SlicePosition(
        corner: Point(grid.left, grid.top, z), spacing: grid.spacing, thickness: AxialThorax.thickness)
    data.merge(position.attributes(frameOfReferenceUID: series.study.frameOfReferenceUID))
    data.put("PatientOrientation", "L", "P")
    data.put("SliceLocation", [z])
    data.put("SpacingBetweenSlices", [AxialThorax.thickness])
    data.put("TableHeight", [150.0])
    data.put("ReconstructionDiameter", [384.0])
    data.put("ConvolutionKernel", "STANDARD")
    data.put("ContrastBolusAgent", "Invented contrast")
    data.put("ContrastBolusRoute", "Intravenous")
    data.putExposure()
    data.putRescale(slope: 1, intercept: -1024, type: "HU")
    data.put([.mediastinum, .lung, .bone])
    return SampleInstance(data, image: try StoredImage([frame], syntax: .jpegLSLossless))
}

/// The projection that the slices are planned on, native so that every client can show it.
private func scout(of thorax: Thorax, in study: StudyHead) throws -> SampleInstance {
    let series = SeriesHead(
        study: study, number: 1, modality: "CT", description: "Scout frontal", bodyPart: "CHEST", time: "093110",
        protocolName: "Thorax routine", model: "Phantom CT", patientPosition: "HFS")
    let grid = PlaneGrid(width: 256, height: 224, spacing: 1.5, centre: Point(0, 20))
    var random = SplitMix64(seed: study.uids.seed, 31)
    var picture = thorax.projection(on: grid).mapped { 6 * $0 - 1000 }
    picture.addGrain(using: &random) { _ in 6 }
    let frame = picture.mapped { $0 + 1024 }.nativeFrame(bitsStored: 12)

    var data = series.imageAttributes(instance: 1, sopClass: .ct, imageType: ["ORIGINAL", "PRIMARY", "LOCALIZER"])
    let position = SlicePosition(
        corner: Point(grid.left, -200, -grid.top), rowsGrow: Point(0, 0, -1), spacing: grid.spacing, thickness: 336)
    data.merge(position.attributes(frameOfReferenceUID: study.frameOfReferenceUID))
    data.put("PatientOrientation", "L", "F")
    data.putExposure()
    data.putRescale(slope: 1, intercept: -1024, type: "US")
    data.put([Window(center: 100, width: 1900, explanation: "Scout")])
    return SampleInstance(data, image: try StoredImage([frame], syntax: .explicitVRLittleEndian))
}

extension DataSet {
    fileprivate mutating func putExposure() {
        put("KVP", 120)
        put("XRayTubeCurrent", 180)
        put("ExposureTime", 500)
        put("Exposure", 90)
        put("GantryDetectorTilt", 0)
    }
}
