import Foundation
import NIOHTTP1
import Support
import Synchronization
import SystemPackage
import Testing

/// What comes in while a data folder is served.
@Suite("A server that takes in")
struct ReceivingTests {
    @Test(
        "dicomweb-client stores, 100 senders at once, and nothing is lost or changed",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func manySenders() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            let server = try await RunningServer(data: data, arguments: ["--stow"])
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/check_store.py")
            let result = try await PythonClients.run(
                script, [server.serviceURL, SampleStudies.folder.path(), "100"])
            #expect(result.status == 0, "\(result.output)\n\(result.errors)")
            #expect(try server.peakByteCount() < 300_000_000)
            #expect(await server.stop() == 0)
            // What is durable is what was acknowledged: an index made anew from the objects has it all.
            let reindexed = try await Lightbox.run(["reindex", "--data", data])
            #expect(reindexed.output.contains(result.output.prefix { $0 != " " } + " instances indexed"))
        }
    }

    @Test(
        "dcmsend and pynetdicom push, several associations at once, and nothing is lost or changed",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func dicomNetwork() async throws {
        try await withTemporaryFolder { folder in
            let port = try freePort()
            let server = try await RunningServer(
                data: folder.appending("data").string, arguments: ["--dimse", String(port), "--ae", "LIGHTBOX"])
            let address = ["-aec", "LIGHTBOX", "127.0.0.1", String(port)]
            let echo = try await runProgram(URL(filePath: "/usr/bin/echoscu"), address)
            #expect(echo.status == 0, "\(echo.errors)")
            // Each file in the syntax in which it is written; what is no DICOM is passed by.
            let sent = try await runProgram(
                URL(filePath: "/usr/bin/dcmsend"),
                ["-nh", "+sd", "+r", "+sp", "*.dcm", "-dn"] + address + [SampleStudies.folder.path()])
            #expect(sent.status == 0, "\(sent.errors)")
            // The same once more, by another program: it is there, byte by byte, and that is success.
            let pushed = try await runProgram(
                URL(filePath: "/usr/bin/storescu"), ["-v"] + address + [try sampleFile()])
            #expect(pushed.status == 0, "\(pushed.errors)")
            #expect((pushed.output + pushed.errors).contains("Received Store Response (Success)"))
            let found = try await get(server.serviceURL + "/instances?limit=1000").dataSets().count
            #expect(found == 114)
            try await expectSampleBack(server)
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/check_dimse.py")
            let result = try await PythonClients.run(
                script, [String(port), "LIGHTBOX", server.serviceURL, SampleStudies.folder.path(), "100"])
            #expect(result.status == 0, "\(result.output)\n\(result.errors)")
            let stranger = try await runProgram(
                URL(filePath: "/usr/bin/storescu"), ["-aec", "OTHER", "127.0.0.1", String(port), try sampleFile()])
            #expect(stranger.status != 0)
            #expect(await server.stop() == 0)
        }
    }

    private func sampleFile() throws -> String {
        let folder = SampleStudies.folder.path()
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".dcm") }.sorted()
        return folder + "/" + (try #require(names.first))
    }

    /// The data set of a sample is byte by byte what was sent; the meta information is the receiver's own.
    private func expectSampleBack(_ server: RunningServer) async throws {
        let sent = [UInt8](try Data(contentsOf: URL(filePath: try sampleFile())))
        let instances = try await get(server.serviceURL + "/instances?limit=1000").dataSets()
        var isBack = false
        for instance in instances {
            let url = ((instance["00081190"] as? [String: Any])?["Value"] as? [String])?.first ?? ""
            let answer = try await get(url, accept: "application/dicom; transfer-syntax=*")
            if answer.body.suffix(1000) == sent.suffix(1000) {
                isBack = true
                break
            }
        }
        #expect(isBack)
    }

    @Test("A file that is dropped into a watched folder is found soon after, and stays; an import goes on beside it")
    func watching() async throws {
        try await withTemporaryFolder { folder in
            let (data, incoming, other) = (
                folder.appending("data"), folder.appending("incoming"), folder.appending("other")
            )
            try FileManager.default.createDirectory(atPath: incoming.string, withIntermediateDirectories: true)
            let server = try await RunningServer(
                data: data.string,
                arguments: ["--watch", incoming.string, "--stow", "--config", try settle(in: folder)])
            let series = SyntheticSeries(count: 3, edge: 8)
            try series.write(to: URL(filePath: incoming.string))
            try FileManager.default.createDirectory(atPath: other.string, withIntermediateDirectories: true)
            for number in 101...140 {
                try Data(series.file(number)).write(to: URL(filePath: other.appending("\(number).dcm").string))
            }
            let result = try await Lightbox.run(["import", "--data", data.string, other.string])
            #expect(result.status == 0, "\(result.errors)")
            try await eventually { try await get(server.serviceURL + "/instances?limit=100").dataSets().count == 43 }
            #expect(try FileManager.default.contentsOfDirectory(atPath: incoming.string).count == 3)
            #expect(await server.stop() == 0)
        }
    }

    @Test(
        "What its sender was told is stored is there, although the server is killed while many send",
        .timeLimit(.minutes(30)))
    func killed() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            let server = try await RunningServer(data: data, arguments: ["--stow"])
            let (root, stored) = (server.serviceURL, Stored())
            let senders = (1...8).map { sender in
                Task {
                    for number in 1... {
                        // Some are files of their own in the store.
                        let series = SyntheticSeries(count: 1, edge: number % 8 == 0 ? 768 : 64)
                        let file = sender * 100_000 + number
                        let answer = try? await get(
                            "\(root)/studies", accept: "application/dicom+json", method: .POST,
                            headers: ["Content-Type": "application/dicom"], body: series.file(file))
                        guard answer?.status == 200 else { return }
                        stored.uids.withLock { _ = $0.insert(series.sopInstanceUID(file)) }
                    }
                }
            }
            let enough = Int.random(in: 20...80)
            try await eventually { stored.uids.withLock { $0.count } >= enough }
            _ = await server.stop(SIGKILL)
            for sender in senders { await sender.value }
            let told = stored.uids.withLock { $0 }
            #expect(told.count >= enough)

            let next = try await RunningServer(data: data, arguments: ["--stow"])
            let found = try await get("\(next.serviceURL)/instances?limit=100000").dataSets()
            let uids = Set(found.compactMap { (($0["00080018"] as? [String: Any])?["Value"] as? [String])?.first })
            #expect(told.isSubset(of: uids), "\(told.subtracting(uids)) of \(told.count) are lost")
            // Of each sender one more can have come in, whose answer did not arrive.
            #expect(uids.count <= told.count + 8)
            #expect(await next.stop() == 0)
            let verified = try await Lightbox.run(["verify", "--data", data, "--deep"])
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
            #expect(verified.output.hasPrefix("\(uids.count) objects checked"), "\(verified.output)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: data + "/staging").isEmpty)
        }
    }

    /// What senders were told.
    private final class Stored: Sendable {
        let uids = Mutex<Set<String>>([])
    }

    /// A configuration in which a file has settled after a second.
    private func settle(in folder: FilePath) throws -> String {
        let path = folder.appending("lightbox.yaml").string
        try "watch:\n  settleSeconds: 1\n".write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Waits until it is so: no test is about how long something takes.
    private func eventually(_ isSo: () async throws -> Bool) async throws {
        for _ in 0..<600 {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        Issue.record("It did not come.")
    }
}
