import DICOMCore
import DICOMQuery
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import Testing

@Suite("Insert and look up")
struct InsertTests {
    @Test("an inserted instance is found again with everything that retrieve needs, also after reopening")
    func roundTrip() async throws {
        try await withTemporaryPath { path in
            let entry = try SampleInstance("1.2.3.1.1").entry
            let outcomes = try await SQLiteIndex(path: path).insert([entry])
            #expect(outcomes == [.inserted])
            let reopened = try SQLiteIndex(path: path)
            let record = try await reopened.instance(entry.record.identity, scope: .everything)
            #expect(record == entry.record)
            let documents = try await reopened.documents(
                of: .instance(entry.record.identity), after: nil, limit: 10, scope: .everything)
            #expect(documents.elements == [entry.document])
            #expect(documents.next == nil)
        }
    }

    @Test("G-15 the first instance of a SOP Instance UID stays, in another batch and in the same one")
    func firstWins() async throws {
        let first = try SampleInstance("1.1").entry
        let other = try SampleInstance("1.1", series: "9.9", study: "9").entry
        try await withIndex { index in
            let existing = ExistingInstance(identity: first.record.identity, object: first.record.object)
            let outcomes = try await index.insert([first, other])
            #expect(outcomes == [.inserted, .alreadyThere(existing)])
            #expect(try await index.insert([other]) == [.alreadyThere(existing)])
            let totals = try await index.totals()
            #expect(totals == IndexTotals(patients: 1, studies: 1, series: 1, instances: 1))
            let found = try await index.existing([first.record.identity.instance])
            #expect(found == [first.record.identity.instance: existing])
        }
    }

    @Test("A-28 an instance is not found below another study or series")
    func parentMismatch() async throws {
        try await withIndex([SampleInstance("1.1"), SampleInstance("2.1", series: "2", study: "2")]) { index in
            let right = try SampleInstance("1.1").entry.record.identity
            let wrong = try SampleInstance("1.1", series: "2", study: "2").entry.record.identity
            #expect(try await index.instance(right, scope: .everything) != nil)
            #expect(try await index.instance(wrong, scope: .everything) == nil)
            let documents = try await index.documents(
                of: .instance(wrong), after: nil, limit: 1, scope: .everything)
            #expect(documents.elements.isEmpty)
        }
    }

    @Test("A-21 pages cover a study once, in the order of series and instance numbers", arguments: [1, 2, 3, 7, 100])
    func pages(limit: Int) async throws {
        let samples = (1...12).map { number in
            SampleInstance(
                "1.\(number)", series: "2.\(number % 3)",
                [
                    .text(SearchTag.instanceNumber, .IS, String(100 - number)),
                    .text(SearchTag.seriesNumber, .IS, String(number % 3)),
                ])
        }
        let expected = try samples.map { try $0.entry }.sorted {
            SearchOrder.precedes($0.dataSet, $1.dataSet, level: .instance)
        }
        try await withIndex(samples.shuffled()) { index in
            let study = try #require(StudyInstanceUID("1.2.3"))
            var found: [InstanceRecord] = []
            var cursor: PageCursor?
            repeat {
                let page = try await index.instances(
                    of: .study(study), after: cursor, limit: limit, scope: .everything)
                #expect(page.elements.count <= limit)
                found += page.elements
                cursor = page.next
            } while cursor != nil
            #expect(found == expected.map(\.record))
        }
    }

    @Test("a cursor of another origin is refused")
    func foreignCursor() async throws {
        try await withIndex([SampleInstance("1.1")]) { index in
            let study = try #require(StudyInstanceUID("1.2.3"))
            await #expect(throws: SQLiteIndexError.invalidCursor) {
                try await index.instances(
                    of: .study(study), after: PageCursor(text: "1/x/2"), limit: 1, scope: .everything)
            }
        }
    }

    @Test("studies without a Patient ID never share a patient; the same ID of another issuer is another patient")
    func patients() async throws {
        func sample(_ number: Int, _ patientID: String?, _ issuer: String? = nil) -> SampleInstance {
            let id = patientID.map { DataElement.text(SearchTag.patientID, .LO, $0) }
            let authority = issuer.map { DataElement.text(SearchTag.issuerOfPatientID, .LO, $0) }
            return SampleInstance(
                "1.\(number)", series: "2.\(number)", study: "3.\(number)", [id, authority].compactMap { $0 })
        }
        let samples = [
            sample(1, nil), sample(2, nil), sample(3, "A"), sample(4, "A"), sample(5, "A", "Clinic"), sample(6, "B"),
        ]
        try await withIndex(samples) { index in
            let totals = try await index.totals()
            #expect(totals == IndexTotals(patients: 5, studies: 6, series: 6, instances: 6))
        }
    }

    @Test("a study under two Patient IDs keeps its first one and loses no instance")
    func twoPatientsInOneStudy() async throws {
        let samples = [
            SampleInstance("1.1", [.text(SearchTag.patientID, .LO, "A")]),
            SampleInstance("1.2", series: "1.2.3.2", [.text(SearchTag.patientID, .LO, "B")]),
        ]
        try await withIndex(samples) { index in
            let totals = try await index.totals()
            #expect(totals == IndexTotals(patients: 1, studies: 1, series: 2, instances: 2))
            let page = try await index.search(
                SearchQuery(
                    level: .instance,
                    keys: [MatchKey(path: [SearchTag.patientID], match: .text(TextPattern(exactly: "A")))]),
                scope: .everything)
            #expect(page.results.count == 2)
        }
    }

    @Test("two studies that claim one series keep their own instances")
    func oneSeriesInTwoStudies() async throws {
        try await withIndex([SampleInstance("1.1", study: "1"), SampleInstance("1.2", study: "2")]) { index in
            for uid in ["1", "2"] {
                let study = try #require(StudyInstanceUID(uid))
                let page = try await index.instances(of: .study(study), after: nil, limit: 9, scope: .everything)
                #expect(page.elements.map(\.identity.instance.text) == ["1." + uid])
            }
        }
    }
}
