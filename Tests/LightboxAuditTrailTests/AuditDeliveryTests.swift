import Foundation
import LightboxAudit
import LightboxWork
import Support
import SystemPackage
import Testing

@testable import LightboxAuditTrail

@Suite("Delivery of the audit trail")
struct AuditDeliveryTests {
    private func trail(_ folder: FilePath, _ pool: WorkerPool, byteLimit: Int64 = 8 << 20) throws -> AuditTrail {
        AuditTrail(journal: try AuditJournal(folder: folder, byteLimit: byteLimit), pool: pool, logger: silentLogger)
    }

    private func transfer(_ instance: String) -> AuditEvent {
        AuditEvent(
            .transfer, milliseconds: 0, service: "s", study: AuditedStudy(uid: "1.2", instances: [instance]))
    }

    private func journals(_ folder: FilePath) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.string).filter { $0.hasSuffix(".journal") }
    }

    private func withFHIRServer(
        _ statuses: [String], headers: String = "", _ body: (FHIRFeed, CannedServer) async throws -> Void
    ) async throws {
        let answers = statuses.map { answer($0, type: "application/fhir+json", headers: headers, body: "") }
        try await withCannedServer(answers) { server in
            let feed = try FHIRFeed(url: server.url, security: .init())
            do {
                try await body(feed, server)
            } catch {
                await feed.close()
                throw error
            }
            await feed.close()
        }
    }

    @Test("A message that a FHIR server refuses for good is set aside and counted, and those behind it arrive")
    func refused() async throws {
        try await withTrail { folder, pool, _ in
            let trail = try trail(folder, pool)
            for number in 1...4 { try await trail.record(event(number), isDurable: true) }
            try await withFHIRServer(["201 Created", "422 Unprocessable Content", "400 Bad Request", "201 Created"]) {
                feed, server in
                let delivery = delivery(folder, pool, feed)
                try await delivery.deliverAll()
                try await delivery.deliverAll()
                #expect(server.requests.count == 4)
                #expect(delivery.refusedCount == 2 && delivery.waitingByteCount == 0)
            }
            let path = folder.appending("refused.jsonl").string
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.contains(#""request":"\/2""#) == true && lines.first?.contains("422") == true)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test(
        "What has arrived is not sent again when the next one has to wait, also by another process, nor made part of another",
        arguments: ["503 Service Unavailable", "401 Unauthorized", "404 Not Found", "429 Too Many Requests"])
    func partly(status: String) async throws {
        try await withTrail { folder, pool, _ in
            let trail = try trail(folder, pool)
            for event in [transfer("1.2.1"), event(1), event(2)] { try await trail.record(event, isDurable: true) }
            try await withFHIRServer(["201 Created", status, "201 Created"]) { feed, server in
                await #expect(throws: AuditError.self) { try await delivery(folder, pool, feed).deliverAll() }
                #expect(server.requests.count == 2)
                // It would have been one with the first.
                try await trail.record(transfer("1.2.2"), isDurable: true)
                let other = delivery(folder, pool, feed)
                try await other.deliverAll()
                let bodies = server.requests.dropFirst(2)
                #expect(bodies.count == 3 && other.refusedCount == 0)
                #expect(!bodies.contains { $0.contains("1.2.1\"") })
                #expect(bodies.last?.contains("1.2.2\"") == true)
            }
        }
    }

    @Test("A redirection is no receipt")
    func redirected() async throws {
        try await withTrail { folder, pool, _ in
            try await trail(folder, pool).record(event(1), isDurable: true)
            try await withFHIRServer(["302 Found", "200 OK"], headers: "Location: /elsewhere\r\n") { feed, server in
                await #expect(throws: AuditError.receiverRefuses(status: 302)) {
                    try await delivery(folder, pool, feed).deliverAll()
                }
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test("F-33 a long request is cut so that every receiver takes its message; by its digest it is still known apart")
    func longRequests() async throws {
        try await withTrail { folder, pool, receiver in
            let trail = try trail(folder, pool)
            for end in ["1", "2"] {
                var long = event(1)
                long.request = "/dicom-web/studies?PatientName=" + String(repeating: "x", count: 50_000) + end
                try await trail.record(long, isDurable: true)
            }
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(receiver.taken.count == 2)
            for message in receiver.taken {
                #expect((8192..<32_768).contains(SyslogMessage(message).datagram.count))
                let query = try #require(message.xml.firstMatch(of: /<ParticipantObjectQuery>([^<]*)/)).1
                let text = String(decoding: try #require(Data(base64Encoded: String(query))), as: UTF8.self)
                #expect(text.hasPrefix("/dicom-web/studies?PatientName=xxx"))
                #expect(text.firstMatch(of: /… \(50032 bytes, SHA-256 [0-9a-f]{64}\)$/) != nil)
            }
        }
    }

    @Test("What a crash has left of the progress of files that are gone says nothing of new ones")
    func leftProgress() async throws {
        try await withTrail { folder, pool, receiver in
            try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
            try #"{"1":100000}"#.write(
                toFile: folder.appending("delivered.json").string, atomically: true, encoding: .utf8)
            do {
                let trail = try trail(folder, pool)
                try await trail.record(event(1), isDurable: true)
            }
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(receiver.taken.count == 1)
            #expect(try journals(folder).isEmpty)
            // Nor does what was delivered last, when everything is cleared away.
            try await trail(folder, pool).record(event(2), isDurable: true)
            #expect(try journals(folder) == ["000003.journal"])
        }
    }

    @Test("A file that nobody writes to stays locked until it is cleared away: who had just made it makes another")
    func clearing() throws {
        try withTemporaryFolder { folder in
            // As a writer makes it, a moment before it locks it.
            let file = try FileDescriptor.open(
                folder.appending("000001.journal"), .readWrite, options: [.create, .exclusiveCreate],
                permissions: [.ownerReadWrite])
            try file.closeAfter {
                let segment = try JournalSegment(1, in: folder)
                #expect(segment.isFinished)
                #expect(flock(file.rawValue, LOCK_EX | LOCK_NB) != 0)
                try segment.remove()
            }
            #expect(try journals(folder).isEmpty)
        }
    }

    @Test("An event that is longer than what is read at once arrives, and so does what is behind it")
    func longLine() async throws {
        try await withTrail { folder, pool, receiver in
            do {
                let trail = try trail(folder, pool)
                var long = event(1)
                long.reason = String(repeating: "x", count: 3 << 20)
                for event in [long, event(2)] { try await trail.record(event, isDurable: true) }
            }
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(receiver.taken.count == 2)
            #expect(try journals(folder).isEmpty)
        }
    }

    @Test("A copy of a journal that is written to and delivered has all that waits, and nothing that waits no more")
    func copy() async throws {
        try await withTrail { folder, pool, receiver in
            let copy = folder.removingLastComponent().appending("copy")
            try copyAuditJournal(from: folder, to: copy)
            #expect(!FileManager.default.fileExists(atPath: copy.string))
            do {
                let trail = try trail(folder, pool)
                try await trail.record(event(1), isDurable: true)
                try copyAuditJournal(from: folder, to: copy)
                try await delivery(folder, pool, receiver).deliverAll()
                try await trail.record(event(2), isDurable: true)
            }
            // A line that is being written.
            let handle = try FileHandle(forWritingTo: URL(filePath: folder.appending("000001.journal").string))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(#"{"kind":"que"#.utf8))
            try handle.close()
            try copyAuditJournal(from: folder, to: copy)
            let restored = ScriptedReceiver()
            try await delivery(copy, pool, restored).deliverAll()
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(restored.taken.map(\.xml) == receiver.taken.suffix(1).map(\.xml))
            try copyAuditJournal(from: folder, to: copy)
            #expect(try journals(copy).isEmpty && journals(folder).isEmpty)
        }
    }
}
