/// A text to be matched, in which `*` stands for any run of characters, also none, and `?` for exactly one.
/// Characters are Unicode scalars. Source: PS3.4 C.2.2.2.4 (E-21).
package struct TextPattern: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case anyCharacter
        case anyRun
    }

    /// No two literals and no two runs are neighbours; no literal is empty.
    package let parts: [Part]

    package init(parts: [Part]) {
        self.parts = parts
    }

    /// A text without wildcards, in which `*` and `?` are characters like others.
    package init(exactly text: String) {
        parts = text.isEmpty ? [] : [.literal(text)]
    }

    /// A text in which `*` and `?` are wildcards.
    package init(wildcards text: String) {
        var parts: [Part] = []
        var literal = ""
        for scalar in text.unicodeScalars {
            guard scalar == "*" || scalar == "?" else {
                literal.unicodeScalars.append(scalar)
                continue
            }
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = ""
            if scalar == "?" {
                parts.append(.anyCharacter)
            } else if parts.last != .anyRun {
                parts.append(.anyRun)
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.parts = parts
    }

    /// The text where it has no wildcard.
    package var literal: String? {
        switch parts.count {
        case 0: return ""
        case 1:
            guard case .literal(let text) = parts[0] else { return nil }
            return text
        default: return nil
        }
    }

    /// The literal text before the first wildcard, which an ordered index can find.
    package var prefix: String {
        guard case .literal(let text)? = parts.first else { return "" }
        return text
    }

    /// `*` alone, which also matches an attribute without a value.
    package var isUniversal: Bool { parts == [.anyRun] }

    /// Whether the whole text matches. Cost: at most the product of both lengths, no recursion.
    package func matches(_ text: String) -> Bool {
        let pattern = parts.flatMap { part -> [Symbol] in
            switch part {
            case .literal(let literal): literal.unicodeScalars.map { .scalar($0) }
            case .anyCharacter: [.anyScalar]
            case .anyRun: [.run]
            }
        }
        let scalars = Array(text.unicodeScalars)
        var place = 0
        var symbol = 0
        /// Where to go on when a run has to swallow one scalar more.
        var retry: (place: Int, symbol: Int)?
        while place < scalars.count {
            if symbol < pattern.count, pattern[symbol] == .run {
                retry = (place, symbol + 1)
                symbol += 1
            } else if symbol < pattern.count, pattern[symbol].accepts(scalars[place]) {
                place += 1
                symbol += 1
            } else if let last = retry {
                retry = (last.place + 1, last.symbol)
                place = last.place + 1
                symbol = last.symbol
            } else {
                return false
            }
        }
        return pattern[symbol...].allSatisfy { $0 == .run }
    }

    private enum Symbol: Equatable {
        case scalar(Unicode.Scalar)
        case anyScalar
        case run

        func accepts(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .scalar(let own): own == scalar
            case .anyScalar: true
            case .run: false
            }
        }
    }
}
