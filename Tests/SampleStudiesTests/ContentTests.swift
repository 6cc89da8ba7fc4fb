import DICOMCore
import DICOMParsing
import Testing
import make_sample_studies

@Suite("Every kind of study that a client meets is there")
struct ContentTests {
    @Test("A volume of at least 40 slices has one geometry and three explained windows")
    func volume() throws {
        let slices = try Self.dataSets(in: "ct-thorax").filter { $0.text("SeriesDescription") == "Thorax 6.0 axial" }
        #expect(slices.count >= 40)
        let heights = slices.compactMap { $0.strings(Self.tag("ImagePositionPatient")).last.flatMap { Double($0) } }
        let steps = zip(heights, heights.dropFirst()).map { $0 - $1 }
        #expect(heights.count == slices.count && steps.allSatisfy { $0 == 6 })
        #expect(Set(slices.map { $0.text("FrameOfReferenceUID") }).count == 1)
        for slice in slices {
            #expect(slice.strings(Self.tag("WindowCenterWidthExplanation")) == ["Mediastinum", "Lung", "Bone"])
            #expect(slice.strings(Self.tag("WindowCenter")).count == 3)
        }
    }

    @Test("One series of several slices is native, so that a first client can read it")
    func nativeSeries() throws {
        let native = try Samples.manifest().studies.flatMap(\.series).filter { series in
            series.instances.count >= 10
                && series.instances.allSatisfy { $0.transferSyntaxUID == TransferSyntax.explicitVRLittleEndian.uid }
        }
        #expect(!native.isEmpty)
    }

    @Test(
        "Pictures of every photometric interpretation are there",
        arguments: ["MONOCHROME1", "MONOCHROME2", "PALETTE COLOR", "RGB", "YBR_FULL_422", "YBR_RCT"])
    func photometric(term: String) throws {
        #expect(try Self.images().contains { $0.photometricInterpretation == term })
    }

    @Test(
        "Cines are there: a colour one of JPEG baseline, a grey one",
        arguments: [("US", "YBR_FULL_422", 30), ("XA", "MONOCHROME2", 20)])
    func cines(modality: String, photometric: String, frames: Int) throws {
        let images = try Samples.manifest().studies.flatMap(\.series).filter { $0.modality == modality }
            .flatMap(\.instances).compactMap(\.image)
        #expect(images.contains { $0.photometricInterpretation == photometric && $0.numberOfFrames >= frames })
    }

