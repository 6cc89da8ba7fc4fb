/// One entry of a log: what was brought in or taken out, in the order in which it happened.
package struct LogEntry: Sendable, Equatable {
    /// SHA-256 of the object.
    package let digest: [UInt8]
    package let content: Content
    /// Where the entry ends in its log.
    package let end: Int64

    package enum Content: Sendable, Equatable {
        /// An object of the store.
        case stored(key: String, byteCount: Int64)
        /// An object that stays where it is. - Parameter modificationTime: nanoseconds since 1970.
        case inPlace(path: [UInt8], byteCount: Int64, modificationTime: Int64)
        /// The object does not count any longer from here on.
        case removal(RemovalNote)
    }
}

/// How entries are written: headers and small contents in front of the object's bytes.
extension StoreChange {
    /// The bytes in front of the object's own.
    var head: [UInt8] {
        switch self {
        case .add(let object):
            let name = hexadecimal(object.digest) + ".dcm"
            switch object.content {
            case .bytes(let bytes):
                return TarHeader(kind: .file, name: name, byteCount: Int64(bytes.count)).block
            case .file:
                return TarHeader(
                    kind: .symbolicLink, name: name, byteCount: 0,
                    linkName: "../objects/\(name.prefix(2))/\(name)"
                ).block
            case .elsewhere(let path, let modificationTime):
                var records = PaxRecords()
                records.append("hdrcharset", Array("BINARY".utf8))
                records.append("linkpath", path)
                records.append("LIGHTBOX.bytes", Array(String(object.byteCount).utf8))
                records.append("LIGHTBOX.modified", Array(String(modificationTime).utf8))
                return TarHeader(kind: .extended, name: "place/" + name, byteCount: Int64(records.bytes.count)).block
                    + padded(records.bytes)
                    + TarHeader(kind: .symbolicLink, name: name, byteCount: 0, linkName: "elsewhere").block
            }
        case .remove(let digest, let note):
            let text = [
                note.study, note.series, note.instance, String(note.removed), String(note.due),
                note.isReplaced ? "replaced" : "removed",
            ].map { $0 + "\n" }.joined()
            let header = TarHeader(
                kind: .file, name: "removed/\(hexadecimal(digest)).txt", byteCount: Int64(text.utf8.count))
            return header.block + padded(Array(text.utf8))
        }
    }

    /// The object's own bytes, where the log holds them.
    var body: [UInt8] {
        guard case .add(let object) = self, case .bytes(let bytes) = object.content else { return [] }
        return bytes
    }
}

extension RemovalNote {
    /// - Returns: `nil` where the text is none that an entry holds.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 7, let removed = Int64(lines[3]), let due = Int64(lines[4]) else { return nil }
        self.init(
            study: String(lines[0]), series: String(lines[1]), instance: String(lines[2]), removed: removed, due: due,
            isReplaced: lines[5] == "replaced")
    }
}

private func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: Int(TarHeader.padded(Int64(bytes.count))) - bytes.count)
}
