import DICOMCore
import DICOMRendering
import Testing

@Suite("Grey frames")
struct GrayscaleTests {
    private func window(_ center: Double, _ width: Double) throws -> VOITransform {
        .window(try #require(Window(center: center, width: width, function: .linearExact)))
    }

    @Test("C-34 without a window the frame's least value is black and its greatest white")
    func automatic() throws {
        let frame = NativeFrame(words: [100, 150, 200], columns: 3)
        #expect(try render(frame, RenderingParameters()).bytes == [0, 128, 255])
    }

    @Test("C-34 with many values the window leaves the border and half a percent at either end out")
    func percentiles() throws {
        // Border 0, then 10,000 tissue values 1000…1999, then a few of metal.
        let tissue = (0..<10000).map { 1000 + $0 % 1000 }
        let values = [Int](repeating: 0, count: 5000) + tissue + [Int](repeating: 30000, count: 40)
        let picture = try render(NativeFrame(words: values, columns: values.count), RenderingParameters())
        #expect(picture.bytes[0] == 0)
        #expect((124...131).contains(picture.bytes[5500]), "the middle of the tissue is a middle grey")
        #expect(picture.bytes[5000] == 0 && picture.bytes[5999] == 255)
        #expect(picture.bytes[15039] == 255)
    }

    @Test("C-34 a map of few values is shown from its least to its greatest")
    func labels() throws {
        let frame = NativeFrame(words: [Int](repeating: 0, count: 90) + [1, 2], columns: 92)
        #expect(try render(frame, RenderingParameters()).bytes.suffix(3) == [0, 128, 255])
    }

    @Test("C-35 padding is black and left out of the automatic window, before the modality LUT")
    func padding() throws {
        let frame = NativeFrame(words: [-2000, 100, 150, 200, -1999], columns: 5, isSigned: true)
        let parameters = RenderingParameters(modality: .rescale(slope: 2, intercept: 7), padding: -2000 ... -1999)
        #expect(try render(frame, parameters).bytes == [0, 0, 128, 255, 0])
    }

    @Test("C-36 MONOCHROME1 and INVERSE invert after the window, both together once, padding stays black")
    func inversion() throws {
        let values = [0, 50, 100, 30000]
        let window = try window(50, 100)
        for (photometric, isInverse) in [
            (PhotometricInterpretation.monochrome1, false), (.monochrome1, true), (.monochrome2, true),
        ] {
            let frame = NativeFrame(words: values, columns: 4, photometric: photometric)
            let parameters = RenderingParameters(voi: window, padding: 30000...30000, isInverse: isInverse)
            #expect(try render(frame, parameters).bytes == [255, 128, 0, 0])
        }
    }

    @Test("C-33 values beyond a modality LUT take its ends")
    func modalityTable() throws {
        let table = try #require(LookupTable(firstMapped: -1, entries: [10, 20, 30], bitsPerEntry: 8))
        let frame = NativeFrame(words: [-5, -1, 0, 1, 9], columns: 5, isSigned: true)
        let parameters = RenderingParameters(modality: .table(table), voi: try window(20, 20))
        #expect(try render(frame, parameters).bytes == [0, 0, 128, 255, 255])
    }

    @Test("C-34 a VOI LUT's full scale is white")
    func voiTable() throws {
        let table = try #require(LookupTable(firstMapped: 10, entries: [0, 2048, 4095], bitsPerEntry: 12))
        let frame = NativeFrame(words: [0, 10, 11, 12, 40], columns: 5)
        #expect(try render(frame, RenderingParameters(voi: .table(table))).bytes == [0, 0, 128, 255, 255])
    }

    @Test("C-37 one-bit frames are black and white, also where all bits are alike")
    func bits() throws {
        let parameters = RenderingParameters()
        #expect(try render(NativeFrame(bytes: [1, 1], stored: 1), parameters).bytes == [255, 255])
        #expect(try render(NativeFrame(bytes: [0, 0], stored: 1), parameters).bytes == [0, 0])
        #expect(try render(NativeFrame(bytes: [0, 1], stored: 1), parameters).bytes == [0, 255])
    }

    @Test("C-34 a frame of one value is black")
    func constant() throws {
        #expect(try render(NativeFrame(words: [7, 7], columns: 2), RenderingParameters()).bytes == [0, 0])
        let padded = RenderingParameters(padding: 7...7)
        #expect(try render(NativeFrame(words: [7, 7], columns: 2), padded).bytes == [0, 0])
    }

    @Test("C-37 32-bit and floating-point samples are drawn, what is no number is black")
    func wide() throws {
        let integers = NativeFrame(
            rows: 1, columns: 2, samplesPerPixel: 1, bitsAllocated: 32, bitsStored: 32, representation: .unsigned,
            photometricInterpretation: .monochrome2, bytes: [0, 0, 0, 0, 0, 0, 0, 0x80])
        #expect(try render(integers, RenderingParameters()).bytes == [0, 255])
        let numbers: [Float] = [-1, 0, 1, .nan, .infinity]
        let floats = NativeFrame(
            rows: 1, columns: 5, samplesPerPixel: 1, bitsAllocated: 32, bitsStored: 32, representation: .floatingPoint,
            photometricInterpretation: .monochrome2,
            bytes: numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
            })
        #expect(try render(floats, RenderingParameters()).bytes == [0, 128, 255, 0, 255])
    }
}
