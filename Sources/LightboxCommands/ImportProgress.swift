internal import Glibc
internal import LightboxIngest
internal import SystemPackage

/// Draws how far an import is: one line that renews itself on a terminal, a plain line every few seconds elsewhere.
struct ImportProgress: Sendable {
    private enum Style { case silent, terminal, lines }

    private let style: Style
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant
    private var expected: (fileCount: Int, byteCount: Int64)?

    static var silent: ImportProgress { ImportProgress(style: .silent) }

    static func forStandardError() -> ImportProgress {
        ImportProgress(style: isatty(STDERR_FILENO) == 1 ? .terminal : .lines)
    }

    private init(style: Style) {
        self.style = style
        start = clock.now
        lastShown = start
    }

    mutating func expect(fileCount: Int, byteCount: Int64) {
        expected = (fileCount, byteCount)
    }

    mutating func show(_ event: ImportEvent, report: ImportReport) {
        let interval: Duration = style == .terminal ? .milliseconds(100) : .seconds(5)
        guard style != .silent, clock.now - lastShown >= interval else { return }
        lastShown = clock.now
        var folder = ""
        if case .finished(let candidate, _, _) = event { folder = candidate.filePath.removingLastComponent().string }
        let state = ProgressState(
            fileCount: report.fileCount, byteCount: report.byteCount, importedCount: report.importedCount,
            refusedCount: report.refusals.count + report.conflicts.count, expectedFileCount: expected?.fileCount,
            expectedByteCount: expected?.byteCount, seconds: (clock.now - start) / .seconds(1), folder: folder)
        guard style == .terminal else { return writeError(state.line + "\n") }
        writeError("\r\u{1B}[2K\(state.line(columns: terminalColumns()))")
    }

    /// Prints a line of its own.
    mutating func say(_ line: String) {
        guard style != .silent else { return }
        writeError((style == .terminal ? "\r\u{1B}[2K" : "") + line + "\n")
    }

    /// Clears the line that renews itself.
    mutating func finish() {
        if style == .terminal { writeError("\r\u{1B}[2K") }
    }

    private func terminalColumns() -> Int {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

/// How far an import is, in numbers.
struct ProgressState {
    let fileCount: Int
    let byteCount: Int64
    let importedCount: Int
    let refusedCount: Int
    /// `nil` as long as they are not counted.
    let expectedFileCount: Int?
    let expectedByteCount: Int64?
    let seconds: Double
    let folder: String

    /// Files, bytes, rate, what is left of the time, refused so far, and the folder.
    var line: String { folder.isEmpty ? numbers : numbers + ", in \(folder)" }

    /// The same for a line of so many columns: of a long folder its end is shown.
    func line(columns: Int) -> String {
        let room = columns - numbers.count - 6
        guard folder.count > room else { return line }
        return room < 8 ? String(numbers.prefix(max(0, columns - 1))) : numbers + ", in …" + folder.suffix(room - 1)
    }

    private var numbers: String {
        let rate = Double(fileCount) / max(0.001, seconds)
        let total = expectedFileCount.map { " of \($0)" } ?? ""
        let rest = remainingSeconds.map { ", \(durationText($0)) left" } ?? ""
        return "\(fileCount)\(total) files, \(bytesText(byteCount)), \(Int(rate)) files/s\(rest), "
            + "\(importedCount) imported, \(refusedCount) refused"
    }

    /// By files or by bytes, whichever lags behind: small files cost by their number, large ones by their length.
    private var remainingSeconds: Double? {
        guard let expectedFileCount, let expectedByteCount, fileCount > 0, expectedFileCount > fileCount else {
            return nil
        }
        let files = Double(fileCount) / Double(expectedFileCount)
        let bytes = expectedByteCount > 0 ? Double(byteCount) / Double(expectedByteCount) : 1
        let done = max(0.0001, min(files, bytes))
        return max(0, seconds / done - seconds)
    }
}

/// `42 s`, `3 min`, `2 h 5 min`.
func durationText(_ seconds: Double) -> String {
    guard seconds >= 90 else { return "\(Int(seconds.rounded(.up))) s" }
    let minutes = Int((seconds / 60).rounded(.up))
    return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
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
