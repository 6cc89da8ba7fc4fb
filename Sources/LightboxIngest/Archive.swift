internal import CArchive
internal import SystemPackage

/// An archive that is read from its start to its end, entry by entry, without being unpacked to the disk.
///
/// Not copyable, not `Sendable`: used by one worker job at a time.
@safe struct Archive: ~Copyable {
    private let archive: OpaquePointer

    enum Step {
        case file(name: [UInt8], isEncrypted: Bool)
        /// An entry that can't be read; the next may be.
        case damagedEntry(name: [UInt8])
        /// Nothing behind this place can be read.
        case damaged
        case end
    }

    enum Piece {
        case bytes([UInt8])
        case end
        case damaged
    }

    /// - Returns: `nil` where the file is no archive of a kind that is read here.
    init?(path: FilePath) {
        guard let opened = unsafe path.withPlatformString({ unsafe carchive_open($0) }) else { return nil }
        unsafe archive = opened
    }

    deinit {
        unsafe carchive_close(archive)
    }

    /// Goes to the next file; folders and links are passed by.
    func next() -> Step {
        while true {
            var name: [UInt8] = []
            var isFile = false
            var isEncrypted = false
            switch nextHeader(&name, &isFile, &isEncrypted) {
            case .ok:
                guard isFile else { continue }
                return .file(name: name, isEncrypted: isEncrypted)
            case .damagedEntry:
                return .damagedEntry(name: name)
            case .end:
                return .end
            default:
                return .damaged
            }
        }
    }

    /// The next bytes of the entry.
    func read(atMost count: Int) -> Piece {
        var status = carchive_status.end
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            guard let target = buffer.baseAddress else { return }
            var got = 0
            status = unsafe carchive_read(archive, target, count, &got)
            filled = got
        }
        return switch status {
        case .ok: .bytes(bytes)
        case .end: .end
        default: .damaged
        }
    }

    private func nextHeader(
        _ name: inout [UInt8], _ isFile: inout Bool, _ isEncrypted: inout Bool
    ) -> carchive_status {
        var text: UnsafePointer<CChar>?
        var count = 0
        let status = unsafe carchive_next(archive, &text, &count, &isFile, &isEncrypted)
        guard let text = unsafe text else { return status }
        name = unsafe UnsafeBufferPointer(start: text, count: count).map { UInt8(bitPattern: $0) }
        return status
    }
}

/// Whether the name of a file says that it is an archive of a kind that is read here.
func looksLikeArchive(_ path: FilePath) -> Bool {
    let name = (path.lastComponent?.string ?? "").lowercased()
    return [".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst", ".iso"].contains {
        name.hasSuffix($0)
    }
}
