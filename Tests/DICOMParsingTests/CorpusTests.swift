import DICOMCore
import DICOMParsing
import Foundation
import Support
import Testing

@Suite("The corpus", .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
struct CorpusTests {
    /// Files that DCMTK refuses, and how.
    private static let refused: [String: ParseError] = [
        // Neither a preamble nor a first group that a data set could begin with.
        "pydicom/no_meta.dcm": .notDICOM
    ]

    /// Names of which the other reader makes less: it drops an empty last component group, which is in the file, and
    /// leaves the escape sequences of ISO 2022 IR 58 in the text.
    private static let understoodBetter = [
        "fo-dicom/GH1301.dcm": "Wang^XiaoDong=王^小东=",
        "fo-dicom/charset/chrGB2312.dcm": "Zhang^XiaoDong=张^小东=",
        "pydicom/charset_files/chrX1.dcm": "Wang^XiaoDong=王^小東=",
        "pydicom/charset_files/chrX2.dcm": "Wang^XiaoDong=王^小东=",
    ]

    @Test("G-15 every file is parsed or refused with a typed error")
    func parses() {
        #expect(ExpectedInstance.all.count >= 600)
        for expected in ExpectedInstance.all {
            do {
                _ = try PartTenFile(path: expected.filePath).parse()
                #expect(Self.refused[expected.path] == nil, "\(expected.path)")
            } catch {
                #expect(Self.refused[expected.path] == error, "\(expected.path)")
            }
        }
    }

    @Test("D-17 identity, modality, patient and image are what other readers found")
    func attributes() throws {
        for expected in ExpectedInstance.all where Self.refused[expected.path] == nil {
            let parsed = try PartTenFile(path: expected.filePath).parse()
            let dataSet = parsed.dataSet
            func check(_ tag: DICOMCore.Tag, _ value: String?) {
                let found = dataSet.strings(tag).joined(separator: "\\")
                #expect(found == (value ?? "").trimmed, "\(expected.path) \(tag)")
            }
            check(DICOMCore.Tag(0x0008, 0x0016), expected.sopClass)
            check(DICOMCore.Tag(0x0008, 0x0018), expected.sopInstanceUid)
            check(DICOMCore.Tag(0x0020, 0x000D), expected.studyUid)
            check(DICOMCore.Tag(0x0020, 0x000E), expected.seriesUid)
            check(DICOMCore.Tag(0x0008, 0x0060), expected.modality)
            if let name = Self.understoodBetter[expected.path] {
                #expect(dataSet.strings(DICOMCore.Tag(0x0010, 0x0010)) == [name], "\(expected.path)")
            } else {
                check(DICOMCore.Tag(0x0010, 0x0010), expected.patientName)
            }
            check(DICOMCore.Tag(0x0010, 0x0020), expected.patientId)
            check(DICOMCore.Tag(0x0008, 0x0020), expected.studyDate)
            #expect(dataSet.integer(DICOMCore.Tag(0x0028, 0x0010)) == expected.rows, "\(expected.path)")
            #expect(dataSet.integer(DICOMCore.Tag(0x0028, 0x0011)) == expected.columns, "\(expected.path)")
            #expect(dataSet.integer(DICOMCore.Tag(0x0028, 0x0008)) == expected.frames, "\(expected.path)")
            if let syntax = expected.transferSyntax {
                #expect(parsed.transferSyntax.uid == syntax, "\(expected.path)")
            }
            // Two files have pixel data, but neither rows nor columns.
            #expect(
                (parsed.pixels != nil) == (expected.rows != nil && expected.pixelElement != nil), "\(expected.path)")
            if let rows = expected.rows, let pixels = parsed.pixels {
                #expect(pixels.rows == rows && pixels.numberOfFrames == expected.frames ?? 1, "\(expected.path)")
            }
        }
    }

    @Test("B-64 the samples are described as other readers describe them, in every byte order")
    func pixelDescriptions() throws {
        var checked = 0
        for expected in ExpectedInstance.all where Self.refused[expected.path] == nil {
            guard let pixels = try PartTenFile(path: expected.filePath).parse().pixels else { continue }
            #expect(pixels.bitsAllocated == expected.bitsAllocated ?? pixels.bitsAllocated, "\(expected.path)")
            #expect(pixels.bitsStored == expected.bitsStored ?? pixels.bitsStored, "\(expected.path)")
            #expect(pixels.isSigned == (expected.pixelRepresentation == 1), "\(expected.path)")
            #expect(pixels.samplesPerPixel == expected.samples, "\(expected.path)")
            #expect(pixels.isPlanar == (expected.planar == 1 && pixels.samplesPerPixel > 1), "\(expected.path)")
            #expect(pixels.photometricInterpretation.term == expected.photometric?.trimmed, "\(expected.path)")
            checked += 1
        }
        #expect(checked > 490)
    }

    @Test("B-62 the fragments of every frame are those that other readers found")
    func encapsulatedFrames() throws {
        var checked = 0
        for expected in ExpectedInstance.all where Self.refused[expected.path] == nil {
            guard let encapsulated = expected.encapsulated else { continue }
            let parsed = try PartTenFile(path: expected.filePath).parse()
            guard case .encapsulated(let frames) = parsed.frames else {
                Issue.record("\(expected.path): \(parsed.frames)")
                continue
            }
            let file = try FileBytes(path: expected.filePath)
            #expect(frames.count == encapsulated.framesFound, "\(expected.path)")
            let first = frames.first.map(file.joined) ?? []
            #expect(Int64(first.count) == encapsulated.firstFrameLength, "\(expected.path)")
            #expect(try sha256(first) == encapsulated.firstFrameSha256, "\(expected.path)")
            if let digest = encapsulated.lastFrameSha256 {
                #expect(try frames.last.map { try sha256(file.joined($0)) } == digest, "\(expected.path)")
            }
            checked += 1
        }
        #expect(checked > 100)
    }

    @Test("B-64 a native frame is the bytes of its place in the file")
    func nativeFrames() throws {
        var checked = 0
        for expected in ExpectedInstance.all where Self.refused[expected.path] == nil {
            let frames = expected.decode?.frames ?? []
            guard expected.encapsulated == nil, frames.contains(where: { $0.storedSha256 != nil }) else { continue }
            let file = try PartTenFile(path: expected.filePath)
            let parsed = try file.parse()
            for frame in frames {
                guard let digest = frame.storedSha256, let number = FrameNumber(frame.index + 1) else { continue }
                #expect(frame.index < parsed.frames.count, "\(expected.path)")
                #expect(try sha256(file.nativeFrame(number)) == digest, "\(expected.path) frame \(frame.index)")
                checked += 1
                // The bytes at the place that the table gives are the same ones.
                guard case .native(let offset, _, let bitsPerFrame, _, let isBigEndian) = parsed.frames,
                    bitsPerFrame.isMultiple(of: 8), !isBigEndian
                else { continue }
                let byteCount = Int64(bitsPerFrame / 8)
                let range = try #require(ByteRange(offset: offset + Int64(frame.index) * byteCount, count: byteCount))
                let bytes = try FileBytes(path: expected.filePath).joined([range])
                #expect(try sha256(bytes) == digest, "\(expected.path) frame \(frame.index)")
            }
        }
        #expect(checked > 300)
    }
}

extension String {
    /// Without the padding that other readers keep.
    fileprivate var trimmed: String { trimmingCharacters(in: CharacterSet(charactersIn: " \0")) }
}

/// The bytes of a file, read at once.
struct FileBytes {
    let data: Data

    init(path: String) throws {
        data = try Data(contentsOf: URL(filePath: path))
    }

    func joined(_ ranges: [ByteRange]) -> [UInt8] {
        ranges.flatMap { [UInt8](data[Int($0.offset)..<min(Int($0.end), data.count)]) }
    }
}
