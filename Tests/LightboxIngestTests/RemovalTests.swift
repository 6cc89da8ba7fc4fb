import DICOMCore
import DICOMQuery
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxStore
import Support
import SystemPackage
import Testing

@Suite("Removal")
struct RemovalTests {
    private let series = SyntheticSeries(count: 3, edge: 4)

    @Test("A-25 what is removed is gone from search at once, and known to have been here")
    func study() async throws {
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            _ = try await data.run()
            let identity = try series.identity(2)
            let study = RetrieveTarget.study(identity.study)
            #expect(try await data.remover.remove(study, delay: 1000) == 3)
            #expect(try await data.index.totals() == IndexTotals(patients: 0, studies: 0, series: 0, instances: 0))
            #expect(try await data.index.wasRemoved(study))
            #expect(try await data.index.wasRemoved(.series(identity.study, identity.series)))
            #expect(try await data.index.wasRemoved(.instance(identity)))
            #expect(try await data.remover.remove(study, delay: 0) == 0)
            // The bytes stay for the time that was given.
            #expect(try await data.remover.eraseDue() == 0)
            // And it can come back.
            #expect(try await data.run().importedCount == 3)
            #expect(try await data.index.wasRemoved(study) == false)
            #expect(try await data.remover.eraseDue(at: .max) == 3)
            #expect(try await data.bytes(identity) == series.file(2))
        }
    }

    @Test("The attributes of a study come from its first object that is left, as if the others had never been")
    func firstOfStudy() async throws {
        try await DataFolder.with { data in
            try data.write([
                "1": series.file(1, replacing: "Synthetic^Series", with: "First^Of^Study^1"), "2": series.file(2),
                "3": series.file(3),
            ])
            _ = try await data.run()
            #expect(try await data.remover.remove(.instance(series.identity(1)), delay: 0) == 1)
            let new = try data.withoutIndex()
            _ = try await new.replay.run()
            let query = SearchQuery(level: .study, include: .all)
            let page = try await data.index.search(query, scope: .everything)
            #expect(page.results.count == 1)
            let expected = try await new.index.search(query, scope: .everything)
            #expect(page == expected)
            let name = page.results[0].attributes.first { $0.tag == SearchTag.patientName }
            #expect(String(decoding: try #require(name).json, as: UTF8.self).contains("Synthetic^Series"))
        }
    }

    @Test("Of what is in place only the entry goes")
    func inPlace() async throws {
        try await DataFolder.with { data in
            try data.write(["1": series.file(1)])
            _ = try await data.run { $0.mode = .inPlace }
            let identity = try series.identity(1)
            #expect(try await data.remover.remove(.study(identity.study), delay: 0) == 1)
            #expect(try await data.remover.eraseDue(at: .max) == 0)
            #expect(
                Array(try Data(contentsOf: URL(filePath: data.source.appending("1").string))) == series.file(1))
        }
    }

    @Test("Large objects are erased as files, and the same bytes may come in again before that")
    func largeObject() async throws {
        let large = SyntheticSeries(count: 1, edge: 1024)
        try await DataFolder.with { data in
            try large.write(to: URL(filePath: data.source.string))
            _ = try await data.run()
            let identity = try large.identity(1)
            _ = try await data.remover.remove(.study(identity.study), delay: 0)
            #expect(try await data.run().importedCount == 1)
            #expect(try await data.remover.eraseDue(at: .max) == 0)
            #expect(try await data.bytes(identity) == large.file(1))
            _ = try await data.remover.remove(.study(identity.study), delay: 0)
            #expect(try await data.remover.eraseDue(at: .max) == 1)
            #expect(try data.store.fileKeys().isEmpty)
        }
    }
}
