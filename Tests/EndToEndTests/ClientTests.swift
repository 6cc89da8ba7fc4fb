import Foundation
import Support
import SystemPackage
import Testing

@Suite("Other Python clients", .serialized)
struct ClientTests {
    @Test(
        "dicomtrolley finds and downloads every study, by WADO-RS and by the URI service",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(5)))
    func dicomtrolley() async throws {
        try await withSampleStudies { server in
            let manifest = SampleStudies.folder.appending(path: "manifest.json").path()
            let result = try await PythonClients.run(script("check_dicomtrolley.py"), [server.serviceURL, manifest])
            #expect(result.status == 0, "\(failures(result))")
            #expect(result.output.contains("ok   LB-0001 found"))
        }
    }

    @Test(
        "wsidicom opens the whole slide image of the corpus and reads tiles of it",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .enabled(if: Corpus.isThere, "\(Corpus.absence)"), .timeLimit(.minutes(5)))
    func wsidicom() async throws {
        let slide = try #require(Corpus.folder).appending(path: "google/test_wsi.dcm")
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            let imported = try await Lightbox.run(["import", "--data", data, slide.path()])
            #expect(imported.status == 0, "\(imported.output)")
            try await withServer(data: data) { server in
                let found = try #require(try await get("\(server.serviceURL)/series").dataSets().first)
                let uids = ["0020000D", "0020000E"].compactMap {
                    ((found[$0] as? [String: Any])?["Value"] as? [String])?.first
                }
                let result = try await PythonClients.run(script("check_wsidicom.py"), [server.serviceURL] + uids)
                #expect(result.status == 0, "\(failures(result))")
                #expect(result.output.contains("ok   tile"))
            }
        }
    }

    private func script(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/\(name)")
    }

    private func failures(_ result: Lightbox.Result) -> String {
        "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") })\n\(result.errors)"
    }
}
