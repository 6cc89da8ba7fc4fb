import DICOMCore
import DICOMParsing
import Foundation
import Support
import Testing

@Suite("Cost of a parse")
struct ResourceTests {
    @Test("the pixels of a file of 3 GB are not read")
    func memory() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "lightbox-sparse-\(UUID()).dcm")
        defer { try? FileManager.default.removeItem(at: path) }
        let byteCount: UInt32 = 3_000_000_000
        let header =
            MadeObject.partTen(dataSet: MadeObject.image(rows: 1000, columns: 1000, frames: 1500))
            + MadeObject.explicitHeader(0x7FE0_0010, "OW", length: byteCount)
        try Data(header).write(to: path)
        let file = try FileHandle(forWritingTo: path)
        try file.truncate(atOffset: UInt64(header.count) + UInt64(byteCount))
        try file.close()
        let before = try residentKilobytes()
        let parsed = try PartTenFile(path: path.path()).parse()
        #expect(try residentKilobytes() - before < 32 * 1024)
        #expect(
            parsed.frames
                == .native(
                    offset: Int64(header.count), byteCount: Int64(byteCount), bitsPerFrame: 16_000_000, count: 1500,
                    isBigEndian: false))
    }

    @Test("eight threads parse at once", .enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
    func parallel() async throws {
        let paths = ExpectedInstance.all.enumerated().filter { $0.offset.isMultiple(of: 5) }.map(\.element.filePath)
        let expected = paths.map { try? PartTenFile(path: $0).parse() }
        let isEqual = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    await onThread { paths.map { try? PartTenFile(path: $0).parse() } == expected }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(isEqual)
    }

    private func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) })
    }
}

/// Runs the job on a thread of its own.
private func onThread(_ job: @escaping @Sendable () -> Bool) async -> Bool {
    await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: job()) }.start()
    }
}
