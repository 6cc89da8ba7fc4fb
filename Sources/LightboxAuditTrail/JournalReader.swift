internal import Foundation
internal import LightboxAudit
internal import LightboxStore
internal import SystemPackage

/// Reads a journal, and remembers how far it is delivered. Used by one process at a time.
struct JournalReader: Sendable {
    private let folder: FilePath
    private var progress: JournalProgress

    init(folder: FilePath) throws {
        self.folder = folder
        progress = try JournalProgress(folder: folder)
    }

    struct Chunk: Sendable {
        let segment: Int
        let events: [AuditEvent]
        /// Messages made of them that have arrived before.
        let arrivedCount: Int
        /// Lines that could not be read.
        let damagedCount: Int
        /// Bytes of a line that a crash cut off.
        let tornByteCount: Int
        let end: Int64
    }

    /// The next events that are not delivered, of one file; files without any are removed once their writer is gone.
    /// - Returns: `nil` where there are none.
    mutating func next(atMost byteCount: Int = 1 << 20) throws -> Chunk? {
        for number in try journalSegments(in: folder) {
            let segment = try JournalSegment(number, in: folder)
            let start = progress.delivered[number] ?? 0
            let part = progress.parts[number]
            let content = try segment.lines(from: start, atMost: part.map { Int($0.end - start) } ?? byteCount)
            if !content.bytes.isEmpty {
                let end = start + Int64(content.bytes.count)
                return chunk(number, content.bytes, arrivedCount: part?.end == end ? part?.count ?? 0 : 0, end: end)
            }
            guard segment.isFinished else { continue }
            guard content.tornByteCount == 0 else {
                return Chunk(
                    segment: number, events: [], arrivedCount: 0, damagedCount: 0,
                    tornByteCount: content.tornByteCount, end: start + Int64(content.tornByteCount))
            }
            try remove(segment)
        }
        return nil
    }

    /// Bytes of all files that are not delivered.
    func waitingByteCount() -> Int64 {
        let segments = (try? journalSegments(in: folder)) ?? []
        return segments.reduce(0) { sum, number in
            let byteCount = (try? FileStatus(journalPath(number, in: folder)).byteCount) ?? 0
            return sum + max(0, byteCount - (progress.delivered[number] ?? 0))
        }
    }

    private func chunk(_ number: Int, _ bytes: [UInt8], arrivedCount: Int, end: Int64) -> Chunk {
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let events = lines.compactMap { try? decoder.decode(AuditEvent.self, from: Data($0)) }
        return Chunk(
            segment: number, events: events, arrivedCount: arrivedCount, damagedCount: lines.count - events.count,
            tornByteCount: 0, end: end)
    }

    /// Remembers, durably, that a chunk is delivered.
    mutating func deliver(_ chunk: Chunk) throws {
        progress.deliver(chunk.segment, to: chunk.end)
        try progress.store(in: folder)
    }

    /// Remembers, durably, that so many messages of a chunk have arrived.
    mutating func deliver(_ count: Int, of chunk: Chunk) throws {
        progress.deliver(JournalProgress.Part(end: chunk.end, count: count), of: chunk.segment)
        try progress.store(in: folder)
    }

    /// How far the file was delivered is forgotten after it: in between it is a file without anything new.
    private mutating func remove(_ segment: JournalSegment) throws {
        try segment.remove()
        progress.forget(allBut: try journalSegments(in: folder))
        try progress.store(in: folder)
    }
}
