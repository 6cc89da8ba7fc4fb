import Foundation
import Support

/// What readers other than ours found in a file of the corpus: a line of its `expected.jsonl`.
struct ExpectedInstance: Decodable {
    let path: String
    let read: String
    let transferSyntax: String?
    let sopClass: String?
    let sopInstanceUid: String?
    let seriesUid: String?
    let studyUid: String?
    let modality: String?
    let patientId: String?
    let patientName: String?
    let studyDate: String?
    let photometric: String?
    let rows: Int?
    let columns: Int?
    let frames: Int?
    let bitsAllocated: Int?
    let bitsStored: Int?
    let pixelRepresentation: Int?
    let samples: Int?
    let planar: Int?
    let pixelElement: String?
    let pixelLength: Int64?
    let encapsulated: Encapsulated?
    let decode: Decode?

    struct Encapsulated: Decodable {
        let framesFound: Int?
        let firstFrameLength: Int64?
        let firstFrameSha256: String?
        let lastFrameLength: Int64?
        let lastFrameSha256: String?
    }

    struct Decode: Decodable {
        let frames: [Frame]?
    }

    struct Frame: Decodable {
        let index: Int
        let results: [Result]?

        /// Of the frame as it lies in the file, in little-endian order; only of native ones.
        var storedSha256: String? { results?.lazy.compactMap(\.storedSha256).first }
    }

    struct Result: Decodable {
        let storedLength: Int64?
        let storedSha256: String?
    }

    var filePath: String { Corpus.folder?.appending(path: path).path() ?? path }

    /// All lines, in order; none where the corpus is not there.
    static let all: [ExpectedInstance] = {
        guard let folder = Corpus.folder,
            let text = try? String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8)
        else { return [] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return text.split(separator: "\n").compactMap { try? decoder.decode(Self.self, from: Data($0.utf8)) }
    }()
}
