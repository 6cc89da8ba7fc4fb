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
