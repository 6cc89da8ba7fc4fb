import Foundation
import Support
import SystemPackage
import Testing

@Suite("Killed imports", .serialized)
struct KillTests {
    /// Kills of one test run: few in the everyday run, as many as `KILLS` says in `Config/kill-test.sh`.
    private static let killCount =
        ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 6

    @Test(
        "An import that is killed at any moment has lost, doubled and halved nothing, and goes on where it was",
        .timeLimit(.minutes(60)))
    func kills() async throws {
        var generator = SystemRandomNumberGenerator()
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 400, edge: 32)
            let source = folder.appending("source").string
            try series.write(to: URL(filePath: source))
            // Some that are files of their own in the store.
            let large = SyntheticSeries(count: 1, edge: 1024).file(1)
            for number in 0..<4 {
                let uid = "2.25.3000\(number)"
                try Data(large.replacing(Array("2.25.20001".utf8), with: Array(uid.utf8)))
                    .write(to: URL(filePath: source).appending(path: "large-\(number).dcm"))
            }
            // How long it takes undisturbed says when to kill.
            let clock = ContinuousClock()
            let whole = try await clock.measure {
                let result = try await Lightbox.run(["import", "--data", folder.appending("whole").string, source])
                #expect(result.output.hasPrefix("404 instances imported"), "\(result.output)\(result.errors)")
            }
            for round in 1...Self.killCount {
                let data = folder.appending("data-\(round)").string
                let log = folder.appending("log-\(round)").string
                let after = whole * Double.random(in: 0...1, using: &generator)
                try await startAndStop(["import", "--data", data, "--log", log, source], SIGKILL, after: after)
                let reported = try importedInstances(log)
                if reported.count > 0 {
                    // What was reported is there before anything else happens.
                    let verified = try await Lightbox.run(["verify", "--data", data, "--deep", "--json"])
                    let checked = try json(verified.output)["checked"] as? Int ?? 0
                    #expect(checked >= reported.count, "round \(round), killed after \(after)")
                    #expect((try json(verified.output)["damaged"] as? [Any])?.count == 0, "\(verified.output)")
                }
                let resumed = try await Lightbox.run(["import", "--data", data, "--json", source])
                #expect(resumed.status == 0, "\(resumed.errors)")
                let report = try json(resumed.output)
                let total = (report["imported"] as? Int ?? 0) + (report["alreadyThere"] as? Int ?? 0)
                #expect(total == 404, "round \(round), killed after \(after)")
                let final = try await Lightbox.run(["verify", "--data", data, "--deep"])
                #expect(final.status == 0, "\(final.output)")
                #expect(final.output.hasPrefix("404 objects checked"), "\(final.output)")
                let staged = try FileManager.default.contentsOfDirectory(atPath: data + "/staging")
                #expect(staged.isEmpty)
                try FileManager.default.removeItem(atPath: data)
            }
        }
    }

    @Test("Ctrl-C ends an import cleanly, says how to go on, and the same command goes on")
    func interrupt() async throws {
        try await withTemporaryFolder { folder in
            let source = folder.appending("source").string
            try SyntheticSeries(count: 3000, edge: 32).write(to: URL(filePath: source))
            let data = folder.appending("data").string
            let log = folder.appending("log").string
            let stopped = try await startAndStop(["import", "--data", data, "--log", log, source], SIGINT) {
                (try? importedInstances(log).count) ?? 0 > 0
            }
            #expect(stopped.status == 1)
            #expect(stopped.errors.contains("run the same command again to go on"), "\(stopped.errors)")
            let done = try importedInstances(log).count
            #expect(done > 0 && done < 3000)
            let resumed = try await Lightbox.run(["import", "--data", data, source])
            #expect(resumed.output.contains("\(3000 - done) instances imported"), "\(resumed.output)")
            #expect(resumed.output.contains("\(done) already there"))
        }
    }

    private func importedInstances(_ log: String) throws -> [Substring] {
        guard let text = try? String(contentsOfFile: log, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").filter { $0.contains("\"event\":\"imported\"") }
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @discardableResult
    private func startAndStop(
        _ arguments: [String], _ signal: Int32, after duration: Duration
    ) async throws -> (status: Int32, errors: String) {
        let end = ContinuousClock.now + duration
        return try await startAndStop(arguments, signal) { ContinuousClock.now >= end }
    }

    /// Runs the program and sends it a signal once the condition holds, if it still runs then.
    private func startAndStop(
        _ arguments: [String], _ signal: Int32, when isTime: () -> Bool
    ) async throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = Lightbox.program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = FileManager.default.temporaryDirectory.appending(path: "lightbox-errors-\(UUID().uuidString)")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.start()
        while process.isRunning, !isTime() { try await Task.sleep(for: .milliseconds(5)) }
        if process.isRunning { kill(process.processIdentifier, signal) }
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
    }
}
