internal import DICOMCore

/// A run as it is shown and exported: what a monitor signs.
package struct RunReport: Codable, Hashable, Sendable {
    package let id: String
    package let name: String
    /// In seconds since 1970.
    package let startTime: Double
    package let rehearsals: [Rehearsal]
    package let exchangeCount: Int
    package let shown: Int
    package let failed: Int
    package let open: Int
    package let rules: [RuleReport]
    /// The newest, oldest first.
    package let exchanges: [Exchange]

    /// How the run stands with a rule.
    package struct RuleReport: Codable, Hashable, Sendable {
        package let id: String
        package let title: String
        package let requirement: String
        package let hint: String
        package let verdict: Verdict
        package let reason: String?
        /// The exchange that showed it, or that broke it.
        package let exchange: Exchange?
    }

    /// - Parameter exchangeLimit: how many of the newest exchanges go along.
    package init(_ run: Run, exchangeLimit: Int = Run.keptExchanges) {
        id = run.id
        name = run.name.text
        startTime = run.startTime
        rehearsals = Rehearsal.allCases.filter(run.rehearsals.contains)
        exchangeCount = run.exchangeCount
        shown = run.count(.shown)
        failed = run.count(.failed)
        open = run.count(.open)
        rules = zip(Rule.all, run.standings).map { rule, standing in
            RuleReport(
                id: rule.id, title: rule.title, requirement: rule.requirement, hint: rule.hint,
                verdict: standing.verdict, reason: standing.reason, exchange: standing.exchange)
        }
        exchanges = run.exchanges.suffix(exchangeLimit)
    }

    /// The report as JUnit XML: a test case a rule; open ones are skipped.
    package var junit: String {
        let cases = rules.map { rule in
            let head =
                "  <testcase classname=\"\(escapedForMarkup(rule.requirement))\" name=\"\(escapedForMarkup(rule.id))\""
            switch rule.verdict {
            case .shown: return head + "/>"
            case .open: return head + "><skipped message=\"\(escapedForMarkup(rule.hint))\"/></testcase>"
            case .failed:
                let request =
                    rule.exchange.map { "request \($0.number): \($0.method) \($0.target) → \($0.status)" } ?? ""
                return head
                    + "><failure message=\"\(escapedForMarkup(rule.reason ?? ""))\">\(escapedForMarkup(request))"
                    + "</failure></testcase>"
            }
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="\(escapedForMarkup(name))" tests="\(rules.count)" failures="\(failed)" skipped="\(open)">
            \(cases.joined(separator: "\n"))
            </testsuite>

            """
    }
}
