import Foundation
import Support
import Testing

@Suite("What the tests need")
struct PrerequisiteTests {
    @Test(
        "Where changes are let in, no test is passed by for want of the corpus",
        .enabled(if: ProcessInfo.processInfo.environment["CI"] != nil, "only where CI is set"))
    func corpus() {
        #expect(Corpus.isThere, "\(Corpus.absence)")
    }
}
