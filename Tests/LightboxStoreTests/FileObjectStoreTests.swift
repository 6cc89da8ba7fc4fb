import Foundation
import LightboxStore
import NIOCore
import Support
import SystemPackage
import Testing

@Suite("File object store")
struct FileObjectStoreTests {
    @Test("A large object is found under the digest of its content and read back by range")
    func largeObject() throws {
        try withTemporaryFolder { folder in
            let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
            let store = try FileObjectStore(folder: folder.appending("data"))
            let staged = try store.stage(try sourceFile(bytes, in: folder), sharing: .copy)
            let digest = hexadecimal(sha256(bytes))
            #expect(throws: StoreError.missing) { try store.open(key: digest) }
            let committed = try store.commit([.add(staged)])
            #expect(committed.keys == [digest])
            #expect(staged.byteCount == 3_000_000)
            try expect(store, digest, holds: bytes)
        }
    }

    @Test("Small objects lie in the log one behind the other, each read back by range and none beyond its end")
    func smallObjects() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let contents = [[UInt8](repeating: 1, count: 700), [2], [UInt8](repeating: 3, count: 1024)]
            let committed = try store.commit(contents.map { .add(StagedObject(bytes: $0)) })
            for (key, bytes) in zip(committed.keys, contents) { try expect(store, try #require(key), holds: bytes) }
            // Another process goes on behind them.
            let next = try FileObjectStore(folder: folder.appending("data"))
            let more = try next.commit([.add(StagedObject(bytes: [4, 5]))])
            try expect(next, try #require(more.keys[0]), holds: [4, 5])
            try expect(next, try #require(committed.keys[2]), holds: contents[2])
        }
    }

    @Test("The digest is SHA-256")
    func digest() {
        let staged = StagedObject(bytes: Array("abc".utf8))
        #expect(
            hexadecimal(staged.digest) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("What is discarded is gone, what is committed stays, and what another store has staged is let be")
    func staging() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            func stage(_ byte: UInt8) throws -> StagedObject {
                try store.stage(try sourceFile([byte], in: folder), sharing: .copy)
            }
            let kept = try store.commit([.add(try stage(1))])
            let discarded = try stage(2)
            store.discard(discarded)
            #expect(throws: StoreError.missing) { try store.commit([.add(discarded)]) }
            let waiting = try stage(3)
            try FileObjectStore(folder: folder.appending("data")).clearStaging()
            let later = try store.commit([.add(waiting)])
            try expect(store, try #require(kept.keys[0]), holds: [1])
            try expect(store, try #require(later.keys[0]), holds: [3])
        }
    }

    @Test("What a process left staged that was killed is cleared away")
    func abandonedStaging() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let staging = URL(filePath: folder.appending("data/staging").string)
            try FileManager.default.createDirectory(
                at: staging.appending(path: "dead"), withIntermediateDirectories: true)
            for name in ["dead.lock", "dead/1.part", "2.part"] {
                try Data([1]).write(to: staging.appending(path: name))
            }
            store.clearStaging()
            #expect(try FileManager.default.contentsOfDirectory(atPath: staging.path) == [])
        }
    }

    @Test("A hard link is the source itself, a copy is not", arguments: ContentSharing.allCases)
    func sharing(_ sharing: ContentSharing) throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let staged = try store.stage(try sourceFile([1, 2], in: folder), sharing: sharing)
            let key = try #require(try store.commit([.add(staged)]).keys[0])
            _ = try sourceFile([9, 9], in: folder)
            try expect(store, key, holds: sharing == .hardlink ? [9, 9] : [1, 2])
        }
    }

    @Test("An erased object is gone, and its neighbours in the log are not")
    func erasing() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let contents = (1...3).map { [UInt8](repeating: $0, count: 5000) }
            let keys = try store.commit(contents.map { .add(StagedObject(bytes: $0)) }).keys.compactMap(\.self)
            try store.erase(key: keys[1])
            try expect(store, keys[0], holds: contents[0])
            try expect(store, keys[1], holds: [UInt8](repeating: 0, count: 5000))
            try expect(store, keys[2], holds: contents[2])
            let file = try store.commit([.add(try store.stage(try sourceFile([7], in: folder), sharing: .copy))])
            let key = try #require(file.keys[0])
            try store.erase(key: key)
            try store.erase(key: key)
            #expect(throws: StoreError.missing) { try store.open(key: key) }
        }
    }

    @Test("A file in place is read as long as it is what it was")
    func inPlace() throws {
        try withTemporaryFolder { folder in
            let source = try sourceFile([1, 2, 3], in: folder)
            let place = ObjectPlace(
                inPlace: pathBytes(source.path), byteCount: 3, modificationTime: source.modificationTime)
            let reader = try place.open()
            #expect(Array(buffer: try reader.read(offset: 1, count: 2)) == [2, 3])
            _ = try sourceFile([1, 2, 4], in: folder)
            #expect(throws: StoreError.changed) { try reader.read(offset: 1, count: 2) }
            #expect(throws: StoreError.changed) { try place.open() }
        }
    }

    @Test(
        "A key that the store did not give out reaches no file",
        arguments: [
            "", "../../etc/passwd", "ABC", String(repeating: "g", count: 64), "1-0", "1--5-3", "01-0-3", "0-0-1",
        ])
    func invalidKey(key: String) throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            #expect(throws: StoreError.invalidKey) { try store.open(key: key) }
            #expect(!store.holds(key: key, byteCount: 0))
        }
    }

    private func expect(_ store: FileObjectStore, _ key: String, holds bytes: [UInt8]) throws {
        let reader = try store.open(key: key)
        #expect(Array(buffer: try reader.read(offset: 0, count: bytes.count)) == bytes)
        #expect(throws: StoreError.truncated) { try reader.read(offset: Int64(bytes.count) - 1, count: 2) }
        #expect(store.holds(key: key, byteCount: Int64(bytes.count)))
        #expect(!store.holds(key: key, byteCount: Int64(bytes.count) + 1))
    }
}

/// A file of that content; the same path each time, the content written into the same file.
func sourceFile(_ bytes: [UInt8], in folder: FilePath) throws -> SourceFile {
    let path = folder.appending("source")
    let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(bytes) }
    return try SourceFile(path: path)
}
