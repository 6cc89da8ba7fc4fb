/// What is typed into the search line, read as matching keys. Words are combined: all have to match.
///
/// | typed | searches |
/// |---|---|
/// | `CT`, `mr` … | ModalitiesInStudy |
/// | `2024`, `2024-05`, `2024-05-01` | StudyDate, as a range |
/// | `id:LB-0001`, a word with a digit | PatientID |
/// | any other word | PatientName, anywhere in it |
package struct StudyFilter: Equatable, Sendable {
    package let words: [String]

    package init(_ typed: String) {
        words = typed.split(whereSeparator: \.isWhitespace).prefix(8).map { String($0) }
    }

    /// Attribute and value of each matching key. Source: PS3.18 8.3.4.1, PS3.4 C.2.2.2.
    package var keys: [(name: String, value: String)] {
        var nameWords: [String] = []
        var keys: [(name: String, value: String)] = []
        for word in words {
            // A key may stand in a query once; a second one of a kind can't narrow further.
            func add(_ name: String, _ value: String) {
                if !keys.contains(where: { $0.name == name }) { keys.append((name, value)) }
            }
            if let range = Self.dateRange(word) {
                add("StudyDate", range)
            } else if Self.modalities.contains(word.uppercased()) {
                add("ModalitiesInStudy", word.uppercased())
            } else if word.lowercased().hasPrefix("id:") {
                let value = word.dropFirst(3)
                if !value.isEmpty { add("PatientID", String(value)) }
            } else if word.contains(where: \.isNumber) {
                add("PatientID", "*\(word)*")
            } else {
                nameWords.append(word)
            }
        }
        if !nameWords.isEmpty { keys.append(("PatientName", "*" + nameWords.joined(separator: "*") + "*")) }
        return keys
    }

    /// The codes that are on studies of pictures and reports. Source: PS3.3 C.7.3.1.1.1.
    private static let modalities: Set<String> = [
        "AR", "CR", "CT", "DX", "DOC", "ECG", "ES", "GM", "IO", "IVUS", "KO", "MG", "MR", "NM", "OCT", "OP", "OPT",
        "OT", "PR", "PT", "PX", "RF", "RG", "RTDOSE", "RTIMAGE", "RTPLAN", "RTSTRUCT", "SC", "SEG", "SM", "SR", "US",
        "XA", "XC",
    ]

    private static func dateRange(_ word: String) -> String? {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = parts.map(\.utf8.count)
        guard word.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) else { return nil }
        let digits = parts.joined()
        switch lengths {
        case [4] where ("1900"..."2199").contains(digits): return "\(digits)0101-\(digits)1231"
        case [4, 2]: return "\(digits)01-\(digits)31"
        case [8] where ("19000101"..."21991231").contains(digits), [4, 2, 2]: return digits
        default: return nil
        }
    }
}
