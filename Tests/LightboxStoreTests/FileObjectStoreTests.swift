import LightboxStore
import NIOCore
import Support
import SystemPackage
import Testing

@Suite("File object store")
struct FileObjectStoreTests {
    @Test("A committed object is found under the digest of its content and read back by range")
    func roundTrip() throws {
        try withTemporaryFolder { folder in
            let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
            let store = try FileObjectStore(folder: folder.appending("data"))
            let staged = try store.stage(try sourceFile(bytes, in: folder))
            #expect(throws: StoreError.missing) { try store.open(key: staged.key) }
            try store.commit(staged)
            #expect(staged.byteCount == 3_000_000)
            #expect(staged.digest.count == 32)

            let reader = try store.open(key: staged.key)
            #expect(Array(buffer: try reader.read(offset: 0, count: bytes.count)) == bytes)
            #expect(Array(buffer: try reader.read(offset: 2_999_990, count: 10)) == Array(bytes.suffix(10)))
            #expect(throws: StoreError.truncated) { try reader.read(offset: 2_999_990, count: 11) }
        }
    }

    @Test("The digest is SHA-256")
    func digest() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let staged = try store.stage(try sourceFile(Array("abc".utf8), in: folder))
            #expect(staged.key == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        }
    }

    @Test("What is discarded or left staged is gone, what is committed stays")
    func staging() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let kept = try store.stage(try sourceFile([1], in: folder))
            try store.commit(kept)
            store.discard(try store.stage(try sourceFile([2], in: folder)))
            let abandoned = try store.stage(try sourceFile([3], in: folder))
            store.clearStaging()
            #expect(throws: StoreError.missing) { try store.commit(abandoned) }
            _ = try store.open(key: kept.key)
        }
    }

    @Test(
        "A key that is no digest reaches no file",
        arguments: ["", "../../etc/passwd", "ABC", String(repeating: "g", count: 64)])
    func invalidKey(key: String) throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            #expect(throws: StoreError.invalidKey) { try store.open(key: key) }
        }
    }

    private func sourceFile(_ bytes: [UInt8], in folder: FilePath) throws -> SourceFile {
        let path = folder.appending("source")
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
        try file.closeAfter { _ = try file.writeAll(bytes) }
        return try SourceFile(path: path)
    }
}
