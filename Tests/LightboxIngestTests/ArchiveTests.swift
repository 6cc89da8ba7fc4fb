import DICOMCore
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxStore
import Support
import SystemPackage
import Testing

@Suite("Archives")
struct ArchiveTests {
    private let series = SyntheticSeries(count: 3, edge: 16)

    @Test(
        "The files of an archive are imported without being unpacked",
        arguments: [
            ("a.tar", ["/bin/tar", "-cf"]), ("a.tar.gz", ["/bin/tar", "-czf"]), ("A.TGZ", ["/bin/tar", "-czf"]),
            ("a.iso", ["/usr/bin/bsdtar", "--format=iso9660", "-cf"]),
            ("a.zip", ["/usr/bin/env", "python3", "-m", "zipfile", "-c"]),
        ])
    func archive(name: String, program: [String]) async throws {
        try await DataFolder.with { data in
            let files = data.folder.appending("files").string
            try series.write(to: URL(filePath: files))
            // Larger than what waits in memory.
            let large = SyntheticSeries(count: 1, edge: 1024).file(1)
                .replacing(Array("2.25.20001".utf8), with: Array("2.25.30001".utf8))
            try Data(large).write(to: URL(filePath: files).appending(path: "large.dcm"))
            try Data("text".utf8).write(to: URL(filePath: files).appending(path: "readme.txt"))
            let result = try await runProgram(
                URL(filePath: program[0]),
                program.dropFirst() + [data.source.appending(name).string]
                    + (program[0].hasSuffix("tar") ? ["-C", data.folder.string, "files"] : [files]))
            #expect(result.status == 0, "\(result.errors)")
            let report = try await data.run()
            #expect(report.importedCount == 4)
            #expect(report.skippedCount == 1)
            #expect(!report.hasRefusals)
            #expect(try await data.bytes(series.identity(2)) == series.file(2))
            #expect(try await data.run().alreadyThereCount == 4)
        }
    }

    @Test("A damaged archive gives what is in front of the damage, and a refusal that names it")
    func damage() async throws {
        try await DataFolder.with { data in
            let files = data.folder.appending("files").string
            try SyntheticSeries(count: 3, edge: 128).write(to: URL(filePath: files))
            let path = data.source.appending("a.tar")
            _ = try await runProgram(
                URL(filePath: "/bin/tar"), ["-cf", path.string, "-C", data.folder.string, "--sort=name", "files"])
            let whole = try Data(contentsOf: URL(filePath: path.string))
            try whole.prefix(whole.count / 2).write(to: URL(filePath: path.string))
            let report = try await data.run()
            #expect((1...2).contains(report.importedCount))
            #expect(!report.refusals.isEmpty)
            #expect(report.refusals.allSatisfy { $0.reason == .damagedArchive })
            #expect(report.refusals.allSatisfy { $0.candidate.path.hasPrefix(path.string) })
        }
    }

    @Test("A file that only has the name of an archive is looked at like any other")
    func notAnArchive() async throws {
        try await DataFolder.with { data in
            try data.write(["1.zip": series.file(1), "2.tar": Array("text".utf8)])
            let report = try await data.run()
            #expect(report.importedCount == 1)
            #expect(report.skippedCount == 1)
        }
    }
}
