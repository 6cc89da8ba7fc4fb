import DICOMCore
import DICOMQuery
import DICOMweb
import Testing

@Suite("Query strings of searches")
struct SearchRequestTests {
    private func keys(_ query: String, _ resource: Resource.SearchResource = .studies) throws -> [MatchKey] {
        try SearchRequest(resource, query: query).query.keys
    }

    private func key(_ tag: DICOMCore.Tag, _ match: Match) -> [MatchKey] { [MatchKey(path: [tag], match: match)] }

    @Test(
        "E-01 an attribute is named by tag in either case or by keyword",
        arguments: ["00100020=A", "PatientID=A", "0010002%30=A"])
    func names(query: String) throws {
        #expect(try keys(query) == key(SearchTag.patientID, .text(TextPattern(wildcards: "A"))))
        #expect(try keys("0020000d=1.2") == key(SearchTag.studyInstanceUID, .uids(["1.2"])))
    }

    @Test("E-01 tags and keywords mix in a path, and keywords are case-sensitive")
    func paths() throws {
        let path = [SearchTag.requestAttributesSequence, SearchTag.requestedProcedureID]
        let expected = [MatchKey(path: path, match: .text(TextPattern(wildcards: "P")))]
        #expect(try keys("RequestAttributesSequence.00401001=P", .series) == expected)
        #expect(try keys("00400275.RequestedProcedureID=P", .series) == expected)
        #expect(try keys("patientid=A").isEmpty)
        #expect(try keys("PatientID.00100020=A").isEmpty)
    }

    @Test(
        "E-02 a parameter that may be there once is refused twice, under another name as well",
        arguments: [
            ("PatientID=A&PatientID=A", "PatientID"), ("PatientID=A&00100020=B", "00100020"),
            ("limit=1&limit=2", "limit"), ("offset=1&offset=1", "offset"),
            ("fuzzymatching=true&fuzzymatching=true", "fuzzymatching"),
        ])
    func repeated(query: String, parameter: String) {
        #expect(throws: SearchRequestError.repeated(parameter: parameter)) { try keys(query) }
    }

    @Test(
        "E-03 a list of UIDs has commas or backslashes, encoded or not",
        arguments: ["1.2,1.3", "1.2\\1.3", "1.2%5C1.3", "1.2%2C1.3", "1.2%5c1.3"])
    func uidLists(value: String) throws {
        #expect(try keys("StudyInstanceUID=\(value)") == key(SearchTag.studyInstanceUID, .uids(["1.2", "1.3"])))
    }

