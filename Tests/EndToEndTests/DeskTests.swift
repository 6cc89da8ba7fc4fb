import Foundation
import Support
import SystemPackage
import Testing

@Suite("The desk of the track, with participants")
struct ParticipantTests {
    @Test(
        "a good participant passes every rule; nineteen bad ones are each caught on the one that they break",
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

    @Test(
        "Config/plugathon.yaml: the studies are the true ones, any app may read them, the desk is open, a flood has to wait",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func preset() async throws {
        let checkout = SampleStudies.folder.deletingLastPathComponent()
        try await withTemporaryFolder { folder in
            try await withServer(
                data: folder.appending("data").string, command: "demo",
                arguments: [
                    "--config", checkout.appending(path: "Config/plugathon.yaml").path(),
                    "--samples", SampleStudies.folder.path(),
                ]
            ) { server in
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/check_track.py")
                let result = try await PythonClients.run(
                    script, [server.serviceURL, SampleStudies.folder.appending(path: "manifest.json").path()])
                #expect(
                    result.status == 0,
                    "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") })\n\(result.errors)")
                #expect(result.output.contains("ok   the test cards have their true samples in every syntax"))
            }
        }
    }
}
