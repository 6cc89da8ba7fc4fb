import DICOMCore

/// MR of a brain: the same 20 slices as T1, native, and T2, in JPEG 2000.
func brainMR(_ uids: SampleUIDs) throws -> SampleStudy {
    let head = StudyHead(
        folder: "mr-brain", patient: Patient("Phantom^Brain", id: "LB-0002", birthDate: "19910923", sex: "F"),
        date: "20230907", time: "141530", accessionNumber: "LBA-23-0907", id: "MR1", description: "MR brain",
        referringPhysician: "Lightbox^Ada^^Dr.", uids: uids)
    let brain = Brain(seed: uids.seed)
    let slices = (1...AxialBrain.count).map { brain.slice(at: AxialBrain.z($0), on: AxialBrain.grid) }
    let sequences: [Sequence] = [.t1, .t2]
    let instances = try sequences.flatMap { sequence in
        try slices.enumerated().map { try instance($0 + 1, of: $1, sequence, in: head) }
    }
    return SampleStudy(head: head, instances: instances)
}

/// The geometry of both series.
enum AxialBrain {
    static let count = 20
    static let thickness = 5.0
    static let gap = 1.0
    static let grid = PlaneGrid(width: 160, height: 160, spacing: 1.4)

    /// The first slice is the lowest one.
    static func z(_ instance: Int) -> Double { -50 + Double(instance - 1) * (thickness + gap) }
}

/// What makes one series differ from the other.
private struct Sequence {
    let number: Int
    let description: String
    let time: String
    let contrast: TissueContrast
    let repetitionTime: Double
    let echoTime: Double
    let window: Window
    let syntax: TransferSyntax

    static let t1 = Sequence(
        number: 1, description: "T1 SE axial", time: "141802", contrast: .t1, repetitionTime: 520, echoTime: 12,
        window: Window(center: 750, width: 1400, explanation: "T1"), syntax: .explicitVRLittleEndian)
    static let t2 = Sequence(
        number: 2, description: "T2 TSE axial", time: "142336", contrast: .t2, repetitionTime: 4600, echoTime: 98,
        window: Window(center: 850, width: 1700, explanation: "T2"), syntax: .jpeg2000Lossless)
}

private func instance(
    _ number: Int, of tissues: [Brain.Tissue], _ sequence: Sequence, in study: StudyHead
) throws -> SampleInstance {
    let grid = AxialBrain.grid
    var random = SplitMix64(seed: study.uids.seed, UInt64(2000 + 100 * sequence.number + number))
    var picture = sequence.contrast.picture(of: tissues, on: grid)
    // The coil receives a little less from the middle.
    for row in 0..<grid.height {
        for column in 0..<grid.width {
            let distance = Point(grid.x(column), grid.y(row)).length / 100
            picture[column, row] *= 0.93 + 0.10 * distance * distance
        }
    }
    picture.addGrain(using: &random) { $0 < 5 ? 5 : 15 }
    let frame = picture.mapped(abs).nativeFrame(bitsStored: 12)

    let series = SeriesHead(
        study: study, number: sequence.number, modality: "MR", description: sequence.description, bodyPart: "BRAIN",
        time: sequence.time, protocolName: "Brain routine", model: "Phantom MR", patientPosition: "HFS")
    var data = series.imageAttributes(instance: number, sopClass: .mr, imageType: ["ORIGINAL", "PRIMARY", "OTHER"])
    let z = AxialBrain.z(number)
    let position = SlicePosition(
        corner: Point(grid.left, grid.top, z), spacing: grid.spacing, thickness: AxialBrain.thickness)
    data.merge(position.attributes(frameOfReferenceUID: study.frameOfReferenceUID))
    data.put("PatientOrientation", "L", "P")
    data.put("SliceLocation", [z])
    data.put("SpacingBetweenSlices", [AxialBrain.thickness + AxialBrain.gap])
    data.put("ScanningSequence", "SE")
    data.put("SequenceVariant", sequence.number == 1 ? "NONE" : "SK")
    data.putEmpty("ScanOptions")
    data.put("MRAcquisitionType", "2D")
    data.put("RepetitionTime", [sequence.repetitionTime])
    data.put("EchoTime", [sequence.echoTime])
    data.put("EchoTrainLength", sequence.number == 1 ? 1 : 15)
    data.put("MagneticFieldStrength", [1.5])
    data.put("FlipAngle", 90)
    data.put([sequence.window])
    return SampleInstance(data, image: try StoredImage([frame], syntax: sequence.syntax))
}