    @Test("E-03 a comma in a text is a character, percent triplets are UTF-8")
    func decoding() throws {
        #expect(
            try keys("PatientID=A%26B%3D%2C%23%20x,y")
                == key(SearchTag.patientID, .text(TextPattern(wildcards: "A&B=,# x,y"))))
        #expect(
            try keys("PatientName=M%C3%BCller") == key(SearchTag.patientName, .personName(NamePattern("MULLER"))))
        #expect(throws: SearchRequestError.badPercentTriplet) { try keys("PatientID=%C3") }
        #expect(throws: SearchRequestError.badPercentTriplet) { try keys("PatientID=%4") }
    }

    @Test("E-04 a plus is a plus")
    func plus() throws {
        #expect(try keys("PatientID=A+B") == key(SearchTag.patientID, .text(TextPattern(wildcards: "A+B"))))
    }

    @Test("E-05, E-06, E-07 a service that can't do it announces that in the words of the standard")
    func unsupportedMatching() throws {
        let query = "fuzzymatching=true&emptyvaluematching=true&multiplevaluematching=true&PatientName=A"
        let request = try SearchRequest(.studies, query: query, rules: SearchRules(supported: []))
        #expect(
            request.warnings.map { $0.headerValue(service: "http://host/dicom-web") } == [
                """
                299 http://host/dicom-web: The fuzzymatching parameter is not supported. Only literal matching has been \
                performed.
                """,
                """
                299 http://host/dicom-web: The emptyvaluematching parameter is not supported. Empty Value Matching has \
                not been performed.
                """,
                """
                299 http://host/dicom-web: The multiplevaluematching parameter is not supported. Multiple Value Matching \
                has not been performed.
                """,
            ])
        #expect(request.query.keys == key(SearchTag.patientName, .personName(NamePattern("A"))))
        #expect(try SearchRequest(.studies, query: query).warnings.isEmpty)
        #expect(
            try SearchRequest(.studies, query: "fuzzymatching=false", rules: SearchRules(supported: [])).warnings
                .isEmpty)
    }

    @Test("E-05 with fuzzymatching names are matched loosely and nothing else is")
    func fuzzy() throws {
        let keys = try keys("PatientName=meier&PatientID=A&fuzzymatching=true")
        #expect(keys[0].match == .fuzzyName(try #require(FuzzyName("meier"))))
        #expect(keys[1].match == .text(TextPattern(wildcards: "A")))
    }

    @Test("E-06 with emptyvaluematching two quotation marks ask for no value, for every VR")
    func emptyValue() throws {
        for name in ["PatientID", "StudyDate", "StudyTime", "PatientName", "ModalitiesInStudy", "StudyInstanceUID"] {
            #expect(try keys("\(name)=%22%22&emptyvaluematching=true")[0].match == .empty, "\(name)")
        }
        #expect(try keys("PatientID=%22%22") == key(SearchTag.patientID, .text(TextPattern(exactly: "\"\""))))
        #expect(throws: SearchRequestError.malformedValue(parameter: "StudyDate", .DA)) { try keys("StudyDate=%22%22") }
    }

    @Test("E-07 with multiplevaluematching every one of the values must be there")
    func multipleValues() throws {
        let expected = ["CT", "PT"].map {
            MatchKey(path: [SearchTag.modalitiesInStudy], match: .text(TextPattern(wildcards: $0)))
        }
        #expect(try keys("multiplevaluematching=true&ModalitiesInStudy=CT%5CPT") == expected)
        #expect(try keys("ModalitiesInStudy=CT,PT&multiplevaluematching=true") == expected)
        #expect(throws: SearchRequestError.wildcardInMultipleValues(parameter: "PatientID")) {
            try keys("PatientID=A*,B&multiplevaluematching=true")
        }
    }

    @Test("E-09 includefield is a list, can be repeated, and unknown names are passed over")
    func includeFields() throws {
        let request = try SearchRequest(
            .studies, query: "includefield=00081030,StudyID%2C00100021&includefield=null&includefield=Foo,,00080060")
        #expect(
            request.query.include
                == .attributes([
                    SearchTag.studyDescription, SearchTag.studyID, SearchTag.issuerOfPatientID, SearchTag.modality,
                ]))
        #expect(try SearchRequest(.studies, query: "includefield=all").query.include == .all)
        #expect(throws: SearchRequestError.allWithOtherFields) { try keys("includefield=all,PatientID") }
        #expect(throws: SearchRequestError.allWithOtherFields) { try keys("includefield=StudyID&includefield=all") }
    }

    @Test(
        "E-10 limit and offset are whole numbers",
        arguments: ["limit=-1", "limit=1.5", "limit=", "limit", "offset=x", "offset=%20", "limit=+1", "offset=-0"])
    func malformedNumbers(query: String) {
        let name = query.hasPrefix("limit") ? "limit" : "offset"
        #expect(throws: SearchRequestError.notUnsigned(parameter: name)) { try keys(query) }
    }

    @Test("E-10 the service's own limit holds where the client asks for more or for none")
    func limits() throws {
        let rules = SearchRules(maximumResults: 50)
        func limit(_ query: String) throws -> Int? {
            try SearchRequest(.studies, query: query, rules: rules).query.limit
        }
        #expect(try limit("") == 50)
        #expect(try limit("limit=0") == 0)
        #expect(try limit("limit=10") == 10)
        #expect(try limit("limit=101") == 50)
        #expect(try limit("limit=99999999999999999999999") == 50)
        #expect(try SearchRequest(.studies, query: "offset=7").query.offset == 7)
        #expect(try SearchRequest(.studies, query: "offset=99999999999999999999999").query.offset == .max)
    }

    @Test(
        "E-13 booleans are true or false",
        arguments: ["fuzzymatching=maybe", "emptyvaluematching=", "multiplevaluematching=TRUE", "fuzzymatching"])
    func booleans(query: String) throws {
        let name = try #require(query.split(separator: "=").first)
        #expect(throws: SearchRequestError.notBoolean(parameter: String(name))) { try keys(query) }
    }

    @Test("E-14 unknown parameters are ignored, a misspelt keyword is announced")
    func unknownParameters() throws {
        let request = try SearchRequest(
            .studies, query: "&_=1&orderby=x&access_token=t&PatientNam=x&foo=bar&accept=a&X%0D%0AY=1")
        #expect(request.query.keys.isEmpty)
        #expect(request.warnings == [.parametersIgnored(["PatientNam"])])
    }

    @Test("E-14, E-17 attributes of lower levels and what can't be matched is ignored with a warning")
    func ignoredAttributes() throws {
        let request = try SearchRequest(
            .studies, query: "SeriesNumber=1&IconImageSequence=X&RedPaletteColorLookupTableData=1&StudyID=&00080056=X")
        #expect(
            request.warnings == [
                .attributesIgnored([
                    "SeriesNumber", "IconImageSequence", "RedPaletteColorLookupTableData", "InstanceAvailability",
                ])
            ])
        #expect(request.query.keys == key(SearchTag.studyID, .universal))
        #expect(
            request.query.include
                == .attributes([
                    SearchTag.seriesNumber, DICOMCore.Tag(0x0088, 0x0200), DICOMCore.Tag(0x0028, 0x1201),
                    SearchTag.instanceAvailability,
                ]))
        #expect(try SearchRequest(.series, query: "SeriesNumber=1").warnings.isEmpty)
    }

    @Test("E-17 every attribute of the level and of those above is a key, by the rules of its VR")
    func anyAttribute() throws {
        let request = try SearchRequest(
            .instances,
            query: """
                IssuerOfPatientID=X*&PatientWeight=70.5&AcquisitionDateTime=20200101-&KVP=120&EchoTime=9e1&Rows=512\
                &AcquisitionContextSequence.ConceptNameCodeSequence.CodeValue=A&PatientAge=045Y&SliceThickness=
                """)
        #expect(request.warnings.isEmpty)
        #expect(
            request.query.keys.map(\.match) == [
                .text(TextPattern(wildcards: "X*")), .decimal(70.5),
                .dateTime(try #require(DateTimeRange("20200101-"))), .decimal(120), .decimal(90), .number(512),
                .text(TextPattern(wildcards: "A")), .text(TextPattern(exactly: "045Y")), .universal,
            ])
        for (query, vr) in [("PatientAge=45", VR.AS), ("Rows=x", .US), ("KVP=1*", .DS), ("AcquisitionDateTime=1", .DT)]
        {
            let name = String(query.prefix { $0 != "=" })
            #expect(throws: SearchRequestError.malformedValue(parameter: name, vr)) { try keys(query, .instances) }
        }
    }

    @Test("E-16 a private attribute needs its creator, whose own element is a key too")
    func privateAttributes() throws {
        let request = try SearchRequest(.instances, query: "00230010=AcmeCompany&00231002=7&includefield=00231003")
        let creator = DICOMCore.Tag(0x0023, 0x0010)
        #expect(request.query.privateCreators == [creator: "AcmeCompany"])
        #expect(
            request.query.keys == [
                MatchKey(path: [creator], match: .text(TextPattern(exactly: "AcmeCompany"))),
                MatchKey(path: [DICOMCore.Tag(0x0023, 0x1002)], match: .untyped("7", MatchOptions())),
            ])
        #expect(request.warnings.isEmpty)
        let without = try SearchRequest(.instances, query: "00231002=7")
        #expect(without.query.keys.isEmpty)
        #expect(without.warnings == [.attributesIgnored(["00231002"])])
    }

    @Test("E-17 Modality at studies is matched as ModalitiesInStudy, with a warning")
    func modalityOfStudies() throws {
        let request = try SearchRequest(.studies, query: "Modality=CT")
        #expect(request.query.keys == key(SearchTag.modalitiesInStudy, .text(TextPattern(wildcards: "CT"))))
        #expect(request.warnings == [.modalityMatchedAsModalitiesInStudy])
        #expect(try keys("Modality=CT", .series) == key(SearchTag.modality, .text(TextPattern(wildcards: "CT"))))
    }

    @Test(
        "E-15, I-44 a supported attribute with a malformed value is refused",
        arguments: [
            ("StudyDate=2024-01-01", VR.DA), ("StudyDate=abc", .DA), ("StudyDate=20201340", .DA),
            ("StudyTime=2560", .TM), ("StudyInstanceUID=1.2x", .UI), ("StudyInstanceUID=1.2,", .UI),
            ("PatientID=a%5Cb", .LO), ("PatientName=a%00", .PN), ("StudyInstanceUID=*", .UI),
        ])
    func malformed(query: String, vr: VR) throws {
        let name = try #require(query.split(separator: "=").first)
        let error = SearchRequestError.malformedValue(parameter: String(name), vr)
        #expect(throws: error) { try keys(query) }
        #expect(error.parameter == String(name))
        #expect(!error.allowed.isEmpty && !error.section.isEmpty)
    }

    @Test("E-18 a query without parameters is none", arguments: ["", "&", "&&limit=1000"])
    func noParameters(query: String) throws {
        #expect(try keys(query).isEmpty)
    }

    @Test("E-21, E-22 the forms of empty values and of wildcards alone match everything and are returned")
    func universal() throws {
        for query in ["PatientID=", "PatientID", "PatientID=*", "PatientID=%20"] {
            #expect(try keys(query) == key(SearchTag.patientID, .universal), "\(query)")
        }
        #expect(try keys("PatientName=*") == key(SearchTag.patientName, .universal))
    }

    @Test("E-29 with unknownMatchesAll required keys match what is unknown, other keys and empty values do not")
    func unknownMatchesAll() throws {
        let query = "PatientID=1&StudyDescription=x&AccessionNumber=&emptyvaluematching=true&StudyID=%22%22"
        func unknown(_ rules: SearchRules) throws -> [[DICOMCore.Tag]] {
            try SearchRequest(.studies, query: query, rules: rules).query.keys.filter(\.matchesUnknown).map(\.path)
        }
        #expect(try unknown(SearchRules(unknownMatchesAll: true)) == [[SearchTag.patientID]])
        #expect(try unknown(SearchRules()).isEmpty)
    }

    @Test("E-28 a list of codes means or, and is refused where strictness is asked for")
    func codes() throws {
        let either = Match.anyText([TextPattern(wildcards: "CT"), TextPattern(wildcards: "MR")])
        #expect(try keys("ModalitiesInStudy=CT,MR") == key(SearchTag.modalitiesInStudy, either))
        #expect(try keys("ModalitiesInStudy=CT%5CMR") == key(SearchTag.modalitiesInStudy, either))
        #expect(throws: SearchRequestError.tooManyValues(parameter: "ModalitiesInStudy", limit: 1)) {
            try SearchRequest(.studies, query: "ModalitiesInStudy=CT,MR", rules: SearchRules(isStrict: true))
        }
    }

    @Test("a list that is too long is refused")
    func longLists() {
        let uids = (1...11).map { "1.\($0)" }.joined(separator: ",")
        #expect(throws: SearchRequestError.tooManyValues(parameter: "StudyInstanceUID", limit: 10)) {
            try SearchRequest(.studies, query: "StudyInstanceUID=\(uids)", rules: SearchRules(maximumValues: 10))
        }
    }

    @Test("E-26, E-30 character set and time zone of the request are no keys")
    func contextAttributes() throws {
        let request = try SearchRequest(.studies, query: "SpecificCharacterSet=ISO_IR%20192&00080201=%2B0100")
        #expect(request.query.keys.isEmpty)
        #expect(request.warnings.isEmpty)
        #expect(request.query.timezone == UTCOffset("+0100"))
        #expect(try SearchRequest(.studies, query: "TimezoneOffsetFromUTC=+0100").query.timezone == UTCOffset("+0100"))
        for value in ["0100", "+1500", "-0000", "+01:00", "%20%2B1"] {
            #expect(throws: SearchRequestError.malformedOffset(parameter: "00080201")) { try keys("00080201=\(value)") }
        }
    }

    @Test("A-13 to A-18, E-43 each resource has its level and its UIDs")
    func resources() throws {
        let study = try #require(StudyInstanceUID("1"))
        let series = try #require(SeriesInstanceUID("2"))
        let expected: [(Resource.SearchResource, SearchQuery)] = [
            (.studies, SearchQuery(level: .study)), (.series, SearchQuery(level: .series)),
            (.instances, SearchQuery(level: .instance)),
            (.seriesOfStudy(study), SearchQuery(level: .series, study: study)),
            (.instancesOfStudy(study), SearchQuery(level: .instance, study: study)),
            (.instancesOfSeries(study, series), SearchQuery(level: .instance, study: study, series: series)),
        ]
        for (resource, query) in expected {
            var query = query
            query.limit = 1000
            #expect(try SearchRequest(resource, query: "").query == query)
        }
    }

    @Test("the study list of OHIF is understood")
    func viewer() throws {
        let request = try SearchRequest(
            .studies,
            query: """
                limit=101&offset=0&fuzzymatching=false&includefield=00081030%2C00080060%2C00080090%2C00100030\
                &00100020=*x*&PatientName=*doe*&StudyDate=20240101-20241231&StudyInstanceUID=1.2\\1.3
                """)
        #expect(request.query.limit == 101)
        #expect(request.warnings.isEmpty)
        #expect(
            request.query.keys == [
                MatchKey(path: [SearchTag.patientID], match: .text(TextPattern(wildcards: "*x*"))),
                MatchKey(path: [SearchTag.patientName], match: .personName(NamePattern("*doe*"))),
                MatchKey(
                    path: [SearchTag.studyDate], match: .date(try #require(DateRange("20240101-20241231")))),
                MatchKey(path: [SearchTag.studyInstanceUID], match: .uids(["1.2", "1.3"])),
            ])
    }

    @Test("E-08, E-11 the number of further results is announced in the words of the standard")
    func remaining() {
        #expect(
            SearchWarning.additionalResults(2).headerValue(service: "http://h/dicom-web")
                == "299 http://h/dicom-web: There are 2 additional results that can be requested")
    }
}
