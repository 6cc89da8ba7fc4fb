import DICOMCore
import DICOMPixels
import Testing

/// What the RPCL options of High-Throughput JPEG 2000 promise to a reader that has the beginning of a frame only.
@Suite("HTJ2K with RPCL options")
struct ProgressionTests {
    @Test(
        "B-59 resolutions come in order, the lowest fits 64 pixels, and the tile lengths are those of the tile-parts",
        arguments: [(1, 1), (64, 64), (65, 300), (40, 2049), (2100, 2060), (5000, 3)])
    func head(rows: Int, columns: Int) throws {
        let frame = NativeFrame.ramp(rows: rows, columns: columns, allocated: 16, stored: 12)
        let stream = try encode(frame, to: .htj2kLosslessRPCL).bytes
        let segments = try CodeStreamSegments(stream)
        // Scod, then the progression order, layers and colour transform, then decompositions. Source: ISO 15444-1 A.6.1.
        let coding = try #require(segments.bodies[0xFF52])
        #expect(coding[1] == 2, "RPCL")
        let decompositions = Int(coding[5])
        #expect((max(rows, columns) + (1 << decompositions) - 1) >> decompositions <= 64)
        // CAP: the code stream is one of part 15.
        #expect(segments.bodies[0xFF50] != nil)
        let lengths = try #require(segments.bodies[0xFF55])
        #expect(Array(lengths.prefix(2)) == [0, 0x60])
        let entries = stride(from: 2, to: lengths.count, by: 6).map { place in
            lengths[(place + 2)..<(place + 6)].reduce(0) { $0 << 8 | Int($1) }
        }
        #expect(entries == segments.tilePartLengths)
        #expect(segments.firstTilePart + entries.reduce(0, +) + 2 == stream.count - (stream.last == 0 ? 1 : 0))
        var description = frame.description
        description.photometricInterpretation = .monochrome2
        #expect(try decode(stream, syntax: .htj2kLosslessRPCL, description: description) == frame)
    }

    @Test("B-59 a small picture is decoded of the lower resolutions alone", arguments: [1, 2, 3])
    func reduced(halvings: Int) throws {
        let frame = NativeFrame.ramp(rows: 300, columns: 500, allocated: 16, stored: 12)
        let stream = try encode(frame, to: .htj2kLosslessRPCL).bytes
        let small = try decode(
            stream, syntax: .htj2kLosslessRPCL, description: frame.description, reducedBy: halvings)
        #expect(small.columns == (500 + (1 << halvings) - 1) >> halvings)
    }
}

/// The marker segments of a code stream, found by a walk of its own. Source: ISO 15444-1 annex A.
private struct CodeStreamSegments {
    /// Of the main header, without marker and length.
    private(set) var bodies: [Int: [UInt8]] = [:]
    private(set) var firstTilePart = 0
    private(set) var tilePartLengths: [Int] = []

    init(_ stream: [UInt8]) throws {
        func number(_ place: Int, _ count: Int) -> Int {
            stream[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
        }
        try #require(number(0, 2) == 0xFF4F)
        var place = 2
        while number(place, 2) != 0xFF90 {
            let length = number(place + 2, 2)
            bodies[number(place, 2)] = Array(stream[(place + 4)..<(place + 2 + length)])
            place += 2 + length
        }
        firstTilePart = place
        while number(place, 2) == 0xFF90 {
            tilePartLengths.append(number(place + 6, 4))
            place += number(place + 6, 4)
        }
        #expect(number(place, 2) == 0xFFD9)
    }
}
