import Foundation
import Support
import SystemPackage
import Testing

@Suite("Other Python clients", .serialized)
struct ClientTests {
    @Test(
        "dicomtrolley finds and downloads every study, by WADO-RS and by the URI service",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func dicomtrolley() async throws {
        try await withSampleStudies { server in
            let manifest = SampleStudies.folder.appending(path: "manifest.json").path()
            let result = try await PythonClients.run(script("check_dicomtrolley.py"), [server.serviceURL, manifest])
            #expect(result.status == 0, "\(failures(result))")
            #expect(result.output.contains("ok   LB-0001 found"))
        }
    }

    @Test(
        "G-01, G-02 descriptions are valid OpenAPI 3.1, and as WADL say the same",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(10)))
    func descriptions() async throws {
        try await withSampleStudies(arguments: ["--stow"]) { server in
            let result = try await PythonClients.run(script("check_description.py"), [server.serviceURL])
            #expect(result.status == 0, "\(failures(result))")
        }
    }

    @Test(
        "A study or series as application/zip is a File-set that pydicom and DCMTK read, with the files as they are stored",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .enabled(
            if: ["dcmdump", "dcmgpdir", "bsdtar"].allSatisfy {
                FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
            }, "no DCMTK programs or no bsdtar"),
        .timeLimit(.minutes(30)))
    func archives() async throws {
        try await withSampleStudies { server in
            try await withTemporaryFolder { folder in
                let result = try await PythonClients.run(
                    script("check_archive.py"), [server.serviceURL, folder.string])
                #expect(result.status == 0, "\(failures(result))")
                #expect(result.output.contains(": dcmgpdir"))
            }
        }
    }

    @Test(
        "dciodvfy and pydicom find nothing in transcoded objects that they don't find in the stored ones",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dciodvfy"), "no dicom3tools"),
        .timeLimit(.minutes(30)))
    func transcoded() async throws {
        try await withSampleStudies { server in
            try await withTemporaryFolder { folder in
                let result = try await PythonClients.run(
                    script("check_transcoded.py"), [server.serviceURL, folder.string, "10"])
                #expect(result.status == 0, "\(failures(result))")
            }
        }
    }

    /// The slides of the corpus that wsidicom takes for slides have native tiles, which it can't read of any server: so
    /// the server encodes one, and serves what it made.
    @Test(
        "wsidicom opens whole slide images that were retrieved in JPEG 2000, and their tiles are the frames of the file",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .enabled(if: Corpus.isThere, "\(Corpus.absence)"), .timeLimit(.minutes(30)),
        arguments: ["sm_image", "sm_image_dots", "sm_image_grayscale"])
    func wsidicom(name: String) async throws {
        let slide = try #require(Corpus.folder).appending(path: "highdicom/\(name).dcm")
        try await withTemporaryFolder { folder in
            let encoded = URL(filePath: folder.appending("encoded.dcm").string)
            try await withImported(slide, into: folder.appending("native").string) { server in
                let found = try #require(try await get("\(server.serviceURL)/instances").dataSets().first)
                let url = try #require(value(found, "00081190"))
                let answer = try await get(url, accept: "application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90")
                #expect(answer.contentType == "application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90")
                try Data(answer.body).write(to: encoded)
            }
            try await withImported(encoded, into: folder.appending("encoded").string) { server in
                let result = try await PythonClients.run(
                    script("check_wsidicom.py"), [server.serviceURL, slide.path()])
                #expect(result.status == 0, "\(failures(result))")
                #expect(result.output.contains("ok   25 tiles"))
            }
        }
    }

    private func withImported(_ file: URL, into data: String, _ body: (RunningServer) async throws -> Void) async throws
    {
        let imported = try await Lightbox.run(["import", "--data", data, file.path()])
        #expect(imported.status == 0, "\(imported.output)")
        try await withServer(data: data, body)
    }

    private func value(_ dataSet: [String: Any], _ tag: String) -> String? {
        ((dataSet[tag] as? [String: Any])?["Value"] as? [String])?.first
    }

    private func script(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/\(name)")
    }

    private func failures(_ result: Lightbox.Result) -> String {
        "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") })\n\(result.errors)"
    }
}