    @Test("The same picture lies in four lossless syntaxes, in grey and in colour")
    func sameSamples() throws {
        let study = try #require(try Samples.manifest().studies.first { $0.folder == "test-cards" })
        let lossless = study.series.filter { $0.instances.allSatisfy { $0.image?.frameSHA256 != nil } }
        #expect(
            Set(lossless.flatMap(\.instances).map(\.transferSyntaxUID))
                == Set(
                    [TransferSyntax.explicitVRLittleEndian, .rleLossless, .jpegLSLossless, .jpeg2000Lossless].map(\.uid)
                ))
        for number in [1, 2] {
            let digests = lossless.flatMap(\.instances).filter { $0.instanceNumber == number }.compactMap(\.image)
                .compactMap(\.frameSHA256)
            #expect(digests.count == 4 && Set(digests).count == 1)
        }
    }

    @Test("The report has a measurement and refers to a slice of the CT that is there")
    func report() throws {
        let instances = try Samples.manifest().studies.flatMap(\.series).flatMap(\.instances)
        let report = try #require(try Self.dataSets(in: "ct-thorax").first { $0.string(.modality) == "SR" })
        let nodes = Self.nodes(below: report)
        #expect(nodes.filter { $0.text("ValueType") == "CONTAINER" }.count >= 3)
        #expect(nodes.contains { $0.text("ValueType") == "NUM" })
        let references = nodes.flatMap { $0.items(Self.tag("ReferencedSOPSequence")) }
        #expect(!references.isEmpty)
        for reference in references {
            let uid = reference.text("ReferencedSOPInstanceUID")
            #expect(instances.contains { $0.sopInstanceUID == uid })
        }
    }

    @Test("The PDF's table of objects points at its objects")
    func pdf() throws {
        let file = try Samples.bytes(of: "pdf-letter/01.dcm")
        let text = String(decoding: file, as: UTF8.self)
        let start = try #require(text.firstRange(of: "%PDF-1.4"))
        let end = try #require(text.firstRange(of: "%%EOF"))
        let document = text[start.lowerBound..<end.upperBound]
        let table = try #require(document.split(separator: "\n").last { Int($0) != nil }.flatMap { Int($0) })
        #expect(document.utf8.dropFirst(table).starts(with: "xref".utf8))
        let offsets = document.split(separator: "\n").filter { $0.hasSuffix(" 00000 n ") }.compactMap {
            Int($0.prefix(10))
        }
        #expect(offsets.count == 6)
        for (index, offset) in offsets.enumerated() {
            #expect(document.utf8.dropFirst(offset).starts(with: "\(index + 1) 0 obj".utf8))
        }
    }

    @Test(
        "Character sets of one and of two bytes are there",
        arguments: [
            "ISO_IR 100", "ISO_IR 126", "ISO_IR 144", #"\ISO 2022 IR 87"#,
        ])
    func characterSets(terms: String) throws {
        let found = try Samples.manifest().studies.map { study in
            try Self.dataSets(in: study.folder)[0].strings(.specificCharacterSet).joined(separator: "\\")
        }
        #expect(found.contains(terms))
    }

    @Test("A Japanese name is written as the example of PS3.5 H.3.1 has it")
    func japanese() {
        let expected =
            Array("Yamada^Tarou=".utf8) + [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42, 0x5E]
            + [0x1B, 0x24, 0x42, 0x42, 0x40, 0x4F, 0x3A, 0x1B, 0x28, 0x42, 0x3D]
            + [0x1B, 0x24, 0x42, 0x24, 0x64, 0x24, 0x5E, 0x24, 0x40, 0x1B, 0x28, 0x42, 0x5E]
            + [0x1B, 0x24, 0x42, 0x24, 0x3F, 0x24, 0x6D, 0x24, 0x26, 0x1B, 0x28, 0x42]
        #expect(CharacterSet.japanese.encode("Yamada^Tarou=山田^太郎=やまだ^たろう") == expected)
    }

    @Test(
        "Attributes without a value are there, and empty",
        arguments: [
            "PatientBirthDate", "PatientSex", "ReferringPhysicianName", "StudyDate", "StudyTime", "AccessionNumber",
            "StudyID", "SeriesNumber", "InstanceNumber",
        ])
    func emptyAttributes(keyword: String) throws {
        let data = try Self.dataSets(in: "empty-attributes")[0]
        #expect(data[Self.tag(keyword)]?.value == .empty)
    }

    @Test("A decimal string keeps to its six decimals and needs no exponent")
    func decimals() {
        #expect([1.5, -0.25, 3, 0.1 + 0.2, -0.0000001].map(decimalString) == ["1.5", "-0.25", "3", "0.3", "0"])
    }

    private static func tag(_ keyword: String) -> DICOMCore.Tag {
        AttributeDictionary.tag(forKeyword: keyword) ?? DICOMCore.Tag(rawValue: 0)
    }

    private static func images() throws -> [Manifest.Image] {
        try Samples.manifest().studies.flatMap(\.series).flatMap(\.instances).compactMap(\.image)
    }

    /// In the order of the files.
    private static func dataSets(in folder: String) throws -> [DataSet] {
        let files = try Samples.manifest().studies.filter { $0.folder == folder }.flatMap(\.series)
            .flatMap(\.instances).map(\.file).sorted()
        return try files.map { try PartTenFile(bytes: Samples.bytes(of: $0)).parse().dataSet }
    }

    private static func nodes(below data: DataSet) -> [DataSet] {
        data.items(tag("ContentSequence")).flatMap { [$0] + nodes(below: $0) }
    }
}
