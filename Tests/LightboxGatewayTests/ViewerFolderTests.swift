import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxGateway
import Support
import SystemPackage
import Testing

@Suite("The folder of a web viewer", .sampleGateway)
struct ViewerFolderTests {
    @Test("its files have their types and entity tags, its pages its document, and nothing outside of it can be read")
    func files() async throws {
        try await withTemporaryFolder { folder in
            let site = folder.appending("site")
            try FileManager.default.createDirectory(
                atPath: site.appending("assets").string, withIntermediateDirectories: true)
            for (name, text) in [
                ("site/index.html", "<script>window.PUBLIC_URL = '/ohif/';</script>a viewer"),
                ("site/code.wasm", "w"), ("site/a.bundle.0123456789abcdef01.js", "s"),
                ("site/app.css", "@import url(https://fonts.example.org/x);a{}"), ("secret.txt", "secret"),
            ] {
                try Data(text.utf8).write(to: URL(filePath: folder.appending(name).string))
            }
            let viewer = try #require(ViewerFolder(path: site.string))
            var gateway = try #require(SampleGateway.current)
            gateway.options.viewer = viewer
            let responder = gateway
            try await Application(responder: responder).test(.router) { client in
                func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
                    try await client.execute(uri: path, method: .get, headers: headers)
                }
                for path in ["/viewer/", "/viewer/viewer?StudyInstanceUIDs=1.2.3", "/ohif/"] {
                    let page = try await get(path)
                    #expect(page.status == .ok)
                    #expect(String(buffer: page.body).contains("a viewer"))
                    #expect(page.headers[.contentSecurityPolicy] != nil)
                }
                #expect(try await get("/viewer").headers[.location] == "viewer/")
                let code = try await get("/ohif/code.wasm")
                #expect(code.headers[.contentType] == "application/wasm")
                let tag = try #require(code.headers[.eTag])
                #expect(try await get("/viewer/code.wasm", [.ifNoneMatch: tag]).status == .notModified)
                #expect(try await get("/viewer/code.wasm", [.range: "bytes=99-"]).status == .ok)
                #expect(String(buffer: try await get("/ohif/app.css").body) == "a{}")
                let script = try await get("/ohif/a.bundle.0123456789abcdef01.js")
                #expect(script.headers[.cacheControl]?.contains("immutable") == true)
                for path in [
                    "/ohif/missing.js", "/ohif/assets", "/ohif/../secret.txt", "/ohif/%2e%2e/secret.txt",
                    "/viewer/..%2Fsecret.txt", "/ohif//../../secret.txt", "/ohif/%00", "/ohif/%ff.js",
                ] {
                    let answer = try await get(path)
                    #expect(answer.status == .notFound, "\(path)")
                }
                #expect(try await get("/").status == .ok)
            }
        }
    }

    @Test("a folder without a document is none")
    func missing() throws {
        try withTemporaryFolder { folder in #expect(ViewerFolder(path: folder.string) == nil) }
    }
}
