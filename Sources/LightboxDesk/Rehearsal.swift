/// A way in which a network or a server lets a client down, played on request of the participant. Off by default.
package enum Rehearsal: String, CaseIterable, Codable, Sendable {
    case latency, slow, busy, limited, unauthorized, cut
    case tinyPages = "tiny-pages"
    case noContent = "no-content"
    case lowerCase = "lower-case"
    case singlePart = "single-part"
    case otherOrder = "other-order"

    package var title: String {
        switch self {
        case .latency: "Long way: every answer 800 ms late"
        case .slow: "Slow link: 64 kB a second"
        case .busy: "Busy: every 4th request is answered 503, Retry-After 2"
        case .limited: "Limited: every 4th request is answered 429, Retry-After 2"
        case .unauthorized: "Token expired: from the 4th request on 401 without a token"
        case .cut: "Cut transfers: every 3rd retrieve ends half way"
        case .tinyPages: "Tiny pages: two results an answer, whatever the limit"
        case .noContent: "No content: 204 in place of an empty list"
        case .lowerCase: "Lower case: the names of part headers, content-type"
        case .singlePart: "Single part: one part comes bare, without multipart around it"
        case .otherOrder: "Other order: the parts of an answer come last first"
        }
    }

    /// What a good client does about it.
    package var advice: String {
        switch self {
        case .latency: "Shows what it has, asks for several things at once, and lets nobody look at a frozen screen."
        case .slow: "Asks for small pictures first, shows progress, and cancels what is scrolled away."
        case .busy, .limited:
            "Waits the seconds of Retry-After, then repeats the request. Doesn't ask other things in the meantime."
        case .unauthorized:
            "Gets a token and repeats the request with Authorization: Bearer. Here the token is the run's own."
        case .cut: "Notices the missing end (length or closing boundary), throws the rest away, and asks again."
        case .tinyPages: "Follows the Warning page by page; never believes that an answer is all there is."
        case .noContent: "Takes 204 as an empty list and parses no body."
        case .lowerCase: "Compares the names of header fields without regard to case, in parts too."
        case .singlePart: "Reads Content-Type first: multipart is taken apart, anything else is the object itself."
        case .otherOrder:
            "Takes what a part is from its Content-Location or its data set, never from its place in the message."
        }
    }
}

/// What is done to one answer.
package struct Fault: Hashable, Sendable {
    /// Refuses in place of answering.
    package var refusal: Refusal?
    /// Before the answer begins.
    package var milliseconds = 0
    /// The body is sent no faster.
    package var bytesPerSecond: Int?
    /// The body ends after half of its bytes.
    package var isCut = false
    /// The most results of a search.
    package var pageLength: Int?
    /// Answers an empty list with 204.
    package var hidesEmptyList = false

    /// How a multipart answer is changed.
    package var multipart: MultipartRehearsal?

    package enum Refusal: Hashable, Sendable {
        case busy(retryAfter: Int)
        case limited(retryAfter: Int)
        case unauthorized
    }

    package init() {}

    /// - Parameters:
    ///   - number: of the request in its run, from 1.
    ///   - retrieveNumber: of the request among those that retrieve, from 1; `nil` for a search.
    ///   - hasToken: the request carries the token of the run.
    package init(_ rehearsals: Set<Rehearsal>, number: Int, retrieveNumber: Int?, hasToken: Bool) {
        if rehearsals.contains(.latency) { milliseconds = 800 }
        if rehearsals.contains(.slow) { bytesPerSecond = 64_000 }
        if rehearsals.contains(.tinyPages) { pageLength = 2 }
        multipart = MultipartRehearsal(rehearsals)
        hidesEmptyList = rehearsals.contains(.noContent)
        if rehearsals.contains(.unauthorized), number >= 4, !hasToken {
            refusal = .unauthorized
        } else if number.isMultiple(of: 4) {
            if rehearsals.contains(.busy) { refusal = .busy(retryAfter: 2) }
            if rehearsals.contains(.limited) { refusal = .limited(retryAfter: 2) }
        }
        if refusal == nil, rehearsals.contains(.cut), let retrieveNumber { isCut = retrieveNumber.isMultiple(of: 3) }
    }
}
