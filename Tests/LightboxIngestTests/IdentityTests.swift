import DICOMCore
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxStore
import Support
import SystemPackage
import Testing

@Suite("Identity")
struct IdentityTests {
    private let series = SyntheticSeries(count: 3, edge: 4)

    private var other: [UInt8] {
        var bytes = series.file(1)
        bytes[bytes.count - 1] ^= 0xFF
        return bytes
    }

    @Test("G-15 of one SOP Instance UID the first file stays; the same bytes again are no conflict")
    func keep() async throws {
        try await DataFolder.with { data in
            try data.write(["1-first": series.file(1), "2-same": series.file(1), "3-other": other])
            let report = try await data.run()
            #expect(report.importedCount == 1)
            #expect(report.alreadyThereCount == 1)
            let conflict = try #require(report.conflicts.first)
            #expect(conflict.candidate.path.hasSuffix("3-other"))
            #expect(conflict.conflict.existing.object.digest == sha256(series.file(1)))
            #expect(conflict.conflict.offeredDigest == sha256(other))

            let again = try await data.run()
            #expect(again.importedCount == 0)
            #expect(again.alreadyThereCount == 2)
            // By now it is known where the first one came from.
            let paths = try #require(again.conflicts.first).conflict.existingPaths
            #expect(paths.map { $0.split(separator: "/").last } == ["1-first", "2-same"])
        }
    }

    @Test("With the rule replace the later content takes the place of the first, whose bytes are erased later")
    func replace() async throws {
        try await DataFolder.with { data in
            try data.write(["1-first": series.file(1), "2-other": other, "3": series.file(2)])
            let report = try await data.run {
                $0.conflictRule = .replace
                $0.erasureDelay = 0
            }
            #expect(report.importedCount == 3)
            #expect(report.replacements.count == 1)
            #expect(!report.hasRefusals)
            #expect(try await data.index.totals().instances == 2)
            #expect(try await data.bytes(series.identity(1)) == other)
            #expect(try await data.index.wasRemoved(.instance(series.identity(1))) == false)
            #expect(try await data.remover.eraseDue() == 1)
            #expect(try await data.bytes(series.identity(1)) == other)
        }
    }

    @Test("The same SOP Instance UID in another study is a conflict that names both")
    func otherStudy() async throws {
        try await DataFolder.with { data in
            try data.write(["1": series.file(1), "2": series.file(1, replacing: "2.25.1000\0", with: "2.25.1999\0")])
            let conflict = try #require(try await data.run().conflicts.first).conflict
            #expect(conflict.existing.identity.study.text == "2.25.1000")
            #expect(conflict.offered.study.text == "2.25.1999")
        }
    }

    @Test("A study of two patients is imported whole and reported once")
    func twoPatients() async throws {
        try await DataFolder.with { data in
            try data.write([
                "1": series.file(1), "2": series.file(2, replacing: "SYN-1 ", with: "SYN-2 "),
                "3": series.file(3, replacing: "SYN-1 ", with: "SYN-3 "),
            ])
            let report = try await data.run()
            #expect(report.importedCount == 3)
            #expect(!report.hasRefusals)
            let study = try #require(StudyInstanceUID(series.study))
            #expect(report.findings.map(\.notice) == [.identity(.studyOfTwoPatients(study))])
        }
    }

    @Test("A series UID in two studies is reported, and both keep their instances")
    func twoStudies() async throws {
        try await DataFolder.with { data in
            try data.write(["1": series.file(1), "2": series.file(2, replacing: "2.25.1000\0", with: "2.25.1999\0")])
            let report = try await data.run()
            #expect(report.importedCount == 2)
            let uid = try #require(SeriesInstanceUID(series.series))
            let first = try #require(StudyInstanceUID("2.25.1000"))
            let second = try #require(StudyInstanceUID("2.25.1999"))
            #expect(report.findings.map(\.notice) == [.identity(.seriesOfTwoStudies(uid, first, second))])
        }
    }
}
