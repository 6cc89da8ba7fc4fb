import LightboxDesk
import Testing

@Suite("Rehearsals of multipart answers")
struct MultipartRehearsalTests {
    private let type = "multipart/related; type=\"application/dicom\"; boundary=b"
    private let two =
        "--b\r\nContent-Type: application/dicom\r\nContent-Location: /1\r\n\r\none\r\n"
        + "--b\r\nContent-Type: application/dicom\r\n\r\n--two\r\n--b--\r\n"

    private func played(_ rehearsals: Set<Rehearsal>, _ text: String) throws -> (type: String, text: String)? {
        let rehearsal = try #require(MultipartRehearsal(rehearsals))
        return rehearsal.played(.init(contentType: type, body: Array(text.utf8))).map {
            ($0.contentType, String(decoding: $0.body, as: UTF8.self))
        }
    }

    @Test("other rehearsals leave the body alone")
    func others() { #expect(MultipartRehearsal([.busy, .cut]) == nil) }

    @Test("names of part headers are lower-case, and nothing else is changed")
    func lowerCase() throws {
        let text = two.replacing("Content-Type", with: "content-type").replacing(
            "Content-Location", with: "content-location")
        #expect(try played([.lowerCase], two)?.text == text)
    }

    @Test("the parts come last first")
    func order() throws {
        let text =
            "--b\r\nContent-Type: application/dicom\r\n\r\n--two\r\n"
            + "--b\r\nContent-Type: application/dicom\r\nContent-Location: /1\r\n\r\none\r\n--b--\r\n"
        #expect(try played([.otherOrder], two)?.text == text)
    }

    @Test("one part comes bare with its own type; several stay together")
    func single() throws {
        let one = "--b\r\nContent-Type: application/octet-stream\r\n\r\npixels\r\n--b--\r\n"
        let bare = try #require(try played([.singlePart, .lowerCase], one))
        #expect(bare.type == "application/octet-stream")
        #expect(bare.text == "pixels")
        #expect(try played([.singlePart], two)?.text == two)
    }

    @Test("what is no message, or has no end, is left alone", arguments: ["", "--b\r\n\r\nx", "text"])
    func damaged(text: String) throws {
        #expect(try played([.otherOrder], text) == nil)
    }
}
