internal import Glibc
package import SystemPackage

/// The regular files below some paths, depth first, each folder in the order of its names, so that the same folder is
/// always imported in the same order. Pulled one at a time: the list of a big archive is never held as a whole.
///
/// Links to files are followed, links to folders are not (they could lead in circles). Pipes and devices are passed by.
package struct FolderWalk: Sequence, IteratorProtocol {
    package enum Finding: Equatable {
        /// As the system spells it: the name on an old disk need not be UTF-8.
        case file(FilePath)
        case unlistable(path: String, code: Int32)
    }

    /// What is still to visit, the next one last.
    private var pending: [FilePath]
    /// The paths that the caller named may be links to folders.
    private var named: Set<FilePath>

    package init(_ paths: [FilePath]) {
        pending = paths.reversed()
        named = Set(paths)
    }

    package mutating func next() -> Finding? {
        while let path = pending.popLast() {
            switch kind(of: path) {
            case .success(.file):
                return .file(path)
            case .success(.folder):
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

    private enum Kind { case file, folder, other }

    private func kind(of path: FilePath) -> Result<Kind, Errno> {
        var itself = stat()
        let status = unsafe path.withPlatformString { unsafe lstat($0, &itself) }
        guard status == 0 else { return .failure(Errno(rawValue: errno)) }
        var target = itself
        let isLink = itself.st_mode & S_IFMT == S_IFLNK
        if isLink, unsafe path.withPlatformString({ unsafe stat($0, &target) }) != 0 { return .success(.other) }
        return switch target.st_mode & S_IFMT {
        case S_IFREG: .success(.file)
        case S_IFDIR: .success(isLink && !named.contains(path) ? .other : .folder)
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
