internal import NIOCore
internal import SystemPackage

/// The entries of one log from a place on, read as they are asked for. It ends at the end of the log, or in front of the
/// first entry that is not all there.
package struct LogWalk: Sequence, IteratorProtocol {
    private let reader: ObjectReader?
    private let number: Int
    private let byteCount: Int64
    /// Behind the last whole entry.
    package private(set) var end: Int64

    /// - Throws: `StoreError` where the log can't be opened.
    init(path: FilePath, number: Int, from place: Int64) throws(StoreError) {
        byteCount = try FileStatus(path).byteCount
        reader = try ObjectPlace(path: path, offset: 0, byteCount: byteCount, isPart: true).open()
        self.number = number
        end = place
    }

    /// Every byte of the log belongs to an entry that was given.
    package var isComplete: Bool { end == byteCount }

    package mutating func next() -> LogEntry? {
        var place = end
        var records: [String: [UInt8]] = [:]
        while let header = block(at: place).flatMap(TarHeader.init) {
            let content = place + Int64(TarHeader.blockByteCount)
            let behind = content + header.paddedByteCount
            guard behind <= byteCount else { return nil }
            place = behind
            if header.kind == .extended {
                guard header.byteCount <= 1 << 16 else { return nil }
                records = PaxRecords.values(read(content, Int(header.byteCount)) ?? [])
                continue
            }
            guard let entry = entry(header, content: content, end: behind, records) else { return nil }
            end = behind
            return entry
        }
        return nil
    }

    private func entry(
        _ header: TarHeader, content: Int64, end: Int64, _ records: [String: [UInt8]]
    ) -> LogEntry? {
        let stem = header.name.split(separator: "/").last?.split(separator: ".").first ?? ""
        guard let digest = bytes(hexadecimal: stem), digest.count == 32 else { return nil }
        let made: LogEntry.Content
        if header.name.hasPrefix("removed/") {
            guard header.byteCount <= 4096, let text = read(content, Int(header.byteCount)),
                let note = RemovalNote(String(decoding: text, as: UTF8.self))
            else { return nil }
            made = .removal(note)
        } else if header.kind == .file {
            made = .stored(
                key: LogKey(log: number, offset: content, byteCount: header.byteCount).text,
                byteCount: header.byteCount)
        } else if let path = records["linkpath"] {
            guard let byteCount = integer(records["LIGHTBOX.bytes"]),
                let modified = integer(records["LIGHTBOX.modified"])
            else { return nil }
            made = .inPlace(path: path, byteCount: byteCount, modificationTime: modified)
        } else {
            made = .stored(key: String(stem), byteCount: -1)
        }
        return LogEntry(digest: digest, content: made, end: end)
    }

    private func block(at place: Int64) -> [UInt8]? {
        read(place, TarHeader.blockByteCount)
    }

    private func read(_ place: Int64, _ count: Int) -> [UInt8]? {
        guard let buffer = try? reader?.read(offset: place, count: count) else { return nil }
        return Array(buffer: buffer)
    }

    private func integer(_ bytes: [UInt8]?) -> Int64? {
        bytes.flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
    }
}

/// The key of an object in a log: `log-offset-count`.
struct LogKey: Equatable {
    let log: Int
    /// Of the object's first byte.
    let offset: Int64
    let byteCount: Int64

    init(log: Int, offset: Int64, byteCount: Int64) {
        self.log = log
        self.offset = offset
        self.byteCount = byteCount
    }

    var text: String { "\(log)-\(offset)-\(byteCount)" }

    /// - Returns: `nil` where the text is none that `text` gives.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let log = Int(parts[0]), let offset = Int64(parts[1]),
            let byteCount = Int64(parts[2]), log > 0, offset >= 0, byteCount >= 0
        else { return nil }
        self.init(log: log, offset: offset, byteCount: byteCount)
        guard self.text == text else { return nil }
    }
}
