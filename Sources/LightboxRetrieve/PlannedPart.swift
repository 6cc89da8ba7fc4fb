/// One part of an answer, or its only one.
struct PlannedPart: Sendable {
    let contentType: String
    /// The path of the resource below the service root (B-81, B-82).
    let location: String
    /// Names the content: with the Content-Type and the location it stands for exactly these bytes.
    let version: [UInt8]
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

    /// Known before anything is opened: only where nothing else can take its place.
    var byteCount: Int64? {
        if case .none = remedy { body.byteCount } else { nil }
    }

    /// Opens the body, or its remedy.
    /// - Returns: the Content-Type of what was opened; `nil` where the part is to be left out.
    func opened(_ opening: Opening) async throws -> (contentType: String, stream: ByteStream)? {
        do {
            return (contentType, try await openedBody(opening))
        } catch let error as RetrieveError where error.isOfPixels {
            switch remedy {
            case .none: throw error
            case .omission: return nil
            case .otherwise(let contentType, let other): return (contentType, try await other.open(opening))
            }
        }
    }

    /// Among others, a part whose decoder was lost is tried once more at once: to leave it out for that would hide what the next
    /// request finds, and to fail would take all others with it. A second loss says that the frame is to blame.
    private func openedBody(_ opening: Opening) async throws -> ByteStream {
        do {
            return try await body.open(opening)
        } catch RetrieveError.decoderLost {
            if case .none = remedy { throw RetrieveError.decoderLost }
            return try await body.open(opening)
        }
    }
}

/// The parts of an answer, in order. They are walked more than once: for what can be said of the whole, then for its bytes;
/// so that no list of them is ever held.
struct PartSequence: Sendable {
    /// Hands the parts over until the visitor returns `false`.
    let visit: @Sendable (_ visitor: (PlannedPart) async throws -> Bool) async throws -> Void

    init(_ visit: @escaping @Sendable (_ visitor: (PlannedPart) async throws -> Bool) async throws -> Void) {
        self.visit = visit
    }

    init(_ parts: [PlannedPart]) {
        self.init { visitor in
            for part in parts { guard try await visitor(part) else { return } }
        }
    }
}
