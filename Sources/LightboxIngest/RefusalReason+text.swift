internal import DICOMCore
package import DICOMParsing
internal import Glibc
internal import LightboxStore

extension RefusalReason {
    /// The reason as a person reads it, with what can be done.
    package var text: String {
        switch self {
        case .missingUID(let tag):
            "it has no \(attributeName(tag)), so it can't be addressed. Ask its maker for a complete export."
        case .invalidUID(let tag):
            "its \(attributeName(tag)) is no valid UID (digits and dots, at most 64). Ask its maker for a corrected export."
        case .mislabelled(let tag):
            "its \(attributeName(tag)) is not the one that it was sent under. Correct one of the two and send it again."
        case .unparsable(let error):
            error.text
        case .unreadable(.unreadable(let code)):
            "\(systemText(code)). Put that right and import it again."
        case .unreadable(.missing):
            "it vanished while the import ran. Import it again from where it is now."
        case .unreadable, .changing:
            "it changed while the import ran; import it again."
        case .damagedArchive:
            "the archive is damaged here. Fetch it again from its source, or unpack what can be unpacked and import that."
        case .encrypted:
            "it is encrypted. Unpack the archive with its password and import the folder."
        case .tooLargeForTrial:
            "a dry run does not look into large entries of an archive; the import does."
        }
    }
}

extension ParseError {
    /// What is wrong with the file, as a person reads it.
    package var text: String {
        switch self {
        case .unreadable: "it can't be read. Put its permissions or its disk right and import it again."
        case .notDICOM: "it is named or begins like DICOM and is none. Leave it out, or fetch it again from its source."
        case .malformed(let offset?): "it is damaged at byte \(offset), or cut short. Fetch it again from its source."
        case .malformed(nil): "it is damaged or cut short. Fetch it again from its source."
        case .tooDeep: "its sequences are nested deeper than any real object's: it is refused as harmful. Leave it out."
        case .unsupported:
            "it is written in a form that can't be read here. Convert it with the program that wrote it, and report it to the "
                + "makers of Lightbox."
        case .tooLarge:
            "its attributes, pixels apart, take more memory than one object may have. Ask its maker to split it."
        case .internalError: "the parser failed on it. Please report the file to the makers of Lightbox."
        }
    }
}

/// `SOP Instance UID (0008,0018)`.
private func attributeName(_ tag: Tag) -> String {
    let digits = tag.description
    return "\(AttributeDictionary.name(for: tag) ?? "attribute") (\(digits.prefix(4)),\(digits.suffix(4)))"
}

/// What the system says of an error number.
package func systemText(_ code: Int32) -> String {
    unsafe String(cString: strerror(code))
}
