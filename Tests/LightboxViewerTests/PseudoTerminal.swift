import Foundation
import Glibc
import Support
import Synchronization

/// `lightbox view` on a terminal that a test plays: it answers questions, types, changes its size and keeps what is drawn.
///
/// Safe because: what changes is in the mutex; the descriptor and the process are set once.
final class PseudoTerminal: @unchecked Sendable {
    /// What the terminal says of itself when it is asked.
    struct Manners: Sendable {
        /// Question and answer.
        var answers: [(question: String, answer: String)]

        /// Says nothing at all.
        static let silent = Manners(answers: [])
        /// Knows the one question that every terminal knows.
        static let plain = Manners(answers: [("\u{1B}[c", "\u{1B}[?6c")])
        static let kitty = Manners(answers: [
            ("a=q,t=d,f=24;AAAA\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\"), ("\u{1B}[>q", "\u{1B}P>|kitty(0.26.5)\u{1B}\\"),
            ("\u{1B}[16t", "\u{1B}[6;20;10t"), ("\u{1B}P$qm", "\u{1B}P1$r0;48:2:1:2:3m\u{1B}\\"),
            ("\u{1B}[c", "\u{1B}[?62;c"),
        ])
        /// xterm as a VT340: it tells the size of its window, not that of a cell.
        static let sixel = Manners(answers: [
            ("\u{1B}[>q", "\u{1B}P>|XTerm(379)\u{1B}\\"), ("\u{1B}[14t", "\u{1B}[4;800;1200t"),
            ("\u{1B}[c", "\u{1B}[?63;1;2;4;6;9;15;22c"),
        ])
        static let iterm = Manners(answers: [
            ("\u{1B}[>q", "\u{1B}P>|iTerm2 3.5.0\u{1B}\\"), ("\u{1B}[16t", "\u{1B}[6;20;10t"),
            ("\u{1B}[c", "\u{1B}[?62;4c"),
        ])
        /// A true-colour terminal without pixels.
        static let truecolor = Manners(answers: [
            ("\u{1B}P$qm", "\u{1B}P1$r0;48:2:1:2:3m\u{1B}\\"), ("\u{1B}[c", "\u{1B}[?62;c"),
        ])
    }

    struct NeverSeen: Error, CustomStringConvertible {
        let screen: String
        var description: String { "never seen; the screen is:\n\(screen)" }
    }

    private struct State {
        var output: [UInt8] = []
        var screen: TerminalScreen
        /// How much of the output was searched for questions.
        var answered = 0
        var status: Int32?
        var isPaused = false
    }

    private let controller: Int32
    private let process = Process()
    private let state: Mutex<State>
    private let modeBefore: termios
    private let side: String
    private let pidFile: String

    /// - Parameter arguments: of `lightbox`.
    init(
        _ arguments: [String], _ manners: Manners, columns: Int = 120, rows: Int = 40, folder: String,
        environment: [String: String] = [:]
    ) throws {
        controller = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        // What unlockpt and ptsname do, which Swift does not see. Source: ioctl_tty(2).
        var isLocked: Int32 = 0
        var number: UInt32 = 0
        guard controller >= 0, unsafe ioctl(controller, 0x4004_5431, &isLocked) == 0,
            unsafe ioctl(controller, 0x8004_5430, &number) == 0
        else { throw POSIXError(.EIO) }
        side = "/dev/pts/\(number)"
        state = Mutex(State(screen: TerminalScreen(columns: columns, rows: rows)))
        pidFile = "\(folder)/pid-\(UUID().uuidString)"
        let descriptor = unsafe open(side, O_RDWR | O_NOCTTY)
        var mode = termios()
        _ = unsafe tcgetattr(descriptor, &mode)
        modeBefore = mode
        resize(columns: columns, rows: rows)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        process.executableURL = URL(filePath: "/usr/bin/setsid")
        // The terminal is standard error of the program alone: setsid writes there when a signal ended its child, and it
        // would wait for ever for a terminal that takes nothing.
        let shell = #"echo $$ > "$0"; exec "$@" 2>&1"#
        process.arguments = ["--ctty", "--wait", "/bin/sh", "-c", shell, pidFile, Lightbox.program.path()] + arguments
        // A crash that a test wants need not be explained: a debug build takes half a minute for it.
        let usual = ["TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        process.environment = usual.merging(environment) { $1 }
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = FileHandle.nullDevice
        process.terminationHandler = { [weak self] ended in
            self?.state.withLock { $0.status = ended.terminationStatus }
        }
        try process.start()
        Thread.detachNewThread { [weak self, controller] in
            var bytes = [UInt8](repeating: 0, count: 65536)
            while true {
                while self?.state.withLock({ $0.isPaused }) ?? false { Thread.sleep(forTimeInterval: 0.01) }
                let count = unsafe Glibc.read(controller, &bytes, bytes.count)
                // A signal for somebody else is no end: nobody would read on, and the program would wait for ever.
                if count < 0, errno == EINTR { continue }
                guard count > 0, let self else { return }
                self.take(Array(bytes.prefix(count)), manners)
            }
        }
    }

    deinit {
        if process.isRunning { process.terminate() }
        close(controller)
    }

    private func take(_ bytes: [UInt8], _ manners: Manners) {
        let answers = state.withLock { state -> [String] in
            state.output += bytes
            state.screen.read(bytes)
            var found: [String] = []
            // Questions are asked once, in the beginning, and may come in pieces.
            let text = String(decoding: state.output.prefix(8192), as: UTF8.self)
            guard state.answered < manners.answers.count else { return [] }
            for (question, answer) in manners.answers.dropFirst(state.answered) {
                guard text.contains(question) else { break }
                found.append(answer)
                state.answered += 1
            }
            return found
        }
        answers.forEach { type($0) }
    }

    /// From now on the terminal takes nothing: what is sent to it waits, and whoever sends more waits too.
    func pause() {
        state.withLock { $0.isPaused = true }
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe Glibc.write(controller, bytes, bytes.count)
    }

    func resize(columns: Int, rows: Int) {
        var size = winsize()
        size.ws_col = UInt16(columns)
        size.ws_row = UInt16(rows)
        _ = unsafe ioctl(controller, UInt(TIOCSWINSZ), &size)
        state.withLock { $0.screen = TerminalScreen(columns: columns, rows: rows, isAlternate: $0.screen.isAlternate) }
    }

    func signal(_ number: Int32) throws {
        let text = try String(contentsOfFile: pidFile, encoding: .utf8)
        let identifier = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        guard identifier > 1 else { throw POSIXError(.ESRCH) }
        kill(identifier, number)
    }

    /// What is on the screen now.
    var shown: TerminalScreen { state.withLock { $0.screen } }

    /// Everything that was sent to the terminal.
    var output: [UInt8] { state.withLock { $0.output } }
    var outputText: String { String(decoding: output, as: UTF8.self) }

    /// The screen's text as soon as it is as expected. The limit is no measurement: it only ends a test that fails.
    @discardableResult
    func screen(when isExpected: (String) -> Bool) async throws -> String {
        try await screen { state, text in isExpected(text) }
    }

    @discardableResult
    func screen(when isExpected: (TerminalScreen, String) -> Bool) async throws -> String {
        var text = ""
        for _ in 0..<1200 {
            let screen = state.withLock { $0.screen }
            text = screen.text
            if isExpected(screen, text) { return text }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw NeverSeen(screen: text)
    }

    /// The exit status of the program, as soon as there is one; signals count from 128 on.
    func end() async throws -> Int32 {
        for _ in 0..<1200 {
            if let status = state.withLock({ $0.status }) { return status }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw NeverSeen(screen: state.withLock { $0.screen.text })
    }

    /// Echo, line editing and signals from keys are as they were.
    var isRestored: Bool {
        let descriptor = unsafe open(side, O_RDWR | O_NOCTTY)
        defer { close(descriptor) }
        var mode = termios()
        _ = unsafe tcgetattr(descriptor, &mode)
        return (mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag)
            == (modeBefore.c_iflag, modeBefore.c_oflag, modeBefore.c_cflag, modeBefore.c_lflag)
    }
}
