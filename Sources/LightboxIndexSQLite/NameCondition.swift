import DICOMQuery
import GRDB

/// The conditions in SQL that person names mean, on rows of `person_name`.
enum NameCondition {
    static func choice(_ pattern: NamePattern) -> ValueChoice {
        ValueChoice(chosen: groups(pattern, isNarrowed: true), tested: groups(pattern, isNarrowed: false))
    }

    /// Every word in the name, or the whole as it is.
    static func choice(_ name: FuzzyName) -> ValueChoice {
        let words = name.words.map(word)
        // Without wildcards the words of a literal match are all in the name, and there is nothing more to be found.
        let isCovered = name.words.allSatisfy(\.isPlain)
        let literal = choice(name.literal)
        let chosen = words.map { "person_name.id IN (\(namesWithWord($0)))" as SQL }
        let tested = words.map { word -> SQL in
            """
            EXISTS (SELECT 1 FROM name_word JOIN word ON word.word = name_word.word
                WHERE name_word.name = person_name.id AND \(word))
            """
        }
        guard !isCovered else { return ValueChoice(chosen: chosen.all, tested: tested.all) }
        return ValueChoice(
            chosen: """
                person_name.id IN (SELECT person_name.id FROM person_name WHERE \(chosen.all)
                    UNION SELECT person_name.id FROM person_name WHERE \(literal.chosen))
                """, tested: "((\(tested.all)) OR \(literal.tested))")
    }

    private static func word(_ word: FuzzyWord) -> SQL {
        let pattern = word.pattern.condition("word.word")
        return word.sound.map { "(\(pattern) OR word.sound = \($0))" } ?? pattern
    }

    private static func groups(_ pattern: NamePattern, isNarrowed: Bool) -> SQL {
        switch pattern {
        case .anyGroup(let any):
            let columns: [SQL] = ["person_name.alphabetic", "person_name.ideographic", "person_name.phonetic"]
            let condition = columns.map { any.condition($0) }.any
            return isNarrowed ? narrowed(any, condition, isAnyGroup: true) : condition
        case .groups(let alphabetic, let ideographic, let phonetic):
            let asked: [(TextPattern?, SQL)] = [
                (alphabetic, "person_name.alphabetic"), (ideographic, "person_name.ideographic"),
                (phonetic, "person_name.phonetic"),
            ]
            let conditions = asked.compactMap { pattern, column in
                pattern.map { isNarrowed ? narrowed($0, $0.condition(column)) : $0.condition(column) }
            }
            return "(\(conditions.all))"
        }
    }

    /// A pattern that begins with a wildcard is no range of any index: the names with a word that has the longest part of it
    /// are few, and only these are compared.
    private static func narrowed(_ pattern: TextPattern, _ condition: SQL, isAnyGroup: Bool = false) -> SQL {
        guard pattern.prefix.isEmpty, let part = pattern.longestPartOfWord else { return condition }
        let within = TextPattern(parts: [.anyRun, .literal(part), .anyRun])
        let names: SQL = "person_name.id IN (\(namesWithWord("word.word GLOB \(within.glob)")))"
        // Any group that has the part has it in one of its words: then there is nothing left to compare.
        return isAnyGroup && pattern == within ? names : "(\(names) AND \(condition))"
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
