import Foundation
import Support
import SystemPackage
import Testing

@Suite("Backups", .serialized)
struct BackupTests {
    @Test(
        "A backup while objects come in is what was there at one moment, whole, and a second one brings the rest",
        .timeLimit(.minutes(30)))
    func underWay() async throws {
        try await withTemporaryFolder { folder in
            let (source, data) = (folder.appending("source").string, folder.appending("data").string)
            let (backup, restored) = (folder.appending("backup").string, folder.appending("restored").string)
            try SyntheticSeries(count: 1500, edge: 32).write(to: URL(filePath: source))
            // Some that are files of their own.
            let large = SyntheticSeries(count: 1, edge: 1024).file(1)
            for number in 0..<3 {
                try Data(large.replacing(Array("2.25.20001".utf8), with: Array("2.25.3000\(number)".utf8)))
                    .write(to: URL(filePath: source).appending(path: "large-\(number).dcm"))
            }
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            async let importing = Lightbox.run(["import", "--data", data, source])
            let first = try await Lightbox.run(["backup", "--data", data, "--to", backup])
            #expect(first.status == 0, "\(first.errors)")
            let verified = try await Lightbox.run(["verify", "--data", backup, "--deep"])
            #expect(verified.status == 0, "\(verified.output)")
            #expect(try await importing.status == 0)
            let second = try await Lightbox.run(["backup", "--data", data, "--to", backup])
            #expect(second.status == 0, "\(second.errors)")
            let back = try await Lightbox.run(["restore", "--data", restored, "--from", backup])
            #expect(back.status == 0, "\(back.errors)")
            let query = ["query", "--json", "--data"]
            #expect(
                try await Lightbox.run(query + [restored]).output == Lightbox.run(query + [data]).output)
            let deep = try await Lightbox.run(["verify", "--data", restored, "--deep"])
            #expect(deep.status == 0, "\(deep.output)")
        }
    }

    @Test("What is erased leaves the next backup too; a folder of something else is left alone")
    func erased() async throws {
        try await withTemporaryFolder { folder in
            let (source, data) = (folder.appending("source").string, folder.appending("data").string)
            let backup = folder.appending("backup").string
            let series = SyntheticSeries(count: 2, edge: 1024)
            try series.write(to: URL(filePath: source))
            _ = try await Lightbox.run(["import", "--data", data, source])
            #expect(try await Lightbox.run(["backup", "--data", data, "--to", backup]).status == 0)
            _ = try await Lightbox.run(
                ["remove", "--data", data, "--instance", series.sopInstanceUID(1), "--erase-now"])
            let again = try await Lightbox.run(["backup", "--data", data, "--to", backup])
            #expect(again.output.hasPrefix("1 instance "), "\(again.output)")
            let names = try FileManager.default.subpathsOfDirectory(atPath: backup + "/objects")
            #expect(names.count { $0.hasSuffix(".dcm") } == 1)
            let foreign = try await Lightbox.run(["backup", "--data", data, "--to", source])
            #expect(foreign.status == 2 && foreign.errors.contains("is not empty and holds no backup"))
            let over = try await Lightbox.run(["restore", "--data", data, "--from", backup])
            #expect(over.status == 2 && over.errors.contains("is there already"))
        }
    }

    @Test("Audit events that wait for their receiver, and the key of rehearsals, are in a backup and come back")
    func belongings() async throws {
        try await withTemporaryFolder { folder in
            let (source, data) = (folder.appending("source").string, folder.appending("data").string)
            let (backup, restored) = (folder.appending("backup").string, folder.appending("restored").string)
            let config = folder.appending("lightbox.yaml").string
            try "audit:\n  receiver: syslog-udp://127.0.0.1:9\n".write(
                toFile: config, atomically: true, encoding: .utf8)
            try SyntheticSeries(count: 2, edge: 16).write(to: URL(filePath: source))
            #expect(try await Lightbox.run(["import", "--data", data, "--config", config, source]).status == 0)
            let made = FileManager.default.createFile(
                atPath: data + "/rehearsal-key.pem", contents: Data("a key".utf8),
                attributes: [.posixPermissions: 0o600])
            #expect(made)
            #expect(try await Lightbox.run(["backup", "--data", data, "--to", backup]).status == 0)
            #expect(try await Lightbox.run(["restore", "--data", restored, "--from", backup]).status == 0)
            for name in ["audit/000001.journal", "rehearsal-key.pem"] {
                let original = try Data(contentsOf: URL(filePath: "\(data)/\(name)"))
                #expect(!original.isEmpty)
                for copy in ["\(backup)/\(name)", "\(restored)/\(name)"] {
                    #expect(try Data(contentsOf: URL(filePath: copy)) == original)
                    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
                    #expect(mode == 0o600, "\(copy)")
                }
            }
        }
    }
}
