import Foundation
import Support
import SystemPackage
import Testing

/// The two videos of the corpus, which ffmpeg made: H.264 in MP4, and MPEG-2 in a program stream.
@Suite("Videos of the corpus", .enabled(if: Corpus.isThere, "\(Corpus.absence)"), .serialized)
struct VideoPlayerTests {
    @Test("B-60, B-72 the stream that comes back is the one that was stored, byte by byte", .timeLimit(.minutes(30)))
    func streams() async throws {
        try await withVideos { server in
            let types = ["1.2.840.10008.1.2.4.100": "video/mpeg", "1.2.840.10008.1.2.4.102": "video/mp4"]
            let files = try ExpectedFile.all().filter { types[$0.transferSyntax ?? ""] != nil }
            #expect(files.count == 2)
            for file in files {
                let study = try #require(file.studyUid), series = try #require(file.seriesUid)
                let instance = try #require(file.sopInstanceUid), type = types[file.transferSyntax ?? ""]
                let url = "\(server.serviceURL)/studies/\(study)/series/\(series)/instances/\(instance)"
                let digest = file.encapsulated?.firstFrameSha256
                let rendered = try await get("\(url)/rendered")
                #expect(rendered.contentType == type)
                #expect(sha256(rendered.body) == digest)
                let bulk = try await get(
                    "\(url)/bulkdata/7FE00010", accept: "application/octet-stream; transfer-syntax=*")
                #expect(bulk.contentType == "\(type ?? ""); transfer-syntax=\(file.transferSyntax ?? "")")
                #expect(sha256(bulk.body) == digest)
            }
        }
    }

    @Test(
        "C-27 a browser plays the stream and seeks in it, and OHIF shows it in its video viewport",
        .enabled(if: PythonClients.viewerIsWanted, "no OHIF: run Config/setup.sh --tests"),
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromedriver"), "no chromium-driver"),
        .timeLimit(.minutes(30)))
    func player() async throws {
        try await withVideos(arguments: ["--viewer", PythonClients.viewer.path()]) { server in
            try await withTemporaryFolder { folder in
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/check_video.py")
                let result = try await PythonClients.run(script, [server.serviceURL, folder.string])
                let failures = result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") }
                #expect(result.status == 0, "\(failures)\n\(result.errors)")
                #expect(result.output.contains("ok   OHIF"))
            }
        }
    }

    private func withVideos(arguments: [String] = [], _ body: (RunningServer) async throws -> Void) async throws {
        let corpus = try #require(Corpus.folder)
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            let videos = ["video-h264-high41.dcm", "video-mpeg2-mpml.dcm"].map {
                corpus.appending(path: "made-here/\($0)").path()
            }
            let imported = try await Lightbox.run(["import", "--data", data] + videos)
            #expect(imported.status == 0, "\(imported.output)\(imported.errors)")
            try await withServer(data: data, arguments: arguments, body)
        }
    }
}
