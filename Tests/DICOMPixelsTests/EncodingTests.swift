import DICOMCore
import DICOMPixels
import Support
import Testing

@Suite("Encoding and decoding again")
struct EncodingTests {
    private static let lossless: [TransferSyntax] = [
        .rleLossless, .jpegLosslessSV1, .jpegLSLossless, .jpeg2000Lossless, .htj2kLossless,
        .htj2kLosslessRPCL,
    ]
    private static let frames: [NativeFrame] = [
        .ramp(), .ramp(rows: 1, columns: 1), .ramp(rows: 64, columns: 3),
        .ramp(allocated: 16, stored: 12), .ramp(allocated: 16, stored: 16),
        .ramp(allocated: 16, stored: 12, isSigned: true), .ramp(allocated: 16, stored: 16, isSigned: true),
        .ramp(samples: 3, photometric: .rgb), .ramp(samples: 3, photometric: .ybrFull),
    ]

    @Test("B-50 lossless syntaxes give every sample back", arguments: lossless, frames)
    func roundTrip(syntax: TransferSyntax, frame: NativeFrame) throws {
        let encoded = try encode(frame, to: syntax)
        #expect(encoded.bytes.count.isMultiple(of: 2))
        var description = frame.description
        description.photometricInterpretation = encoded.photometricInterpretation
        #expect(try decode(encoded.bytes, syntax: syntax, description: description) == frame)
    }

    @Test("B-50 incompressible samples fit too", arguments: lossless)
    func noise(syntax: TransferSyntax) throws {
        var random = SeededGenerator(seed: 3)
        var frame = NativeFrame.ramp(rows: 200, columns: 300, allocated: 16, stored: 16)
        frame.bytes = frame.bytes.map { _ in .random(in: .min ... .max, using: &random) }
        let encoded = try encode(frame, to: syntax)
        #expect(try decode(encoded.bytes, syntax: syntax, description: frame.description) == frame)
    }

    @Test("B-50 32-bit samples can be run-length encoded")
    func wideRLE() throws {
        let frame = NativeFrame.ramp(allocated: 32, stored: 32)
        let encoded = try encode(frame, to: .rleLossless)
        #expect(try decode(encoded.bytes, syntax: .rleLossless, description: frame.description) == frame)
        #expect(throws: PixelError.unencodable(.bitsAllocated, .jpegLSLossless)) {
            try encode(frame, to: .jpegLSLossless)
        }
    }

    @Test("B-55 JPEG baseline stays close to grey samples and says that colours are YBR")
    func baseline() throws {
        let grey = NativeFrame.ramp()
        let encodedGrey = try encode(grey, to: .jpegBaseline, options: EncodingOptions(quality: 100))
        let decodedGrey = try decode(encodedGrey.bytes, syntax: .jpegBaseline, description: grey.description)
        #expect(zip(decodedGrey.bytes, grey.bytes).allSatisfy { abs(Int($0) - Int($1)) <= 3 })

        let color = NativeFrame.ramp(samples: 3, photometric: .rgb)
        for (halves, name) in [(true, PhotometricInterpretation.ybrFull422), (false, .ybrFull)] {
            let encoded = try encode(color, to: .jpegBaseline, options: EncodingOptions(halvesChrominance: halves))
            #expect(encoded.photometricInterpretation == name)
            var description = color.description
            description.photometricInterpretation = name
            let decoded = try decode(encoded.bytes, syntax: .jpegBaseline, description: description)
            // Full-size samples, still YCbCr: the renderer converts.
            #expect(decoded.photometricInterpretation == .ybrFull)
        }
    }

    @Test("B-55 what a syntax has no room for is refused")
    func refused() {
        #expect(throws: PixelError.unencodable(.bitsStored, .jpegBaseline)) {
            try encode(.ramp(allocated: 16, stored: 12), to: .jpegBaseline)
        }
        #expect(throws: PixelError.unsupportedSyntax(.htj2k)) { try encode(.ramp(), to: .htj2k) }
        #expect(!canEncode(to: .jpegLSNearLossless))
    }

    @Test("B-70 pictures become baseline JPEG of 8 bits and PNG", arguments: [1, 3])
    func pictures(channels: Int) throws {
        let frame = NativeFrame.ramp(samples: channels, photometric: channels == 3 ? .rgb : .monochrome2)
        let picture = Picture(width: frame.columns, height: frame.rows, channels: channels, bytes: frame.bytes)
        let jpeg = try encodeJPEG(picture, quality: 95)
        #expect(jpeg.prefix(2) == [0xFF, 0xD8] && jpeg.suffix(2) == [0xFF, 0xD9])
        // SOF0, 8 bits, the size, the components.
        let head: [UInt8] = [0xFF, 0xC0, 0, UInt8(8 + 3 * channels), 8, 0, 37, 0, 53, UInt8(channels)]
        #expect(jpeg.indices.contains { jpeg[$0...].starts(with: head) })
        let png = try encodePNG(picture)
        let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        #expect(png.starts(with: start + [0, 0, 0, 53, 0, 0, 0, 37, 8, channels == 3 ? 2 : 0]))
    }

    @Test("C-04 a smaller quality gives a smaller file, one outside of 1 to 100 none")
    func quality() throws {
        let picture = Picture(width: 53, height: 37, channels: 1, bytes: NativeFrame.ramp().bytes)
        #expect(try encodeJPEG(picture, quality: 1).count < encodeJPEG(picture, quality: 100).count)
        #expect(throws: PixelError.self) { try encodeJPEG(picture, quality: 0) }
        #expect(throws: PixelError.self) { try encodeJPEG(picture, quality: 101) }
    }
}
