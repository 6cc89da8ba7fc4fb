package import DICOMCore

/// A video that is made for one test: a head as a writer has it, and any stream, in fragments of any size.
package struct StoredVideo: Sendable {
    package static let study = "2.25.6000"
    package static let series = "2.25.6001"
    package let instance: String
    package let syntax: TransferSyntax
    package let frameCount: Int
    package let fragments: [[UInt8]]

    package init(instance: String, syntax: TransferSyntax, frameCount: Int, fragments: [[UInt8]]) {
        self.instance = instance
        self.syntax = syntax
        self.frameCount = frameCount
        self.fragments = fragments
    }

    package var stream: [UInt8] { fragments.flatMap { $0 } }

    /// Below the service root.
    package var path: String { "/studies/\(Self.study)/series/\(Self.series)/instances/\(instance)" }

    package var file: [UInt8] {
        typealias Object = MadeObject
        var dataSet = Object.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.77.1.4.1")
        dataSet += Object.explicit(0x0008_0018, "UI", instance) + Object.explicit(0x0008_0060, "CS", "XC")
        dataSet += Object.explicit(0x0010_0010, "PN", "Invented^Video")
        dataSet += Object.explicit(0x0010_0020, "LO", "VIDEO-1")
        dataSet += Object.explicit(0x0020_000D, "UI", Self.study) + Object.explicit(0x0020_000E, "UI", Self.series)
        dataSet += Object.explicit(0x0028_0002, "US", Object.half(3))
        dataSet += Object.explicit(0x0028_0004, "CS", "YBR_PARTIAL_420")
        dataSet += Object.explicit(0x0028_0006, "US", Object.half(0))
        dataSet += Object.explicit(0x0028_0008, "IS", String(frameCount))
        dataSet += Object.explicit(0x0028_0010, "US", Object.half(240))
        dataSet += Object.explicit(0x0028_0011, "US", Object.half(320))
        for (tag, value) in [(0x0028_0100, 8), (0x0028_0101, 8), (0x0028_0102, 7), (0x0028_0103, 0)] {
            dataSet += Object.explicit(UInt32(tag), "US", Object.half(UInt16(value)))
        }
        dataSet += Object.explicitHeader(0x7FE0_0010, "OB", length: Object.undefinedLength)
        dataSet += Object.item([]) + fragments.flatMap(Object.item) + Object.sequenceEnd
        return Object.partTen(syntax, dataSet: dataSet)
    }
}
