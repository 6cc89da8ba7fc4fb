/// The body of a part before anything of it is read: what a plan is made of.
///
/// Opening is its own step, so that what can go wrong at the start (an object that is gone, a frame that can't be
/// decoded) is known before the head of the answer is sent.
struct PlannedBody: Sendable {
    /// Known without opening, `nil` where only the opened stream knows.
    let byteCount: Int64?
    private let start: @Sendable (Opening) async throws -> ByteStream

    /// A body that is made from its beginning on.
    init(byteCount: Int64?, open: @escaping @Sendable (Opening) async throws -> ByteStream) {
        self.byteCount = byteCount
        start = { opening in
            let stream = try await open(opening)
            return opening.range.map(stream.slice) ?? stream
        }
    }

    /// A body that can begin anywhere.
    init(byteCount: Int64, openRange: @escaping @Sendable (Range<Int64>, Opening) async throws -> ByteStream) {
        self.byteCount = byteCount
        start = { try await openRange($0.range ?? 0..<byteCount, $0) }
    }

    func open(_ opening: Opening) async throws -> ByteStream {
        try await start(opening)
    }

    /// The bodies one behind the other; each is opened when its turn comes.
    static func joined(_ bodies: [PlannedBody]) -> PlannedBody {
        let counts = bodies.map(\.byteCount)
        let total = counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
        return PlannedBody(byteCount: total) { opening in
            guard let first = try await bodies.first?.open(opening.whole) else { return ByteStream([]) }
            return ByteStream(
                byteCount: total,
                produceOrLend: { takesFiles, consume in
                    try await first.send(takingFiles: takesFiles, to: consume)
                    for body in bodies.dropFirst() {
                        try await body.open(.continuing).send(takingFiles: takesFiles, to: consume)
                    }
                })
        }
    }
}

/// How a body is opened.
struct Opening: Sendable {
    /// Of the bytes, within their count, which is known then; `nil` for all of them.
    var range: Range<Int64>?
    /// The head of the answer is sent: what is busy is waited for, since the answer can't be refused any more.
    var isContinuing = false

    static let first = Opening()
    static let continuing = Opening(isContinuing: true)

    /// The same without a range.
    var whole: Opening { Opening(isContinuing: isContinuing) }
}
