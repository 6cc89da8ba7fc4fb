import DICOMweb
import LightboxDesk
import Testing

@Suite("Advice for requests that work")
struct AdviceTests {
    private static let instance = "/studies/1.2/series/1.3/instances/1.4"

    private func advice(
        _ path: String, query: String = "", accept: String? = "image/jpeg", contentType: String? = "image/jpeg",
        hasMore: Bool = false
    ) throws -> [Advice] {
        Advice.advice(
            on: try Resource(path: path[...]), accept: accept, parameters: try QueryItem.items(ofQuery: query),
            contentType: contentType, hasMore: hasMore)
    }

    @Test(
        "a request without a media type hears which to name",
        arguments: [nil, "", "*/*", "*/*;q=0.8, */*"] as [String?])
    func mediaType(accept: String?) throws {
        #expect(try advice("/studies", accept: accept) == [.nameMediaType])
    }

    @Test(
        "pictures: without a viewport they are full, with a small one they should be thumbnails",
        arguments: [
            ("", [.useViewport]), ("viewport=128,96", [.useThumbnail]), ("viewport=256,256", [.useThumbnail]),
            ("viewport=512,128", []), ("viewport=x", [.useThumbnail]),
        ] as [(String, [Advice])])
    func pictures(query: String, expected: [Advice]) throws {
        #expect(try advice("\(Self.instance)/rendered", query: query) == expected)
        #expect(try advice("\(Self.instance)/frames/3/rendered", query: query) == expected)
        #expect(try advice("\(Self.instance)/thumbnail", query: query).isEmpty)
    }

    @Test(
        "only what is a picture has the size of a screen",
        arguments: [
            ("multipart/related; type=\"image/png\"; boundary=x", [.useViewport]), ("video/mp4", []),
            ("application/pdf", []), ("text/html; charset=utf-8", []), (nil, []),
        ] as [(String?, [Advice])])
    func documents(contentType: String?, expected: [Advice]) throws {
        let found = try advice("\(Self.instance)/rendered", contentType: contentType)
        #expect(found == expected)
    }

    @Test(
        "a frame alone, unless it is the first, should be asked with others",
        arguments: [("1", []), ("2", [.framesTogether]), ("2,3", [])] as [(String, [Advice])])
    func frames(list: String, expected: [Advice]) throws {
        #expect(try advice("\(Self.instance)/frames/\(list)", accept: "application/octet-stream") == expected)
    }

    @Test("a search without paging that left results behind hears of pages; one that pages knows")
    func paging() throws {
        #expect(try advice("/studies", hasMore: true) == [.followPages])
        #expect(try advice("/studies", query: "limit=5", hasMore: true).isEmpty)
        #expect(try advice("/studies", hasMore: false).isEmpty)
    }

    @Test("every advice is a field value that a header can carry")
    func fields() {
        for one in Advice.allCases {
            #expect(one.fieldValue.utf8.allSatisfy { (0x20...0x7E).contains($0) })
            #expect(one.fieldValue.filter { $0 == "\"" }.count == 2)
        }
    }
}
