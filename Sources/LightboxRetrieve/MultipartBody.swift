internal import DICOMweb
internal import NIOCore

/// The bytes of a multipart answer, from its parts.
struct MultipartBody: Sendable {
    let framing: MultipartFraming
    let parts: PartSequence
    let serviceURL: String
    /// `nil` where the length of a part is only known when it is open.
    let byteCount: Int64?

    /// - Parameter range: of the whole; parts beside it are not opened.
    func open(_ range: Range<Int64>?) async throws -> ByteStream {
        if let range, let byteCount { return slice(range.clamped(to: 0..<byteCount)) }
        // The first part that can be opened is, so that its failure is the failure of the request.
        let root = try await firstOpened()
        return ByteStream(
            byteCount: byteCount,
            produceOrLend: { takesFiles, consume in
                var place = 0
                try await parts.visit { part in
                    try Task.checkCancellation()
                    defer { place += 1 }
                    guard place >= root.place else { return true }
                    let isRoot = place == root.place
                    guard let (contentType, stream) = isRoot ? root.opened : try await part.opened(.continuing) else {
                        return true
                    }
                    let head = try part.head(contentType, serviceURL, byteCount: stream.byteCount)
                    try await consume(.bytes(ByteBuffer(bytes: framing.opening(of: head, isFirst: isRoot))))
                    try await stream.send(takingFiles: takesFiles, to: consume)
                    return true
                }
                try await consume(.bytes(ByteBuffer(bytes: framing.closing())))
            })
    }

    /// The first part that can be opened, and how many lie in front of it.
    private func firstOpened() async throws -> (place: Int, opened: (contentType: String, stream: ByteStream)?) {
        var place = 0
        var opened: (contentType: String, stream: ByteStream)?
        try await parts.visit { part in
            opened = try await part.opened(.first)
            if opened == nil { place += 1 }
            return opened == nil
        }
        guard opened != nil else { throw RetrieveError.notRenderable }
        return (place, opened)
    }

    private func slice(_ range: Range<Int64>) -> ByteStream {
        ByteStream(
            byteCount: Int64(range.count),
            produceOrLend: { takesFiles, consume in
                var offset: Int64 = 0
                /// The part of the next `count` bytes that is wanted, counted from their start.
                func wanted(_ count: Int64) -> Range<Int64>? {
                    let whole = offset..<(offset + count)
                    let cut = range.clamped(to: whole)
                    offset += count
                    guard !cut.isEmpty else { return nil }
                    return (cut.lowerBound - whole.lowerBound)..<(cut.upperBound - whole.lowerBound)
                }
                func send(_ bytes: [UInt8]) async throws {
                    guard let cut = wanted(Int64(bytes.count)) else { return }
                    try await consume(.bytes(ByteBuffer(bytes: bytes[Int(cut.lowerBound)..<Int(cut.upperBound)])))
                }
                var isFirst = true
                try await parts.visit { part in
                    try Task.checkCancellation()
                    let head = try part.head(part.contentType, serviceURL, byteCount: part.byteCount)
                    try await send(framing.opening(of: head, isFirst: isFirst))
                    isFirst = false
                    guard let count = part.byteCount else { throw RetrieveError.damaged }
                    if let cut = wanted(count),
                        let opened = try await part.opened(Opening(range: cut, isContinuing: true))
                    {
                        try await opened.stream.send(takingFiles: takesFiles, to: consume)
                    }
                    return offset < range.upperBound
                }
                try await send(framing.closing())
            })
    }
}

extension PlannedPart {
    func head(
        _ contentType: String, _ serviceURL: String, byteCount: Int64?
    ) throws(RetrieveError) -> PartHead {
        guard
            let head = PartHead(
                contentType: contentType, contentLocation: serviceURL + location, byteCount: byteCount)
        else { throw .damaged }
        return head
    }
}
