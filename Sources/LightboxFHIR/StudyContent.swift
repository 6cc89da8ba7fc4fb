internal import Crypto
internal import DICOMCore

/// A study with everything that a manifest of it says: results of searches.
package struct StudyContent: Sendable {
    package let study: DICOMResult
    package let series: [SeriesContent]

    package struct SeriesContent: Sendable {
        package let series: DICOMResult
        package let instances: [DICOMResult]
        /// The SOP Instance UID of the instance that the thumbnail of the series shows, if it shows one.
        package let representative: String?

        package init(_ series: DICOMResult, instances: [DICOMResult], representative: String?) {
            self.series = series
            self.instances = instances
            self.representative = representative
        }
    }

    package init(_ study: DICOMResult, series: [SeriesContent]) {
        self.study = study
        self.series = series
    }
}

/// Which study a manifest is of, and how the manifest itself is called.
package struct ManifestIdentity: Hashable, Sendable {
    package let studyInstanceUID: String
    /// The SOP Instance UID of the manifest: another one as soon as the study has other series or another number of
    /// instances, since the manifest is another object then.
    package let sopInstanceUID: String
    let seriesInstanceUID: String

    /// - Parameters:
    ///   - series: results of the series of the study.
    ///   - serviceURL: which the manifest leads to.
    /// - Returns: `nil` where the result has no Study Instance UID.
    package init?(_ study: DICOMResult, series: [DICOMResult], serviceURL: String) {
        guard let uid = study.studyInstanceUID else { return nil }
        studyInstanceUID = uid
        seriesInstanceUID = Self.derived("manifests of \(uid)")
        let content = series.map { one in
            "\(one.seriesInstanceUID ?? "") \(one.count(Keys.seriesInstanceCount) ?? 0)"
        }
        sopInstanceUID = Self.derived("manifest of \(uid) at \(serviceURL): \(content.joined(separator: ", "))")
    }

    private static func derived(_ name: String) -> String { hashedUID(SHA256.hash(data: Array(name.utf8))) }
}

/// The two forms in which a manifest is there. Source: IHE RAD MADO 6.X.2, 6.X.3.
package enum ManifestKind: CaseIterable, Sendable {
    /// A Key Object Selection of DICOM.
    case keyObjects
    /// A document of FHIR.
    case bundle

    /// The code of the format, as a search names it.
    package var format: String {
        switch self {
        case .keyObjects: "1.2.840.10008.5.1.4.1.1.88.59"
        case .bundle: "urn:ihe:rad:MADO:fhir-manifest:2026"
        }
    }

    var mediaType: String {
        switch self {
        case .keyObjects: "application/dicom"
        case .bundle: "application/fhir+json"
        }
    }

    var other: ManifestKind { self == .keyObjects ? .bundle : .keyObjects }

    private var letter: Character { self == .keyObjects ? "k" : "f" }

    /// The logical id of the reference to the manifest: the Study Instance UID with a letter for its first dot, since a UID
    /// may fill the 64 characters of an id.
    package func id(_ studyInstanceUID: String) -> String {
        guard let dot = studyInstanceUID.firstIndex(of: ".") else { return "\(letter)\(studyInstanceUID)" }
        return studyInstanceUID.replacingCharacters(in: dot...dot, with: letter)
    }

    /// The study and the kind of an id; `nil` where it is none of ours.
    package static func reading(_ id: String) -> (studyInstanceUID: String, kind: ManifestKind)? {
        for kind in allCases {
            guard let place = id.firstIndex(of: kind.letter) else { continue }
            let uid =
                place == id.startIndex ? String(id.dropFirst()) : id.replacingCharacters(in: place...place, with: ".")
            return isValidUID(uid) ? (uid, kind) : nil
        }
        return nil
    }
}

extension String {
    fileprivate func replacingCharacters(in range: ClosedRange<Index>, with character: Character) -> String {
        self[..<range.lowerBound] + String(character) + self[index(after: range.upperBound)...]
    }
}
