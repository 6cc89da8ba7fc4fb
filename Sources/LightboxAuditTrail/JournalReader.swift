internal import Foundation
internal import Glibc
internal import LightboxAudit
internal import LightboxStore
internal import SystemPackage

/// Reads a journal, and remembers how far it is delivered. Used by one process at a time.
struct JournalReader {
    private let folder: FilePath
    /// The first byte of each file that is not delivered yet.
    private var delivered: [String: Int64]

    init(folder: FilePath) {
        self.folder = folder
        let data = try? Data(contentsOf: URL(filePath: folder.appending(Self.memory).string))
        // Without it everything is delivered again: twice is better than never.
        delivered = data.flatMap { try? JSONDecoder().decode([String: Int64].self, from: $0) } ?? [:]
    }

    private static let memory = "delivered.json"

    struct Chunk {
        let segment: Int
        let events: [AuditEvent]
        /// Lines that could not be read.
        let damagedCount: Int
        let end: Int64
    }

    /// The next events that are not delivered, of one file; files without any are removed once their writer is gone.
    /// - Returns: `nil` where there are none.
    mutating func next(atMost byteCount: Int = 1 << 20) throws -> Chunk? {
        for number in try journalSegments(in: folder) {
            let start = delivered[String(number)] ?? 0
            // Looked at before its content: what is written afterwards is not overlooked.
            let isFinished = (try FileLock.taken(journalPath(number, in: folder), .exclusive)) != nil
            let (bytes, end) = try lines(of: number, from: start, atMost: byteCount)
            guard bytes.isEmpty else { return chunk(number, bytes, end) }
            if isFinished { try remove(number) }
        }
        return nil
    }

    /// Bytes of all files that are not delivered.
    func waitingByteCount() -> Int64 {
        let segments = (try? journalSegments(in: folder)) ?? []
        return segments.reduce(0) { sum, number in
            let byteCount = (try? FileStatus(journalPath(number, in: folder)).byteCount) ?? 0
            return sum + max(0, byteCount - (delivered[String(number)] ?? 0))
        }
    }

    private func chunk(_ number: Int, _ bytes: [UInt8], _ end: Int64) -> Chunk {
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let events = lines.compactMap { try? decoder.decode(AuditEvent.self, from: Data($0)) }
        return Chunk(segment: number, events: events, damagedCount: lines.count - events.count, end: end)
    }

    /// Whole lines: what a crash cut off is none.
    private func lines(of number: Int, from start: Int64, atMost byteCount: Int) throws -> ([UInt8], Int64) {
        let file = try FileDescriptor.open(journalPath(number, in: folder), .readOnly, options: [.closeOnExec])
        var bytes = try file.closeAfter {
            try unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
                count = try unsafe file.read(fromAbsoluteOffset: start, into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
        guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return ([], start) }
        bytes.removeSubrange((last + 1)...)
        return (bytes, start + Int64(bytes.count))
    }

    /// Remembers, durably, that a chunk is delivered.
    mutating func deliver(_ chunk: Chunk) throws {
        delivered[String(chunk.segment)] = chunk.end
        try remember()
    }

    private mutating func remove(_ number: Int) throws {
        guard unsafe unlink(journalPath(number, in: folder).string) == 0 else { throw Errno(rawValue: errno) }
        delivered[String(number)] = nil
        try remember()
    }

    private func remember() throws {
        let path = folder.appending(Self.memory)
        let next = folder.appending("delivered.part")
        let file = try FileDescriptor.open(
            next, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: [.ownerReadWrite])
        try file.closeAfter {
            try file.writeAll(try JSONEncoder().encode(delivered))
            guard fdatasync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
        guard unsafe rename(next.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    }
}
