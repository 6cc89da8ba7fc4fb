import DICOMCore
import DICOMPixels
import Testing

@Suite("Decoding by the rules")
struct DecodingTests {
    private func description(
        rows: Int, columns: Int, samples: Int = 1, allocated: Int = 8, stored: Int? = nil, high: Int? = nil,
        isSigned: Bool = false, photometric: PhotometricInterpretation = .monochrome2, isPlanar: Bool = false,
        element: PixelElement = .pixelData
    ) -> PixelDescription {
        PixelDescription(
            rows: rows, columns: columns, samplesPerPixel: samples, bitsAllocated: allocated,
            bitsStored: stored ?? allocated, highBit: high ?? (stored ?? allocated) - 1, isSigned: isSigned,
            photometricInterpretation: photometric, isPlanar: isPlanar, numberOfFrames: 1, element: element)
    }

    @Test("B-63 bits are unpacked from the lowest one on")
    func bits() throws {
        let frame = try nativeFrame(
            [0b1000_0101, 0b0000_0010], description: description(rows: 2, columns: 5, allocated: 1))
        #expect(frame.bytes == [1, 0, 1, 0, 0, 0, 0, 1, 0, 1])
        #expect(frame.bitsAllocated == 8 && frame.bitsStored == 1)
    }

    @Test("C-40 planes become pixels")
    func planes() throws {
        let form = description(rows: 1, columns: 2, samples: 3, photometric: .rgb, isPlanar: true)
        #expect(try nativeFrame([1, 2, 3, 4, 5, 6], description: form).bytes == [1, 3, 5, 2, 4, 6])
    }

    @Test("C-39 native 4:2:2 repeats its chrominance")
    func sharedChrominance() throws {
        let form = description(rows: 1, columns: 4, samples: 3, photometric: .ybrFull422)
        let frame = try nativeFrame([10, 20, 1, 2, 30, 40, 3, 4], description: form)
        #expect(frame.bytes == [10, 1, 2, 20, 1, 2, 30, 3, 4, 40, 3, 4])
        #expect(frame.photometricInterpretation == .ybrFull)
    }

    @Test("C-37 bits above Bits Stored are masked or become the sign")
    func unusedBits() throws {
        let unsigned = description(rows: 1, columns: 2, allocated: 16, stored: 12)
        #expect(try nativeFrame([0x34, 0xF2, 0xFF, 0x0F], description: unsigned).bytes == [0x34, 0x02, 0xFF, 0x0F])
        let signed = description(rows: 1, columns: 2, allocated: 16, stored: 12, isSigned: true)
        #expect(try nativeFrame([0x34, 0xF2, 0xFF, 0x0F], description: signed).bytes == [0x34, 0x02, 0xFF, 0xFF])
        let high = description(rows: 1, columns: 1, allocated: 16, stored: 12, high: 15)
        #expect(try nativeFrame([0x45, 0x23], description: high).bytes == [0x34, 0x02])
    }

