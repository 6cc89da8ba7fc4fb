internal import HTTPTypes
internal import Hummingbird
internal import LightboxIndex
internal import LightboxRetrieve
internal import LightboxWork

/// Answers that were planned before. Clients ask for the same frames in the same words; to read path, query and Accept, to
/// negotiate, and to name the bytes is more work than to send a small frame. The same words have the same plan as long as the
/// index is the same; the bytes are read anew each time.
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

    struct Plan: Sendable {
        let answer: RetrieveAnswer
        /// The header fields but Content-Length.
        let fields: HTTPFields
    }

    private struct Entry: Sendable {
        let plan: Plan
        let mark: ChangeMark
    }

    private let entries = BoundedCache<Question, Entry>(limit: 16 << 20)

    /// What an entry holds beside the answer, about.
    private static let entryByteCount = 2048

    /// The plan for a question: a known one, or the one that is made now and kept where it may be.
    /// - Parameter mark: of the index, now.
    func plan(
        for question: Question, at mark: ChangeMark?, making make: () async throws -> Plan
    ) async throws -> Plan {
        if let entry = entries.value(for: question), entry.mark == mark { return entry.plan }
        let plan = try await make()
        if let mark, let byteCount = plan.answer.keptByteCount {
            entries.insert(Entry(plan: plan, mark: mark), for: question, cost: byteCount + Self.entryByteCount)
        }
        return plan
    }
}
