package import Foundation
import Synchronization

/// The built `lightbox` program, run as its users run it.
package enum Lightbox {
    /// It lies beside the test program in the build folder.
    package static let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "lightbox")

    package struct Result: Sendable {
        package let status: Int32
        package let output: String
        package let errors: String
        /// The most memory that the program held (VmHWM), as often as it was looked at; in bytes.
        package var peakByteCount = 0
    }

    /// Runs the program to its end.
    package static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Result {
        try await runProgram(program, arguments, environment: environment)
    }
}

/// Runs a program to its end and collects what it prints.
package func runProgram(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:]
) async throws -> Lightbox.Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    // Threads of their own: both pipes must be drained at once, or a full one stops the program.
    let printed = drain(output)
    let complained = drain(errors)
    let exited = exit(of: process)
    try process.start()
    let watch = PeakWatch(process.processIdentifier)
    let status = await exited.value
    return Lightbox.Result(
        status: status, output: await printed.value, errors: await complained.value, peakByteCount: watch.peak)
}

/// Looks at the memory of a process until it has ended, on a thread of its own: tests that keep every task busy must not
/// blind it. The system keeps the peak, so nothing between two looks is missed.
private final class PeakWatch: Sendable {
    private let state = Mutex(0)

    var peak: Int { state.withLock { $0 } }

    init(_ process: Int32) {
        Thread.detachNewThread { [weak self] in
            while let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) {
                guard let match = status.firstMatch(of: /VmHWM:\s+(\d+) kB/), let kilobytes = Int(match.1) else {
                    return
                }
                self?.state.withLock { $0 = max($0, kilobytes * 1024) }
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }
}

private func drain(_ pipe: Pipe) -> Task<String, Never> {
    let handle = pipe.fileHandleForReading
    return Task {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let data = handle.readDataToEndOfFile()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
        }
    }
}

private func exit(of process: Process) -> Task<Int32, Never> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
        continuation.yield($0.terminationStatus)
        continuation.finish()
    }
    return Task { await stream.first { _ in true } ?? -1 }
}
