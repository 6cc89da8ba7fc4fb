import Foundation
import Support
import SystemPackage
import Testing

@Suite("Command line")
struct CommandLineTests {
    @Test(
        "Every command explains itself with an example",
        arguments: [
            ["demo"], ["serve"], ["import"], ["query"], ["view"], ["verify"], ["reindex"], ["remove"],
            ["backup"], ["restore"],
            ["config", "check"],
        ])
    func help(command: [String]) async throws {
        let result = try await Lightbox.run(command + ["--help"])
        #expect(result.status == 0)
        #expect(result.output.contains("Example"))
        #expect(result.output.contains("lightbox \(command.joined(separator: " "))"))
    }

    @Test(
        "Wrong usage ends with 2 and says what is wrong", arguments: [["fetch"], ["serve", "--prot", "1"], ["import"]])
    func wrongUsage(arguments: [String]) async throws {
        let result = try await Lightbox.run(arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("Error: "))
    }

    @Test("A wrong configuration names file, line, key and what is allowed")
    func wrongConfiguration() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending("wrong.yaml").string
            try "server:\n  port: eighty\n  prot: 1\n".write(toFile: file, atomically: true, encoding: .utf8)
            let result = try await Lightbox.run(["config", "check", "--config", file])
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(
                result.errors == """
                    lightbox: \(file):3: there is no key server.prot. Did you mean server.port?
                    \(file):2: server.port takes a whole number from 0 to 65535.

                    """)
        }
    }

    @Test("config check accepts the file that documents the keys")
    func documentedConfiguration() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Config/lightbox.yaml").standardizedFileURL.path()
        let result = try await Lightbox.run(["config", "check", "--config", file])
        #expect(result.status == 0)
        #expect(result.output.contains("127.0.0.1:8080"))
    }

    @Test("An import takes what is sound, passes by what is no DICOM, refuses the rest with a reason and ends with 3")
    func mixedFolder() async throws {
        try await withTemporaryFolder { folder in
            let source = URL(filePath: folder.appending("source").string)
            let series = SyntheticSeries(count: 2, edge: 8)
            try series.write(to: source)
            try Data("hello".utf8).write(to: source.appending(path: "readme.txt"))
            // Cut in the middle of the header.
            let broken = Array(series.file(1).prefix(150))
            try Data(broken).write(to: source.appending(path: "broken.dcm"))
            var other = series.file(2)
            other[other.count - 1] ^= 1
            try Data(other).write(to: source.appending(path: "other-content.dcm"))

            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, source.path()])
            #expect(result.status == 3)
            #expect(result.output.contains("2 instances imported"))
            #expect(result.output.contains("1 in conflict, 1 refused, 1 passed by as no DICOM."))
            #expect(result.output.contains("broken.dcm: "))
            #expect(Array(try Data(contentsOf: source.appending(path: "broken.dcm"))) == broken)

            let again = try await Lightbox.run(["import", "--data", data, "--json", source.path()])
            #expect(again.status == 3)
            let report = try #require(try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
            #expect(report["imported"] as? Int == 0)
            #expect(report["alreadyThere"] as? Int == 2)
            #expect((report["refused"] as? [Any])?.count == 1)
            #expect((report["conflicts"] as? [Any])?.count == 1)
        }
    }

    @Test("serve on a folder that is not there says what to do instead of serving nothing")
    func missingFolder() async throws {
        let result = try await Lightbox.run(["serve", "--data", "/nowhere/data", "--port", "0"])
        #expect(result.status == 1)
        #expect(result.errors.contains("lightbox import --data /nowhere/data"))
    }

    @Test("An address that other machines reach needs an explicit switch")
    func remoteAddress() async throws {
        try await withTemporaryFolder { folder in
            let result = try await Lightbox.run([
                "serve", "--data", folder.appending("data").string, "--host", "0.0.0.0", "--port", "0",
            ])
            #expect(result.status == 2)
            #expect(result.errors.contains("--allow-remote"))
        }
    }
}
