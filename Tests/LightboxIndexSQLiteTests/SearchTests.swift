import DICOMCore
import DICOMQuery
import LightboxIndex
import LightboxIndexSQLite
import Testing

@Suite("Search")
struct SearchTests {
    /// Two studies: one with a CT series of two images and a report, one that says nothing of itself.
    private static let samples = [
        ct("1.1.1.1", [.text(SearchTag.instanceNumber, .IS, "1")]),
        ct("1.1.1.2", [.text(SearchTag.instanceNumber, .IS, "2")]),
        SampleInstance("1.1.2.1", series: "1.1.2", study: "1.1", [.text(SearchTag.modality, .CS, "SR")]),
        SampleInstance("2.1.1.1", series: "2.1.1", study: "2.1"),
    ]

    private static func ct(_ uid: String, _ elements: [DataElement]) -> SampleInstance {
        let item = DataSet([.text(SearchTag.requestedProcedureID, .SH, "P1")])
        let other = DataSet([
            .text(SearchTag.requestedProcedureID, .SH, "P2"), .text(SearchTag.scheduledProcedureStepID, .SH, "S2"),
        ])
        return SampleInstance(
            uid, series: "1.1.1", study: "1.1",
            elements + [
                .text(SearchTag.studyDate, .DA, "20240229"), .text(SearchTag.studyDescription, .LO, "Head"),
                .text(SearchTag.patientName, .PN, "Müller^Jürgen"), .text(SearchTag.modality, .CS, "CT"),
                .text(SearchTag.seriesDescription, .LO, "Axial"), .text(SearchTag.timezoneOffsetFromUTC, .SH, "+0100"),
                .text(DICOMCore.Tag(0x0008, 0x0070), .LO, "Maker"),
                DataElement(SearchTag.rows, .US, .unsignedIntegers([512])),
                DataElement(SearchTag.requestAttributesSequence, .SQ, .items([item, other])),
            ])
    }

    private func search(_ query: SearchQuery) async throws -> SearchPage {
        try await withIndex(Self.samples) { try await $0.search(query, scope: .everything) }
    }

    private func json(_ result: SearchResult, _ tag: DICOMCore.Tag) -> String? {
        result.attributes.first { $0.tag == tag }.map { String(decoding: $0.json, as: UTF8.self) }
    }

    @Test("E-50, I-49 a study returns every attribute of type R, empty where unknown, and no other")
    func studyAttributes() async throws {
        let page = try await search(SearchQuery(level: .study))
        let tags = (ReturnAttributes.required(.study) + [SearchTag.timezoneOffsetFromUTC]).sorted()
        #expect(page.results[0].attributes.map(\.tag) == tags)
        #expect(json(page.results[0], SearchTag.patientBirthDate) == #"{"vr":"DA"}"#)
        #expect(
            json(page.results[0], SearchTag.patientName) == #"{"vr":"PN","Value":[{"Alphabetic":"Müller^Jürgen"}]}"#)
        #expect(page.results[1].attributes.map(\.tag) == ReturnAttributes.required(.study).sorted())
    }

