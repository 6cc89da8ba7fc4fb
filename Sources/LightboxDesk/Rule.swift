/// One thing that a client of RAD-107 and RAD-129 has to show, or must not do. Rules are data: the table is `Rule.all`.
package struct Rule: Sendable {
    /// A name for programs, `pages-by-results`.
    package let id: String
    /// What the client does, as a sentence without its subject: "follows the pages of a search".
    package let title: String
    /// Where it is written.
    package let requirement: String
    /// How a participant gets there who has not shown it yet.
    package let hint: String
    /// Judges one exchange, knowing those before it. - Returns: `nil` where the exchange says nothing about the rule.
    let judge: @Sendable (Reading, RunMemory) -> Finding?

    /// What an exchange says about a rule.
    package enum Finding: Hashable, Sendable {
        case shown
        /// The reason, for the participant: what happened and what would have been right.
        case failed(String)
    }

    package static let all = searchRules + retrieveRules + manners
}

/// How a run stands with a rule.
package enum Verdict: String, Codable, Sendable {
    /// Nothing that the rule is about has happened.
    case open
    case shown
    /// Once failed stays failed: a clean record is a new run.
    case failed
}
