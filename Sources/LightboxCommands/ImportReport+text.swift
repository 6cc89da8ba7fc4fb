internal import DICOMCore
internal import DICOMParsing
internal import Foundation
internal import LightboxIndex
internal import LightboxIngest
internal import LightboxStore

extension ImportReport {
    /// What the command prints at its end: the numbers, then a line for every file that is not in the index now.
    var summary: String {
        var lines: [String] = []
        for refusal in refusals {
            lines.append("refused   \(refusal.candidate.path): \(refusal.reason.text)")
        }
        for conflict in conflicts {
            lines.append(
                "conflict  \(conflict.candidate.path): SOP Instance UID \(conflict.existing.identity.instance) is taken "
                    + "by other content; the first one stays.")
        }
        for folder in unlistable {
            lines.append("unlisted  \(folder.path): \(systemText(folder.code))")
        }
        lines.append(
            "\(count(importedCount, "instance")) imported (\(bytesText(importedByteCount))), "
                + "\(alreadyThereCount) already there, \(conflicts.count) in conflict, \(refusals.count) refused, "
                + "\(skippedCount) passed by as no DICOM.")
        return lines.map { $0 + "\n" }.joined()
    }

    /// The same for a script.
    var json: String {
        struct Refusal: Encodable { let path, reason: String }
        struct Conflict: Encodable { let path, sopInstanceUID, keptSHA256, offeredSHA256: String }
        struct Report: Encodable {
            let imported, importedBytes, alreadyThere, skipped: Int
            let refused: [Refusal]
            let conflicts: [Conflict]
            let unlisted: [Refusal]
        }
        let report = Report(
            imported: importedCount, importedBytes: Int(importedByteCount), alreadyThere: alreadyThereCount,
            skipped: skippedCount,
            refused: refusals.map { Refusal(path: $0.candidate.path, reason: $0.reason.text) },
            conflicts: conflicts.map {
                Conflict(
                    path: $0.candidate.path, sopInstanceUID: $0.existing.identity.instance.text,
                    keptSHA256: $0.existing.object.digest.hexadecimal, offeredSHA256: $0.offeredDigest.hexadecimal)
            },
            unlisted: unlistable.map { Refusal(path: $0.path, reason: systemText($0.code)) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(report) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension RefusalReason {
    /// The reason as a person reads it, with what can be done.
    var text: String {
        switch self {
        case .missingUID(let tag):
            "it has no \(attributeName(tag)), so it can't be addressed. Ask its maker for a complete export."
        case .invalidUID(let tag):
            "its \(attributeName(tag)) is no valid UID (digits and dots, at most 64). Ask its maker for a corrected export."
        case .unparsable(let error):
            error.text
        case .unreadable(.unreadable(let code)):
            systemText(code)
        case .unreadable(.missing):
            "it vanished while the import ran."
        case .unreadable:
            "it changed while the import ran; import it again."
        }
    }
}

/// `SOP Instance UID (0008,0018)`.
private func attributeName(_ tag: Tag) -> String {
    let digits = tag.description
    return "\(AttributeDictionary.name(for: tag) ?? "attribute") (\(digits.prefix(4)),\(digits.suffix(4)))"
}

/// What the system says of an error number.
func systemText(_ code: Int32) -> String {
    unsafe String(cString: strerror(code))
}

/// `1 instance`, `2 instances`.
private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}

extension [UInt8] {
    /// Lower-case hexadecimal digits, two a byte.
    fileprivate var hexadecimal: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension ParseError {
    /// What is wrong with the file, as a person reads it.
    var text: String {
        switch self {
        case .unreadable: "it can't be read."
        case .notDICOM: "it is named or begins like DICOM and is none."
        case .malformed(let offset?): "it is damaged at byte \(offset), or cut short. Fetch it again from its source."
        case .malformed(nil): "it is damaged or cut short. Fetch it again from its source."
        case .tooDeep: "its sequences are nested deeper than any real object's: it is refused as harmful."
        case .unsupported: "it is written in a form that can't be read here."
        case .internalError: "the parser failed on it. Please report the file to the makers of Lightbox."
        }
    }
}
