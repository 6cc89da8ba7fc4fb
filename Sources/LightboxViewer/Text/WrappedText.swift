/// A text in lines of at most so many columns, broken between words where there are any; a broken line goes on with the
/// indent of its beginning. What ends a page of a document becomes a rule.
package func wrapped(_ text: String, columns: Int) -> [String] {
    let columns = max(columns, 1)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line -> [String] in
        if line == "\u{0C}" { return [String(repeating: "─", count: columns)] }
        return wrapped(line: visibleText(line.replacing("\t", with: "    ")), columns: columns)
    }
}

private func wrapped(line: String, columns: Int) -> [String] {
    guard columnWidth(of: line) > columns else { return [line] }
    let indent = String(line.prefix { $0 == " " }.prefix(columns / 2))
    var lines: [String] = []
    var current = ""
    var width = 0
    func finish() {
        while current.last == " " { current.removeLast() }
        lines.append(current)
    }
    // The indent stays as it is; words carry the spaces behind them.
    for word in words(line) {
        let wordWidth = columnWidth(of: word)
        if width + columnWidth(of: trimmed(word)) <= columns {
            current += word
            width += wordWidth
            continue
        }
        if width > indent.count {
            finish()
            current = indent
            width = indent.count
        }
        for character in word {
            let characterWidth = columnWidth(of: character)
            if width + characterWidth > columns {
                finish()
                current = indent
                width = indent.count
            }
            current.append(character)
            width += characterWidth
        }
    }
    finish()
    return lines
}

private func trimmed(_ word: String) -> String {
    var word = word
    while word.last == " " { word.removeLast() }
    return word
}

private func words(_ line: String) -> [String] {
    var words: [String] = []
    var current = ""
    for character in line {
        if character != " ", current.last == " ", current.contains(where: { $0 != " " }) {
            words.append(current)
            current = ""
        }
        current.append(character)
    }
    return words + [current]
}
