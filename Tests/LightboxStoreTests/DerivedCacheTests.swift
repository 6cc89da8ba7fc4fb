import Foundation
import LightboxStore
import NIOCore
import Support
import SystemPackage
import Testing

@Suite("Cache on the disk")
struct DerivedCacheTests {
    private func key(_ number: Int) -> [UInt8] { Array("key \(number)".utf8) }

    private func value(_ number: Int, count: Int = 1000) -> ByteBuffer {
        ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) })
    }

    private func names(_ folder: FilePath) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
    }

    @Test("What was kept is found again, by the next process too; what was left half written is cleared away")
    func survival() throws {
        try withTemporaryFolder { root in
            let folder = root.appending("cache")
            let first = try DerivedCache(folder: folder, byteLimit: 1 << 20)
            #expect(first.bytes(for: key(1)) == nil)
            for number in 1...20 { first.insert(value(number), for: key(number)) }
            #expect((1...20).allSatisfy { first.bytes(for: key($0)) == value($0) })
            let abandoned = folder.appending(String(repeating: "a", count: 64) + "-1.part")
            try Data([1]).write(to: URL(filePath: abandoned.string))
            let next = try DerivedCache(folder: folder, byteLimit: 1 << 20)
            #expect((1...20).allSatisfy { next.bytes(for: key($0)) == value($0) })
            #expect(try names(folder).count == 20)
        }
    }

    @Test("The files stay below the limit, and what was used last stays longest, across processes")
    func bound() throws {
        try withTemporaryFolder { root in
            let folder = root.appending("cache")
            let limit: Int64 = 20_000
            let cache = try DerivedCache(folder: folder, byteLimit: limit)
            for number in 1...100 {
                cache.insert(value(number), for: key(number))
                #expect(cache.bytes(for: key(1)) == value(1), "used after every other one")
                let total = try names(folder).reduce(Int64(0)) { sum, name in
                    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(name).string)
                    return sum + ((attributes[.size] as? NSNumber)?.int64Value ?? 0)
                }
                #expect(total <= limit)
            }
            #expect(cache.bytes(for: key(100)) == value(100) && cache.bytes(for: key(2)) == nil)
            cache.insert(value(5, count: 10_000), for: key(5))
            #expect(cache.bytes(for: key(5)) == nil, "beyond an eighth of the limit")
            let smaller = try DerivedCache(folder: folder, byteLimit: 9_000)
            #expect(smaller.bytes(for: key(1)) == value(1))
            #expect(try names(folder).count <= 7)
        }
    }

    @Test("A file that is cut, altered, or put in the place of another is never given out")
    func damage() throws {
        try withTemporaryFolder { root in
            let folder = root.appending("cache")
            let cache = try DerivedCache(folder: folder, byteLimit: 1 << 20)
            cache.insert(value(1), for: key(1))
            let one = URL(filePath: folder.appending(try #require(try names(folder).first)).string)
            let whole = try Data(contentsOf: one)
            var altered = whole
            altered[500] ^= 1
            for bytes in [whole.dropLast(), altered, Data(), whole + [0], Data(repeating: 0, count: 1 << 21)] {
                try Data(bytes).write(to: one)
                #expect(cache.bytes(for: key(1)) == nil)
                #expect(!FileManager.default.fileExists(atPath: one.path()))
                cache.insert(value(1), for: key(1))
                #expect(cache.bytes(for: key(1)) == value(1))
            }
            cache.insert(value(2), for: key(2))
            let other = try #require(try names(folder).first { $0 != one.lastPathComponent })
            try whole.write(to: URL(filePath: folder.appending(other).string))
            #expect(cache.bytes(for: key(2)) == nil)
            DerivedCache.clear(folder)
            #expect(cache.bytes(for: key(1)) == nil)
            #expect(try names(folder).isEmpty)
        }
    }

    @Test("Many tasks read and write the same keys, and each reads a whole value or none")
    func concurrency() async throws {
        try await withTemporaryFolder { root in
            let cache = try DerivedCache(folder: root.appending("cache"), byteLimit: 40_000)
            await withTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        for turn in 0..<200 {
                            let number = (turn * 7 + task) % 60
                            if let found = cache.bytes(for: key(number)) {
                                #expect(found == value(number))
                            } else {
                                cache.insert(value(number), for: key(number))
                            }
                        }
                    }
                }
            }
        }
    }
}
