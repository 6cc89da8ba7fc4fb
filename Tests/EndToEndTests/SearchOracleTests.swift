import Foundation
import Support
import SystemPackage
import Testing

/// Searches through the running server, compared with what pydicom reads in the same files and a second writing of the rules.
@Suite("Search oracle")
struct SearchOracleTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Clients/check_search.py")

    @Test(
        "E-01 to E-57 every kind of match over the sample studies finds what pydicom says",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"), .timeLimit(.minutes(30))
    )
    func samples() async throws {
        try await withSampleStudies { server in
            try await check(server, SampleStudies.folder)
        }
    }

    @Test(
        "E-01 to E-57 every kind of match over the corpus finds what pydicom says",
        .enabled(if: Corpus.isThere, "\(Corpus.absence)"),
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"), .timeLimit(.minutes(30))
    )
    func corpus() async throws {
        let folder = try #require(Corpus.folder)
        try await withTemporaryFolder { scratch in
            let data = scratch.appending("data").string
            let imported = try await Lightbox.run(["import", "--data", data, folder.path()])
            // Some of the files are broken.
            #expect(imported.status == 3)
            try await withServer(data: data) { server in try await check(server, folder) }
        }
    }

    private func check(_ server: RunningServer, _ folder: URL) async throws {
        let result = try await PythonClients.run(Self.script, [server.serviceURL, folder.path()])
        let lines = result.output.split(separator: "\n")
        #expect(result.status == 0, "\(lines.filter { $0.hasPrefix("FAIL") }.prefix(20))\n\(result.errors)")
        #expect(lines.last?.hasSuffix(" 0 failures") == true)
        let rules = [
            "E-05", "E-06", "E-07", "E-17", "E-20", "E-21", "E-22", "E-23", "E-24", "E-25", "E-27", "E-28", "E-31",
            "E-50",
        ]
        for rule in rules {
            #expect(lines.contains { $0.hasPrefix("ok   \(rule)") }, "\(rule) was checked")
        }
    }
}
