import Crypto
import DICOMCore
import DICOMPixels

extension Manifest {
    /// Describes studies as they are written.
    /// - Throws: `PixelError` where a lossy frame can't be decoded again.
    package init(_ samples: [SampleStudy], seed: UInt64) throws {
        let studies = try samples.map { try Study($0) }
        let instances = studies.flatMap(\.series).flatMap(\.instances)
        self.init(
            formatVersion: Self.currentFormat, about: Self.about, seed: seed,
            totals: Totals(
                studies: studies.count, series: studies.reduce(0) { $0 + $1.series.count },
                instances: instances.count, frames: instances.reduce(0) { $0 + ($1.image?.numberOfFrames ?? 0) },
                bytes: instances.reduce(0) { $0 + $1.byteCount }),
            queries: Self.queries(on: studies), studies: studies)
    }

    private static let about = [
        "studies":
            "Invented persons and drawn pictures, made by make-sample-studies. A key that is absent has no value.",
        "sha256": "Of the whole file as it lies here.",
        "frameSHA256":
            "Of the decoded samples of each frame: row by row, channels interleaved, little endian, 8 or 16 bits each; "
            + "RGB where the code stream was YBR_RCT.",
        "frameStatistics":
            "JPEG decoders differ by rounding: of each channel, in RGB for colour. Minimum and maximum may be "
            + "\(FrameStatistics.extremeTolerance) away, the mean \(FrameStatistics.meanTolerance).",
        "queries": "GET below the root of the service; the answer holds exactly these studies if no others are there.",
        "uids":
            "2.25. and a version 8 UUID from the SHA-256 of 'lightbox sample studies/seed SEED/FOLDER/series N/instance N'.",
    ]
}

extension Manifest.Study {
    init(_ sample: SampleStudy) throws {
        let data = sample.head.attributes
        let entries = try sample.instances.enumerated().map { index, instance in
            (instance.dataSet, try Manifest.Instance(instance, file: "\(sample.head.folder)/\(fileName(index))"))
        }
        var series: [Manifest.Series] = []
        for (first, _) in entries where !series.contains(where: { $0.seriesInstanceUID == first.seriesInstanceUID }) {
            let members = entries.filter { $0.0.seriesInstanceUID == first.seriesInstanceUID }.map(\.1)
            series.append(Manifest.Series(first, instances: members))
        }
        self.init(
            folder: sample.head.folder, studyInstanceUID: sample.head.studyInstanceUID,
            patientName: Manifest.Name(data.text("PatientName") ?? ""), patientID: sample.head.patient.id,
            patientBirthDate: data.text("PatientBirthDate"), patientSex: data.text("PatientSex"),
            studyDate: data.text("StudyDate"), studyTime: data.text("StudyTime"),
            accessionNumber: data.text("AccessionNumber"), studyID: data.text("StudyID"),
            studyDescription: data.text("StudyDescription"),
            referringPhysicianName: data.text("ReferringPhysicianName").map { Manifest.Name($0) },
            modalitiesInStudy: Set(series.map(\.modality)).sorted(), numberOfStudyRelatedSeries: series.count,
            numberOfStudyRelatedInstances: entries.count, series: series)
    }
}

extension Manifest.Name {
    init(_ value: String) {
        let name = PersonName(value)
        func group(_ text: String) -> String? { text.isEmpty ? nil : text }
        self.init(
            alphabetic: group(name.alphabetic), ideographic: group(name.ideographic), phonetic: group(name.phonetic))
    }
}

extension DataSet {
    fileprivate var seriesInstanceUID: String { string(.seriesInstanceUID) ?? "" }
}

extension Manifest.Series {
    init(_ data: DataSet, instances: [Manifest.Instance]) {
        self.init(
            seriesInstanceUID: data.seriesInstanceUID, modality: data.string(.modality) ?? "",
            seriesNumber: data.text("SeriesNumber").flatMap { Int($0) },
            seriesDescription: data.text("SeriesDescription"), bodyPartExamined: data.text("BodyPartExamined"),
            numberOfSeriesRelatedInstances: instances.count, instances: instances)
    }
}

extension Manifest.Instance {
    init(_ instance: SampleInstance, file: String) throws {
        let data = instance.dataSet
        let bytes = instance.file
        self.init(
            sopInstanceUID: data.string(.sopInstanceUID) ?? "", sopClassUID: data.string(.sopClassUID) ?? "",
            instanceNumber: data.text("InstanceNumber").flatMap { Int($0) }, transferSyntaxUID: instance.syntax.uid,
            file: file, byteCount: bytes.count, sha256: hexadecimalSHA256(bytes),
            image: try instance.image.map { try Manifest.Image($0) })
    }
}

extension Manifest.Image {
    init(_ image: StoredImage) throws {
        let frame = image.frames[0]
        self.init(
            rows: frame.rows, columns: frame.columns, samplesPerPixel: frame.samplesPerPixel,
            bitsAllocated: frame.bitsAllocated, bitsStored: frame.bitsStored, isSigned: frame.isSigned,
            photometricInterpretation: image.photometricInterpretation.term, numberOfFrames: image.frames.count,
            frameSHA256: image.isLossy ? nil : image.frames.map { hexadecimalSHA256($0.bytes) },
            frameStatistics: image.isLossy ? try image.decodedFrames().map { Manifest.FrameStatistics(of: $0) } : nil)
    }
}

extension StoredImage {
    /// What a client gets to see of lossy frames.
    fileprivate func decodedFrames() throws -> [NativeFrame] {
        let frame = frames[0]
        let description = PixelDescription(
            rows: frame.rows, columns: frame.columns, samplesPerPixel: frame.samplesPerPixel,
            bitsAllocated: frame.bitsAllocated, bitsStored: frame.bitsStored, highBit: frame.bitsStored - 1,
            isSigned: frame.isSigned, photometricInterpretation: photometricInterpretation, isPlanar: false,
            numberOfFrames: frames.count)
        return try (fragments ?? []).map { try decode($0, syntax: syntax, description: description) }
    }
}

/// 64 lower-case digits.
package func hexadecimalSHA256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}
