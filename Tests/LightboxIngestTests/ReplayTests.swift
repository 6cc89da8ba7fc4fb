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

@Suite("Replay of the logs")
struct ReplayTests {
    private let series = SyntheticSeries(count: 5, edge: 4)

    @Test("An index that was lost is made anew from the objects alone, and every search gives the same")
    func lostIndex() async throws {
        try await DataFolder.with { data in
            try data.write([
                "1": series.file(1, replacing: "Synthetic^Series", with: "First^Of^Study^1"), "2": series.file(2),
                "3": series.file(3, replacing: "2.25.1001\0", with: "2.25.1003\0"),
                "4-large": SyntheticSeries(count: 9, edge: 1024).file(4),
            ])
            _ = try await data.run()
            let before = try await results(data)
            let new = try data.withoutIndex()
            let outcome = try await new.replay.run(includesUnlogged: true)
            #expect(outcome.instanceCount == 4)
            #expect(outcome.damagedKeys.isEmpty)
            #expect(try await results(new) == before)
            #expect(try await new.bytes(series.identity(2)) == series.file(2))
        }
    }

    @Test("What a crash left between objects and index is taken in by the next writer, once")
    func crashBeforeIndex() async throws {
        try await DataFolder.with { data in
            try data.write(["1": series.file(1)])
            _ = try await data.run()
            _ = try data.store.commit([.add(StagedObject(bytes: series.file(2)))])
            #expect(try await data.index.totals().instances == 1)
            #expect(try await data.replay.run().instanceCount == 1)
            #expect(try await data.index.totals().instances == 2)
            #expect(try await data.bytes(series.identity(2)) == series.file(2))
            #expect(try await data.replay.run().instanceCount == 0)
        }
    }

    @Test("A-25 a removal counts also where the crash came before the index, and after the index was lost")
    func removal() async throws {
        try await DataFolder.with { data in
            try data.write(["1": series.file(1), "2": series.file(2)])
            _ = try await data.run()
            let identity = try series.identity(1)
            let note = RemovalNote(
                study: series.study, series: series.series, instance: identity.instance.text, removed: 5, due: 6,
                isReplaced: false)
            _ = try data.store.commit([.remove(digest: sha256(series.file(1)), note)])
            _ = try await data.replay.run()
            for folder in [data, try data.withoutIndex()] {
                _ = try await folder.replay.run()
                #expect(try await folder.index.totals().instances == 1)
                #expect(try await folder.index.wasRemoved(.instance(identity)))
                #expect(try await folder.index.dueErasures(at: 6).count == 1)
            }
        }
    }

    @Test("Objects in place come back with the index as long as they are what they were")
    func inPlace() async throws {
        try await DataFolder.with { data in
            try data.write(["1": series.file(1), "2": series.file(2)])
            _ = try await data.run { $0.mode = .inPlace }
            try data.write(["1": series.file(3)])
            let new = try data.withoutIndex()
            let outcome = try await new.replay.run()
            #expect(outcome.instanceCount == 1)
            #expect(outcome.damagedKeys.count == 1)
            #expect(try await new.bytes(series.identity(2)) == series.file(2))
        }
    }

    private func results(_ data: DataFolder) async throws -> [SearchPage] {
        var pages: [SearchPage] = []
        for level in [QueryLevel.study, .series, .instance] {
            pages.append(
                try await data.index.search(SearchQuery(level: level, include: .all), scope: .everything))
        }
        return pages
    }
}
