internal import DICOMCore
internal import DICOMParsing
internal import Foundation
internal import LightboxIndex
internal import LightboxIngest
internal import LightboxStore

/// Writes a line of JSON for every file of an import.
struct ImportLog {
    private let file: FileHandle

    /// - Throws: where the file can't be written to: said before anything is imported.
    init(path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let file = FileHandle(forWritingAtPath: path), (try? file.seekToEnd()) != nil else {
            throw CommandFailure(message: "The log \(path) can't be written. Name another file with --log.")
        }
        self.file = file
    }

    func write(_ event: ImportEvent) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(ImportLine(event)) else { return }
        try? file.write(contentsOf: line + [0x0A])
    }
}

/// What the log says of one event.
private struct ImportLine: Encodable {
    var event: String
    var path: String
    var bytes: Int64?
    var sopInstanceUID: String?
    var reason: String?
    var sha256: String?
    var takenBySHA256: String?
    var takenByPaths: [String]?

    init(_ event: ImportEvent) {
        switch event {
        case .finished(let candidate, let byteCount, let outcome):
            self.init(event: "", path: candidate.path, bytes: byteCount)
            note(outcome)
        case .noticed(let candidate, let finding):
            self.init(event: "noticed", path: candidate.path, reason: finding.text)
        case .mended(let candidate, let defects):
            self.init(event: "noticed", path: candidate.path, reason: defects.text)
        case .disagreement(let candidate, let finding):
            self.init(event: "noticed", path: candidate.path, reason: finding.text)
        case .unlistable(let path, let code):
            self.init(event: "unlisted", path: path, reason: systemText(code))
        case .notDeleted(let candidate, let code):
            self.init(event: "notDeleted", path: candidate.path, reason: systemText(code))
        }
    }

    private init(event: String, path: String, bytes: Int64? = nil, reason: String? = nil) {
        self.event = event
        self.path = path
        self.bytes = bytes
        self.reason = reason
    }

    private mutating func note(_ outcome: ImportOutcome) {
        switch outcome {
        case .imported(let identity):
            event = "imported"
            sopInstanceUID = identity.instance.text
        case .alreadyThere(let identity):
            event = "alreadyThere"
            sopInstanceUID = identity.instance.text
        case .conflict(let conflict):
            event = "conflict"
            note(conflict)
        case .replaced(let conflict):
            event = "replaced"
            note(conflict)
        case .refused(let refusal):
            event = "refused"
            reason = refusal.text
        case .skipped(let skipped):
            event = "skipped"
            reason = skipped.text
        }
    }

    private mutating func note(_ conflict: IdentityConflict) {
        sopInstanceUID = conflict.existing.identity.instance.text
        sha256 = hexadecimal(conflict.offeredDigest)
        takenBySHA256 = hexadecimal(conflict.existing.object.digest)
        takenByPaths = conflict.existingPaths
    }
}