    @Test("E-57 modalities and counts are those of what the index holds; without a modality it is OT")
    func counts() async throws {
        let page = try await search(SearchQuery(level: .study))
        #expect(json(page.results[0], SearchTag.modalitiesInStudy) == #"{"vr":"CS","Value":["CT","SR"]}"#)
        #expect(json(page.results[0], SearchTag.numberOfStudyRelatedSeries) == #"{"vr":"IS","Value":[2]}"#)
        #expect(json(page.results[0], SearchTag.numberOfStudyRelatedInstances) == #"{"vr":"IS","Value":[3]}"#)
        #expect(json(page.results[1], SearchTag.modalitiesInStudy) == #"{"vr":"CS","Value":["OT"]}"#)
        let series = try await search(SearchQuery(level: .series, study: StudyInstanceUID("1.1")))
        #expect(
            Set(series.results.compactMap { json($0, SearchTag.numberOfSeriesRelatedInstances) })
                == [#"{"vr":"IS","Value":[2]}"#, #"{"vr":"IS","Value":[1]}"#])
    }

    @Test("counts and modalities grow with later inserts, and a modality takes the place of OT")
    func growth() async throws {
        try await withIndex(Self.samples) { index in
            let more = [
                SampleInstance("2.1.1.2", series: "2.1.1", study: "2.1"),
                SampleInstance("2.1.2.1", series: "2.1.2", study: "2.1", [.text(SearchTag.modality, .CS, "US")]),
                SampleInstance("2.1.1.1", series: "2.1.1", study: "2.1"),
            ]
            _ = try await index.insert(more.map { try $0.entry })
            let query = SearchQuery(
                level: .study, keys: [MatchKey(path: [SearchTag.studyInstanceUID], match: .uids(["2.1"]))])
            let result = try #require(try await index.search(query, scope: .everything).results.first)
            #expect(json(result, SearchTag.modalitiesInStudy) == #"{"vr":"CS","Value":["US"]}"#)
            #expect(json(result, SearchTag.numberOfStudyRelatedSeries) == #"{"vr":"IS","Value":[2]}"#)
            #expect(json(result, SearchTag.numberOfStudyRelatedInstances) == #"{"vr":"IS","Value":[3]}"#)
        }
    }

    @Test("E-51, E-55 a series returns its attributes and the UID of its study; below no study also E-50")
    func seriesAttributes() async throws {
        let study = StudyInstanceUID("1.1")
        let below = try await search(SearchQuery(level: .series, study: study))
        let ct = try #require(below.results.first { $0.series?.text == "1.1.1" })
        let own =
            ReturnAttributes.required(.series) + [
                SearchTag.studyInstanceUID, SearchTag.seriesDescription, SearchTag.requestAttributesSequence,
                SearchTag.timezoneOffsetFromUTC,
            ]
        #expect(ct.attributes.map(\.tag) == own.sorted())
        let all = try await search(SearchQuery(level: .series))
        let same = try #require(all.results.first { $0.series?.text == "1.1.1" })
        #expect(same.attributes.map(\.tag) == Set(own + ReturnAttributes.required(.study)).sorted())
    }

    @Test(
        "E-52 an instance returns its attributes, and always the transfer syntaxes it is available in: as stored, then decoded"
    )
    func instanceAttributes() async throws {
        let page = try await search(
            SearchQuery(level: .instance, study: StudyInstanceUID("1.1"), series: SeriesInstanceUID("1.1.1")))
        #expect(page.results.map(\.uids.last) == ["1.1.1.1", "1.1.1.2"])
        let expected =
            ReturnAttributes.required(.instance) + [
                SearchTag.studyInstanceUID, SearchTag.seriesInstanceUID, SearchTag.availableTransferSyntaxUID,
                SearchTag.rows, SearchTag.timezoneOffsetFromUTC,
            ]
        #expect(page.results[0].attributes.map(\.tag) == expected.sorted())
        #expect(
            json(page.results[0], SearchTag.availableTransferSyntaxUID)
                == #"{"vr":"UI","Value":["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.1"]}"#)
        #expect(json(page.results[0], SearchTag.sopClassUID) == #"{"vr":"UI"}"#)
    }

    @Test("E-09, I-47, I-48 includefield adds attributes of the level and of those above, none below")
    func includeField() async throws {
        let description = SearchTag.studyDescription
        let include = IncludeFields.attributes([description, SearchTag.modality, SearchTag.instanceNumber])
        let studies = try await search(SearchQuery(level: .study, include: include))
        #expect(json(studies.results[0], description) == #"{"vr":"LO","Value":["Head"]}"#)
        #expect(json(studies.results[0], SearchTag.modality) == nil)
        let series = try await search(
            SearchQuery(level: .series, study: StudyInstanceUID("1.1"), include: include, limit: 1))
        #expect(json(series.results[0], description) == #"{"vr":"LO","Value":["Head"]}"#)
        #expect(json(series.results[0], SearchTag.instanceNumber) == nil)
    }

    @Test("E-56 includefield=all returns what is stored at the level and above")
    func includeAll() async throws {
        let page = try await search(SearchQuery(level: .series, study: StudyInstanceUID("1.1"), include: .all))
        let ct = try #require(page.results.first { $0.series?.text == "1.1.1" })
        #expect(json(ct, DICOMCore.Tag(0x0008, 0x0070)) == #"{"vr":"LO","Value":["Maker"]}"#)
        #expect(json(ct, SearchTag.studyDescription) != nil)
        #expect(json(ct, SearchTag.rows) == nil)
    }

    @Test("E-56 SOPClassesInStudy has the classes of all instances, is matched, and forgets what was removed")
    func sopClasses() async throws {
        func sample(_ uid: String, _ series: String, _ sopClass: String) throws -> InstanceEntry {
            try SampleInstance(uid, series: series, study: "1", [.text(SearchTag.sopClassUID, .UI, sopClass)]).entry
        }
        try await withIndex { index in
            _ = try await index.insert([sample("1.1.1", "1.1", "1.2.840.2"), sample("1.2.1", "1.2", "1.2.840.1")])
            func classes(_ uid: String) async throws -> String? {
                let key = MatchKey(path: [SearchTag.sopClassesInStudy], match: .uids([uid]))
                let page = try await index.search(SearchQuery(level: .study, keys: [key]), scope: .everything)
                return page.results.first.flatMap { json($0, SearchTag.sopClassesInStudy) }
            }
            #expect(try await classes("1.2.840.1") == #"{"vr":"UI","Value":["1.2.840.1","1.2.840.2"]}"#)
            let gone = try #require(SeriesInstanceUID("1.2"))
            let study = try #require(StudyInstanceUID("1"))
            try await index.remove(
                .series(study, gone), time: RemovalTime(removed: 0, due: 0), rewriting: nil, logPlaces: [:])
            #expect(try await classes("1.2.840.1") == nil)
            #expect(try await classes("1.2.840.2") == #"{"vr":"UI","Value":["1.2.840.2"]}"#)
            let plain = try await index.search(SearchQuery(level: .study), scope: .everything)
            #expect(plain.results.first.flatMap { json($0, SearchTag.sopClassesInStudy) } == nil)
        }
    }

    @Test("X-06 attributes of the patient are those of the study, as keys and in answers")
    func patient() async throws {
        let key = MatchKey(path: [SearchTag.patientName], match: .personName(NamePattern("MULLER^*")))
        let series = try await search(SearchQuery(level: .series, keys: [key]))
        #expect(series.results.count == 2)
        #expect(series.results.allSatisfy { json($0, SearchTag.patientName) != nil })
    }

    @Test("E-11 a page that would fill the memory ends early, and the rest is announced and follows")
    func largePages() async throws {
        var bounds = SearchBounds()
        bounds.pageByteCount = 1
        try await withIndex(Self.samples, bounds: bounds) { index in
            let query = SearchQuery(level: .instance, limit: 3)
            let page = try await index.search(query, scope: .everything)
            #expect(page.results.count == 1)
            #expect(page.remaining == 3)
            let next = try await index.search(query, after: page.end, scope: .everything)
            #expect(next.results.map(\.uids) == [["1.1", "1.1.1", "1.1.1.2"]])
            #expect(next.remaining == 2)
        }
    }

    @Test("E-22 a key that matches everything returns its attribute")
    func universalKey() async throws {
        let page = try await search(
            SearchQuery(level: .study, keys: [MatchKey(path: [SearchTag.studyDescription], match: .universal)]))
        #expect(page.results.count == 2)
        #expect(json(page.results[0], SearchTag.studyDescription) != nil)
    }

    @Test("E-27 of a sequence that is matched only the matching items are returned")
    func matchingItems() async throws {
        let path = [SearchTag.requestAttributesSequence, SearchTag.requestedProcedureID]
        let page = try await search(
            SearchQuery(
                level: .series, keys: [MatchKey(path: path, match: .text(TextPattern(wildcards: "P2")))]))
        #expect(page.results.count == 1)
        #expect(
            json(page.results[0], SearchTag.requestAttributesSequence) == """
                {"vr":"SQ","Value":[{"00400009":{"vr":"SH","Value":["S2"]},"00401001":{"vr":"SH","Value":["P2"]}}]}
                """)
        let all = try await search(SearchQuery(level: .series, study: StudyInstanceUID("1.1")))
        let ct = try #require(all.results.first { $0.series?.text == "1.1.1" })
        #expect(json(ct, SearchTag.requestAttributesSequence)?.contains(#"{"00400009":{"vr":"SH"},"#) == true)
    }

