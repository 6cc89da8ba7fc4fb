import DICOMCore
import DICOMRendering
import Testing

@Suite("VOI windows")
struct WindowTests {
    private func window(_ center: Double, _ width: Double, _ function: Window.Function) throws -> Window {
        try #require(Window(center: center, width: width, function: function))
    }

    @Test(
        "C-30 LINEAR follows the formula",
        arguments: [(10.0, 0.0, 100.0, 154.545), (333, 2048, 4096, 20.736), (16, 127, 256, 17)])
    func linear(value: Double, center: Double, width: Double, expected: Double) throws {
        #expect(abs(try window(center, width, .linear).map(value) * 255 - expected) < 0.001)
    }

    @Test("C-30 LINEAR of width 1 is a threshold, without a division")
    func threshold() throws {
        let window = try window(10, 1, .linear)
        #expect(window.map(9.5) == 0 && window.map(9.6) == 1)
    }

    @Test("C-31 LINEAR_EXACT has its half at the centre")
    func linearExact() throws {
        let window = try window(40, 400, .linearExact)
        #expect(window.map(-160) == 0 && window.map(40) == 0.5 && window.map(240) == 1)
    }

    @Test("C-32 SIGMOID follows the formula")
    func sigmoid() throws {
        #expect(abs(try window(127, 256, .sigmoid).map(150) * 255 - 150.1667) < 0.0001)
    }

    @Test("C-08 a width that the standard forbids makes no window")
    func forbidden() {
        #expect(Window(center: 0, width: 0.5, function: .linear) == nil)
        #expect(Window(center: 0, width: 0, function: .linearExact) == nil)
        #expect(Window(center: 0, width: -1, function: .sigmoid) == nil)
        #expect(Window(center: .nan, width: 10, function: .linear) == nil)
        #expect(Window(center: 0, width: 0.5, function: .linearExact) != nil)
    }

    @Test(
        "I-27 I-28 I-29 HU values become the grey values of the vectors",
        arguments: [
            (Window.Function.linear, [-160, -159, 40, 239, 240], [0, 1, 128, 255, 255] as [UInt8]),
            (.linearExact, [-160, 40, 239, 240], [0, 128, 254, 255]),
            (.sigmoid, [40, 240], [128, 225]),
        ])
    func vectors(function: Window.Function, values: [Int], expected: [UInt8]) throws {
        // Stored as CT stores them: HU + 1024.
        let frame = NativeFrame(words: values.map { $0 + 1024 }, columns: values.count)
        let parameters = RenderingParameters(
            modality: .rescale(slope: 1, intercept: -1024), voi: .window(try window(40, 400, function)))
        #expect(try render(frame, parameters).bytes == expected)
    }
}
