import Foundation
import LightboxAudit
import LightboxAuditTrail
import LightboxWork
import Support
import SystemPackage
import Testing

@Suite("The audit trail")
struct AuditTrailTests {
    @Test("Events wait on the disk while their receiver is away, survive their process, and arrive once it is back")
    func away() async throws {
        try await withTrail { folder, pool, receiver in
            receiver.isAway = true
            do {
                let trail = AuditTrail(journal: try AuditJournal(folder: folder), pool: pool, logger: silentLogger)
                for number in 1...1000 { try await trail.record(event(number)) }
                try await trail.record(event(1001), isDurable: true)
                let delivery = delivery(folder, pool, receiver)
                await #expect(throws: AuditError.receiverAway) { try await delivery.deliverAll() }
                #expect(delivery.waitingByteCount > 0)
            }
            // As after a crash: nothing is closed or said, all that is left is the folder.
            receiver.isAway = false
            let after = delivery(folder, pool, receiver)
            try await after.deliverAll()
            #expect(receiver.taken.count == 1001)
            #expect(after.waitingByteCount == 0)
            try await after.deliverAll()
            #expect(receiver.taken.count == 1001)
        }
    }

    @Test("An entry that a crash cut off is none, and what was before it arrives")
    func torn() async throws {
        try await withTrail { folder, pool, receiver in
            do {
                let trail = AuditTrail(journal: try AuditJournal(folder: folder), pool: pool, logger: silentLogger)
                try await trail.record(event(1), isDurable: true)
            }
            let file = try #require(FileManager.default.contentsOfDirectory(atPath: folder.string).first)
            let handle = try FileHandle(forWritingTo: URL(filePath: folder.appending(file).string))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("{\"kind\":\"query\",\"outc".utf8))
            try handle.close()
            let trail = AuditTrail(journal: try AuditJournal(folder: folder), pool: pool, logger: silentLogger)
            try await trail.record(event(2), isDurable: true)
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(receiver.taken.count == 2)
        }
    }

    @Test("What is delivered is cleared away, and what is being written stays")
    func clearing() async throws {
        try await withTrail { folder, pool, receiver in
            let journal = try AuditJournal(folder: folder, byteLimit: 200)
            let trail = AuditTrail(journal: journal, pool: pool, logger: silentLogger)
            for number in 1...20 { try await trail.record(event(number), isDurable: true) }
            func files() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: folder.string).count { $0.hasSuffix(".journal") }
            }
            #expect(try files() > 5)
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(receiver.taken.count == 20)
            #expect(try files() == 1)
            try await trail.record(event(21), isDurable: true)
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(receiver.taken.count == 21)
        }
    }

    @Test("A trail that is required says when it can't keep an event; one that is not keeps it for later")
    func unwritable() async throws {
        for isRequired in [true, false] {
            try await withTrail { folder, pool, receiver in
                let trail = AuditTrail(
                    journal: try AuditJournal(folder: folder), pool: pool, isRequired: isRequired, logger: silentLogger)
                // A file where the folder was.
                try FileManager.default.removeItem(atPath: folder.string)
                try Data().write(to: URL(filePath: folder.string))
                if isRequired {
                    await #expect(throws: AuditError.unwritable) { try await trail.record(event(1)) }
                } else {
                    try await trail.record(event(1))
                }
                try FileManager.default.removeItem(atPath: folder.string)
                try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
                try await trail.record(event(2), isDurable: true)
                try await delivery(folder, pool, receiver).deliverAll()
                #expect(receiver.taken.count == (isRequired ? 1 : 2))
                #expect(await trail.lostCount == 0)
            }
        }
    }

    @Test("A file that ends within a line, as a full disk leaves it, gets an end before the next message")
    func tornFile() async throws {
        try await withTrail { folder, pool, _ in
            let path = folder.removingLastComponent().appending("audit.log")
            let trail = AuditTrail(journal: try AuditJournal(folder: folder), pool: pool, logger: silentLogger)
            try "<85>1 whole\n<85>1 half".write(toFile: path.string, atomically: true, encoding: .utf8)
            for number in 1...2 {
                try await trail.record(event(number), isDurable: true)
                try await delivery(folder, pool, AuditFile(path: path, form: .dicom, pool: pool)).deliverAll()
            }
            let text = try String(contentsOfFile: path.string, encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 5 && lines[1] == "<85>1 half" && lines[4].isEmpty)
            #expect(lines[2...3].allSatisfy { $0.hasPrefix("<85>1 ") && $0.hasSuffix("</AuditMessage>") })
        }
    }

    @Test("A file gets a line for each message, and can be moved away at any time")
    func file() async throws {
        try await withTrail { folder, pool, _ in
            let path = folder.removingLastComponent().appending("audit.log")
            let file = AuditFile(path: path, form: .dicom, pool: pool)
            let trail = AuditTrail(journal: try AuditJournal(folder: folder), pool: pool, logger: silentLogger)
            for number in 1...2 {
                try await trail.record(event(number), isDurable: true)
                try await delivery(folder, pool, file).deliverAll()
                let lines = try String(contentsOfFile: path.string, encoding: .utf8).split(separator: "\n")
                #expect(lines.count == 1 && lines[0].hasPrefix("<85>1 "))
                try FileManager.default.removeItem(atPath: path.string)
            }
        }
    }
}
