/// Every key, page by page. Three spaces stand between keys.
private let helpSections: [(title: String, lines: [String])] = [
    ("Everywhere", ["? or F1 help   Ctrl-L draw anew   Ctrl-R load again   Ctrl-Z to the shell   Ctrl-C quit"]),
    (
        "Studies",
        [
            "type to search: name, ID, 2024 or 2024-05-01, CT; all words have to match",
            "↑↓ PgUp PgDn wheel choose   Enter or click open   Esc clear, then quit",
        ]
    ),
    ("Series", ["arrows wheel choose   Enter or click open   y copy URL   q or Esc back"]),
    (
        "Pictures",
        [
            "j k arrows wheel next, before   PgUp PgDn ten   Home End first, last",
            "space cine   < > slower, faster",
            "1 soft tissue   2 lung   3 bone   4 brain   5 liver   6 mediastinum   7 angio   0 image's own",
            "w W wider, narrower   c C center up, down   right-drag: width, center",
            "+ - zoom   H J K L pan   z one to one   f whole picture",
            "r turn   i invert   o patient and technique on, off   t attributes   y copy URL",
            "s a series beside   Tab the other one   l both together   [ ] other series   q or Esc back",
        ]
    ),
    ("Reports, PDF", ["j k arrows PgUp PgDn wheel scroll   ← → other instances   y copy URL   q or Esc back"]),
    ("Attributes", ["/ search   j k ↑↓ PgUp PgDn scroll   q or Esc back"]),
]

/// The help in lines of at most so many columns: titles beside their keys, or above them where there is little room.
func helpLines(columns: Int) -> [String] {
    let titleColumns = columns < 60 ? 0 : 16
    let indent = String(repeating: " ", count: titleColumns == 0 ? 2 : titleColumns)
    let all = helpSections.flatMap { section -> [String] in
        let lines = section.lines.flatMap { wrapped($0, columns: columns - indent.count) }.map { indent + $0 }
        guard titleColumns > 0, let first = lines.first else { return [section.title] + lines + [""] }
        let titled = fitted(section.title, columns: titleColumns) + first.dropFirst(titleColumns)
        return [titled] + lines.dropFirst() + [""]
    }
    return Array(all.dropLast())
}

func drawHelp(_ state: ViewerState, on grid: inout Grid) {
    grid.bar(" Keys", row: 0)
    let lines = helpLines(columns: grid.columns - 1)
    for row in 0..<state.contentRows where lines.indices.contains(state.helpTop + row) {
        grid.write(lines[state.helpTop + row], row: row + 1, column: 1, limit: grid.columns - 1)
    }
    let text = lines.count > state.contentRows ? "↑↓ scroll, else back" : "any key goes back"
    grid.bar(text, row: grid.rows - 1, style: .dim)
}

extension ViewerState {
    /// Keys that scroll do so; any other one goes back.
    mutating func handleHelp(_ input: Input) {
        let step =
            switch input {
            case .key(.character("j")): 1
            case .key(.character("k")): -1
            default: listStep(input, page: contentRows)
            }
        let last = max(helpLines(columns: size.columns - 1).count - contentRows, 0)
        guard let step, last > 0 else {
            isHelpShown = false
            return
        }
        helpTop = min(max(helpTop.addingClamped(step), 0), last)
    }
}
