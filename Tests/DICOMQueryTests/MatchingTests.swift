import DICOMCore
import DICOMQuery
import Testing

@Suite("Matching of data sets")
struct MatchingTests {
    static let dataSet = DataSet([
        DataElement(SearchTag.studyDate, .DA, .strings(["20060706"])),
        DataElement(SearchTag.studyTime, .TM, .strings(["0300"])),
        DataElement(SearchTag.modalitiesInStudy, .CS, .strings(["CT", "SR"])),
        DataElement(SearchTag.patientName, .PN, .strings(["Müller^Jürgen"])),
        DataElement(SearchTag.patientID, .LO, .strings(["Ab1"])),
        DataElement(SearchTag.studyInstanceUID, .UI, .strings(["1.2.3"])),
        DataElement(SearchTag.seriesNumber, .IS, .strings(["01"])),
        DataElement(SearchTag.studyDescription, .LO, .empty),
        DataElement(
            SearchTag.requestAttributesSequence, .SQ,
            .items([
                DataSet([
                    DataElement(SearchTag.scheduledProcedureStepID, .SH, .strings(["S1"])),
                    DataElement(SearchTag.requestedProcedureID, .SH, .strings(["P1"])),
                ]),
                DataSet([DataElement(SearchTag.requestedProcedureID, .SH, .strings(["P2"]))]),
            ])),
    ])

    private func matches(_ pairs: [([DICOMCore.Tag], String)]) throws -> Bool {
        let keys = try pairs.map { path, value in
            MatchKey(path: path, match: try #require(SearchKey(path: path)).match(value))
        }
        return SearchQuery(level: .instance, keys: keys).matches(Self.dataSet)
    }

    @Test(
        "E-20, E-21, E-22, E-25, E-28, E-31, X-06 each kind of match",
        arguments: [
            (SearchTag.patientID, "Ab1", true), (SearchTag.patientID, "AB1", false),
            (SearchTag.patientID, "A*", true), (SearchTag.patientID, "a*", false), (SearchTag.patientID, "", true),
            (SearchTag.patientID, "*", true), (SearchTag.patientName, "muller^jurgen", true),
            (SearchTag.patientName, "MUL*", true), (SearchTag.patientName, "jur*", false),
            (SearchTag.modalitiesInStudy, "SR", true), (SearchTag.modalitiesInStudy, "MR", false),
            (SearchTag.modalitiesInStudy, "C?", true), (SearchTag.seriesNumber, "1", true),
            (SearchTag.seriesNumber, "10", false), (SearchTag.studyDate, "20060706", true),
            (SearchTag.studyTime, "030000", true), (SearchTag.studyInstanceUID, "1.2.3", true),
            (SearchTag.studyInstanceUID, "1.2", false), (SearchTag.accessionNumber, "*", true),
            (SearchTag.accessionNumber, "?*", false), (SearchTag.studyDescription, "", true),
        ])
    func kinds(tag: DICOMCore.Tag, value: String, isMatch: Bool) throws {
        #expect(try matches([([tag], value)]) == isMatch)
    }

    @Test("E-29 an attribute without a value matches no value")
    func unknown() throws {
        #expect(try !matches([([SearchTag.studyDescription], "CT")]))
        #expect(try !matches([([SearchTag.accessionNumber], "1")]))
    }

    @Test("E-29 where that is asked for, an attribute without a value matches every value, and no other value does")
    func unknownMatchesAll() throws {
        for (tag, isMatch) in [(SearchTag.accessionNumber, true), (SearchTag.patientID, false)] {
            let match = try #require(SearchKey(path: [tag])).match("1")
            let key = MatchKey(path: [tag], match: match, matchesUnknown: true)
            #expect(SearchQuery(level: .study, keys: [key]).matches(Self.dataSet) == isMatch)
        }
    }

    @Test("I-45 E-24 a range of dates and a range of times are one range")
    func combined() throws {
        #expect(try matches([([SearchTag.studyDate], "20060705-20060707"), ([SearchTag.studyTime], "1000-1800")]))
        #expect(try !matches([([SearchTag.studyDate], "20060706"), ([SearchTag.studyTime], "1000-1800")]))
    }

    @Test("I-46 E-27 all keys of a sequence hold in one and the same item")
    func sequences() throws {
        let step = [SearchTag.requestAttributesSequence, SearchTag.scheduledProcedureStepID]
        let procedure = [SearchTag.requestAttributesSequence, SearchTag.requestedProcedureID]
        #expect(try matches([(step, "S1"), (procedure, "P1")]))
        #expect(try !matches([(step, "S1"), (procedure, "P2")]))
        #expect(try matches([(procedure, "P2")]))
    }

    @Test(
        "E-15 a value that the VR does not allow is malformed",
        arguments: [
            (SearchTag.studyInstanceUID, "1..2"), (SearchTag.studyInstanceUID, "1.2*"), (SearchTag.seriesNumber, "x"),
            (SearchTag.seriesNumber, "1.0"), (SearchTag.patientID, "a\\b"), (SearchTag.patientName, "a\u{0}"),
            (SearchTag.studyDate, "*"), (SearchTag.studyTime, "10*"),
        ])
    func malformed(tag: DICOMCore.Tag, value: String) throws {
        let key = try #require(SearchKey(path: [tag]))
        #expect(throws: MatchValueError.malformed) { try key.match(value) }
    }

    @Test("a value that is longer than any stored one is refused")
    func tooLong() throws {
        let key = try #require(SearchKey(path: [SearchTag.patientID]))
        #expect(throws: MatchValueError.tooLong(limit: 1024)) {
            try key.match(String(repeating: "*a", count: 600))
        }
    }
}

