import Foundation
import Support
import Testing

/// A short run of the hour that `Tests/Benchmarks/mixed-load.py` keeps.
@Suite("Mixed load", .serialized)
struct MixedLoadTests {
    @Test(
        "Under a mix of all requests every answer is as it must be, and nothing of the clients is left when they go",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .enabled(
            if: ProcessInfo.processInfo.environment["CI"] != nil
                || FileManager.default.isExecutableFile(atPath: "/usr/bin/h2load"),
            "no h2load: run Config/setup.sh --tests"),
        .timeLimit(.minutes(15)))
    func mixed() async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Benchmarks/mixed-load.py").standardized
        // Caches still fill in so short a time: that memory stays flat is for the hour to show, here it is bounded.
        let result = try await PythonClients.run(
            script,
            [
                Lightbox.program.path(), "--seconds", "20", "--calibrate", "5", "--share", "0.5", "--slack", "150",
                "--studies", SampleStudies.folder.path(),
            ])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("ok   every answer as it must be"))
    }
}
