import Foundation
import Support
import SystemPackage
import Testing

@Suite("Rendered pictures beside NumPy", .enabled(if: Corpus.isThere, "\(Corpus.absence)"))
struct RenderedPictureTests {
    @Test(
        """
        C-30 to C-40 every picture of the corpus is what NumPy draws, in colour of what Pillow and pylibjpeg decode, \
        but for those that are named with a reason
        """,
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func oracle() async throws {
        let folder = try #require(Corpus.folder)
        try await withTemporaryFolder { scratch in
            let data = scratch.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, folder.path()])
            try await withServer(data: data) { server in
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/check_rendering.py")
                let result = try await PythonClients.run(script, [server.serviceURL])
                let faults = result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") }
                #expect(result.status == 0, "\(faults)\n\(result.errors)")
                let summary = try #require(result.output.split(separator: "\n").last)
                let same = try #require(summary.firstMatch(of: /([0-9]+) same, 0 different, 0 failed, .*, 0 faults/))
                #expect((Int(same.1) ?? 0) > 440, "\(summary)")
                let coloured = try #require(
                    result.output.firstMatch(of: /([0-9]+) as pillow decodes them, ([0-9]+) as pylibjpeg/))
                #expect((Int(coloured.1) ?? 0) > 35 && (Int(coloured.2) ?? 0) > 40, "\(coloured.0)")
            }
        }
    }
}

@Suite("Rendered pictures beside DCMTK", .enabled(if: Corpus.isThere, "\(Corpus.absence)"))
struct DCMTKPictureTests {
    @Test(
        "C-20 pictures of the corpus are those of dcmj2pnm, and every difference has a rule that explains it",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dcmj2pnm"), "no dcmtk"),
        .timeLimit(.minutes(30)))
    func dcmtk() async throws {
        let folder = try #require(Corpus.folder)
        try await withTemporaryFolder { scratch in
            let data = scratch.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, folder.path()])
            try await withServer(data: data) { server in
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/check_dcmtk.py")
                let result = try await PythonClients.run(script, [server.serviceURL])
                #expect(result.status == 0, "\(result.output)\(result.errors)")
                let same = try #require(result.output.firstMatch(of: /([0-9]+) same, .*, 0 faults/))
                #expect((Int(same.1) ?? 0) > 180, "\(result.output)")
            }
        }
    }
}

@Suite("Golden pictures")
struct GoldenPictureTests {
    @Test(
        "C-20 every series of the sample studies, and what is drawn on it, looks as it did when somebody last looked at it",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func golden() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        try await withTemporaryFolder { scratch in
            let made = scratch.appending("made").string
            try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
            let making = try await PythonClients.run(
                folder.appending(path: "Clients/make_derived.py"), [SampleStudies.folder.path(), made])
            try #require(making.status == 0, "\(making.errors)")
            let data = scratch.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path(), made])
            try await withServer(data: data) { server in
                let result = try await PythonClients.run(
                    folder.appending(path: "Clients/check_golden.py"),
                    [server.serviceURL, folder.appending(path: "Golden").path()])
                let advice = "look at the sheet that --sheet FILE writes, then keep the pictures with --accept"
                #expect(result.status == 0, "\(result.output)\(result.errors)\n\(advice)")
            }
        }
    }
}

@Suite("Pictures of made images")
struct MadePictureTests {
    @Test(
        "C-41 overlays are drawn where annotation=technique or a presentation state asks, as NumPy reads them; C-23 shutter",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func overlays() async throws { try await check("check_overlays.py", ending: "7 frames, 0 faults\n") }

    @Test(
        "C-22 C-23 C-24 blended, subtracted, turned, marked and pseudo-coloured images are what NumPy draws, in order",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func presentationStates() async throws {
        try await check("check_presentation.py", ending: "45 answers, 0 faults\n")
    }

    @Test(
        "I-27 to I-32, I-37, C-06, C-10, C-11, C-20, C-26, C-28, C-34, C-38, C-39, C-42 pictures and documents as a client sees them",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func vectors() async throws { try await check("check_vectors.py", ending: "31 vectors, 0 faults\n") }

    /// Runs a script that makes files, and compares what a server draws of them.
    private func check(_ name: String, ending: String) async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/\(name)")
        try await withTemporaryFolder { scratch in
            let folder = scratch.appending("files").string
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let made = try await PythonClients.run(script, ["make", folder])
            try #require(made.status == 0, "\(made.errors)")
            let data = scratch.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, folder])
            try await withServer(data: data) { server in
                let result = try await PythonClients.run(script, ["check", server.serviceURL, folder])
                #expect(result.status == 0, "\(result.output)\(result.errors)")
                #expect(result.output.hasSuffix(ending), "\(result.output)")
            }
        }
    }
}

@Suite("Pictures of what is made of images", .enabled(if: Corpus.isThere, "\(Corpus.absence)"))
struct DerivedPictureTests {
    @Test(
        "C-20 segments lie on their images, contours on their slices, ECGs are to scale, selections show what they select",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func derived() async throws {
        let folder = try #require(Corpus.folder)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/check_derived.py")
        try await withTemporaryFolder { scratch in
            let made = scratch.appending("made").string
            try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
            let making = try await PythonClients.run(script, ["make", folder.path(), made])
            try #require(making.status == 0, "\(making.errors)")
            let data = scratch.appending("data").string
            let kinds = ["highdicom", "dcmqi", "pydicom", "pydicom-data", "rt-utils"]
            let sources = kinds.map { folder.appending(path: $0).path() } + [made]
            _ = try await Lightbox.run(["import", "--data", data] + sources)
            try await withServer(data: data) { server in
                let result = try await PythonClients.run(script, ["check", server.serviceURL, folder.path(), made])
                #expect(result.status == 0, "\(result.output)\(result.errors)")
                let checked = try #require(result.output.firstMatch(of: /([0-9]+) pictures, 0 faults/))
                #expect((Int(checked.1) ?? 0) >= 29, "\(result.output)")
            }
        }
    }
}
