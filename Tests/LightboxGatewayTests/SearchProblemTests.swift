import DICOMweb
import HTTPTypes
import LightboxIndex
import Testing

@testable import LightboxGateway

/// `@testable`, since no route leads to these without a large index.
@Suite("Searches that are not answered")
struct SearchProblemTests {
    @Test(
        "E-59 a search that is too broad is 413, one that takes too long 503, both with what would be answered",
        arguments: [
            (SearchError.tooBroad(maximumCandidates: 7), 413, "at most 7 studies"),
            (SearchError.timedOut(limit: .seconds(5)), 503, "a range of StudyDate"),
        ])
    func statuses(error: SearchError, status: Int, advice: String) {
        let problem = Problem(
            error as any Error, at: Problem.Context(serviceURL: "http://h/dicom-web", resource: .search(.studies)))
        #expect(problem.status.code == status)
        #expect(problem.accepted.contains { $0.hasPrefix(advice) })
        #expect(problem.request?.contains("StudyDate=20240101-20240107") == true)
    }
}
