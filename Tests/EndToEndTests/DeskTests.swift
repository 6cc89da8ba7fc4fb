import Foundation
import Support
import Testing

@Suite("The desk of the track, with participants")
struct ParticipantTests {
    @Test(
        "a good participant passes every rule; sixteen bad ones are each caught on the one that they break",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func participants() async throws {
        try await withSampleStudies(arguments: ["--desk"]) { server in
            let script = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Clients/participants.py")
            let result = try await PythonClients.run(script, [server.serviceURL])
            #expect(
                result.status == 0,
                "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") })\n\(result.errors)")
            #expect(result.output.contains("ok   the good participant shows everything"))
        }
    }
}
