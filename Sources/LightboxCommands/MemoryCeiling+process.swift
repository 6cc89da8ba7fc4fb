internal import CLinux
internal import Foundation
internal import LightboxWork

extension MemoryCeiling {
    /// That of this process. - Returns: `nil` for no limit.
    /// - Parameter pool: gives memory back.
    static func ofThisProcess(megabytes: Int, _ pool: WorkerPool) -> MemoryCeiling? {
        guard megabytes > 0 else { return nil }
        return MemoryCeiling(byteCount: megabytes << 20, measure: residentByteCount) {
            // Where the pool is busy, the next one in a second may be luckier.
            Task { try? await pool.run { clinux_release_freed_memory() } }
        }
    }
}

/// Source: proc(5), /proc/pid/statm, in pages.
private func residentByteCount() -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}
