import DICOMCore
import DICOMQuery
import Foundation
import LightboxIndex
import LightboxSearch
import Testing

@Suite("Answers of searches")
struct SearchServiceTests {
    private func answer(_ results: [SearchResult], remaining: Int = 0, serviceURL: String = "http://h/dicom-web")
        async throws -> SearchAnswer
    {
        let page = SearchPage(
            results: results, total: results.count + remaining, remaining: remaining, end: nil)
        return try await SearchService(index: FixedIndex(page: page)).search(
            SearchQuery(level: .study), scope: .everything, serviceURL: serviceURL)
    }

    private func text(_ answer: SearchAnswer) -> String {
        String(decoding: answer.pieces.joined(), as: UTF8.self)
    }

    private func result(_ number: Int, size: Int = 3) throws -> SearchResult {
        SearchResult(
            study: try #require(StudyInstanceUID("1.\(number)")), series: nil, instance: nil,
            attributes: [
                AttributeFragment(tag: SearchTag.studyDate, json: Array(#"{"vr":"DA"}"#.utf8)),
                AttributeFragment(
                    tag: SearchTag.patientID,
                    json: Array((#"{"vr":"LO","Value":[""# + String(repeating: "x", count: size) + #""]}"#).utf8)),
            ])
    }

    @Test("X-01 no results are an empty array")
    func nothing() async throws {
        let answer = try await answer([])
        #expect(text(answer) == "[]")
        #expect(answer.count == 0)
    }

    @Test("D-01, D-02, E-57, E-58 a result is one object in the order of its tags, with the URL of its own resource")
    func oneResult() async throws {
        let answer = try await answer([result(7)], remaining: 4)
        #expect(
            text(answer) == """
                [{"00080005":{"vr":"CS","Value":["ISO_IR 192"]},"00080020":{"vr":"DA"},\
                "00080056":{"vr":"CS","Value":["ONLINE"]},\
                "00081190":{"vr":"UR","Value":["http://h/dicom-web/studies/1.7"]},\
                "00100020":{"vr":"LO","Value":["xxx"]}}]
                """)
        #expect(answer.count == 1)
        #expect(answer.remaining == 4)
        #expect(answer.total == 5)
    }

    @Test("D-12 the URL of the service is put in where a BulkDataURI begins, as a part of its string")
    func bulkData() async throws {
        let result = SearchResult(
            study: try #require(StudyInstanceUID("1")), series: nil, instance: nil,
            attributes: [
                AttributeFragment(
                    tag: DICOMCore.Tag(0x0009, 0x1001), json: Array(#"{"vr":"OB","BulkDataURI":"/studies/1"}"#.utf8),
                    serviceURLOffsets: [26])
            ])
        #expect(
            text(try await answer([result], serviceURL: #"http://h"/d"#))
                .contains(#""00091001":{"vr":"OB","BulkDataURI":"http://h\"/d/studies/1"}"#))
    }

    @Test("E-57 the RetrieveURL of an instance names study, series and instance")
    func instanceURL() async throws {
        let result = SearchResult(
            study: try #require(StudyInstanceUID("1")), series: SeriesInstanceUID("2"), instance: SOPInstanceUID("3"),
            attributes: [])
        #expect(
            text(try await answer([result])).contains(#"["http://h/dicom-web/studies/1/series/2/instances/3"]"#))
    }

    @Test("a service URL that holds a quotation mark can't break the JSON")
    func hostileHost() async throws {
        let answer = try await answer([result(1)], serviceURL: #"http://h"],"x":["#)
        let json = try JSONSerialization.jsonObject(with: Data(answer.pieces.joined()))
        let objects = try #require(json as? [[String: [String: Any]]])
        #expect(objects[0]["00081190"]?["Value"] as? [String] == [#"http://h"],"x":[/studies/1.1"#])
        #expect(objects[0]["x"] == nil)
    }

    @Test("E-59 the time limit holds for the making of an answer too", arguments: [SearchAnswer.Form.json, .xml])
    func timeLimit(form: SearchAnswer.Form) async throws {
        let results = try (1...500).map { try result($0, size: 1000) }
        let page = SearchPage(results: results, total: 500, remaining: 0, end: nil)
        let service = SearchService(index: FixedIndex(page: page), timeLimit: .zero)
        await #expect(throws: SearchError.timedOut(limit: .zero)) {
            _ = try await service.search(
                SearchQuery(level: .study), as: form, scope: .everything, serviceURL: "http://h/dicom-web")
        }
    }

    @Test("a long answer comes in bounded pieces that are one array when joined")
    func pieces() async throws {
        let answer = try await answer((1...500).map { try result($0, size: 1000) })
        #expect(answer.pieces.count > 5)
        #expect(answer.pieces.allSatisfy { $0.count < SearchService.pieceByteCount + 2000 })
        let json = try JSONSerialization.jsonObject(with: Data(answer.pieces.joined()))
        #expect((json as? [Any])?.count == 500)
        #expect(answer.byteCount == answer.pieces.joined().count)
    }
}
