internal import LightboxIndex
internal import LightboxStore
internal import Synchronization
internal import SystemPackage

/// Pulls files from folders and archives, one after the other. Blocks: called from one job of a worker pool at a time.
final class SourceQueue: Sendable {
    private let state: Mutex<State>

    fileprivate struct State {
        var walk: FolderWalk
        var archive: OpenArchive?
    }

    fileprivate final class OpenArchive {
        let path: FilePath
        let status: FileStatus
        let archive: Archive

        init(path: FilePath, status: FileStatus, archive: consuming Archive) {
            self.path = path
            self.status = status
            self.archive = archive
        }
    }

    init(_ walk: FolderWalk) {
        state = Mutex(State(walk: walk, archive: nil))
    }

    /// The next files, at most so many, and no more bytes than that in memory; none at the end.
    /// - Throws: where the store can't take a large entry of an archive.
    func next(atMost count: Int, byteCount: Int64, store: any ObjectStore, isDryRun: Bool) throws -> [ImportOffer] {
        try state.withLock { state in
            var offers: [ImportOffer] = []
            var taken: Int64 = 0
            while offers.count < count, taken < byteCount {
                if let offer = try state.nextEntry(store, isDryRun: isDryRun) {
                    offers.append(.file(offer))
                    taken += offer.stamp.byteCount
                    continue
                }
                switch state.walk.next() {
                case nil:
                    return offers
                case .unlistable(let path, let code):
                    offers.append(.unlistable(path: path, code: code))
                case .file(let path, let status):
                    if looksLikeArchive(path), let archive = Archive(path: path) {
                        state.archive = OpenArchive(path: path, status: status, archive: archive)
                        continue
                    }
                    let candidate = ImportCandidate(path)
                    offers.append(
                        .file(ImportFile(candidate: candidate, stamp: candidate.stamp(status), content: .file)))
                    // Of a large file only the head is held in memory.
                    taken += min(status.byteCount, FileObjectStore.smallByteCount)
                }
            }
            return offers
        }
    }
}

extension SourceQueue.State {
    /// The next entry of the archive that is open; closes it behind the last.
    fileprivate mutating func nextEntry(_ store: any ObjectStore, isDryRun: Bool) throws -> ImportFile? {
        guard let open = archive else { return nil }
        let found: (name: [UInt8], content: ImportFile.Content, byteCount: Int64)
        var isAtEnd = false
        switch open.archive.next() {
        case .end:
            archive = nil
            return nil
        case .damaged:
            isAtEnd = true
            found = ([], .refused(.damagedArchive), 0)
        case .damagedEntry(let name):
            found = (name, .refused(.damagedArchive), 0)
        case .file(let name, isEncrypted: true):
            found = (name, .refused(.encrypted), 0)
        case .file(let name, isEncrypted: false):
            let (content, byteCount) = try open.archive.content(store, isDryRun: isDryRun)
            found = (name, content, byteCount)
        }
        let candidate = ImportCandidate(open.path, entry: isAtEnd ? nil : found.name)
        let stamp = FileStamp(
            path: candidate.stamp(open.status).path, byteCount: found.byteCount,
            modificationTime: open.status.modificationTime)
        if isAtEnd { archive = nil }
        return ImportFile(candidate: candidate, stamp: stamp, content: found.content)
    }
}

extension Archive {
    /// The content of the entry: in memory where it is small; staged where it is large and looks like DICOM.
    fileprivate borrowing func content(
        _ store: any ObjectStore, isDryRun: Bool
    ) throws -> (ImportFile.Content, byteCount: Int64) {
        var start: [UInt8] = []
        while start.count <= FileObjectStore.smallByteCount {
            switch read(atMost: 1 << 18) {
            case .bytes(let piece): start += piece
            case .end: return (.bytes(start), Int64(start.count))
            case .damaged: return (.refused(.damagedArchive), Int64(start.count))
            }
        }
        guard looksLikeDICOM(Array(start.prefix(132))) else { return (.bytes([0]), Int64(start.count)) }
        // A trial must not fill the disk: what a large entry holds is not known then.
        guard !isDryRun else { return (.refused(.tooLargeForTrial), Int64(start.count)) }
        do {
            var isFirst = true
            let staged = try store.stage {
                if isFirst {
                    isFirst = false
                    return start
                }
                switch read(atMost: 1 << 18) {
                case .bytes(let piece): return piece
                case .end: return nil
                case .damaged: throw RefusalReason.damagedArchive
                }
            }
            return (.staged(staged), staged.byteCount)
        } catch let reason as RefusalReason {
            return (.refused(reason), Int64(start.count))
        }
    }
}
