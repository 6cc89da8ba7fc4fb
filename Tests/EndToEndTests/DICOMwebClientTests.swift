import Foundation
import Support
import Testing

@Suite("dicomweb-client, the Python library")
struct DICOMwebClientTests {
    @Test(
        "lists studies, series and instances, retrieves instances, metadata, frames and rendered images",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func walk() async throws {
        try await withSampleStudies { server in
            let script = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Clients/check_dicomweb_client.py")
            let result = try await PythonClients.run(
                script, [server.serviceURL, SampleStudies.folder.appending(path: "manifest.json").path()])
            #expect(
                result.status == 0,
                "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") })\n\(result.errors)")
            #expect(result.output.contains("ok   studies"))
        }
    }
}
