internal import DICOMCore
internal import DICOMParsing
internal import Foundation
internal import LightboxIndex
internal import LightboxIngest
internal import LightboxStore

extension ImportResult {
    /// What the command prints at its end: a line for everything that an admin should look at, then the numbers.
    var text: String {
        var lines: [String] = []
        lines += report.refusals.map { "refused   \($0.candidate.path): \($0.reason.text)" }
        lines += report.conflicts.map { "conflict  \($0.candidate.path): \($0.conflict.text) The first one stays." }
        lines += report.replacements.map {
            "replaced  \($0.candidate.path): \($0.conflict.text) \(isDryRun ? "It would go" : "It went") for this one."
        }
        lines += report.findings.map { "noticed   \($0.candidate.path): \($0.notice.text)" }
        lines += report.unlistable.map { "unlisted  \($0.path): \(systemText($0.code))" }
        lines += report.notDeleted.map { "kept      \($0.path): it can't be deleted: \(systemText($0.code))" }
        let verb = isDryRun ? "would be imported" : "imported"
        lines.append(
            "\(count(report.importedCount, "instance")) \(verb) (\(bytesText(report.importedByteCount))), "
                + "\(report.alreadyThereCount) already there, \(report.conflicts.count) in conflict, "
                + "\(report.refusals.count) refused, \(report.skippedCount) passed by as no DICOM.")
        return lines.map { $0 + "\n" }.joined()
    }

    /// The same for a script.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Document(self)) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

/// The report as JSON. The names of its keys are fixed: scripts read them.
private struct Document: Encodable {
    struct Refusal: Encodable { let path, reason: String }
    struct Conflict: Encodable {
        let path, sopInstanceUID, offeredSHA256, keptSHA256: String
        let keptPaths: [String]
        let keptStudyInstanceUID, keptSeriesInstanceUID, offeredStudyInstanceUID, offeredSeriesInstanceUID: String
    }

    let complete, dryRun: Bool
    let files, imported, alreadyThere, skipped: Int
    let bytes, importedBytes: Int64
    let seconds: Double
    let refused, noticed, unlisted, notDeleted: [Refusal]
    let conflicts, replaced: [Conflict]

    init(_ result: ImportResult) {
        let report = result.report
        complete = result.isComplete
        dryRun = result.isDryRun
        files = report.fileCount
        imported = report.importedCount
        alreadyThere = report.alreadyThereCount
        skipped = report.skippedCount
        bytes = report.byteCount
        importedBytes = report.importedByteCount
        seconds = (result.seconds * 1000).rounded() / 1000
        refused = report.refusals.map { Refusal(path: $0.candidate.path, reason: $0.reason.text) }
        noticed = report.findings.map { Refusal(path: $0.candidate.path, reason: $0.notice.text) }
        unlisted = report.unlistable.map { Refusal(path: $0.path, reason: systemText($0.code)) }
        notDeleted = report.notDeleted.map { Refusal(path: $0.path, reason: systemText($0.code)) }
        conflicts = report.conflicts.map { Conflict($0) }
        replaced = report.replacements.map { Conflict($0) }
    }
}

extension Document.Conflict {
    init(_ found: ImportConflict) {
        let conflict = found.conflict
        self.init(
            path: found.candidate.path, sopInstanceUID: conflict.existing.identity.instance.text,
            offeredSHA256: hexadecimal(conflict.offeredDigest),
            keptSHA256: hexadecimal(conflict.existing.object.digest), keptPaths: conflict.existingPaths,
            keptStudyInstanceUID: conflict.existing.identity.study.text,
            keptSeriesInstanceUID: conflict.existing.identity.series.text,
            offeredStudyInstanceUID: conflict.offered.study.text,
            offeredSeriesInstanceUID: conflict.offered.series.text)
    }
}

extension IdentityConflict {
    /// What is in conflict with what.
    var text: String {
        let parents =
            existing.identity == offered
            ? "" : ", in another study or series (\(existing.identity.study), \(existing.identity.series))"
        let origin = existingPaths.first.map { " from \($0)" } ?? ""
        return "SOP Instance UID \(existing.identity.instance) is taken by other content\(origin)\(parents): "
            + "SHA-256 \(hexadecimal(existing.object.digest)), this one has \(hexadecimal(offeredDigest))."
    }
}

extension ImportNotice.Notice {
    var text: String {
        switch self {
        case .identity(let finding): finding.text
        case .mediaDirectory(let finding): finding.text
        case .structure(let defects): defects.text
        }
    }
}

extension IdentityFinding {
    var text: String {
        switch self {
        case .studyOfTwoPatients(let study):
            "study \(study) has objects of two patients; it stays with the patient of its first object."
        case .seriesOfTwoStudies(let series, let first, let second):
            "series \(series) is in two studies, \(first) and \(second); each keeps its own instances."
        }
    }
}

extension MediaDirectoryFinding {
    var text: String {
        switch self {
        case .missingFile(let path): "the DICOMDIR names \(path), which is not there."
        }
    }
}

extension SkipReason {
    var text: String {
        switch self {
        case .notDICOM: "no DICOM"
        case .empty: "empty"
        case .mediaDirectory: "a DICOMDIR: it points to instances and is none"
        }
    }
}

extension ImportEvent {
    /// The line that a watched folder prints; `nil` for what needs none.
    var line: String? {
        switch self {
        case .finished(let candidate, _, .imported): "imported  \(candidate.path)"
        case .finished(let candidate, _, .refused(let reason)): "refused   \(candidate.path): \(reason.text)"
        case .finished(let candidate, _, .conflict(let conflict)): "conflict  \(candidate.path): \(conflict.text)"
        case .finished(let candidate, _, .replaced(let conflict)): "replaced  \(candidate.path): \(conflict.text)"
        case .finished, .notDeleted, .unlistable: nil
        case .noticed(let candidate, let finding): "noticed   \(candidate.path): \(finding.text)"
        case .mended(let candidate, let defects): "noticed   \(candidate.path): \(defects.text)"
        case .disagreement(let candidate, let finding): "noticed   \(candidate.path): \(finding.text)"
        }
    }
}

/// `1 instance`, `2 instances`.
func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}
