import DICOMCore
import DICOMPixels
import Testing

@Suite("What a code stream says of its loss")
struct LossMarkersTests {
    @Test(
        "B-28 a DCT process is lossy, the others are not",
        arguments: [
            (TransferSyntax.jpegBaseline, true), (.jpegLosslessSV1, false), (.jpegLSLossless, false),
            (.jpeg2000Lossless, false), (.rleLossless, false),
        ])
    func processes(syntax: TransferSyntax, isLossy: Bool) throws {
        let encoded = try encode(NativeFrame.ramp(), to: syntax).bytes
        #expect(saysLoss(encoded) == isLossy)
        // Bytes may fill the room in front of a marker.
        if encoded.starts(with: [0xFF, 0xD8]) {
            #expect(saysLoss(Array(encoded[..<2]) + [0xFF, 0xFF] + encoded[2...]) == isLossy)
        }
    }

    @Test("B-28 a JPEG-LS stream is lossy where its samples may be off")
    func near() throws {
        var encoded = try encode(NativeFrame.ramp(), to: .jpegLSLossless).bytes
        let scan = try #require(encoded.indices.first { encoded[$0...].starts(with: [0xFF, 0xDA]) })
        encoded[scan + 5 + 2 * Int(encoded[scan + 4])] = 2
        #expect(saysLoss(encoded))
    }

    @Test("G-15 a stream that ends anywhere says nothing, and nothing breaks")
    func cut() throws {
        let encoded = try encode(NativeFrame.ramp(), to: .jpegLSLossless).bytes
        for count in 0..<min(encoded.count, 64) { #expect(!saysLoss(Array(encoded[..<count]))) }
        #expect(!saysLoss([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xC0]))
        #expect(!saysLoss([0xFF, 0xD8, 0xFF, 0xDA, 0xFF, 0xFF, 0xFF]))
    }
}
