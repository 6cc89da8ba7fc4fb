package import Crypto
package import Foundation
internal import Synchronization

/// Links that show one resource and what lies below it to whoever has them, for a short time: for `<img>`, which can't
/// send a token, and for codes that a phone scans.
///
/// A link is an identifier, its end and a code over both and the path of the resource (HMAC-SHA256, 128 bits of it).
/// Nothing is kept of links but those that were revoked. The key is the process's own: none outlives it. So its end can
/// be told by the time that has passed in this process, and a link is good for as long as it was made for, whatever is
/// done to the clock.
package final class SignedLinks: Sendable {
    /// How long a link is good for at most, in seconds.
    package let longest: Int
    private let key: SymmetricKey
    private let now: @Sendable () -> Date
    private let uptime: @Sendable () -> ContinuousClock.Instant
    private let start: ContinuousClock.Instant
    private let state = Mutex(State())

    /// Revoked links that are remembered; beyond them every link made so far is revoked.
    private static let mostRevoked = 10_000
    private static let identifierLength = 8
    private static let endLength = 8
    private static let codeLength = 16

    private struct State {
        var revoked: [[UInt8]: UInt64] = [:]
        /// Links of an earlier generation are good for nothing.
        var generation: UInt64 = 0
    }

    /// A link that was made.
    package struct Link: Sendable, Hashable {
        /// For a URL, 43 characters.
        package let token: String
        /// When it ends, by the time of day as it was told when the link was made.
        package let end: Date
    }

    /// - Parameters:
    ///   - now: the time of day, by which tokens end.
    ///   - uptime: by which links end.
    package init(
        longest: Int, key: SymmetricKey = SymmetricKey(size: .bits256),
        now: @escaping @Sendable () -> Date = { Date() },
        uptime: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.longest = longest
        self.key = key
        self.now = now
        self.uptime = uptime
        start = uptime()
    }

    /// - Parameters:
    ///   - path: of the resource, `/studies/1.2.3`, as it will be asked for.
    ///   - seconds: how long it is to be good for; the limit counts.
    ///   - limit: the end of the token that it is made with: a link is no way to stay longer.
    package func link(to path: String, seconds: Int, notAfter limit: Date? = nil) -> Link {
        let now = now()
        let wished = Double(min(seconds, longest))
        let length = max(1, min(wished, limit.map { $0.timeIntervalSince(now) } ?? wished).rounded(.down))
        let end = milliseconds + UInt64(length) * 1000
        var generator = SystemRandomNumberGenerator()
        let head = (0..<Self.identifierLength).map { _ in UInt8.random(in: 0...255, using: &generator) } + bytes(end)
        let generation = state.withLock { $0.generation }
        return Link(
            token: base64URL(head + code(head, path, generation)), end: now.addingTimeInterval(length))
    }

    /// The resource to which a link is bound.
    /// - Parameters:
    ///   - token: of the link.
    ///   - path: what is asked for by it: the resource or anything below.
    /// - Returns: `nil` where the link is no link, does not lead there, has ended or was revoked.
    package func resource(of token: String, askedFor path: String) -> String? {
        guard let link = parse(token) else { return nil }
        let generation = state.withLock { state -> UInt64? in
            state.revoked[link.identifier] == nil ? state.generation : nil
        }
        guard let generation, link.end > milliseconds else { return nil }
        return ancestors(of: path).first { ancestor in
            HMAC<SHA256>.isValidTruncated(link.code, for: message(link.head, ancestor, generation), using: key)
        }
    }

    /// Ends a link before its time.
    package func revoke(_ token: String) {
        guard let link = parse(token) else { return }
        let now = milliseconds
        state.withLock { state in
            if state.revoked.count >= Self.mostRevoked { state.revoked = state.revoked.filter { $1 > now } }
            guard state.revoked.count < Self.mostRevoked else {
                state = State(generation: state.generation + 1)
                return
            }
            state.revoked[link.identifier] = link.end
        }
    }

    /// Ends all links that were made so far.
    package func revokeAll() {
        state.withLock { $0 = State(generation: $0.generation + 1) }
    }

    /// Since the start: what the end of a link is told in.
    private var milliseconds: UInt64 { UInt64(max(0, start.duration(to: uptime()) / .milliseconds(1))) }

    private func message(_ head: [UInt8], _ path: String, _ generation: UInt64) -> Data {
        Data(head + bytes(generation) + Array(path.utf8))
    }

    private func code(_ head: [UInt8], _ path: String, _ generation: UInt64) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(for: message(head, path, generation), using: key).prefix(Self.codeLength))
    }

    private func bytes(_ number: UInt64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }

    /// The path itself and everything above it, longest first.
    private func ancestors(of path: String) -> [String] {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count <= 16 else { return [] }
        return stride(from: segments.count, to: 1, by: -1).map { segments.prefix($0).joined(separator: "/") }
    }

    private struct Parsed {
        let head: [UInt8]
        let code: [UInt8]
        let end: UInt64
        var identifier: [UInt8] { Array(head.prefix(SignedLinks.identifierLength)) }
    }

    private func parse(_ token: String) -> Parsed? {
        guard token.utf8.count <= 64, !token.utf8.contains(where: { "+/=".utf8.contains($0) }) else { return nil }
        let padding = String(repeating: "=", count: (4 - token.utf8.count % 4) % 4)
        let text = token.replacing("-", with: "+").replacing("_", with: "/") + padding
        let headLength = Self.identifierLength + Self.endLength
        guard let data = Data(base64Encoded: text), data.count == headLength + Self.codeLength else { return nil }
        let bytes = [UInt8](data)
        let end = bytes[Self.identifierLength..<headLength].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Parsed(head: Array(bytes.prefix(headLength)), code: Array(bytes.dropFirst(headLength)), end: end)
    }

    private func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension HMAC {
    /// Compares with the beginning of the right code, in a time that doesn't tell how much of it is right.
    fileprivate static func isValidTruncated(_ code: [UInt8], for message: Data, using key: SymmetricKey) -> Bool {
        let right = authenticationCode(for: message, using: key)
        return zip(right, code).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
