package import DICOMCore

/// The pictures that have come, least recently used first out. What they take is bounded in bytes.
package struct PictureShelf: Equatable, Sendable {
    private struct Entry: Equatable {
        var result: Result<Picture, PictureFailure>
        var lastUse: Int
    }

    package let byteLimit: Int
    package private(set) var byteCount = 0
    private var entries: [PictureRequest: Entry] = [:]
    private var clock = 0

    package init(byteLimit: Int = 96 << 20) {
        self.byteLimit = byteLimit
    }

    package subscript(request: PictureRequest) -> Result<Picture, PictureFailure>? { entries[request]?.result }

    package func hasPicture(_ request: PictureRequest) -> Bool {
        guard case .success? = entries[request]?.result else { return false }
        return true
    }

    /// - Parameter wanted: what must stay, since it would be asked for again at once.
    package mutating func put(
        _ result: Result<Picture, PictureFailure>, for request: PictureRequest, keeping wanted: Set<PictureRequest>
    ) {
        remove(request)
        clock += 1
        entries[request] = Entry(result: result, lastUse: clock)
        byteCount += Self.byteCount(of: result)
        guard byteCount > byteLimit else { return }
        for (old, _) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse })
        where old != request && !wanted.contains(old) {
            remove(old)
            if byteCount <= byteLimit * 3 / 4 { return }
        }
    }

    package mutating func touch(_ request: PictureRequest) {
        clock += 1
        entries[request]?.lastUse = clock
    }

    /// A failure is forgotten, so that the picture is asked for again.
    package mutating func forgetFailures() {
        for (request, entry) in entries {
            if case .failure = entry.result { remove(request) }
        }
    }

    private mutating func remove(_ request: PictureRequest) {
        guard let entry = entries.removeValue(forKey: request) else { return }
        byteCount -= Self.byteCount(of: entry.result)
    }

    private static func byteCount(of result: Result<Picture, PictureFailure>) -> Int {
        // A failure takes some place too, so that there is no end of them.
        (try? result.get().bytes.count) ?? 256
    }
}
