import LightboxIngest
import Support
import Testing

@Suite("Mended files")
struct MendedFileTests {
    private let series = SyntheticSeries(count: 2, edge: 8)

    @Test("G-15 an image that is cut off in its pixels is imported, and the report says so; a whole one needs no word")
    func cutShort() async throws {
        try await DataFolder.with { data in
            try data.write(["1": Array(series.file(1).dropLast(10)), "2": series.file(2)])
            let report = try await data.run()
            #expect(report.importedCount == 2)
            #expect(!report.hasRefusals)
            let notice = try #require(report.findings.first)
            guard case .structure(let defects) = notice.notice else {
                Issue.record("\(notice)")
                return
            }
            #expect(report.findings.count == 1)
            #expect(notice.candidate.path.hasSuffix("1"))
            #expect(defects.text.contains("cut short"))
        }
    }
}
