/// What is typed into the search line, read as matching keys. Words are combined: all have to match.
///
/// | typed | searches |
/// |---|---|
/// | `CT`, `mr` … | ModalitiesInStudy |
/// | `2024`, `2024-05`, `2024-05-01`, as far as one is typed | StudyDate, as a range |
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

    /// The days that begin so, where a word is a date or the beginning of one with its year.
    private static func dateRange(_ word: String) -> String? {
        guard word.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) else { return nil }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
        if parts.count == 1, word.utf8.count == 8, ("19000101"..."21991231").contains(word) { return word }
        guard parts.count <= 3, parts[0].utf8.count == 4, let year = Int(parts[0]), (1900...2199).contains(year),
            let months = numbers(from: parts.count > 1 ? parts[1] : "", through: 12),
            let days = numbers(from: parts.count > 2 ? parts[2] : "", through: dayCount(year, months.upperBound)),
            parts.count < 3 || parts[1].utf8.count == 2
        else { return nil }
        let first = day(year, months.lowerBound, days.lowerBound)
        let last = day(year, months.upperBound, days.upperBound)
        return first == last ? first : "\(first)-\(last)"
    }

    /// The two-digit numbers from 1 on that begin with these digits.
    private static func numbers(from digits: String, through last: Int) -> ClosedRange<Int>? {
        guard digits.utf8.count <= 2 else { return nil }
        guard let number = Int(digits) else { return digits.isEmpty ? 1...last : nil }
        let isWhole = digits.utf8.count == 2
        let first = isWhole ? number : max(number * 10, 1)
        let end = isWhole ? number : min(number * 10 + 9, last)
        return first >= 1 && first <= end && end <= last ? first...end : nil
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
        "\(year)" + (month < 10 ? "0" : "") + "\(month)" + (day < 10 ? "0" : "") + "\(day)"
    }

    private static func dayCount(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
