import DICOMCore
import DICOMRendering
import Testing

@Suite("Coloured frames")
struct ColorTests {
    @Test("C-40 8-bit RGB is what it is, 16-bit RGB is scaled by Bits Stored")
    func rgb() throws {
        let eight = NativeFrame(bytes: [1, 2, 3, 253, 254, 255], samples: 3, photometric: .rgb)
        #expect(try render(eight, RenderingParameters()).bytes == eight.bytes)
        var twelve = NativeFrame(words: [0, 2048, 4095], columns: 3, stored: 12, photometric: .rgb)
        twelve.columns = 1
        twelve.samplesPerPixel = 3
        #expect(try render(twelve, RenderingParameters()).bytes == [0, 128, 255])
    }

    @Test(
        "C-39 YBR_FULL is converted by the formula",
        arguments: [
            ([0, 128, 128], [0, 0, 0]), ([255, 128, 128], [255, 255, 255]), ([76, 85, 255], [254, 0, 0]),
            ([150, 44, 21], [0, 255, 1]), ([29, 255, 107], [0, 0, 254]), ([255, 255, 255], [255, 121, 255]),
        ] as [([UInt8], [UInt8])])
    func full(ybr: [UInt8], rgb: [UInt8]) throws {
        let frame = NativeFrame(bytes: ybr, samples: 3, photometric: .ybrFull)
        #expect(try render(frame, RenderingParameters()).bytes == rgb)
    }

    @Test("C-39 YBR_PARTIAL has its black at 16 and its white at 235")
    func partial() throws {
        let frame = NativeFrame(bytes: [16, 128, 128, 235, 128, 128], samples: 3, photometric: .ybrPartial420)
        #expect(try render(frame, RenderingParameters()).bytes == [0, 0, 0, 255, 255, 255])
    }

    @Test(
        "B-28 what a lossy codec made of colours goes out as RGB: the same as is drawn; anything else stays what it is")
    func inRGB() throws {
        let samples: [UInt8] = [76, 85, 255, 150, 44, 21, 29, 255, 107]
        for photometric in [PhotometricInterpretation.ybrFull, .ybrFull422, .ybrPartial420, .ybrPartial422] {
            let frame = NativeFrame(bytes: samples, samples: 3, photometric: photometric)
            let converted = frame.inRGB()
            #expect(converted.photometricInterpretation == .rgb)
            #expect(try converted.bytes == render(frame, RenderingParameters()).bytes)
        }
        for frame in [
            NativeFrame(bytes: samples, samples: 3, photometric: .rgb),
            NativeFrame(bytes: samples, samples: 3, stored: 7, photometric: .ybrFull), NativeFrame(bytes: samples),
        ] { #expect(frame.inRGB() == frame) }
    }

    @Test("C-38 a palette gives the high byte of 16-bit entries and its ends beyond them")
    func palette() throws {
        func table(_ entries: [UInt16], bits: Int = 16) throws -> LookupTable {
            try #require(LookupTable(firstMapped: 2, entries: entries, bitsPerEntry: bits))
        }
        let palette = Palette(
            red: try table([0x1234, 0xFF00]), green: try table([0, 0x8000]), blue: try table([0xFFFF, 0]))
        let frame = NativeFrame(bytes: [0, 2, 3, 200], photometric: .paletteColor)
        let expected: [UInt8] = [0x12, 0, 0xFF, 0x12, 0, 0xFF, 0xFF, 0x80, 0, 0xFF, 0x80, 0]
        #expect(try render(frame, RenderingParameters(palette: palette)).bytes == expected)
        let small = Palette(
            red: try table([1, 2], bits: 8), green: try table([3, 4], bits: 8), blue: try table([5, 255], bits: 8))
        #expect(
            try render(frame, RenderingParameters(palette: small)).bytes == [1, 3, 5, 1, 3, 5, 2, 4, 255, 2, 4, 255])
    }

    @Test("C-38 a supplemental palette colours from its first value on, below it is grey")
    func supplemental() throws {
        let red = try #require(LookupTable(firstMapped: 100, entries: [200], bitsPerEntry: 8))
        let none = try #require(LookupTable(firstMapped: 100, entries: [0], bitsPerEntry: 8))
        let parameters = RenderingParameters(
            voi: .window(try #require(Window(center: 50, width: 100, function: .linearExact))),
            palette: Palette(red: red, green: none, blue: none))
        let picture = try render(NativeFrame(bytes: [0, 50, 100, 255]), parameters)
        #expect(picture.bytes == [0, 0, 0, 128, 128, 128, 200, 0, 0, 200, 0, 0])
    }

    @Test("C-38 PALETTE COLOR without a palette, and retired colour spaces, are refused")
    func refused() {
        let indices = NativeFrame(bytes: [1], photometric: .paletteColor)
        #expect(throws: RenderingError.missingPalette) { try render(indices, RenderingParameters()) }
        let hsv = NativeFrame(bytes: [1, 2, 3], samples: 3, photometric: .other("HSV"))
        #expect(throws: RenderingError.unsupportedPhotometricInterpretation(.other("HSV"))) {
            try render(hsv, RenderingParameters())
        }
    }
}
