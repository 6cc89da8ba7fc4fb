import LightboxViewer

/// What a terminal shows after some bytes: only the sequences that Lightbox and chafa send are known.
struct TerminalScreen: Sendable {
    struct Look: Equatable, Sendable {
        var text: Character = " "
        /// 0xRRGGBB, or `nil` for the terminal's own or a colour of its palette.
        var foreground: Int?
        var background: Int?
    }

    let columns: Int
    let rows: Int
    private(set) var cells: [Look]
    /// The screen of a program that covers the one of the shell.
    private(set) var isAlternate: Bool
    private var row = 0
    private var column = 0
    private var style = Look()
    private var pending: [UInt8] = []
    /// How much of a string at the beginning of what is pending has no end.
    private var searched = 2

    init(columns: Int, rows: Int, isAlternate: Bool = false) {
        self.isAlternate = isAlternate
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Look(), count: columns * rows)
    }

    subscript(row: Int, column: Int) -> Look { cells[row * columns + column] }

    var text: String {
        (0..<rows).map { row in
            var line = String(cells[(row * columns)..<((row + 1) * columns)].map(\.text))
            line.removeAll { $0 == "\u{0}" }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    mutating func read(_ bytes: [UInt8]) {
        pending += bytes
        var position = 0
        while let length = step(pending[position...]) { position += length }
        pending.removeFirst(position)
    }

    /// - Returns: how many bytes were understood; `nil` where more have to come.
    private mutating func step(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x1B: return escape(bytes)
        case 0x0A:
            row += 1
            return 1
        case 0x0D:
            column = 0
            return 1
        case 0x00..<0x20: return 1
        default: return character(bytes, first)
        }
    }

    private mutating func character(_ bytes: ArraySlice<UInt8>, _ first: UInt8) -> Int? {
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard bytes.count >= length else { return nil }
        let text = String(decoding: bytes.prefix(length), as: UTF8.self)
        guard let character = text.first else { return length }
        let width = columnWidth(of: character)
        guard width > 0, (0..<rows).contains(row), column + width <= columns else { return length }
        var look = style
        look.text = character
        cells[row * columns + column] = look
        if width == 2 { cells[row * columns + column + 1] = Look(text: "\u{0}") }
        column += width
        return length
    }

    private mutating func escape(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count > 1 else { return nil }
        let kind = bytes[bytes.startIndex + 1]
        switch kind {
        case UInt8(ascii: "["):
            let body = bytes.dropFirst(2)
            guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
            control(String(decoding: body[..<end], as: UTF8.self), body[end])
            return end - bytes.startIndex + 1
        case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_"):
            var index = bytes.startIndex + searched
            while index < bytes.endIndex, bytes[index] != 0x07, bytes[index] != 0x1B { index += 1 }
            let end = index < bytes.endIndex && bytes[index] == 0x07 ? index + 1 : index + 2
            guard end <= bytes.endIndex else {
                searched = index - bytes.startIndex
                return nil
            }
            searched = 2
            return end - bytes.startIndex
        default: return 2
        }
    }

    private mutating func control(_ text: String, _ final: UInt8) {
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        switch final {
        case UInt8(ascii: "H"):
            row = max((numbers.first ?? 1) - 1, 0)
            column = max((numbers.dropFirst().first ?? 1) - 1, 0)
        case UInt8(ascii: "J") where numbers.first == 2: cells = Array(repeating: Look(), count: columns * rows)
        case UInt8(ascii: "m"): select(numbers)
        case UInt8(ascii: "h") where text == "?1049": isAlternate = true
        case UInt8(ascii: "l") where text == "?1049":
            isAlternate = false
            cells = Array(repeating: Look(), count: columns * rows)
            (row, column) = (0, 0)
        default: break
        }
    }

    private mutating func select(_ codes: [Int]) {
        var index = 0
        while index < codes.count {
            let code = codes[index]
            switch code {
            case 0: style = Look()
            case 39: style.foreground = nil
            case 49: style.background = nil
            case 38, 48:
                guard index + 1 < codes.count else { return }
                var color: Int?
                if codes[index + 1] == 2, index + 4 < codes.count {
                    color = codes[index + 2] << 16 | codes[index + 3] << 8 | codes[index + 4]
                    index += 4
                } else {
                    index += 2
                }
                if code == 38 { style.foreground = color } else { style.background = color }
            default: break
            }
            index += 1
        }
    }
}
