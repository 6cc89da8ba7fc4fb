import Foundation
import Support
import SystemPackage
import Testing

@Suite("lightbox query")
struct QueryCommandTests {
    private func withSamples(_ body: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            let folderOfOne = SampleStudies.folder.appending(path: "ct-thorax").path()
            let imported = try await Lightbox.run(["import", "--data", data, folderOfOne])
            try #require(imported.status == 0)
            try await body(data)
        }
    }

    @Test("prints a table of what is found, and on standard error how many there are")
    func table() async throws {
        try await withSamples { data in
            let found = try await Lightbox.run(
                ["query", "--data", data, "PatientName=thorax fantom", "--fuzzy", "--include", "StudyDescription"])
            #expect(found.status == 0)
            let lines = found.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(
                lines[0].split(separator: " ", omittingEmptySubsequences: true).prefix(4)
                    == ["Date", "Patient", "ID", "Accession"])
            #expect(lines[0].contains("StudyDescription"))
            #expect(lines[1].contains("Phantom^Thorax  LB-0001  LBA-24-0318  CT,SR"))
            #expect(found.errors == "1 of 1 studies.\n")
            let series = try await Lightbox.run(["query", "--data", data, "--level", "series", "--limit", "2"])
            #expect(series.output.split(separator: "\n").count == 3)
            #expect(series.errors == "2 of 3 series; --offset 2 shows the next.\n")
        }
    }

    @Test("prints DICOM JSON, and nothing found is an empty array and no failure")
    func json() async throws {
        try await withSamples { data in
            let found = try await Lightbox.run(["query", "--data", data, "ModalitiesInStudy=SR", "--json"])
            let objects = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [[String: Any]]
            #expect(objects?.count == 1)
            let nothing = try await Lightbox.run(["query", "--data", data, "PatientID=none", "--json"])
            #expect(nothing.status == 0)
            #expect(nothing.output == "[]\n")
            #expect(nothing.errors == "0 of 0 studies.\n")
        }
    }

    @Test(
        "wrong usage is exit code 2 and one line that says what is allowed",
        arguments: [
            (["StudyDate=2024-01-01"], "StudyDate takes a date yyyymmdd"),
            (["fever"], "fever is no attribute"), (["PatientNam=x"], "PatientNam is no attribute"),
            (["--limit", "x"], "limit takes a whole number"),
            (["--series", "1.2"], "--study takes a UID"),
            (["--study", "x", "--level", "series"], "--study takes a UID"),
        ])
    func wrongUsage(arguments: [String], message: String) async throws {
        let result = try await Lightbox.run(["query", "--data", "/nowhere"] + arguments)
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("lightbox: \(message)"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("a data folder that is not there is a failure that says what to do, and is not made")
    func noFolder() async throws {
        let result = try await Lightbox.run(["query", "--data", "/nowhere/at-all"])
        #expect(result.status == 1)
        #expect(result.errors.contains("lightbox import --data"))
    }
}
