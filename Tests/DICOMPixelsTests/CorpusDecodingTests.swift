import Crypto
import DICOMCore
import DICOMParsing
import DICOMPixels
import Support
import Testing

@Suite(
    "Every frame of the corpus against other decoders", .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
struct CorpusDecodingTests {
    /// Frames that are refused though another decoder gives samples, by path and index.
    private static let refused: [String: PixelError] = [
        // The last frame is a JPEG image of another size than the others; the decoder that reads it ignores Rows.
        "fo-dicom/multiframe.dcm 139": .mismatch(.rows)
    ]

    /// Files that the parser refuses, so that no frame of them gets here.
    private static let unparsed: Set = [
        // An item outside of a sequence, which others skip.
        "fo-dicom/GH364.dcm"
    ]

    @Test("C-20 every frame decodes to the samples of other decoders")
    func decodes() throws {
        var counts = (equal: 0, alike: 0, refused: 0)
        for expected in try ExpectedFile.all() where expected.decode?.frames?.isEmpty == false {
            guard let file = try? CorpusFile(expected.path) else {
                let hasSamples = expected.decode?.frames?.contains { $0.sha256 != nil } == true
                #expect(!hasSamples || Self.unparsed.contains(expected.path), "\(expected.path)")
                continue
            }
            for frame in expected.decode?.frames ?? [] {
                let name = "\(expected.path) \(frame.index)"
                switch try decoded(frame.index, of: file) {
                case .success(let samples)?:
                    if let pixels = file.instance.pixels {
                        let promised = decodedPhotometricInterpretations(
                            of: pixels, in: file.instance.transferSyntax)
                        #expect(promised.contains(samples.photometricInterpretation), "\(name)")
                    }
                    if sha256(samples.bytes) == frame.sha256 { counts.equal += 1; continue }
                    // No other decoder reads the frame: there is nothing to compare with.
                    guard frame.sha256 != nil else { continue }
                    let isAlike = isAlike(samples, frame)
                    #expect(isAlike, "\(name)")
                    counts.alike += 1
                case .failure(let error)?:
                    counts.refused += 1
                    if frame.sha256 != nil { #expect(Self.refused[name] == error, "\(name)") }
                case nil:
                    #expect(frame.sha256 == nil, "\(name) has no bytes")
                }
            }
        }
        #expect(counts.equal >= 525)
        #expect(counts.alike <= 5)
        #expect(counts.refused <= 5)
    }

    private func decoded(_ index: Int, of file: CorpusFile) throws -> Result<NativeFrame, PixelError>? {
        guard let pixels = file.instance.pixels, let number = FrameNumber(index + 1),
            let stored = try? file.storedFrame(number)
        else { return nil }
        return Result { () throws(PixelError) in
            try decode(stored, syntax: file.instance.transferSyntax, description: pixels)
        }
    }

    /// Lossy streams differ by rounding between decoders: a step or two at the ends, nearly nothing on average.
    private func isAlike(_ samples: NativeFrame, _ frame: ExpectedFile.Frame) -> Bool {
        guard frame.confidence?.hasPrefix("lossy") == true else { return false }
        let found = SampleStatistics(samples)
        return (frame.results ?? []).contains { result in
            guard let least = result.min, let greatest = result.max, let mean = result.mean else { return false }
            return abs(found.least - least) <= 2 && abs(found.greatest - greatest) <= 2 && abs(found.mean - mean) < 0.5
        }
    }

    private func sha256(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

/// The ends and the mean of 8- and 16-bit samples.
private struct SampleStatistics {
    private(set) var least = Double.infinity
    private(set) var greatest = -Double.infinity
    let mean: Double

    init(_ frame: NativeFrame) {
        var sum = 0.0
        for index in 0..<frame.sampleCount {
            let value: Double
            if frame.bitsAllocated == 8 {
                value = Double(frame.bytes[index])
            } else {
                let word = UInt16(frame.bytes[2 * index]) | UInt16(frame.bytes[2 * index + 1]) << 8
                value = frame.isSigned ? Double(Int16(bitPattern: word)) : Double(word)
            }
            least = min(least, value)
            greatest = max(greatest, value)
            sum += value
        }
        mean = sum / Double(frame.sampleCount)
    }
}
