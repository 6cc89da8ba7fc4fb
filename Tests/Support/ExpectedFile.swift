internal import Foundation

/// One line of the corpus's `expected.jsonl`: what decoders and readers other than ours found in a file.
package struct ExpectedFile: Decodable, Sendable {
    package let path: String
    package let sha256: String
    package let read: String
    package let transferSyntax: String?
    package let sopInstanceUid: String?
    package let seriesUid: String?
    package let studyUid: String?
    package let modality: String?
    package let patientId: String?
    package let rows: Int?
    package let columns: Int?
    package let bitsAllocated: Int?
    package let encapsulated: Encapsulated?
    package let decode: Decode?

    package struct Encapsulated: Decodable, Sendable {
        package let framesFound: Int?
        package let firstFrameSha256: String?
        /// Only where there are several frames.
        package let lastFrameSha256: String?
    }

    package struct Decode: Decodable, Sendable {
        package let frames: [Frame]?
        package let lossy: Bool?
    }

    package struct Frame: Decodable, Sendable {
        package let index: Int
        package let sha256: String?
        package let confidence: String?
        package let results: [DecoderResult]?
    }

    package struct DecoderResult: Decodable, Sendable {
        package let decoder: String
        package let dtype: String?
        package let shape: [Int]?
        package let min: Double?
        package let max: Double?
        package let mean: Double?
        package let storedSha256: String?
    }

    /// Every line of the corpus in its folder, in order; empty where the corpus is not there.
    package static func all() throws -> [ExpectedFile] {
        guard let folder = Corpus.folder else { return [] }
        let text = try String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try text.split(separator: "\n").map { try decoder.decode(ExpectedFile.self, from: Data($0.utf8)) }
    }
}