@Suite("Returned attributes")
struct ReturnAttributesTests {
    private let study = StudyInstanceUID("1")
    private let series = SeriesInstanceUID("2")

    @Test("E-53 a resource returns the attributes of the levels that its path does not fix")
    func levels() {
        #expect(ReturnAttributes.levels(of: SearchQuery(level: .series)) == [.study, .series])
        #expect(ReturnAttributes.levels(of: SearchQuery(level: .series, study: study)) == [.series])
        #expect(ReturnAttributes.levels(of: SearchQuery(level: .instance)) == [.study, .series, .instance])
        #expect(ReturnAttributes.levels(of: SearchQuery(level: .instance, study: study)) == [.series, .instance])
        #expect(
            ReturnAttributes.levels(of: SearchQuery(level: .instance, study: study, series: series)) == [.instance])
    }

    @Test("E-54, E-55 attributes above the result are returned when asked for, those below never")
    func selection() {
        var query = SearchQuery(level: .series, study: study)
        #expect(!AttributeSelection(query).contains(SearchTag.studyDescription, of: .study))
        #expect(AttributeSelection(query).contains(SearchTag.studyInstanceUID, of: .study))
        query.include = .attributes([SearchTag.studyDescription, SearchTag.instanceNumber])
        #expect(AttributeSelection(query).contains(SearchTag.studyDescription, of: .study))
        #expect(!AttributeSelection(query).contains(SearchTag.instanceNumber, of: .instance))
        query.include = .all
        #expect(AttributeSelection(query).contains(DICOMCore.Tag(0x0008, 0x0070), of: .series))
        #expect(!AttributeSelection(query).contains(SearchTag.instanceNumber, of: .instance))
    }

    @Test("E-40 to E-52 every attribute of a level belongs to it, and every key has the VR of the dictionary")
    func tables() {
        for level in [QueryLevel.study, .series, .instance] {
            for tag in ReturnAttributes.required(level) {
                #expect(AttributeLevels.level(of: tag) == level, "\(tag)")
            }
        }
        for key in SearchKey.common {
            #expect(key.path.last.flatMap { AttributeDictionary.vr(for: $0) } == key.vr, "\(key.path)")
            #expect(key.path.first.map { AttributeLevels.level(of: $0) } == key.level, "\(key.path)")
        }
    }
}