    @Test("E-11, I-42 the number of further matches is exact")
    func remaining() async throws {
        #expect(try await search(SearchQuery(level: .instance, limit: 1)).remaining == 3)
        #expect(try await search(SearchQuery(level: .instance, limit: 1, offset: 2)).remaining == 1)
        #expect(try await search(SearchQuery(level: .instance, limit: 0)).remaining == 4)
        #expect(try await search(SearchQuery(level: .instance, limit: 0)).results.isEmpty)
        #expect(try await search(SearchQuery(level: .instance, limit: 9, offset: 99)).remaining == 0)
    }

    @Test("A-28, A-29 a search below an unknown study, or a series of another one, finds nothing")
    func unknownParent() async throws {
        #expect(try await search(SearchQuery(level: .series, study: StudyInstanceUID("9"))).results.isEmpty)
        let query = SearchQuery(level: .instance, study: StudyInstanceUID("2.1"), series: SeriesInstanceUID("1.1.1"))
        #expect(try await search(query).results.isEmpty)
    }

    @Test("a key that the level or the index does not have is refused, not passed over")
    func unsupported() async throws {
        let cases: [(DICOMCore.Tag, Match)] = [
            (SearchTag.seriesNumber, .number(1)), (SearchTag.patientID, .number(1)),
            (DICOMCore.Tag(0x0010, 0x1002), .text(TextPattern(wildcards: "A"))),
        ]
        for (tag, match) in cases {
            await #expect(throws: SQLiteIndexError.unsupportedMatch(path: [tag])) {
                _ = try await search(SearchQuery(level: .study, keys: [MatchKey(path: [tag], match: match)]))
            }
        }
    }

    @Test("text of a request never becomes SQL")
    func injection() async throws {
        let text = "x' OR '1'='1'; DROP TABLE study; --"
        let query = SearchQuery(
            level: .study, keys: [MatchKey(path: [SearchTag.patientID], match: .text(TextPattern(wildcards: text)))])
        try await withIndex(Self.samples) { index in
            let found = try await index.search(query, scope: .everything)
            #expect(found.results.isEmpty)
            let all = try await index.search(SearchQuery(level: .study), scope: .everything)
            #expect(all.results.count == 2)
        }
    }
}
