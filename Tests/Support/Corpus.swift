package import Foundation

/// The DICOM files of other makers that tests compare with, where they lie beside the checkout.
package enum Corpus {
    /// `shared/studies` beside a folder above this file, or the folder that `STUDIES_FOLDER` names; `nil` where
    /// there is none: tests that need it are disabled then and say so.
    package static let folder: URL? = {
        if let path = ProcessInfo.processInfo.environment["STUDIES_FOLDER"] { return URL(filePath: path) }
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path() != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appending(path: "shared/studies")
            if FileManager.default.fileExists(atPath: candidate.appending(path: "expected.jsonl").path()) {
                return candidate
            }
        }
        return nil
    }()

    package static var isThere: Bool { folder != nil }

    /// The reason that a test gives when it is disabled.
    package static let absence = "shared/studies is not beside this checkout"
}
