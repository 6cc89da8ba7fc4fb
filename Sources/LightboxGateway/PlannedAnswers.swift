internal import HTTPTypes
internal import Hummingbird
internal import LightboxIndex
internal import LightboxRetrieve
internal import LightboxWork

/// Answers that were planned before. Clients ask for the same frames in the same words; to read path, query and Accept,
/// to negotiate, and to name the bytes is more work than to send a small frame. The same words have the same plan as long
/// as the index is the same; the bytes are read anew each time.
final class PlannedAnswers: Sendable {
    /// Everything of a request that its plan depends on.
    struct Question: Hashable, Sendable {
        /// With the query, as the client wrote it.
        let path: String
        let accept: [String]
        let characterSets: [String]
        let acceptsGzip: Bool
        let serviceURL: String
        let scope: AccessScope
    }

    private struct Entry: Sendable {
        let plan: AnswerPlan
        let mark: ChangeMark
    }

    private let entries = BoundedCache<Question, Entry>(limit: 16 << 20)

    /// What an entry holds beside the answer and the words, about.
    private static let entryByteCount = 2048

    /// No client of ours has so many.
    private static let mostWords = 4096

    /// How often a plan was looked for, and known.
    var lookups: CacheLookups { entries.lookups }

    /// The plan that was made for a question.
    /// - Parameter mark: of the index, now.
    func plan(for question: Question, at mark: ChangeMark?) -> AnswerPlan? {
        guard let entry = entries.value(for: question), entry.mark == mark else { return nil }
        return entry.plan
    }

    /// Keeps a plan where it may be kept.
    /// - Parameter mark: of the index, before the plan was made.
    func keep(_ plan: AnswerPlan, for question: Question, at mark: ChangeMark?) {
        guard let mark, let byteCount = plan.answer.keptByteCount, question.byteCount <= Self.mostWords else { return }
        entries.insert(
            Entry(plan: plan, mark: mark), for: question,
            cost: byteCount + question.byteCount + Self.entryByteCount)
    }
}

/// An answer with its head: all that is known before the first byte of it is read.
struct AnswerPlan: Sendable {
    let answer: RetrieveAnswer
    /// The header fields but Content-Length.
    let fields: HTTPFields
}

extension PlannedAnswers.Question {
    /// Of the words.
    fileprivate var byteCount: Int {
        (accept + characterSets).reduce(path.utf8.count + serviceURL.utf8.count) { $0 + $1.utf8.count }
    }
}
