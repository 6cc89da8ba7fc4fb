import DICOMCore
import DICOMweb
import Testing

struct RenderedNegotiationTests {
    static let renderedRows:
        [(id: String, resource: NegotiatedResource, instance: NegotiatedInstance, accept: String, expected: String)] = [
            ("I-25 B-70", .rendered(.one), singleFrame, "*/*", "image/jpeg"),
            ("I-25 B-70", .rendered(.one), singleFrame, "image/png", "image/png"),
            ("I-25 B-70", .rendered(.one), singleFrame, "image/gif", "image/gif"),
            ("B-26", .rendered(.one), singleFrame, "image/jpeg; transfer-syntax=\(uid).4.50", "image/jpeg"),
            (
                "browser", .rendered(.one), singleFrame,
                "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image/jpeg"
            ),
            ("X-09", .rendered(.one), multiFrame, "*/*", #"multipart/related; type="image/jpeg""#),
            ("X-09", .rendered(.one), multiFrame, "image/png", "image/png"),
            ("X-09 browser", .rendered(.one), multiFrame, "image/avif,image/webp,image/*,*/*;q=0.8", "image/jpeg"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "*/*", "text/html"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "text/plain", "text/plain"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "text/xml", "text/xml"),
            ("I-38 B-73", .rendered(.one), instance(.text, .explicitVRLittleEndian), "image/png", "406"),
            ("I-39 B-10", .rendered(.many), singleFrame, "image/jpeg", "406"),
            (
                "I-39", .rendered(.many), singleFrame, #"multipart/related; type="image/jpeg""#,
                #"multipart/related; type="image/jpeg""#
            ),
            ("X-10", .rendered(.many), singleFrame, "*/*", #"multipart/related; type="image/jpeg""#),
            ("B-72 OHIF", .rendered(.one), video("4.102", renderedTypes: ["video/mp4"]), "*/*", "video/mp4"),
            ("B-72", .rendered(.one), video("4.102", renderedTypes: ["video/mp2t"]), "video/*", "video/mp2t"),
            ("B-72", .rendered(.one), video("4.102", renderedTypes: ["video/mp4"]), "video/mpeg", "406"),
            ("B-72", .rendered(.one), video("4.102", renderedTypes: ["video/mp4"]), "image/jpeg", "406"),
            (
                "B-72 X-10", .rendered(.many), video("4.100", renderedTypes: ["video/mpeg"]), "*/*",
                #"multipart/related; type="video/mpeg""#
            ),
            ("A-25", .rendered(.one), instance(.other, .explicitVRLittleEndian), "*/*", "501"),
            ("B-34", .thumbnail, multiFrame, "*/*", "image/jpeg"),
            ("B-34 OHIF", .thumbnail, multiFrame, "image/avif,image/webp,image/*,*/*;q=0.8", "image/jpeg"),
            ("B-34", .thumbnail, multiFrame, "text/html", "406"),
        ]

    @Test("I-25 I-38 I-39 B-33 B-70 to B-73 rendered and thumbnails", arguments: renderedRows)
    func rendered(
        row: (id: String, resource: NegotiatedResource, instance: NegotiatedInstance, accept: String, expected: String)
    ) {
        #expect(choose(row.resource, row.instance, [row.accept]) == row.expected)
    }

    @Test("X-09 strict: a multi-frame instance has no single JPEG")
    func strictMultiFrame() {
        #expect(choose(.rendered(.one), multiFrame, ["image/jpeg"], isStrict: true) == "406")
        #expect(choose(.rendered(.one), multiFrame, ["image/gif"], isStrict: true) == "image/gif")
    }

    @Test("OHIF asks thumbnails by the query parameter")
    func thumbnailParameter() {
        let browser = ["image/avif,image/webp,image/*,*/*;q=0.8"]
        #expect(choose(.thumbnail, multiFrame, browser, parameter: "image/jpeg") == "image/jpeg")
        #expect(choose(.thumbnail, multiFrame, browser, parameter: "image/png") == "image/png")
    }

    @Test("A-27 a refusal lists what is offered", arguments: [["image/gif"], ["image/jpeg;q=0"], ["nonsense"]])
    func refusal(accept: [String]) throws {
        let acceptance = try Acceptance(header: accept)
        let jpeg = Representation(mediaType: "image/jpeg", transferSyntax: nil, isMultipart: false)
        #expect(throws: NegotiationError.notAcceptable(offered: [jpeg])) {
            try negotiate(
                .thumbnail, of: singleFrame, accepting: acceptance,
                producing: ProducibleMediaTypes(documents: [], rendered: ["image/jpeg"]))
        }
    }
}
