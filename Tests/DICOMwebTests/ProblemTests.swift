import DICOMCore
import DICOMweb
import HTTPTypes
import Testing

private let path = "/studies/1.2/series/1.2.3/instances/1.2.3.4/rendered"

private func context() throws -> Problem.Context {
    Problem.Context(serviceURL: "http://localhost:8080/dicom-web", resource: try Resource(path: path))
}

struct ProblemTests {
    @Test("G-04 a refused parameter says what it takes and how to ask")
    func parameter() throws {
        let error = RenderingParameterError(faults: [.init(.window, .syntax)])
        let problem = Problem(error, at: try context())
        #expect(problem.status == .badRequest)
        #expect(
            String(decoding: problem.json, as: UTF8.self)
                == #"{"type":"urn:lightbox:problem:bad-rendering-parameter","title":"The value of window is not valid","status":400,"parameter":"window","accepted":["window=center,width,function: two decimals and linear (width at least 1), linear-exact or sigmoid (width above 0)"],"section":"PS3.18 8.3.5.1.4","request":"curl -g 'http://localhost:8080/dicom-web/studies/{study}/series/{series}/instances/{instance}/rendered?window=40,400,linear'"}"#
        )
    }

    @Test("A-27 a 406 lists what is offered and names the header")
    func notAcceptable() throws {
        let offered = Representation(
            mediaType: "application/dicom", transferSyntax: .explicitVRLittleEndian, isMultipart: true)
        let problem = Problem(NegotiationError.notAcceptable(offered: [offered]), at: try context())
        #expect(problem.status == .notAcceptable)
        let text = String(decoding: problem.json, as: UTF8.self)
        #expect(
            text.contains(
                #""header":"Accept","accepted":["multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.1"]"#
            ))
        #expect(text.contains("PS3.18 8.7.5"))
        #expect(text.contains(#"-H 'Accept: multipart/related; type=\"application/dicom\""#))
    }

    static let resourceErrors: [(ResourceError, HTTPResponse.Status)] = [
        (.notFound(segment: 0), .notFound), (.badPercentTriplet(segment: 1), .badRequest),
        (.badUID(.series, segment: 3), .badRequest), (.badFrameList(.duplicate, segment: 7), .badRequest),
        (.badFrameList(.tooMany(limit: 9), segment: 7), .badRequest), (.badAttributePath(segment: 7), .badRequest),
    ]

    @Test(
        "A-20 A-25 A-30 every refusal of a path has a status, a section, advice and a request",
        arguments: resourceErrors)
    func resource(error: ResourceError, status: HTTPResponse.Status) throws {
        let problem = Problem(error, at: try context())
        #expect(problem.status == status)
        #expect(problem.section != nil)
        #expect(!problem.accepted.isEmpty)
        #expect(problem.request?.hasPrefix("curl ") == true)
    }

    static let negotiationErrors: [(NegotiationError, HTTPResponse.Status)] = [
        (.notAcceptable(offered: []), .notAcceptable), (.nothingToOffer, .notImplemented), (.mixed, .badRequest),
        (.badAcceptParameter(.wildcard), .badRequest), (.badAcceptParameter(.syntax), .badRequest),
        (.badAcceptParameter(.notInHeader), .badRequest), (.characterSetNotAcceptable, .notAcceptable),
    ]

    @Test("A-25 B-02 B-03 every refusal of a media type has its status", arguments: negotiationErrors)
    func negotiation(error: NegotiationError, status: HTTPResponse.Status) throws {
        #expect(Problem(error, at: try context()).status == status)
    }

    @Test("G-04 no UID of the request is repeated")
    func noEcho() throws {
        let faults: [RenderingParameterError.Fault] = [.init(.window, .syntax), .init(.quality, .repeated)]
        for problem in [
            Problem(NegotiationError.mixed, at: try context()),
            Problem(RenderingParameterError(faults: faults), at: try context()),
            Problem(ResourceError.badUID(.study, segment: 1), at: try context()),
            Problem(QueryError.badPercentTriplet, at: try context()),
        ] {
            #expect(!String(decoding: problem.json + problem.html, as: UTF8.self).contains("1.2.3"))
        }
    }

    @Test(
        "G-04 browsers get HTML, others JSON",
        arguments: [
            (["text/html,application/xhtml+xml,*/*;q=0.8"], "text/html; charset=utf-8"),
            (["application/dicom+json"], "application/problem+json"), (["*/*"], "application/problem+json"),
            ([], "application/problem+json"),
            (["text/html;q=0.1, application/json"], "application/problem+json"),
            (["text/html;q=0"], "application/problem+json"),
        ])
    func form(accept: [String], contentType: String) {
        let problem = Problem(code: "x", status: .badRequest, title: "t")
        #expect(problem.body(accepting: accept).contentType == contentType)
    }

    @Test("G-04 the page of a refusal is as wide as a phone, in its colours")
    func page() {
        let html = String(decoding: Problem(code: "x", status: .notFound, title: "t").html, as: UTF8.self)
        #expect(html.contains("<meta name=\"viewport\" content=\"width=device-width"))
        #expect(html.contains("<meta name=\"color-scheme\" content=\"light dark\">"))
    }

    @Test("Everything is escaped")
    func escaped() {
        let problem = Problem(
            code: "x", status: .badRequest, title: "a\"\\\u{1}\n<script>&'", faults: [.header("<i>")],
            accepted: ["<b>"],
            section: "<s>", request: "<r>")
        let html = String(decoding: problem.html, as: UTF8.self)
        for tag in ["<script>", "<i>", "<b>", "<s>", "<r>"] { #expect(!html.contains(tag)) }
        #expect(html.contains("&lt;script&gt;&amp;&#39;"))
        #expect(String(decoding: problem.json, as: UTF8.self).contains(#""a\"\\\u0001\u000a<script>&'""#))
    }
}
