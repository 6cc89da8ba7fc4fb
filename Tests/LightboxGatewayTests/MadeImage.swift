import DICOMCore
import DICOMPixels
import Support

/// An invented image of 8-bit samples, and what refers to it, byte by byte.
struct MadeImage {
    static let study = "2.25.6301"
    var instance: String
    var series = "2.25.6302"
    var sopClass = "1.2.840.10008.5.1.4.1.1.7"
    var edge: UInt16 = 16
    var photometricInterpretation = "MONOCHROME2"
    var frameCount = 1
    /// Written in front of the patient and behind the pixels' description: elements of these groups.
    var (group8, group28, group48): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    var syntax = TransferSyntax.explicitVRLittleEndian
    /// Natively all frames, else one each.
    var pixels: [[UInt8]]

    /// Samples that differ from pixel to pixel.
    static func samples(edge: Int, from start: Int) -> [UInt8] {
        (0..<(edge * edge)).map { UInt8(truncatingIfNeeded: start + $0 * 37 % 200) }
    }

    /// One frame of a compressed syntax.
    init(_ instance: String, in syntax: TransferSyntax) throws {
        self = try MadeImage(instance, pixels: [Self.samples(edge: 16, from: 20)]).encoded(in: syntax)
    }

    /// The same image with its frames in a compressed syntax.
    func encoded(in syntax: TransferSyntax) throws -> MadeImage {
        var encoded = self
        encoded.syntax = syntax
        encoded.pixels = try pixels.map { samples in
            let frame = NativeFrame(
                rows: Int(edge), columns: Int(edge), samplesPerPixel: 1, bitsAllocated: 8, bitsStored: 8,
                representation: .unsigned, photometricInterpretation: .monochrome2, bytes: samples)
            return try encode(frame, to: syntax).bytes
        }
        return encoded
    }

    init(_ instance: String, pixels: [[UInt8]]) {
        self.instance = instance
        self.pixels = pixels
    }

    static func path(series: String, _ instance: String) -> String {
        "/dicom-web/studies/\(study)/series/\(series)/instances/\(instance)"
    }

    var path: String { Self.path(series: series, instance) }

    var file: [UInt8] {
        typealias Object = MadeObject
        var dataSet = group8.isEmpty ? [] : group8
        dataSet += Object.explicit(0x0008_0016, "UI", sopClass) + Object.explicit(0x0008_0018, "UI", instance)
        dataSet += Self.identity(series: series)
        dataSet += Object.explicit(0x0028_0002, "US", Object.half(1))
        dataSet += Object.explicit(0x0028_0004, "CS", photometricInterpretation)
        dataSet += Object.explicit(0x0028_0008, "IS", String(frameCount))
        for (tag, value) in [
            (0x0028_0010, edge), (0x0028_0011, edge), (0x0028_0100, 8), (0x0028_0101, 8), (0x0028_0102, 7),
            (0x0028_0103, 0),
        ] {
            dataSet += Object.explicit(UInt32(tag), "US", Object.half(value))
        }
        dataSet += group28 + group48
        guard !syntax.isNative else {
            return Object.partTen(dataSet: dataSet + Object.explicit(0x7FE0_0010, "OB", Array(pixels.joined())))
        }
        dataSet += Object.explicitHeader(0x7FE0_0010, "OB", length: Object.undefinedLength) + Object.item([])
        dataSet += pixels.flatMap { Object.item($0.count.isMultiple(of: 2) ? $0 : $0 + [0]) } + Object.sequenceEnd
        return Object.partTen(syntax, dataSet: dataSet)
    }

    private static func identity(series: String) -> [UInt8] {
        MadeObject.explicit(0x0010_0020, "LO", "MADE-1") + MadeObject.explicit(0x0020_000D, "UI", study)
            + MadeObject.explicit(0x0020_000E, "UI", series)
    }

