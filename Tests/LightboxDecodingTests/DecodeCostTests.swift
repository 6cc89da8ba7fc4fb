import DICOMCore
import DICOMPixels
import Foundation
import LightboxDecoding
import Support
import Testing

/// `FIGURES=1 swift test --filter DecodeCostTests` prints what a process of its own costs beside a decode here.
@Suite("What decoding elsewhere costs", .serialized)
struct DecodeCostTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let syntax: TransferSyntax
        let edge: Int
        let samplesPerPixel: Int
        let bits: Int

        var testDescription: String { "\(syntax.uid) \(edge)² × \(samplesPerPixel), \(bits) bits" }
    }

    static let cases = [
        Case(syntax: .jpegBaseline, edge: 512, samplesPerPixel: 1, bits: 8),
        Case(syntax: .jpegBaseline, edge: 2048, samplesPerPixel: 3, bits: 8),
        Case(syntax: .jpegLosslessSV1, edge: 512, samplesPerPixel: 1, bits: 16),
        Case(syntax: .jpegLSLossless, edge: 512, samplesPerPixel: 1, bits: 16),
        Case(syntax: .jpegLSLossless, edge: 2048, samplesPerPixel: 1, bits: 16),
        Case(syntax: .jpeg2000Lossless, edge: 512, samplesPerPixel: 1, bits: 16),
        Case(syntax: .jpeg2000Lossless, edge: 2048, samplesPerPixel: 1, bits: 16),
        Case(syntax: .htj2kLossless, edge: 512, samplesPerPixel: 1, bits: 16),
    ]

    @Test(
        "Medians of a decode here and elsewhere",
        .enabled(if: ProcessInfo.processInfo.environment["FIGURES"] != nil, "a measurement: FIGURES=1"),
        arguments: cases)
    func cost(_ one: Case) throws {
        var generator = SeededGenerator(seed: 7)
        let count = one.edge * one.edge * one.samplesPerPixel
        // Smooth with noise in its low bits, as images are.
        var bytes: [UInt8] = []
        for place in 0..<count {
            let value = place / one.edge % 200 * (one.bits == 8 ? 1 : 16) + Int(generator.next() % 8)
            bytes.append(UInt8(truncatingIfNeeded: value))
            if one.bits == 16 { bytes.append(UInt8(truncatingIfNeeded: value >> 8)) }
        }
        let frame = NativeFrame(
            rows: one.edge, columns: one.edge, samplesPerPixel: one.samplesPerPixel, bitsAllocated: one.bits,
            bitsStored: one.bits, representation: .unsigned,
            photometricInterpretation: one.samplesPerPixel == 3 ? .rgb : .monochrome2, bytes: bytes)
        let encoded = try encode(frame, to: one.syntax)
        let description = PixelDescription(
            rows: one.edge, columns: one.edge, samplesPerPixel: one.samplesPerPixel, bitsAllocated: one.bits,
            bitsStored: one.bits, highBit: one.bits - 1, isSigned: false,
            photometricInterpretation: encoded.photometricInterpretation, isPlanar: false, numberOfFrames: 1)
        let workers = DecodeWorkers(program: Lightbox.program.path(), arguments: ["decode-worker"])
        let clock = ContinuousClock()
        var (here, there): ([Duration], [Duration]) = ([], [])
        // In turns, so that a busy machine is busy for both.
        for round in 0..<44 {
            let first = try clock.measure {
                _ = try decode(encoded.bytes, syntax: one.syntax, description: description)
            }
            let second = try clock.measure {
                _ = try workers.decode(encoded.bytes, syntax: one.syntax, description: description, reducedBy: 0)
            }
            if round >= 4 {
                here.append(first)
                there.append(second)
            }
        }
        let (a, b) = (here.sorted()[20] / .milliseconds(1), there.sorted()[20] / .milliseconds(1))
        func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
        print(
            "\(one.testDescription): \(rounded(a)) ms here, \(rounded(b)) ms elsewhere, \(rounded((b / a - 1) * 100)) % more"
        )
    }
}
