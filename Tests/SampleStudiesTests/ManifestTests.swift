import DICOMCore
import DICOMParsing
import DICOMPixels
import Testing
import make_sample_studies

@Suite("The manifest says what the files hold")
struct ManifestTests {
    @Test("Every file has the digest, UIDs and transfer syntax that the manifest names")
    func files() throws {
        for (study, series, instance) in try Self.entries() {
            let bytes = try Samples.bytes(of: instance.file)
            #expect(bytes.count == instance.byteCount)
            #expect(hexadecimalSHA256(bytes) == instance.sha256, "\(instance.file)")
            let parsed = try PartTenFile(bytes: bytes).parse()
            #expect(parsed.transferSyntax.uid == instance.transferSyntaxUID)
            #expect(parsed.dataSet.string(.sopInstanceUID) == instance.sopInstanceUID)
            #expect(parsed.dataSet.string(.sopClassUID) == instance.sopClassUID)
            #expect(parsed.dataSet.string(.seriesInstanceUID) == series.seriesInstanceUID)
            #expect(parsed.dataSet.string(.studyInstanceUID) == study.studyInstanceUID)
            #expect(parsed.dataSet.string(.modality) == series.modality)
        }
    }

    @Test("Texts read back as the manifest gives them, whatever character set holds them")
    func texts() throws {
        for (study, series, instance) in try Self.entries() {
            let data = try PartTenFile(bytes: Samples.bytes(of: instance.file)).parse().dataSet
            let name = PersonName(data.text("PatientName") ?? "")
            #expect(name.alphabetic == study.patientName.alphabetic ?? "")
            #expect(name.ideographic == study.patientName.ideographic ?? "")
            #expect(name.phonetic == study.patientName.phonetic ?? "")
            #expect(data.text("PatientID") == study.patientID)
            #expect(data.text("PatientBirthDate") == study.patientBirthDate)
            #expect(data.text("StudyDate") == study.studyDate)
            #expect(data.text("StudyTime") == study.studyTime)
            #expect(data.text("AccessionNumber") == study.accessionNumber)
            #expect(data.text("StudyDescription") == study.studyDescription)
            #expect(data.text("SeriesDescription") == series.seriesDescription)
        }
    }

    @Test("Every frame decodes to the samples whose digest or statistics the manifest gives")
    func frames() throws {
        for (_, _, instance) in try Self.entries() {
            guard let image = instance.image else { continue }
            let file = try PartTenFile(bytes: Samples.bytes(of: instance.file))
            let parsed = try file.parse()
            let pixels = try #require(parsed.pixels)
            #expect(pixels.rows == image.rows && pixels.columns == image.columns)
            #expect(pixels.bitsStored == image.bitsStored && pixels.isSigned == image.isSigned)
            #expect(pixels.photometricInterpretation.term == image.photometricInterpretation)
            #expect(parsed.frames.count == image.numberOfFrames)
            let frames = try Self.encodedFrames(of: parsed, in: Samples.bytes(of: instance.file)).map {
                try decode($0, syntax: parsed.transferSyntax, description: pixels)
            }
            if let digests = image.frameSHA256 {
                #expect(frames.map { hexadecimalSHA256($0.bytes) } == digests, "\(instance.file)")
            } else {
                #expect(frames.map { Manifest.FrameStatistics(of: $0) } == image.frameStatistics, "\(instance.file)")
            }
        }
    }

    @Test("A digest is SHA-256 in 64 lower-case digits: the example of FIPS 180-2")
    func digest() {
        #expect(
            hexadecimalSHA256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("The totals are the sums of the parts, and no UID is there twice")
    func totals() throws {
        let manifest = try Samples.manifest()
        let entries = try Self.entries()
        #expect(manifest.formatVersion == Manifest.currentFormat)
        #expect(manifest.totals.studies == manifest.studies.count)
        #expect(manifest.totals.series == Set(entries.map { $0.1.seriesInstanceUID }).count)
        #expect(manifest.totals.instances == Set(entries.map { $0.2.sopInstanceUID }).count)
        #expect(manifest.totals.instances == entries.count)
        #expect(manifest.totals.frames == entries.reduce(0) { $0 + ($1.2.image?.numberOfFrames ?? 0) })
        #expect(manifest.totals.bytes == entries.reduce(0) { $0 + $1.2.byteCount })
    }

    @Test("Every example query but the one for nobody finds some of the studies, and only one finds all")
    func queries() throws {
        let manifest = try Samples.manifest()
        let known = Set(manifest.studies.map(\.studyInstanceUID))
        for query in manifest.queries {
            #expect(Set(query.studyInstanceUIDs).isSubset(of: known))
            #expect(query.studyInstanceUIDs.isEmpty == query.path.contains("LB-9999"), "\(query.path)")
            #expect((query.studyInstanceUIDs.count == known.count) == (query.path == "/studies"), "\(query.path)")
        }
    }

    private static func entries() throws -> [(Manifest.Study, Manifest.Series, Manifest.Instance)] {
        try Samples.manifest().studies.flatMap { study in
            study.series.flatMap { series in series.instances.map { (study, series, $0) } }
        }
    }

    private static func encodedFrames(of parsed: ParsedInstance, in file: [UInt8]) throws -> [[UInt8]] {
        switch parsed.frames {
        case .encapsulated(let frames):
            return frames.map { fragments in
                fragments.flatMap { file[Int($0.offset)..<Int($0.end)] }
            }
        case .native(let offset, _, let bitsPerFrame, let count, _):
            let byteCount = bitsPerFrame / 8
            return (0..<count).map { index in
                let start = Int(offset) + index * byteCount
                return Array(file[start..<start + byteCount])
            }
        case .none, .parsed:
            Issue.record("samples are addressable")
            return []
        }
    }
}
