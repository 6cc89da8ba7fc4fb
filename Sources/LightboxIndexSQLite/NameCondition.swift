import DICOMQuery
import GRDB

/// The conditions in SQL that person names mean: on a column that holds the row of a name.
enum NameCondition {
    static func sql(_ pattern: NamePattern, _ column: SQL) -> SQL {
        "\(column) IN (SELECT person_name.id FROM person_name WHERE \(groups(pattern)))"
    }

    /// Every word in the name, or the whole as it is.
    static func sql(_ name: FuzzyName, _ column: SQL) -> SQL {
        let words = name.words.map { word -> SQL in
            let pattern = word.pattern.condition("word.word")
            let condition: SQL = word.sound.map { "(\(pattern) OR word.sound = \($0))" } ?? pattern
            return "person_name.id IN (\(namesWithWord(condition)))"
        }
        return """
            \(column) IN (SELECT person_name.id FROM person_name WHERE \(words.all)
                UNION SELECT person_name.id FROM person_name WHERE \(groups(name.literal)))
            """
    }

    private static func groups(_ pattern: NamePattern) -> SQL {
        switch pattern {
        case .anyGroup(let any):
            let columns: [SQL] = ["person_name.alphabetic", "person_name.ideographic", "person_name.phonetic"]
            return narrowed(any, columns.map { any.condition($0) }.any)
        case .groups(let alphabetic, let ideographic, let phonetic):
            let asked: [(TextPattern?, SQL)] = [
                (alphabetic, "person_name.alphabetic"), (ideographic, "person_name.ideographic"),
                (phonetic, "person_name.phonetic"),
            ]
            return asked.compactMap { pattern, column in
                pattern.map { narrowed($0, $0.condition(column)) }
            }.all
        }
    }

    /// A pattern that begins with a wildcard is no range of any index: the names with a word that has the longest part of it
    /// are few, and only these are compared.
    private static func narrowed(_ pattern: TextPattern, _ condition: SQL) -> SQL {
        guard pattern.prefix.isEmpty, let part = pattern.longestPartOfWord else { return condition }
        let glob = TextPattern(parts: [.anyRun, .literal(part), .anyRun]).glob
        return "(person_name.id IN (\(namesWithWord("word.word GLOB \(glob)"))) AND \(condition))"
    }

    private static func namesWithWord(_ condition: SQL) -> SQL {
        """
        SELECT name_word.name FROM name_word WHERE name_word.word IN (SELECT word.word FROM word WHERE \(condition))
        """
    }
}

extension TextPattern {
    /// The longest run of letters and digits in the literal parts, which one word of every match has in it.
    var longestPartOfWord: String? {
        parts.flatMap { part in
            if case .literal(let text) = part { SearchText.words(text) } else { [String]() }
        }.max { $0.unicodeScalars.count < $1.unicodeScalars.count }
    }
}
