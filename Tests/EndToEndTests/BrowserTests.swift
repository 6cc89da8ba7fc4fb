import Foundation
import Support
import Testing

/// Serialized: two browsers at once would only wait for each other.
@Suite("Chromium, the browser", .serialized)
struct BrowserTests {
    @Test(
        "shows studies, a study, attributes and the viewer at phone and desktop width, logs nothing, asks nobody else",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func pages() async throws {
        try await withSampleStudies(arguments: ["--desk"]) { server in
            let output = try await check("check_pages.py", [server.serviceURL])
            #expect(output.contains("ok   the viewer draws the picture"))
            #expect(output.contains("ok   the keyboard reaches every entry of the navigation (390 pixels"))
        }
    }

    @Test(
        "OHIF lists the studies and shows a CT and an ultrasound; no request fails or leaves the host",
        .enabled(if: PythonClients.viewerIsWanted, "no .build-python/viewer: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func viewer() async throws {
        try await withSampleStudies(arguments: ["--viewer", PythonClients.viewer.path()]) { server in
            let output = try await check("check_ohif.py", [server.serviceURL])
            #expect(output.contains("ok   OHIF draws the ultrasound"))
        }
    }

    @Test(
        "OHIF says where to give a token, and shows who has one the own studies",
        .enabled(if: PythonClients.viewerIsWanted, "no .build-python/viewer: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func viewerWithToken() async throws {
        let arguments = ["--issuer", "--viewer", PythonClients.viewer.path()]
        try await withSampleStudies(arguments: arguments) { server in
            let output = try await check("check_ohif_token.py", [server.serviceURL])
            #expect(output.contains("ok   a service that is there, and one that comes, has the token at once"))
            #expect(output.contains("ok   OHIF draws the CT with the token"))
        }
    }

    @Test(
        "a person chooses who to be, sees the own studies, runs the programs, makes a link, watches a run; an app gets its code",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func access() async throws {
        try await withSampleStudies(arguments: ["--issuer", "--desk"]) { server in
            let output = try await check("check_access.py", [server.serviceURL])
            #expect(output.contains("ok   the app gets a token for its code"))
            #expect(output.contains("ok   a link that was ended shows nothing"))
            #expect(output.contains("ok   the page of a run is live with a token"))
            #expect(output.contains("ok   an export that does not come is announced"))
        }
    }

    /// Runs a script that drives the browser. Its screenshots are kept in `.build-screenshots`.
    /// - Returns: what it printed.
    private func check(_ name: String, _ arguments: [String]) async throws -> String {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/\(name)")
        let screenshots = SampleStudies.folder.deletingLastPathComponent().appending(path: ".build-screenshots")
        let result = try await PythonClients.run(script, arguments + [screenshots.path()])
        #expect(
            result.status == 0,
            "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") })\n\(result.errors)")
        return result.output
    }
}
