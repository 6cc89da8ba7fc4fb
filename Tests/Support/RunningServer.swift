package import Foundation

/// `lightbox serve` on a free port of the loopback interface, over a data folder of its own.
package final class RunningServer: Sendable {
    /// `http://127.0.0.1:PORT/dicom-web`; `https` with a certificate.
    package let serviceURL: String
    /// What it printed once it listened.
    package let announcement: String
    package let processIdentifier: Int32
    private let ended: Task<Int32, Never>

    /// Starts the server and waits until it says where it listens.
    /// - Parameters:
    ///   - command: with whose rules it serves, `serve` or `demo`.
    ///   - log: what it says on the standard error; by itself the test says it too.
    package init(
        data: String, command: String = "serve", arguments: [String] = [], log: FileHandle = .standardError
    ) async throws {
        let process = Process()
        process.executableURL = Lightbox.program
        process.arguments = [command, "--data", data, "--port", "0"] + arguments
        // On a busy machine everything takes long: no test is about how long.
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["LIGHTBOX_SEARCH_TIME_LIMIT_SECONDS": "3600"]
        ) { own, _ in own }
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = log
        let (exits, exit) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = {
            exit.yield($0.terminationStatus)
            exit.finish()
        }
        ended = Task { await exits.first { _ in true } ?? -1 }
        try process.start()
        processIdentifier = process.processIdentifier
        guard let text = await Self.announcement(output.fileHandleForReading),
            let url = text.firstMatch(of: /https?:\/\/[0-9.:\[\]]+\/dicom-web\s/)
        else {
            process.terminate()
            throw ServerFailure.didNotStart
        }
        announcement = text
        serviceURL = String(url.output.dropLast())
    }

    package enum ServerFailure: Error {
        case didNotStart
        case noMemoryFigure
    }

    /// What the program prints until it says how it is stopped.
    private static func announcement(_ handle: FileHandle) async -> String? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var text = ""
                var isAnnounced = false
                // Read on to the end, so that what is printed later has somewhere to go.
                while case let data = handle.availableData, !data.isEmpty {
                    guard !isAnnounced else { continue }
                    text += String(decoding: data, as: UTF8.self)
                    guard text.contains("Ctrl-C stops it.") else { continue }
                    isAnnounced = true
                    continuation.resume(returning: text)
                }
                guard !isAnnounced else { return }
                continuation.resume(returning: nil)
            }
        }
    }

    /// Sends a signal and waits for the end.
    /// - Returns: the exit code.
    package func stop(_ signal: Int32 = SIGTERM) async -> Int32 {
        kill(processIdentifier, signal)
        return await ended.value
    }

    /// The memory that the process holds now, in bytes (VmRSS).
    package func residentByteCount() throws -> Int { try memory("VmRSS") }

    /// The most memory that the process ever held, in bytes (VmHWM).
    package func peakByteCount() throws -> Int { try memory("VmHWM") }

    private func memory(_ name: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(processIdentifier)/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("\(name):") }),
            let kilobytes = Int(line.filter(\.isNumber))
        else { throw ServerFailure.noMemoryFigure }
        return kilobytes * 1024
    }

    /// How many sockets the process has open.
    package func socketCount() throws -> Int {
        let folder = "/proc/\(processIdentifier)/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).count { name in
            // One may be closed between the list and the look.
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
            return target?.hasPrefix("socket:") == true
        }
    }
}

/// Runs the body with a server over the data folder, and stops it afterwards.
package func withServer<Value>(
    data: String, command: String = "serve", arguments: [String] = [], log: FileHandle = .standardError,
    _ body: (RunningServer) async throws -> Value
) async throws -> Value {
    let server = try await RunningServer(data: data, command: command, arguments: arguments, log: log)
    do {
        let value = try await body(server)
        _ = await server.stop()
        return value
    } catch {
        _ = await server.stop()
        throw error
    }
}
