/// Every key, page by page.
let helpLines = [
    "Everywhere      ? or F1 help   Ctrl-L draw anew   Ctrl-R load again   Ctrl-C quit",
    "",
    "Studies         type to search: name, ID, 2024 or 2024-05-01, CT; all words have to match",
    "                ↑↓ PgUp PgDn wheel choose   Enter or click open   Esc clear, then quit",
    "",
    "Series          arrows wheel choose   Enter or click open   y copy URL   q or Esc back",
    "",
    "Pictures        j k arrows wheel next, before   PgUp PgDn ten   Home End first, last",
    "                space cine   < > slower, faster",
    "                1 soft tissue 2 lung 3 bone 4 brain 5 liver 6 mediastinum 7 angio   0 image's own",
    "                w W wider, narrower   c C center up, down   right-drag: width, center",
    "                + - zoom   H J K L pan   z one to one   f whole picture",
    "                r turn   i invert   o patient and technique on, off   t attributes   y copy URL",
    "                s a series beside   Tab the other one   l both together   [ ] other series   q or Esc back",
    "",
    "Reports, PDF    j k arrows PgUp PgDn wheel scroll   ← → other instances   q or Esc back",
    "",
    "Attributes      / search   ↑↓ PgUp PgDn scroll   q or Esc back",
]

func drawHelp(on grid: inout Grid) {
    grid.bar(" Keys", row: 0)
    for (row, line) in helpLines.enumerated() where row + 2 < grid.rows {
        grid.write(line, row: row + 1, column: 1, limit: grid.columns - 1)
    }
    grid.bar("any key goes back", row: grid.rows - 1, style: .dim)
}
