import DICOMCore
import Support
import Testing

/// Images of which a codec could decode a quarter of the sides, each in several syntaxes.
private enum Reducible {
    static let syntaxes = [TransferSyntax.explicitVRLittleEndian, .jpeg2000Lossless, .htj2kLossless]

    /// Each index has a colour that has nothing to do with its neighbours'.
    private static let palette =
        (0..<3).flatMap { channel in
            let first = UInt32(0x0028_1101 + channel)
            return MadeObject.explicit(first, "US", [256, 0, 8].flatMap(MadeObject.half))
        }
        + (0..<3).flatMap { channel in
            let entries = (0..<256).map { UInt8(truncatingIfNeeded: $0 * (83 + 58 * channel)) }
            return MadeObject.explicit(UInt32(0x0028_1201 + channel), "OW", entries)
        }

    private static func images(
        _ number: Int, pixels: [UInt8], change: (inout MadeImage) -> Void
    ) throws -> [MadeImage] {
        try syntaxes.enumerated().map { place, syntax in
            var image = MadeImage("2.25.65\(number)\(place)", pixels: [pixels])
            image.series = "2.25.64\(number)\(place)"
            image.edge = 64
            change(&image)
            return syntax.isNative ? image : try image.encoded(in: syntax)
        }
    }

    static func indices() throws -> [MadeImage] {
        try images(1, pixels: MadeImage.samples(edge: 64, from: 3)) {
            $0.photometricInterpretation = "PALETTE COLOR"
            $0.group28 = palette
        }
    }

    static func supplemented() throws -> [MadeImage] {
        try images(2, pixels: MadeImage.samples(edge: 64, from: 3)) {
            $0.group8 = MadeObject.explicit(0x0008_9205, "CS", "COLOR")
            $0.group28 = palette
        }
    }

    /// A dark image in the middle of what is no image.
    static func padded() throws -> [MadeImage] {
        let pixels = (0..<(64 * 64)).map { place -> UInt8 in
            let (row, column) = (place / 64, place % 64)
            return (9..<55).contains(row) && (9..<55).contains(column) ? UInt8(20 + (row + column) % 30) : 255
        }
        return try images(3, pixels: pixels) {
            $0.group28 =
                MadeObject.explicit(0x0028_0120, "US", MadeObject.half(255))
                + MadeObject.explicit(0x0028_1050, "DS", "64") + MadeObject.explicit(0x0028_1051, "DS", "128")
        }
    }
}

@Suite("Pictures that a codec could decode smaller")
struct ReducedPictureTests {
    /// - Parameter twins: the same image in every syntax, natively first.
    private func check(_ twins: [MadeImage]) async throws {
        try await SampleGateway(objects: twins.map(\.file), hasSamples: false).run {
            for query in ["thumbnail?viewport=16,16", "rendered?viewport=16,16"] {
                var expected: [UInt8]?
                for (twin, syntax) in zip(twins, Reducible.syntaxes) {
                    let answer = try await request("\(twin.path)/\(query)", accept: "image/png")
                    #expect(answer.status == 200)
                    expected = expected ?? answer.body
                    #expect(answer.body == expected, "\(query) in \(syntax.uid)")
                }
            }
        }
    }

    @Test("C-38 of a palette's indices no mean is taken: colours are averaged")
    func indices() async throws { try await check(try Reducible.indices()) }

    @Test("C-38 nor of values that a supplemental palette colours")
    func supplemented() async throws { try await check(try Reducible.supplemented()) }

    @Test("C-35 what is no image is not blended with what is one before it is black")
    func padded() async throws { try await check(try Reducible.padded()) }
}
