internal import Glibc
package import LightboxStore
internal import Synchronization
package import SystemPackage

/// The regular files below some paths, depth first, each folder in the order of its names, so that the same folder is
/// always imported in the same order. Pulled one at a time: the list of a big archive is never held as a whole.
///
/// Links to files are followed, links to folders are not (they could lead in circles). Pipes and devices are passed by.
package struct FolderWalk: Sequence, IteratorProtocol, Sendable {
    package enum Finding: Equatable {
        /// As the system spells it: the name on an old disk need not be UTF-8.
        case file(FilePath, FileStatus)
        case unlistable(path: String, code: Int32)
    }

    /// What is still to visit below the path that was named last, the next one last.
    private var pending: [FilePath] = []
    /// The path that the caller named may be a link to a folder.
    private var named: FilePath?
    private let nextNamed: @Sendable () -> FilePath?
    private let enter: @Sendable (FilePath) -> Void
    private let takes: @Sendable (FilePath, FileStatus) -> Bool
    private var excluded: FolderIdentity?

    /// - Parameters:
    ///   - enter: is called with each folder before its names are read.
    ///   - takes: says whether a file is given.
    package init(
        _ paths: [FilePath], entering enter: @escaping @Sendable (FilePath) -> Void = { _ in },
        taking takes: @escaping @Sendable (FilePath, FileStatus) -> Bool = { _, _ in true }
    ) {
        let rest = PathStack(paths.reversed())
        nextNamed = { rest.pop() }
        self.enter = enter
        self.takes = takes
    }

    /// - Parameter paths: gives one path after the other, `nil` at the end; called when the one before is done with.
    package init(paths: @escaping @Sendable () -> FilePath?) {
        nextNamed = paths
        enter = { _ in }
        takes = { _, _ in true }
    }

    /// The same walk, which does not enter this folder, by whatever path it comes to it.
    package func excluding(_ folder: FilePath?) -> FolderWalk {
        var walk = self
        var status = stat()
        if let folder, unsafe folder.withPlatformString({ unsafe stat($0, &status) }) == 0 {
            walk.excluded = FolderIdentity(status)
        }
        return walk
    }

    private struct FolderIdentity: Equatable {
        let device: UInt
        let node: UInt

        init(_ status: stat) {
            device = UInt(status.st_dev)
            node = UInt(status.st_ino)
        }
    }

    private mutating func nextPath() -> FilePath? {
        if let path = pending.popLast() { return path }
        named = nextNamed()
        return named
    }

    package mutating func next() -> Finding? {
        while let path = nextPath() {
            switch kind(of: path) {
            case .success(.file(let status)):
                if takes(path, status) { return .file(path, status) }
            case .success(.folder):
                enter(path)
                switch names(in: path) {
                case .success(let names): pending.append(contentsOf: names.reversed())
                case .failure(let code): return .unlistable(path: path.string, code: code.rawValue)
                }
            case .success(.other):
                continue
            case .failure(let code):
                return .unlistable(path: path.string, code: code.rawValue)
            }
        }
        return nil
    }

    private enum Kind {
        case file(FileStatus)
        case folder, other
    }

    private func kind(of path: FilePath) -> Result<Kind, Errno> {
        var itself = stat()
        let status = unsafe path.withPlatformString { unsafe lstat($0, &itself) }
        guard status == 0 else { return .failure(Errno(rawValue: errno)) }
        var target = itself
        let isLink = itself.st_mode & S_IFMT == S_IFLNK
        if isLink, unsafe path.withPlatformString({ unsafe stat($0, &target) }) != 0 { return .success(.other) }
        return switch target.st_mode & S_IFMT {
        case S_IFREG: .success(.file(FileStatus(target)))
        case S_IFDIR:
            .success((isLink && named != path) || excluded == FolderIdentity(target) ? .other : .folder)
        default: .success(.other)
        }
    }

    private func names(in folder: FilePath) -> Result<[FilePath], Errno> {
        guard let directory = unsafe folder.withPlatformString({ unsafe opendir($0) }) else {
            return .failure(Errno(rawValue: errno))
        }
        defer { unsafe closedir(directory) }
        var names: [(bytes: [UInt8], path: FilePath)] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { characters in
                    (
                        bytes: unsafe Array(UnsafeBufferPointer(start: characters, count: unsafe strlen(characters)))
                            .map { UInt8(bitPattern: $0) },
                        path: unsafe FilePath(platformString: characters)
                    )
                }
            }
            if name.bytes != [0x2E], name.bytes != [0x2E, 0x2E] {
                names.append((name.bytes, folder.pushing(name.path)))
            }
        }
        // By bytes, not by locale: the same on every machine.
        return .success(names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.path))
    }
}

/// The paths that a walk was given; all copies of the walk take from the same.
private final class PathStack: Sendable {
    private let paths: Mutex<[FilePath]>

    init(_ paths: [FilePath]) {
        self.paths = Mutex(paths)
    }

    func pop() -> FilePath? { paths.withLock { $0.popLast() } }
}
