import DICOMCore
import DICOMPixels
import Testing

@testable import LightboxDecoding

@Suite("What a decoder is told and answers")
struct DecodeMessageTests {
    @Test("An order is read as it was written")
    func order() {
        let description = PixelDescription(
            rows: 512, columns: 511, samplesPerPixel: 3, bitsAllocated: 16, bitsStored: 12, highBit: 11, isSigned: true,
            photometricInterpretation: .paletteColor, isPlanar: true, numberOfFrames: 7, element: .floatPixelData)
        let order = DecodeOrder(syntax: .jpeg2000, description: description, halvings: 2, byteCount: 4711)
        #expect(DecodeOrder(order.text) == order)
    }

    @Test(
        "An error is read as it was written",
        arguments: [
            PixelError.unsupportedSyntax(.jpeg2000), .unsupportedDescription(.highBit),
            .tooLarge(byteCount: 9, limit: 8),
            .tooLarge(byteCount: nil, limit: 8), .truncated(expected: 3, found: 2), .mismatch(.columns),
            .undecodable(CodecFailure(.openJPEG, "two  words and \u{FC}")), .undecodable(CodecFailure(.own, "")),
        ])
    func errors(error: PixelError) {
        #expect(DecodeReply(DecodeReply.refused(error).text) == .refused(error))
    }

    @Test(
        "An answer to another order is not believed",
        arguments: [
            ("frame 101 50 3 16 12 signed RGB", true), ("frame 51 25 3 16 12 signed YBR_FULL", true),
            ("frame 26 13 3 16 12 signed RGB", true), ("frame 13 7 3 16 12 signed RGB", false),
            ("frame 101 49 3 16 12 signed RGB", false), ("frame 50 25 3 16 12 signed RGB", false),
            ("frame 101 25 3 16 12 signed RGB", false), ("frame 101 50 1 16 12 signed RGB", false),
            ("frame 101 50 3 8 8 signed RGB", false), ("frame 101 50 3 16 16 signed RGB", false),
            ("frame 101 50 3 16 12 unsigned RGB", false), ("frame 101 50 3 16 12 floatingPoint RGB", false),
            ("frame 101 50 3 16 12 signed MONOCHROME2", false), ("frame 101 50 3 16 12 signed YBR_FULL_422", false),
        ])
    func disagreement(text: String, isBelieved: Bool) throws {
        let description = PixelDescription(
            rows: 101, columns: 50, samplesPerPixel: 3, bitsAllocated: 16, bitsStored: 12, highBit: 11, isSigned: true,
            photometricInterpretation: .ybrFull422, isPlanar: false, numberOfFrames: 1)
        let order = DecodeOrder(syntax: .jpegBaseline, description: description, halvings: 2, byteCount: 1)
        guard case .frame(let form) = try #require(DecodeReply(text)) else {
            Issue.record("no frame")
            return
        }
        #expect(form.answers(order) == isBelieved)
    }

    @Test(
        "What no decoder answers is not believed",
        arguments: [
            "", "frame", "frame 0 1 1 8 8 unsigned RGB", "frame 1 70000 1 8 8 unsigned RGB",
            "frame 1 1 2 8 8 unsigned RGB", "frame 1 1 1 9 8 unsigned RGB", "frame 1 1 1 8 9 unsigned RGB",
            "frame 1 1 1 8 8 complex RGB", "mismatch x", "truncated 1", "undecodable nobody", "thanks",
        ])
    func nonsense(text: String) {
        #expect(DecodeReply(text) == nil)
    }
}