    private static func sequence(_ tag: UInt32, _ items: [[UInt8]]) -> [UInt8] {
        MadeObject.explicit(tag, "SQ", Array(items.map(MadeObject.item).joined()))
    }

    /// A selection of images.
    static func selection(_ instance: String, series: String, of images: [MadeImage]) -> [UInt8] {
        let content = images.map { image in
            sequence(
                0x0008_1199,
                [
                    MadeObject.explicit(0x0008_1150, "UI", image.sopClass)
                        + MadeObject.explicit(0x0008_1155, "UI", image.instance)
                ]) + MadeObject.explicit(0x0040_A010, "CS", "CONTAINS")
                + MadeObject.explicit(0x0040_A040, "CS", "IMAGE")
        }
        return MadeObject.partTen(
            dataSet: MadeObject.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.88.59")
                + MadeObject.explicit(0x0008_0018, "UI", instance) + MadeObject.explicit(0x0008_0060, "CS", "KO")
                + identity(series: series) + MadeObject.explicit(0x0040_A040, "CS", "CONTAINER")
                + sequence(0x0040_A730, content))
    }

    /// A grayscale presentation state of images of one series.
    static func presentation(_ instance: String, series: String, of images: [MadeImage]) -> [UInt8] {
        let references = images.map {
            MadeObject.explicit(0x0008_1150, "UI", $0.sopClass) + MadeObject.explicit(0x0008_1155, "UI", $0.instance)
        }
        let ofSeries =
            sequence(0x0008_1140, references) + MadeObject.explicit(0x0020_000E, "UI", images.first?.series ?? "")
        return MadeObject.partTen(
            dataSet: MadeObject.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.11.1")
                + MadeObject.explicit(0x0008_0018, "UI", instance) + MadeObject.explicit(0x0008_0060, "CS", "PR")
                + sequence(0x0008_1115, [ofSeries]) + identity(series: series)
                + MadeObject.explicit(0x2050_0020, "CS", "IDENTITY"))
    }

    /// A segmentation of two frames, each of another segment, on one image of 16 × 16 pixels.
    static func segmentation(_ instance: String, series: String, on image: MadeImage) -> [UInt8] {
        let segments = [1, 2].map { MadeObject.explicit(0x0062_0004, "US", MadeObject.half($0)) }
        let source = MadeObject.explicit(0x0008_1155, "UI", image.instance)
        let groups = [1, 2].map { number in
            sequence(0x0008_9124, [sequence(0x0008_2112, [source])])
                + sequence(
                    0x0062_000A, [MadeObject.explicit(0x0062_000B, "US", MadeObject.half(number))])
        }
        var dataSet = MadeObject.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.66.4")
        dataSet += MadeObject.explicit(0x0008_0018, "UI", instance) + MadeObject.explicit(0x0008_0060, "CS", "SEG")
        dataSet += identity(series: series)
        dataSet += MadeObject.explicit(0x0028_0002, "US", MadeObject.half(1))
        dataSet += MadeObject.explicit(0x0028_0004, "CS", "MONOCHROME2") + MadeObject.explicit(0x0028_0008, "IS", "2")
        for (tag, value) in [
            (0x0028_0010, 16), (0x0028_0011, 16), (0x0028_0100, 1), (0x0028_0101, 1), (0x0028_0102, 0),
            (0x0028_0103, 0),
        ] {
            dataSet += MadeObject.explicit(UInt32(tag), "US", MadeObject.half(UInt16(value)))
        }
        dataSet += MadeObject.explicit(0x0062_0001, "CS", "BINARY") + sequence(0x0062_0002, segments)
        dataSet += sequence(0x5200_9230, groups)
        // The upper half, then the lower one.
        let (inside, outside) = ([UInt8](repeating: 0xFF, count: 16), [UInt8](repeating: 0, count: 16))
        dataSet += MadeObject.explicit(0x7FE0_0010, "OB", inside + outside + outside + inside)
        return MadeObject.partTen(dataSet: dataSet)
    }
}
