import DICOMCore
import DICOMParsing
import Foundation
import Support
import Testing

/// A parsed file of the corpus with the bytes of its frames.
struct CorpusFile {
    let instance: ParsedInstance
    private let path: String
    private let bytes: Data

    init(_ path: String) throws {
        let url = try #require(Corpus.folder).appending(path: path)
        self.path = url.path()
        instance = try PartTenFile(path: self.path).parse()
        bytes = try Data(contentsOf: url, options: .alwaysMapped)
    }

    /// The stored bytes of a frame, fragments joined; `nil` where the file has no such frame.
    func storedFrame(_ frame: FrameNumber) throws -> [UInt8]? {
        switch instance.frames {
        case .none: nil
        case .native, .parsed: try PartTenFile(path: path).nativeFrame(frame)
        case .encapsulated(let frames) where frame.index < frames.count:
            frames[frame.index].flatMap { [UInt8](bytes[Int($0.offset)..<Int($0.end)]) }
        case .encapsulated: nil
        }
    }
}
