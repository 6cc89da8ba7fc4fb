package import DICOMCore

/// The tables of PS3.18 8.7: which media types exist for what. To support one more is to add a row.
package enum MediaTypeTable {
    /// A media type of pixel data in its stored form. Source: PS3.18 table 8.7.3-5 (B-55 to B-60).
    package struct StoredPixels: Sendable {
        package let name: String
        /// Spellings of older editions: understood, never sent.
        package let legacyNames: [String]
        /// The first is what the name means without a transfer-syntax parameter.
        package let transferSyntaxes: [TransferSyntax]

        init(_ name: String, legacy: [String] = [], _ suffixes: [String]) {
            self.name = name
            legacyNames = legacy
            transferSyntaxes = suffixes.map { TransferSyntax(uid: "1.2.840.10008.1.2.\($0)") }
        }
    }

    package static let storedPixels: [StoredPixels] = [
        // .53 and .55 are retired: objects that have them are not relabelled and not decoded unasked.
        StoredPixels("image/jpeg", ["4.70", "4.50", "4.51", "4.57", "4.53", "4.55"]),
        StoredPixels("image/dicom-rle", legacy: ["image/x-dicom-rle"], ["5"]),
        StoredPixels("image/jls", legacy: ["image/x-jls"], ["4.80", "4.81"]),
        // Supplement 244.
        StoredPixels("application/x-deflate", ["8.1"]),
        StoredPixels("image/jp2", ["4.90", "4.91"]),
        StoredPixels("image/jpx", ["4.92", "4.93"]),
        StoredPixels("image/jphc", ["4.201", "4.202", "4.203"]),
        StoredPixels("image/jxl", ["4.110", "4.111", "4.112"]),
        StoredPixels("video/mpeg", ["4.101", "4.100", "4.101.1", "4.100.1"]),
        StoredPixels(
            "video/mp4",
            [
                "4.102", "4.102.1", "4.103", "4.103.1", "4.104", "4.104.1", "4.105", "4.105.1", "4.106", "4.106.1",
            ]),
        StoredPixels("video/H265", ["4.107", "4.108"]),
    ]

    /// Media types of Rendered resources, the default first. Source: PS3.18 table 8.7.4-1 (B-70 to B-73).
    package static func rendered(_ category: InstanceCategory) -> [String] {
        switch category {
        case .singleFrame: ["image/jpeg", "image/png", "image/gif", "image/jp2", "image/jph", "image/jxl"]
        case .multiFrame: ["image/gif", "image/jxl"]
        // The last two are not in the table: streams that are stored so are not called otherwise (B-74).
        case .video: ["video/mp4", "video/mpeg", "video/H265", "video/mp2t", "video/H264"]
        case .text: ["text/html", "text/plain", "text/xml", "text/rtf", "application/pdf"]
        case .waveform: ["image/png", "image/svg+xml", "image/jpeg", "image/gif", "image/jp2"]
        case .other: []
        }
    }

    /// A representation of Metadata and Search resources. Source: PS3.18 table 10.4.4-1 (B-31, B-35).
    package struct Document: Sendable {
        package let name: String
        package let isMultipart: Bool
        /// Not part of a wildcard: answered only to who names it (B-11).
        package let isAlias: Bool
    }

    package static let documents = [
        Document(name: "application/dicom+json", isMultipart: false, isAlias: false),
        Document(name: "application/dicom+xml", isMultipart: true, isAlias: false),
        Document(name: "application/json", isMultipart: false, isAlias: true),
    ]

    /// Studies and series as one file.
    package static let archive = "application/zip"

    /// Transfer syntaxes that never go out; Explicit VR Little Endian goes in their place (B-22, B-27).
    package static let neverSent: Set<TransferSyntax> = [
        .implicitVRLittleEndian, .explicitVRBigEndian, .deflatedExplicitVRLittleEndian,
    ]

    /// Types that only DICOM resources have (B-03).
    static let dicomOnly: Set<String> = [
        "application/dicom", "application/dicom+json", "application/dicom+xml", "application/octet-stream",
    ]

    /// Types that only Rendered resources have (B-03).
    static let renderedOnly: Set<String> = [
        "image/gif", "image/png", "image/svg+xml", "image/jph", "text/html", "text/plain", "text/xml", "text/rtf",
        "application/pdf",
    ]
}
