internal import Glibc
internal import LightboxIngest

/// Draws how far an import is: one line that renews itself on a terminal, a plain line every few seconds elsewhere.
struct ImportProgress {
    private enum Style { case silent, terminal, lines }

    private let style: Style
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant
    private var fileCount = 0
    private var byteCount: Int64 = 0

    static var silent: ImportProgress { ImportProgress(style: .silent) }

    static func forStandardError() -> ImportProgress {
        ImportProgress(style: isatty(STDERR_FILENO) == 1 ? .terminal : .lines)
    }

    private init(style: Style) {
        self.style = style
        start = clock.now
        lastShown = start
    }

    mutating func show(_ event: ImportEvent, report: ImportReport) {
        if case .finished(_, let size, _) = event {
            fileCount += 1
            byteCount += size
        }
        let interval: Duration = style == .terminal ? .milliseconds(100) : .seconds(5)
        guard style != .silent, clock.now - lastShown >= interval else { return }
        lastShown = clock.now
        let seconds = max(0.001, (clock.now - start) / .seconds(1))
        let refused = report.refusals.count + report.conflicts.count
        let line =
            "\(fileCount) files, \(bytesText(byteCount)), \(Int(Double(fileCount) / seconds)) files/s, "
            + "\(report.importedCount) imported, \(refused) refused"
        writeError(style == .terminal ? "\r\u{1B}[2K\(line)" : line + "\n")
    }

    /// Clears the line that renews itself.
    mutating func finish() {
        if style == .terminal { writeError("\r\u{1B}[2K") }
    }
}

/// A size as people read it: `58.6 MB`, decimal units.
func bytesText(_ count: Int64) -> String {
    var value = Double(count)
    var unit = "B"
    for next in ["kB", "MB", "GB", "TB"] where value >= 1000 {
        value /= 1000
        unit = next
    }
    guard unit != "B" else { return "\(count) B" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) \(unit)"
}