    @Test("G-15 a native frame that is cut short is refused")
    func truncated() {
        #expect(throws: PixelError.truncated(expected: 8, found: 7)) {
            try nativeFrame(
                [UInt8](repeating: 0, count: 7), description: description(rows: 2, columns: 2, allocated: 16))
        }
    }

    @Test("G-15 a hostile size is refused before anything is allocated")
    func tooLarge() throws {
        let huge = description(rows: 65535, columns: 65535, samples: 3, allocated: 16, photometric: .rgb)
        let encoded = try encode(.ramp(), to: .jpeg2000Lossless).bytes
        for syntax in [TransferSyntax.jpeg2000Lossless, .jpegBaseline, .rleLossless, .explicitVRLittleEndian] {
            #expect(throws: PixelError.tooLarge(byteCount: 65535 * 65535 * 6, limit: decodedFrameByteLimit)) {
                try decode(encoded, syntax: syntax, description: huge)
            }
        }
    }

    @Test(
        "G-15 a code stream of another frame than described is refused",
        arguments: [TransferSyntax.jpegBaseline, .jpegLSLossless, .jpeg2000Lossless])
    func mismatch(syntax: TransferSyntax) throws {
        let frame = NativeFrame.ramp()
        let encoded = try encode(frame, to: syntax).bytes
        var other = frame.description
        other.rows -= 1
        #expect(throws: PixelError.mismatch(.rows)) { try decode(encoded, syntax: syntax, description: other) }
        other = frame.description
        other.columns += 1
        #expect(throws: PixelError.mismatch(.columns)) { try decode(encoded, syntax: syntax, description: other) }
        other = frame.description
        other.samplesPerPixel = 3
        #expect(throws: PixelError.mismatch(.samplesPerPixel)) {
            try decode(encoded, syntax: syntax, description: other)
        }
    }

    @Test("G-15 impossible descriptions are refused by the attribute at fault")
    func impossible() {
        let cases: [(PixelDescription, PixelAttribute)] = [
            (description(rows: 0, columns: 1), .rows), (description(rows: 1, columns: 65536), .columns),
            (description(rows: 1, columns: 1, samples: 4), .samplesPerPixel),
            (description(rows: 1, columns: 1, allocated: 12), .bitsAllocated),
            (description(rows: 1, columns: 1, allocated: 16, element: .floatPixelData), .bitsAllocated),
        ]
        for (form, attribute) in cases {
            #expect(throws: PixelError.unsupportedDescription(attribute)) {
                try nativeFrame([0, 0, 0], description: form)
            }
        }
    }

    @Test("C-27 video has no frames to decode")
    func video() {
        let mpeg = TransferSyntax(uid: "1.2.840.10008.1.2.4.102")
        #expect(!canDecode(mpeg))
        #expect(throws: PixelError.unsupportedSyntax(mpeg)) {
            try decode([0, 0, 1, 0xB3], syntax: mpeg, description: description(rows: 1, columns: 1))
        }
    }

    @Test("C-06 a preview has sides halved and rounded up", arguments: [0, 1, 2, 3])
    func reduction(halvings: Int) throws {
        let frame = NativeFrame.ramp(rows: 37, columns: 53)
        for syntax in [TransferSyntax.jpegBaseline, .jpeg2000Lossless] {
            let encoded = try encode(frame, to: syntax).bytes
            let preview = try decode(encoded, syntax: syntax, description: frame.description, reducedBy: halvings)
            #expect(preview.rows == [37, 19, 10, 5][halvings] && preview.columns == [53, 27, 14, 7][halvings])
        }
    }

    @Test("C-06 more halvings than the code stream has give its smallest picture")
    func deepReduction() throws {
        let frame = NativeFrame.ramp(rows: 37, columns: 53)
        let encoded = try encode(frame, to: .jpeg2000Lossless).bytes
        let preview = try decode(encoded, syntax: .jpeg2000Lossless, description: frame.description, reducedBy: 50)
        #expect(preview.rows == 2 && preview.columns == 2)
    }

    @Test("B-58 a code stream in a JP2 file is found")
    func jp2() throws {
        let frame = NativeFrame.ramp()
        let stream = try encode(frame, to: .jpeg2000Lossless).bytes
        let signature: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 13, 10, 0x87, 10]
        let box: [UInt8] = [0, 0, 0, 0, 0x6A, 0x70, 0x32, 0x63]
        let wrapped = signature + box + stream
        #expect(try decode(wrapped, syntax: .jpeg2000Lossless, description: frame.description) == frame)
    }

    @Test("C-39 the Adobe and JFIF markers outweigh what the data set calls the colours")
    func markers() throws {
        let picture = Picture(width: 53, height: 37, channels: 3, bytes: NativeFrame.ramp(samples: 3).bytes)
        let jfif = try encodeJPEG(picture, quality: 90)
        let form = description(rows: 37, columns: 53, samples: 3, photometric: .rgb)
        #expect(try decode(jfif, syntax: .jpegBaseline, description: form).photometricInterpretation == .ybrFull)
        // The JFIF head of 18 bytes gives way to an Adobe marker that says: no transform.
        let adobe: [UInt8] = [0xFF, 0xEE, 0, 14, 0x41, 0x64, 0x6F, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0]
        let rgb = [0xFF, 0xD8] + adobe + jfif.dropFirst(20)
        for name in [PhotometricInterpretation.rgb, .ybrFull] {
            var named = form
            named.photometricInterpretation = name
            #expect(try decode(rgb, syntax: .jpegBaseline, description: named).photometricInterpretation == .rgb)
        }
    }

    @Test("G-15 a JPEG stream without its last half is refused, without its end marker it is not")
    func cutJPEG() throws {
        let frame = NativeFrame.ramp()
        let encoded = try encode(frame, to: .jpegBaseline).bytes
        let whole = try decode(encoded, syntax: .jpegBaseline, description: frame.description)
        let end = try #require(encoded.indices.last { encoded[$0...].starts(with: [0xFF, 0xD9]) })
        #expect(
            try decode(Array(encoded[..<end]), syntax: .jpegBaseline, description: frame.description) == whole)
        #expect(throws: PixelError.self) {
            try decode(Array(encoded.prefix(encoded.count / 2)), syntax: .jpegBaseline, description: frame.description)
        }
    }

    @Test(
        "G-15 JPEG-LS parameters that the decoder would trip over are refused",
        arguments: [
            [255, 0, 7, 21, 64], [255, 3, 2, 21, 64], [255, 3, 7, 300, 64], [100, 3, 7, 21, 64], [255, 3, 7, 21, 20],
        ])
    func hostilePresets(presets: [Int]) throws {
        let frame = NativeFrame.ramp()
        let encoded = try encode(frame, to: .jpegLSLossless).bytes
        let scan = try #require(encoded.indices.first { encoded[$0...].starts(with: [0xFF, 0xDA]) })
        func stream(_ numbers: [Int]) -> [UInt8] {
            let segment: [UInt8] = [0xFF, 0xF8, 0, 13, 1] + numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            return encoded[..<scan] + segment + encoded[scan...]
        }
        // The defaults of 8 bits, spelled out, change nothing.
        let harmless = stream([255, 3, 7, 21, 64])
        #expect(try decode(harmless, syntax: .jpegLSLossless, description: frame.description) == frame)
        #expect(throws: PixelError.undecodable(CodecFailure(.own, "impossible JPEG-LS parameters"))) {
            try decode(stream(presets), syntax: .jpegLSLossless, description: frame.description)
        }
    }
}
