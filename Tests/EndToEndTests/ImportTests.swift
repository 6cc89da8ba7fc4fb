import Foundation
import GRDB
import Support
import SystemPackage
import Testing

@Suite("Import, verify, reindex and remove", .serialized)
struct ImportTests {
    @Test("reindex after the index was deleted gives byte-identical search results and metadata")
    func reindex() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()]).status == 0)
            let before = try await answers(data)
            for name in try FileManager.default.contentsOfDirectory(atPath: data) where name.hasPrefix("index.sqlite") {
                try FileManager.default.removeItem(atPath: data + "/" + name)
            }
            let result = try await Lightbox.run(["reindex", "--data", data])
            #expect(result.status == 0, "\(result.output)\(result.errors)")
            #expect(try await answers(data) == before)
            // An index that is there is made anew just the same, and the next import still knows its files.
            #expect(try await Lightbox.run(["reindex", "--data", data]).status == 0)
            #expect(try await answers(data) == before)
        }
    }

    @Test("Commands that start together in a new folder all find an index")
    func together() async throws {
        for _ in 0..<5 {
            try await withTemporaryFolder { folder in
                let data = folder.appending("data").string
                let source = folder.appending("source").string
                try SyntheticSeries(count: 2, edge: 16).write(to: URL(filePath: source))
                try await withThrowingTaskGroup(of: (Int32, String).self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            let result = try await Lightbox.run(["import", "--data", data, source])
                            return (result.status, result.errors)
                        }
                    }
                    for try await (status, errors) in group { #expect(status == 0, "\(errors)") }
                }
            }
        }
    }

    @Test("A-25 what is removed while the server runs answers 410 at once, and 200 when it is imported again")
    func remove() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 2, edge: 16)
            let source = folder.appending("source").string
            try series.write(to: URL(filePath: source))
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, source]).status == 0)
            try await withServer(data: data) { server in
                let study = "\(server.serviceURL)/studies/\(series.study)"
                let instance = "\(study)/series/\(series.series)/instances/\(series.sopInstanceUID(1))"
                let none = try await Lightbox.run(["remove", "--data", data, "--study", "1.2.3"])
                #expect(none.status == 1)
                let first = try await Lightbox.run(
                    ["remove", "--data", data, "--instance", series.sopInstanceUID(1), "--erase-now"])
                #expect(first.output == "1 instance removed; their bytes are erased.\n", "\(first.errors)")
                #expect(try await get(instance).status == 410)
                #expect(try await get("\(instance)/frames/1").status == 410)
                #expect(try await get(study).status == 200)
                #expect(try await Lightbox.run(["remove", "--data", data, "--series", series.series]).status == 0)
                #expect(try await get("\(study)/metadata").status == 410)
                #expect(String(decoding: try await get("\(server.serviceURL)/studies").body, as: UTF8.self) == "[]")
                #expect(try await get("\(server.serviceURL)/studies/1.2.3").status == 404)
                #expect(try await Lightbox.run(["import", "--data", data, source]).status == 0)
                #expect(try await get(study).status == 200)
            }
        }
    }

    @Test(
        "remove with an index that another program holds ends with a sentence that says what to do",
        .timeLimit(.minutes(5)))
    func removeBusy() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 1, edge: 16)
            let source = folder.appending("source").string
            try series.write(to: URL(filePath: source))
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, source]).status == 0)
            let remove = ["remove", "--data", data, "--study", series.study]
            var configuration = Configuration()
            // The transaction stays open while the command runs.
            configuration.allowsUnsafeTransactions = true
            let holder = try DatabaseQueue(
                path: folder.appending("data/index.sqlite").string, configuration: configuration)
            try holder.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let refused = try await Lightbox.run(remove)
            #expect(refused.status == 1)
            #expect(
                refused.errors == """
                    lightbox: Another program keeps writing to the data folder. Wait until it has ended, and run the \
                    same command again.

                    """)
            try holder.inDatabase { try $0.execute(sql: "ROLLBACK") }
            try holder.close()
            #expect(try await Lightbox.run(remove).status == 0)
        }
    }

    @Test("A file in place that changed or vanished answers 404, never with other bytes; verify names it")
    func inPlace() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 3, edge: 16)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, "--in-place", source.path()]).status == 0)
            try await withServer(data: data) { server in
                func instance(_ number: Int) -> String {
                    "\(server.serviceURL)/studies/\(series.study)/series/\(series.series)/instances/"
                        + series.sopInstanceUID(number)
                }
                for number in 1...3 { #expect(try await get("\(instance(number))/frames/1").status == 200) }
                var changed = series.file(1)
                changed[changed.count - 1] ^= 0xFF
                try Data(changed).write(to: source.appending(path: "1.dcm"))
                try FileManager.default.removeItem(at: source.appending(path: "2.dcm"))
                for path in ["", "/frames/1", "/rendered"] {
                    #expect(try await get(instance(1) + path).status == 404)
                    #expect(try await get(instance(2) + path).status == 404)
                    #expect(try await get(instance(3) + path).status == 200)
                }
                let verified = try await Lightbox.run(["verify", "--data", data])
                #expect(verified.status == 3)
                #expect(verified.output.contains("1.dcm): the file was changed"), "\(verified.output)")
                #expect(verified.output.contains("2.dcm): its object is not there"))
            }
        }
    }

    @Test("An import holds less than 300 MB, whatever the size of a file", .timeLimit(.minutes(30)))
    func memory() async throws {
        try await withTemporaryFolder { folder in
            // Pixel data of 400 MiB, most of it a hole.
            let byteCount = 400 << 20
            var bytes = SyntheticSeries(count: 1, edge: 16).file(1)
            for place in 0..<4 {
                bytes[bytes.count - 516 + place] = UInt8(truncatingIfNeeded: byteCount >> (8 * place))
            }
            let path = folder.appending("large.dcm")
            let file = try FileDescriptor.open(path, .writeOnly, options: [.create], permissions: .ownerReadWrite)
            try file.closeAfter {
                try file.writeAll(bytes)
                try file.resize(to: Int64(bytes.count - 512 + byteCount))
            }
            let result = try await Lightbox.run(["import", "--data", folder.appending("data").string, path.string])
            #expect(result.output.hasPrefix("1 instance imported"), "\(result.output)\(result.errors)")
            #expect(result.peakByteCount < 300_000_000)
        }
    }

    @Test("A dry run leaves no data folder behind and says what would happen")
    func dryRun() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, "--dry-run", SampleStudies.folder.path()])
            #expect(result.status == 0)
            #expect(result.output.contains("would be imported"))
            #expect(!FileManager.default.fileExists(atPath: data))
        }
    }

    @Test("Paths come from a list that find made, one file of it missing")
    func pathList() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 3, edge: 16)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let list = folder.appending("list").string
            let paths = ["1.dcm", "3.dcm", "missing.dcm"].map { source.appending(path: $0).path() }
            try Data(paths.joined(separator: "\0").utf8).write(to: URL(filePath: list))
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, "--files-from0", list])
            #expect(result.status == 3)
            #expect(result.output.contains("2 instances imported"))
            #expect(result.output.contains("missing.dcm"))
        }
    }

    @Test(
        "A DICOMDIR that names a file which is not there is reported",
        .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
    func mediaDirectory() async throws {
        let medium = try #require(Corpus.folder)
        let directories =
            FileManager.default.enumerator(atPath: medium.path())?
            .compactMap { $0 as? String }.filter { $0.hasSuffix("/DICOMDIR") } ?? []
        let directory = try #require(directories.first)
        try await withTemporaryFolder { folder in
            let source = URL(filePath: folder.appending("source").string)
            try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: medium.appending(path: directory), to: source.appending(path: "DICOMDIR"))
            let result = try await Lightbox.run(["import", "--data", folder.appending("data").string, source.path()])
            #expect(result.status == 0)
            #expect(result.output.contains("the DICOMDIR names"), "\(result.output)")
        }
    }

    @Test("A watched folder is imported as files come in, once they have stopped growing", .timeLimit(.minutes(30)))
    func watch() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 2, edge: 16)
            let drop = URL(filePath: folder.appending("drop").string)
            try FileManager.default.createDirectory(at: drop, withIntermediateDirectories: true)
            let data = folder.appending("data").string
            let log = folder.appending("log").string
            let process = Process()
            process.executableURL = Lightbox.program
            process.arguments = ["import", "--data", data, "--watch", drop.path(), "--settle", "1", "--log", log]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.start()
            defer { process.terminate() }
            // Half a file first.
            let file = drop.appending(path: "a/1.dcm")
            try await Task.sleep(for: .milliseconds(500))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            let bytes = series.file(1)
            try Data(bytes.prefix(500)).write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            try handle.seekToEnd()
            try handle.write(contentsOf: bytes.dropFirst(500))
            try handle.close()
            while (try? String(contentsOfFile: log, encoding: .utf8))?.contains("\"imported\"") != true {
                try await Task.sleep(for: .milliseconds(100))
            }
            try Data(series.file(2)).write(to: drop.appending(path: "2.dcm"))
            while (try String(contentsOfFile: log, encoding: .utf8)).split(separator: "\n").count < 2 {
                try await Task.sleep(for: .milliseconds(100))
            }
            let text = try String(contentsOfFile: log, encoding: .utf8)
            #expect(!text.contains("refused"))
            kill(process.processIdentifier, SIGINT)
            while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
            #expect(process.terminationStatus == 0)
        }
    }

    private func answers(_ data: String) async throws -> [Data] {
        try await withServer(data: data) { server in
            var answers: [Data] = []
            for path in [
                "/studies?includefield=all", "/series?includefield=all", "/instances?includefield=all&limit=1000",
            ] {
                let body = String(decoding: try await get(server.serviceURL + path).body, as: UTF8.self)
                answers.append(Data(body.replacing(server.serviceURL, with: "").utf8))
            }
            return answers
        }
    }
}
