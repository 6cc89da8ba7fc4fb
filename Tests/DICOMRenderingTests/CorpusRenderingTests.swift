import DICOMCore
import DICOMParsing
import DICOMPixels
import DICOMRendering
import Foundation
import Support
import Testing

@Suite("Pictures of the corpus", .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
struct CorpusRenderingTests {
    @Test("C-20 every frame that decodes is drawn at its size")
    func draws() throws {
        var count = 0
        for expected in try ExpectedFile.all() {
            guard let pictures = try? Pictures(expected.path), let frame = try pictures.frame(.first) else { continue }
            let picture = try pictures.picture(.first)
            #expect(picture.width == frame.columns && picture.height == frame.rows, "\(expected.path)")
            count += 1
        }
        #expect(count > 450)
    }

    @Test("C-20 one CT in every lossless syntax is one picture")
    func syntaxes() throws {
        func picture(_ name: String) throws -> Picture {
            try Pictures("cornerstone3d/CTImage.dcm_\(name)").picture(.first)
        }
        let native = try picture("LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm")
        // The window 40/400 of a neck: neither black nor white, and both.
        #expect(native.bytes.contains(0) && native.bytes.contains(128) && native.bytes.contains(255))
        let others = [
            "BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2.dcm",
            "DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm",
            "JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90.dcm",
            "JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80.dcm",
            "JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70.dcm",
            "JPEGProcess14TransferSyntax_1.2.840.10008.1.2.4.57.dcm",
            "RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm",
        ]
        for other in others { #expect(try picture(other) == native, "\(other)") }
    }

    @Test("C-39 colour bars look alike however their colours are written")
    func colors() throws {
        let bars = try Pictures("pydicom-data/SC_rgb.dcm").picture(.first)
        let others = [
            "pydicom-data/SC_rgb_16bit.dcm", "pydicom-data/SC_rgb_32bit.dcm", "pydicom-data/SC_rgb_expb.dcm",
            "pydicom-data/SC_ybr_full_uncompressed.dcm", "pydicom/SC_ybr_full_422_uncompressed.dcm",
            "pydicom/SC_rgb_rle.dcm", "pydicom/SC_rgb_gdcm_KY.dcm", "pydicom/SC_rgb_jls_lossy_line.dcm",
            "pydicom/SC_rgb_dcmtk_+eb+cr.dcm", "pydicom/SC_rgb_dcmtk_+eb+cy+n1.dcm",
            "pydicom/SC_rgb_dcmtk_+eb+cy+np.dcm", "pydicom/SC_rgb_dcmtk_+eb+cy+s2.dcm",
            "pydicom/SC_rgb_jpeg_dcmtk.dcm", "pydicom/SC_rgb_jpeg_lossy_gdcm.dcm",
        ]
        for path in others {
            let other = try Pictures(path).picture(.first)
            let difference = zip(other.bytes, bars.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
            #expect(Double(difference) / Double(bars.bytes.count) < 4, "\(path)")
        }
    }

    @Test("C-38 a palette of 8 and of 16 bits draws the pattern that RGB draws")
    func palettes() throws {
        let pattern = try Pictures("cornerstone3d/TestPattern_JPEG-LS-Lossless.dcm").picture(.first)
        for path in ["cornerstone3d/TestPattern_Palette.dcm", "cornerstone3d/TestPattern_Palette_16.dcm"] {
            let other = try Pictures(path).picture(.first)
            let difference = zip(other.bytes, pattern.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
            #expect(Double(difference) / Double(pattern.bytes.count) < 4, "\(path)")
        }
    }
}

/// The frames of a file of the corpus, decoded and drawn.
private struct Pictures {
    private let path: String
    private let instance: ParsedInstance
    private let bytes: Data

    init(_ path: String) throws {
        let url = try #require(Corpus.folder).appending(path: path)
        self.path = url.path()
        instance = try PartTenFile(path: self.path).parse()
        bytes = try Data(contentsOf: url, options: .alwaysMapped)
    }

    /// - Returns: `nil` where there is no such frame, or it can't be decoded.
    func frame(_ number: FrameNumber) throws -> NativeFrame? {
        guard let pixels = instance.pixels else { return nil }
        let stored: [UInt8]?
        switch instance.frames {
        case .none: stored = nil
        case .native, .parsed: stored = try? PartTenFile(path: path).nativeFrame(number)
        case .encapsulated(let frames):
            stored = frames.first.map { $0.flatMap { [UInt8](bytes[Int($0.offset)..<Int($0.end)]) } }
        }
        return stored.flatMap { try? decode($0, syntax: instance.transferSyntax, description: pixels) }
    }

    func picture(_ number: FrameNumber) throws -> Picture {
        let parameters = RenderingParameters(instance.dataSet, frame: number) { path in
            let range = instance.bulkValues.first { $0.path == path }?.range
            return range.map { [UInt8](bytes[Int($0.offset)..<Int($0.end)]) } ?? []
        }
        return try render(try #require(try frame(number)), parameters)
    }
}
