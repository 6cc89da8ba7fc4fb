import Foundation
import LightboxStore
import Support
import SystemPackage
import Testing

@Suite("Log of the store")
struct ObjectLogTests {
    private let note = RemovalNote(
        study: "1", series: "1.2", instance: "1.2.3", removed: 1000, due: 2000, isReplaced: false)

    @Test("The log tells in order what came, where it lies, and what went")
    func order() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            // A name on an old disk, longer than a field of a tar header.
            let place = Array("/mnt/".utf8) + [UInt8](repeating: 0xE9, count: 300) + Array("\n=".utf8)
            let small = StagedObject(bytes: [1, 2, 3])
            let large = try store.stage(try sourceFile([7], in: folder), sharing: .copy)
            let digest = [UInt8](repeating: 0xAB, count: 32)
            let committed = try store.commit([
                .add(small), .add(large),
                .add(StagedObject(inPlace: place, byteCount: 77, digest: digest, modificationTime: -5)),
                .remove(digest: small.digest, note),
            ])
            let entries = Array(try store.entries(ofLog: 1))
            #expect(entries.map(\.digest) == [small.digest, large.digest, digest, small.digest])
            #expect(
                entries.map(\.content) == [
                    .stored(key: try #require(committed.keys[0]), byteCount: 3),
                    .stored(key: hexadecimal(large.digest), byteCount: -1),
                    .inPlace(path: place, byteCount: 77, modificationTime: -5), .removal(note),
                ])
            #expect(committed.logPlaces == [1: try #require(entries.last).end])
            #expect(Array(try store.entries(ofLog: 1, from: entries[1].end)) == Array(entries[2...]))
        }
    }

    @Test("Any tar program reads a log and gets the objects out of it")
    func tar() async throws {
        try await withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let staged = StagedObject(bytes: Array("hello".utf8))
            _ = try store.commit([.add(staged), .remove(digest: staged.digest, note)])
            let log = folder.appending("data/log/000001.tar").string
            let result = try await runProgram(
                URL(filePath: "/bin/tar"), ["-xf", log, "-O", hexadecimal(staged.digest) + ".dcm"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output == "hello")
        }
    }

    @Test(
        "Behind an entry that was cut off a new log begins, and nothing that was whole is lost",
        arguments: [1, 500, 600])
    func cutOff(count: Int) throws {
        try withTemporaryFolder { folder in
            let first = try FileObjectStore(folder: folder.appending("data"))
            let keys = try first.commit([.add(StagedObject(bytes: [1])), .add(StagedObject(bytes: [2]))]).keys
            let path = folder.appending("data/log/000001.tar")
            let file = try FileDescriptor.open(path, .readWrite)
            let end = try file.seek(offset: 0, from: .end)
            try file.resize(to: end - Int64(count))
            try file.close()
            let second = try FileObjectStore(folder: folder.appending("data"))
            let committed = try second.commit([.add(StagedObject(bytes: [3]))])
            #expect(Array(committed.logPlaces.keys) == [2])
            #expect(try second.logs() == [1, 2])
            #expect(second.holds(key: try #require(keys[0]), byteCount: 1))
            #expect(Array(try second.entries(ofLog: 1)).count == 1)
            #expect(Array(try second.entries(ofLog: 2)).count == 1)
        }
    }

    @Test("A log that is long enough is not appended to")
    func limit() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"), logByteLimit: 2000)
            for byte in UInt8(0)..<6 { _ = try store.commit([.add(StagedObject(bytes: [byte]))]) }
            #expect(try store.logs() == [1, 2, 3])
            let digests = try store.logs().flatMap { try Array(store.entries(ofLog: $0)).map(\.digest) }
            #expect(digests == (UInt8(0)..<6).map { sha256([$0]) })
        }
    }

    @Test(
        "Bytes that are no log give no entries", arguments: [[], [UInt8](repeating: 0, count: 2048), Array("x".utf8)])
    func noLog(bytes: [UInt8]) throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            try Data(bytes).write(to: URL(filePath: folder.appending("data/log/000001.tar").string))
            #expect(Array(try store.entries(ofLog: 1)).isEmpty)
        }
    }
}
