/// The body of a part before anything of it is read: what a plan is made of.
///
/// Opening is its own step, so that what can go wrong at the start (an object that is gone, a frame that can't be
/// decoded) is known before the head of the answer is sent.
struct PlannedBody: Sendable {
    /// Known without opening, `nil` where only the opened stream knows.
    let byteCount: Int64?
    let open: @Sendable () async throws -> ByteStream

    init(byteCount: Int64?, open: @escaping @Sendable () async throws -> ByteStream) {
        self.byteCount = byteCount
        self.open = open
    }

    /// The bodies one behind the other; each is opened when its turn comes.
    static func joined(_ bodies: [PlannedBody]) -> PlannedBody {
        let counts = bodies.map(\.byteCount)
        let total = counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
        return PlannedBody(byteCount: total) {
            guard let first = try await bodies.first?.open() else { return ByteStream([]) }
            return ByteStream(byteCount: total) { consume in
                try await first.send(to: consume)
                for body in bodies.dropFirst() { try await body.open().send(to: consume) }
            }
        }
    }
}

/// One part of an answer, or its only one.
struct PlannedPart: Sendable {
    let contentType: String
    /// The path of the resource below the service root (B-81, B-82).
    let location: String
    let body: PlannedBody
    /// What to send where the body can't be opened because its pixels are damaged: one bad instance must not take its
    /// whole study with it.
    var remedy = Remedy.none

    enum Remedy: Sendable {
        /// The answer fails.
        case none
        /// The part is left out, as long as there is another one.
        case omission
        /// Another form of the same resource, for example the instance as it is stored.
        case otherwise(contentType: String, PlannedBody)
    }

    /// Opens the body, or its remedy.
    /// - Returns: the Content-Type of what was opened; `nil` where the part is to be left out.
    func opened() async throws -> (contentType: String, stream: ByteStream)? {
        do {
            return (contentType, try await body.open())
        } catch let error as RetrieveError where error.isOfPixels {
            switch remedy {
            case .none: throw error
            case .omission: return nil
            case .otherwise(let contentType, let other): return (contentType, try await other.open())
            }
        }
    }
}
