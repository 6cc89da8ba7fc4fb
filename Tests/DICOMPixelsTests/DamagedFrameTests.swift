import DICOMCore
import DICOMParsing
import DICOMPixels
import Support
import Testing

@Suite("Damaged code streams", .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
struct DamagedFrameTests {
    @Test(
        "G-15 flipped, overwritten and cut streams are decoded or refused, never a crash",
        arguments: [UInt64(20_261_123)])
    func survives(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var attempts = 0
        for expected in try ExpectedFile.all() where expected.encapsulated != nil {
            guard let file = try? CorpusFile(expected.path), let pixels = file.instance.pixels,
                canDecode(file.instance.transferSyntax),
                // Large frames take their time and find nothing that small ones don't.
                let stored = try file.storedFrame(.first), (4..<60_000).contains(stored.count)
            else { continue }
            for damage in Damage.allCases {
                let damaged = damage.applied(to: stored, &random)
                let result = Result { () throws(PixelError) in
                    try decode(damaged, syntax: file.instance.transferSyntax, description: pixels)
                }
                attempts += 1
                guard case .success(let frame) = result else { continue }
                #expect(frame.rows == pixels.rows && frame.columns == pixels.columns, "\(expected.path) seed \(seed)")
            }
        }
        #expect(attempts > 200)
    }
}

/// What befalls a code stream.
private enum Damage: CaseIterable {
    case cut, flipInHead, flipAnywhere, overwriteHead, overwriteAnywhere

    func applied(to stream: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = stream
        let head = 0..<min(bytes.count, 200)
        switch self {
        case .cut: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
        case .flipInHead: bytes[Int.random(in: head, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case .flipAnywhere:
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case .overwriteHead:
            for _ in 0..<3 {
                bytes[Int.random(in: head, using: &random)] = [0, 1, 127, 255].randomElement(using: &random) ?? 0
            }
        case .overwriteAnywhere:
            for _ in 0..<8 {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: .min ... .max, using: &random)
            }
        }
        return bytes
    }
}
