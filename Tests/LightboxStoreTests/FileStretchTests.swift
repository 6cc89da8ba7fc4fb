import Foundation
import Glibc
import LightboxStore
import NIOCore
import Support
import SystemPackage
import Testing

@Suite("Stretches of files")
struct FileStretchTests {
    private let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }

    /// The bytes as a stored object that has just been read, and its file.
    private func stored(in folder: FilePath) throws -> (ObjectReader, FilePath) {
        let store = try FileObjectStore(folder: folder.appending("data"))
        let staged = try store.stage(try sourceFile(bytes, in: folder), sharing: .copy)
        let key = try #require(try store.commit([.add(staged)]).keys[0])
        let reader = try store.open(key: key)
        _ = try reader.read(offset: 0, count: bytes.count)
        return (reader, try store.place(key: key).path)
    }

    @Test("What lies in memory is given out with its place; what would have to be read first is not")
    func memory() throws {
        try withTemporaryFolder { folder in
            let (reader, path) = try stored(in: folder)
            let stretch = try #require(reader.stretch(offset: 1000, count: 200_000))
            #expect(stretch.count == 200_000)
            #expect((stretch.region.readerIndex, stretch.region.endIndex) == (1000, 201_000))

            let descriptor = try FileDescriptor.open(path, .readOnly)
            defer { try? descriptor.close() }
            // Only what has been written to the disk is let go.
            #expect(fsync(descriptor.rawValue) == 0)
            #expect(posix_fadvise(descriptor.rawValue, 0, 0, POSIX_FADV_DONTNEED) == 0)
            #expect(reader.stretch(offset: 1000, count: 200_000) == nil)
        }
    }

    @Test("No stretch leaves its object: neither one of the log, where others follow, nor a file")
    func bounds() throws {
        try withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let keys = try store.commit([
                .add(StagedObject(bytes: Array(bytes[..<500]))), .add(StagedObject(bytes: Array(bytes[500..<1000]))),
            ]).keys
            let reader = try store.open(key: try #require(keys[0]))
            _ = try reader.read(offset: 0, count: 500)
            #expect(reader.stretch(offset: 0, count: 500) != nil)
            for (offset, count) in [(0, 501), (499, 2), (500, 1), (-1, 5), (0, 0), (0, -1), (.max, 1)] as [(Int64, Int)]
            {
                #expect(reader.stretch(offset: offset, count: count) == nil)
            }
        }
    }

    @Test("Nor does it reach behind the end of a file that was cut, within the same page of memory")
    func cut() throws {
        try withTemporaryFolder { folder in
            let (reader, path) = try stored(in: folder)
            #expect(reader.stretch(offset: 290_000, count: 10_000) != nil)
            #expect(unsafe chmod(path.string, 0o600) == 0)
            #expect(unsafe truncate(path.string, 299_999) == 0)
            #expect(reader.stretch(offset: 290_000, count: 10_000) == nil)
            #expect(reader.stretch(offset: 290_000, count: 9_999) != nil)
        }
    }

    @Test("A file of somebody else is never one: it may become shorter while it is sent")
    func inPlace() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("object")
            try Data(bytes).write(to: URL(filePath: path.string))
            var status = stat()
            #expect(unsafe stat(path.string, &status) == 0)
            let place = ObjectPlace(
                inPlace: Array(path.string.utf8), byteCount: Int64(bytes.count),
                modificationTime: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
            let reader = try place.open()
            _ = try reader.read(offset: 0, count: bytes.count)
            #expect(reader.stretch(offset: 0, count: bytes.count) == nil)
        }
    }
}
