import Foundation
import FoundationXML
import HTTPTypes
import Support
import Testing

/// `@testable` for the options of a gateway that is there already.
@testable import LightboxGateway

/// The query strings that clients send, and what only a whole gateway can show, over the sample studies.
@Suite("Searches over the sample studies", .sampleGateway)
struct SearchTests {
    private static let root = "/dicom-web"

    private func totalCount(_ answer: Answer) -> Int? { answer.header("X-Total-Count").flatMap { Int($0) } }

    @Test("E-10, E-11 the total is that of all matches, also where limit or offset leave none of them")
    func totals() async throws {
        let all = try await request("\(Self.root)/studies")
        let total = try all.dataSets().count
        for query in ["?limit=1", "?limit=0", "?offset=3", "?offset=100000", "?limit=2&offset=100000"] {
            let answer = try await request("\(Self.root)/studies\(query)")
            #expect(totalCount(answer) == total, "\(query)")
        }
        let first = try await request("\(Self.root)/studies?limit=1")
        #expect(
            first.header("Warning")
                == """
                299 http://127.0.0.1:8080/dicom-web: There are \(total - 1) additional results that can be requested
                """
                || first.header("Warning")?.hasSuffix(
                    "/dicom-web: There are \(total - 1) additional results that can be requested") == true
        )
    }

    @Test(
        "E-17 attributes that have no column are matched on what is stored, at their own level and above",
        arguments: [
            ("/instances?BitsStored=12&limit=1", true),
            ("/instances?SamplesPerPixel=3&PhotometricInterpretation=RGB", true),
            ("/instances?Modality=CT&KVP=99999", false), ("/series?BodyPartExamined=CHEST", true),
            ("/series?BodyPartExamined=chest", false), ("/series?BodyPartExamined=CH?ST", true),
            ("/instances?BodyPartExamined=CHEST&Rows=256&limit=1", true), ("/instances?PixelSpacing=nonsense", nil),
        ] as [(String, Bool?)])
    func storedAttributes(path: String, isFound: Bool?) async throws {
        let answer = try await request(Self.root + path)
        guard let isFound else {
            #expect(answer.status == 400)
            return
        }
        #expect(answer.status == 200)
        #expect(answer.header("Warning")?.contains("not supported") != true)
        #expect(try answer.dataSets().isEmpty != isFound)
    }

    @Test("E-54, E-56 any attribute can be included, bulk data as the URL that serves it, and all is the metadata")
    func includeAnything() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let parent = paths.instance.replacing(/\/instances\/.*/, with: "/instances")
        let some = try await request("\(parent)?includefield=SOPClassUID,7FE00010,HighBit&limit=1").dataSets()
        let first = try #require(some.first)
        #expect(value(first, "00280102") as? Int == 11)
        let uri = try #require((first["7FE00010"] as? [String: Any])?["BulkDataURI"] as? String)
        #expect(uri.contains("\(paths.instance)/bulkdata/7FE00010"))
        let all = try #require(try await request("\(parent)?includefield=all&limit=1").dataSets().first)
        let metadata = try #require(try await request("\(paths.instance)/metadata").dataSets().first)
        for (tag, attribute) in metadata where tag != "00080005" {
            let included = try #require(all[tag] as? [String: Any], "\(tag)")
            let stored = try #require(attribute as? [String: Any])
            #expect(NSDictionary(dictionary: included) == NSDictionary(dictionary: stored), "\(tag)")
        }
    }

    @Test(
        "B-35 the forms of Accept that clients send are understood",
        arguments: [
            "application/dicom+json", "application/json", "application/dicom+json, application/json", "*/*",
            "application/dicom+json;q=0.9, */*;q=0.1",
        ])
    func accept(header: String) async throws {
        let answer = try await request("\(Self.root)/studies?limit=1", accept: header)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type")?.hasSuffix("json") == true)
    }

    @Test(
        "B-90, B-92 charset is read from parameter, header and media type, and the answer is DICOM JSON without one",
        arguments: [
            ("charset=utf-8", "application/dicom+json", 200), ("charset=iso-8859-1", "application/dicom+json", 200),
            ("", "application/dicom+json; charset=utf-8", 200), ("charset=utf-8;q=0", "application/dicom+json", 406),
        ])
    func charset(query: String, accept: String, status: Int) async throws {
        let answer = try await request("\(Self.root)/studies?limit=1&\(query)", accept: accept)
        #expect(answer.status == status)
        if status == 200 { #expect(answer.header("Content-Type") == "application/dicom+json") }
    }

    @Test("B-35, D-30, X-02 results are XML for who asks for it, one part each, without a location")
    func xml() async throws {
        let accept = #"multipart/related; type="application/dicom+xml""#
        let answer = try await request("\(Self.root)/studies?limit=2&includefield=StudyDescription", accept: accept)
        #expect(answer.status == 200)
        let type = try #require(answer.header("Content-Type"))
        #expect(type.hasPrefix(#"multipart/related; type="application/dicom+xml"; boundary="#))
        let boundary = try #require(type.split(separator: "=").last)
        let parts = String(decoding: answer.body, as: UTF8.self).components(separatedBy: "--\(boundary)")
        #expect(parts.count == 4)
        #expect(parts.last == "--\r\n")
        for part in parts.dropFirst().dropLast() {
            #expect(part.contains("Content-Type: application/dicom+xml\r\n"))
            #expect(!part.contains("Content-Location"))
            #expect(part.contains(#"keyword="RetrieveURL""#))
            let document = try #require(part.components(separatedBy: "\r\n\r\n").last)
            let parser = XMLParser(data: Data(document.utf8))
            #expect(parser.parse())
        }
        let nothing = try await request("\(Self.root)/studies?PatientID=none", accept: accept)
        #expect(nothing.status == 200)
        let none = try #require(nothing.header("Content-Type")?.split(separator: "=").last)
        #expect(String(decoding: nothing.body, as: UTF8.self) == "--\(none)--\r\n")
    }

    @Test(
        "the query strings of OHIF, Weasis, cornerstone, dicomweb-client and wsidicom are answered as these expect",
        arguments: [
            // OHIF: the study list, its search fields, the series of a study.
            (
                "/studies?limit=101&offset=0&fuzzymatching=false&includefield=00081030%2C00080060%2C00080090%2C00100030",
                1...101
            ),
            (
                "/studies?limit=101&offset=0&fuzzymatching=true&PatientName=*phantom*&includefield=00081030,00080060",
                1...101
            ),
            ("/studies?00100020=*0001*&limit=101&offset=0", 2...2),
            ("/studies?AccessionNumber=*LBA*&limit=101", 1...101),
            ("/studies?StudyDate=19000101-21000101&limit=101", 1...101),
            ("/studies?StudyDescription=*&limit=101", 1...101),
            ("/studies?ModalitiesInStudy=CT%5CMR&limit=101", 1...101), ("/studies?ModalitiesInStudy=CT,MR", 1...101),
            ("/studies?Modality=CT", 1...101), ("/series?includefield=0008103E,00080021&limit=5", 5...5),
            // Weasis: a query that starts with an ampersand, pages, an instance in the middle for a thumbnail.
            ("/studies?&PatientID=LB-0001", 2...2), ("/instances?includefield=00080018&limit=1&offset=2", 1...1),
            ("/studies?limit=1000&offset=0&includefield=00080020,00080030,00080050,00081030", 1...200),
            // cornerstone and static viewers.
            ("/studies?StudyInstanceUID=1.2.3%5C1.2.4", 0...0), ("/studies?includefield=null&limit=1", 1...1),
            // dicomweb-client: fields one by one, keywords, fuzzy matching, pages until an empty one.
            (
                "/studies?PatientName=Phantom*&fuzzymatching=true&includefield=StudyDescription&includefield=00081030",
                1...101
            ),
            ("/studies?limit=50&offset=5000", 0...0), ("/series?Modality=CT&includefield=all&limit=3", 1...3),
            // wsidicom: the transfer syntax that it can fetch.
            ("/instances?includefield=AvailableTransferSyntaxUID&limit=3", 3...3),
            ("/instances?SOPClassUID=1.2.840.10008.5.1.4.1.1.77.1.6&includefield=AvailableTransferSyntaxUID", 0...200),
        ])
    func clients(path: String, count: ClosedRange<Int>) async throws {
        let answer = try await request(Self.root + path, accept: "application/dicom+json, application/json")
        #expect(answer.status == 200)
        let dataSets = try answer.dataSets()
        #expect(count.contains(dataSets.count))
        for dataSet in dataSets {
            #expect((value(dataSet, "00081190") as? String)?.hasPrefix("http://") == true)
            if path.hasPrefix("/instances") { #expect(value(dataSet, "00083002") as? String != nil) }
            if path.hasPrefix("/studies") { #expect(value(dataSet, "00080061") as? String != nil) }
        }
    }

    @Test("a list of Study Instance UIDs, the pages and the middle instance that viewers ask for are what these expect")
    func clientsOfOneStudy() async throws {
        let studies = try await request("\(Self.root)/studies?limit=2").dataSets()
        let uids = studies.compactMap { value($0, "0020000D") as? String }
        try #require(uids.count == 2)
        // OHIF separates UIDs with a backslash, others with a comma.
        for separator in ["%5C", "%5c", ","] {
            let listed = try await request("\(Self.root)/studies?StudyInstanceUID=\(uids.joined(separator: separator))")
            #expect(try listed.dataSets().compactMap { value($0, "0020000D") as? String } == uids)
        }
        // OHIF: the series of a study with what its list shows.
        let study = "\(Self.root)/studies/\(uids[0])"
        let series = try await request("\(study)/series?includefield=0008103E,00080021").dataSets()
        #expect(!series.isEmpty && series.allSatisfy { value($0, "00201209") != nil && $0["00080060"] != nil })
        // dicomweb-client asks on until a page is empty; Weasis takes the instance in the middle for a thumbnail.
        let all = try await request("\(study)/instances").dataSets().compactMap { value($0, "00080018") as? String }
        var paged: [String] = []
        while paged.count <= all.count {
            let page = try await request("\(study)/instances?limit=7&offset=\(paged.count)").dataSets()
            guard !page.isEmpty else { break }
            paged += page.compactMap { value($0, "00080018") as? String }
        }
        #expect(paged == all && Set(all).count == all.count)
        let middle = try await request(
            "\(study)/instances?&includefield=00080018&limit=1&offset=\(all.count / 2)"
        ).dataSets()
        #expect(middle.compactMap { value($0, "00080018") as? String } == [all[all.count / 2]])
    }

    @Test(
        "X-01, A-29 no results are 200 and an empty list, where it is set 204 and no content", arguments: [false, true])
    func noResults(isNoContent: Bool) async throws {
        var gateway = try #require(SampleGateway.current)
        gateway.options.answersNothingWithNoContent = isNoContent
        let answers = try await SampleGateway.$current.withValue(gateway) {
            (
                try await request("\(Self.root)/studies?PatientID=none"),
                // A study that is not there is a key that nothing matches.
                try await request("\(Self.root)/studies/1.2.3.4/series"),
                try await request("\(Self.root)/studies?limit=1")
            )
        }
        for answer in [answers.0, answers.1] {
            #expect(answer.status == (isNoContent ? 204 : 200))
            #expect(String(decoding: answer.body, as: UTF8.self) == (isNoContent ? "" : "[]"))
            #expect((answer.header("Content-Type") == nil) == isNoContent)
            #expect(answer.header("X-Total-Count") == "0")
        }
        #expect(answers.2.status == 200)
    }

    @Test(
        "E-05 a name is found without its case and accents, in any order, by beginnings and by sound",
        arguments: [
            "thorax%20phantom", "PHANTOM", "fantom", "pha%20tho", "Fanthom%5EThorax",
        ])
    func fuzzy(name: String) async throws {
        let found = try await request("\(Self.root)/studies?PatientName=\(name)&fuzzymatching=true").dataSets()
        #expect(found.contains { value($0, "00100020") as? String == "LB-0001" })
        #expect(try await request("\(Self.root)/studies?PatientName=Fanthom").dataSets().isEmpty)
    }

    @Test("E-14, E-17 what is ignored is named in a Warning, Modality of studies is matched leniently with one")
    func warnings() async throws {
        let ignored = try await request("\(Self.root)/studies?SeriesNumber=1")
        #expect(
            ignored.header("Warning")?.hasSuffix(
                """
                /dicom-web: The following attributes are not supported for matching on this resource and have been \
                ignored: SeriesNumber
                """) == true)
        let modality = try await request("\(Self.root)/studies?Modality=CT")
        #expect(modality.header("Warning")?.contains("ModalitiesInStudy has been matched instead") == true)
        let same = try await request("\(Self.root)/studies?ModalitiesInStudy=CT")
        #expect(try modality.dataSets().count == same.dataSets().count)
    }

    @Test("G-06, G-14 an answer is private and says what it depends on; each Warning has a line of its own")
    func headerFields() async throws {
        let response = try await request("\(Self.root)/studies?Modality=CT&SeriesNumber=1&limit=1")
        #expect(response.headers[.cacheControl] == "private, no-cache")
        #expect(response.headers[values: .vary].joined(separator: ", ").contains("Accept, Accept-Charset"))
        let warning = try #require(HTTPField.Name("Warning"))
        let warnings = response.headers[values: warning]
        #expect(warnings.count == 3, "\(warnings)")
        #expect(warnings.allSatisfy { $0.hasPrefix("299 http://") })
        for text in ["ignored: SeriesNumber", "ModalitiesInStudy has been matched instead", "additional results"] {
            #expect(warnings.count { $0.contains(text) } == 1)
        }
    }

    @Test(
        "E-13, E-15 a malformed value is refused with the name of its parameter",
        arguments: [
            ("fuzzymatching=maybe", "fuzzymatching"), ("StudyDate=2024-01-01", "StudyDate"), ("limit=-1", "limit"),
            ("PatientID=a&00100020=b", "00100020"), ("00080201=1", "00080201"), ("offset=x", "offset"),
            ("PatientWeight=heavy", "PatientWeight"), ("includefield=all,StudyID", "includefield"),
        ])
    func malformed(query: String, parameter: String) async throws {
        let answer = try await request("\(Self.root)/studies?\(query)")
        #expect(answer.status == 400)
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect((try answer.json() as? [String: Any])?["parameter"] as? String == parameter)
    }
}
