import LightboxRetrieve
import Testing

@Suite("Conformance statement", .sampleGateway)
struct ConformanceTests {
    /// What the table of SOP classes says of one.
    private func form(of uid: String) async throws -> String {
        let page = String(decoding: try await request("/conformance", accept: "text/html").body, as: UTF8.self)
        let row = try #require(page.split(separator: "</tr>").last { $0.contains(">\(uid)<") })
        let cells = row.split(separator: "<td>").dropFirst()
        return String(try #require(cells.last).prefix { $0 != "<" })
    }

    @Test("B-93 every presentation state that is drawn is said to be", arguments: drawnPresentationStates)
    func presentationStates(uid: String) async throws {
        #expect(try await form(of: uid) == "the images that it refers to, as it presents them")
    }

    @Test(
        "B-93 what has no form but the page that is its thumbnail is said to have none",
        arguments: ["1.2.840.10008.5.1.4.1.1.11.8", "1.2.840.10008.5.1.4.1.1.104.3", "1.2.840.10008.5.1.4.1.1.104.4"])
    func nothing(uid: String) async throws {
        #expect(try await form(of: uid) == "a drawn page as thumbnail")
    }

    @Test("C-04, C-37, C-42, B-74 it tells what quality means, how brightness is rounded, and what is animated")
    func rendering() async throws {
        let page = String(decoding: try await request("/conformance", accept: "text/html").body, as: UTF8.self)
        for words in ["scale of libjpeg", "halves up", "frames/10-40,60/rendered", "become so", "pseudo-colour"] {
            #expect(page.contains(words), "\(words)")
        }
    }
}
