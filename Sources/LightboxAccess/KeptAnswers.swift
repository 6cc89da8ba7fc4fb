internal import Crypto
internal import Foundation

/// What became of a token.
typealias AccessOutcome = Result<Access, AccessError>

/// Answers about tokens, kept for a while. Refusals are kept apart: however many made-up tokens come, they push out
/// none of the sound ones.
struct KeptAnswers {
    private struct Answer {
        let outcome: AccessOutcome
        let until: ContinuousClock.Instant
    }

    private let mostOfAKind: Int
    private var sound: [SHA256Digest: Answer] = [:]
    private var refused: [SHA256Digest: Answer] = [:]

    /// - Parameter mostKept: of both kinds together.
    init(mostKept: Int) {
        mostOfAKind = max(1, mostKept / 2)
    }

    var count: Int { sound.count + refused.count }

    /// - Parameters:
    ///   - time: by which answers age.
    ///   - now: the time of day, by which a token ends: what the issuer said of one that has ended since counts no
    ///     more.
    func outcome(of token: SHA256Digest, at time: ContinuousClock.Instant, now: Date) -> AccessOutcome? {
        guard let answer = sound[token] ?? refused[token], answer.until > time else { return nil }
        if case .success(let access) = answer.outcome, let expiry = access.expiry, expiry <= now { return nil }
        return answer.outcome
    }

    mutating func keep(
        _ outcome: AccessOutcome, of token: SHA256Digest, until: ContinuousClock.Instant,
        at time: ContinuousClock.Instant
    ) {
        // One that was sound can be revoked, and one that was refused become valid.
        (sound[token], refused[token]) = (nil, nil)
        let answer = Answer(outcome: outcome, until: until)
        if case .success = outcome {
            add(answer, of: token, to: &sound, time)
        } else {
            add(answer, of: token, to: &refused, time)
        }
    }

    private func add(
        _ answer: Answer, of token: SHA256Digest, to answers: inout [SHA256Digest: Answer],
        _ time: ContinuousClock.Instant
    ) {
        if answers.count >= mostOfAKind {
            answers = answers.filter { $1.until > time }
            if answers.count >= mostOfAKind { answers = [:] }
        }
        answers[token] = answer
    }
}
