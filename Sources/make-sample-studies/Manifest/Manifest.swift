/// What a right DICOMweb server answers once it holds the samples. A key that isn't there has no value.
package struct Manifest: Codable, Equatable {
    /// Raised when a key changes its meaning or goes away.
    package static let currentFormat = 1

    package let formatVersion: Int
    package let about: [String: String]
    package let seed: UInt64
    package let totals: Totals
    package let queries: [Query]
    package let studies: [Study]

    package struct Totals: Codable, Equatable {
        package let studies: Int
        package let series: Int
        package let instances: Int
        package let frames: Int
        package let bytes: Int
    }

    /// A search for studies, relative to the root of the service, and the studies that it has to find.
    package struct Query: Codable, Equatable {
        package let description: String
        package let path: String
        package let studyInstanceUIDs: [String]
    }

    package struct Study: Codable, Equatable {
        package let folder: String
        package let studyInstanceUID: String
        package let patientName: Name
        package let patientID: String
        package let patientBirthDate: String?
        package let patientSex: String?
        package let studyDate: String?
        package let studyTime: String?
        package let accessionNumber: String?
        package let studyID: String?
        package let studyDescription: String?
        package let referringPhysicianName: Name?
        package let modalitiesInStudy: [String]
        package let numberOfStudyRelatedSeries: Int
        package let numberOfStudyRelatedInstances: Int
        package let series: [Series]
    }

    /// The groups of a person name in Unicode.
    package struct Name: Codable, Equatable {
        package let alphabetic: String?
        package let ideographic: String?
        package let phonetic: String?
    }

    package struct Series: Codable, Equatable {
        package let seriesInstanceUID: String
        package let modality: String
        package let seriesNumber: Int?
        package let seriesDescription: String?
        package let bodyPartExamined: String?
        package let numberOfSeriesRelatedInstances: Int
        package let instances: [Instance]
    }

    package struct Instance: Codable, Equatable {
        package let sopInstanceUID: String
        package let sopClassUID: String
        package let instanceNumber: Int?
        package let transferSyntaxUID: String
        package let file: String
        package let byteCount: Int
        /// Of the whole file.
        package let sha256: String
        /// `nil` for documents.
        package let image: Image?
    }

    package struct Image: Codable, Equatable {
        package let rows: Int
        package let columns: Int
        package let samplesPerPixel: Int
        package let bitsAllocated: Int
        package let bitsStored: Int
        package let isSigned: Bool
        package let photometricInterpretation: String
        package let numberOfFrames: Int
        /// A digest for every frame; `nil` for lossy syntaxes, whose decoders differ by rounding.
        package let frameSHA256: [String]?
        /// Statistics of every frame of a lossy syntax.
        package let frameStatistics: [FrameStatistics]?
    }

    /// Grey samples, or red, green and blue ones: one number for each channel.
    package struct FrameStatistics: Codable, Equatable {
        package let minimum: [Int]
        package let maximum: [Int]
        /// To one decimal.
        package let mean: [Double]

        /// What another decoder may be away.
        package static let extremeTolerance = 16
        package static let meanTolerance = 1.5
    }
}
