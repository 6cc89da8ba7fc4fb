import LightboxIndex
import SystemPackage

/// The head of the shared memory file that all connections to a database in WAL mode have open: it changes with every
/// commit, whatever process made it. Source: sqlite.org/walformat.html, section 2.1.
final class WALHeader: Sendable {
    private let descriptor: FileDescriptor

    /// - Returns: `nil` where there is no such file.
    init?(database path: String) {
        let file = FilePath("\(path)-shm")
        guard let descriptor = try? FileDescriptor.open(file, .readOnly, options: [.closeOnExec])
        else { return nil }
        self.descriptor = descriptor
    }

    deinit {
        try? descriptor.close()
    }

    /// The counter of changes, the number of frames, the salts and the checksums. The file lies in memory: reading it
    /// waits for no disk.
    func mark() -> ChangeMark? {
        var words = [UInt64](repeating: 0, count: Self.byteCount / 8)
        let count = unsafe words.withUnsafeMutableBytes { unsafe try? descriptor.read(fromAbsoluteOffset: 0, into: $0) }
        return count == Self.byteCount ? ChangeMark(words) : nil
    }

    private static let byteCount = 48
}
