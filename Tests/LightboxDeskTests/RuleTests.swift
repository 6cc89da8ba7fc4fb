import LightboxDesk
import Testing

/// An exchange of a client that does nothing remarkable, to be changed in one point.
func exchange(
    _ path: String, query: String = "", method: String = "GET", accept: String? = "application/dicom+json",
    status: Int = 200, answer: [String: String] = [:], token: String? = nil, time: Double = 0, isCut: Bool = false,
    byteCount: Int = 2
) -> Exchange {
    var fields: [String: String] = [:]
    fields["accept"] = accept
    fields["authorization"] = token
    return Exchange(
        time: time, method: method, path: path, query: query, requestFields: fields, status: status,
        answerFields: answer, byteCount: byteCount, milliseconds: 1, isCut: isCut)
}

/// The verdicts by rule after these exchanges; open ones are left out.
func verdicts(_ exchanges: [Exchange]) throws -> [String: Verdict] {
    var run = Run(id: "test", name: try #require(ParticipantName("Test")), startTime: 0)
    for exchange in exchanges { run.take(exchange) }
    let report = RunReport(run)
    return Dictionary(uniqueKeysWithValues: report.rules.filter { $0.verdict != .open }.map { ($0.id, $0.verdict) })
}

private let instance = "/studies/1.2/series/1.3/instances/1.4"
private let frames = "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1"

@Suite("Rules of the track")
struct RuleTests {
    @Test("every rule has a name of its own, a requirement and a hint")
    func table() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(!rule.title.isEmpty && !rule.requirement.isEmpty && !rule.hint.isEmpty)
        }
    }

    @Test("a run in which nothing happened is open in everything")
    func open() throws {
        #expect(try verdicts([]).isEmpty)
    }

    @Test("F-04 a search by patient is shown by its answer, not by the attempt")
    func searchByPatient() throws {
        #expect(try verdicts([exchange("/studies", query: "PatientID=A")])["search-by-patient"] == .shown)
        #expect(try verdicts([exchange("/studies", query: "PatientID=A", status: 503)])["search-by-patient"] == nil)
        #expect(try verdicts([exchange("/studies", query: "PatientID=")])["search-by-patient"] == nil)
    }

    @Test(
        "E-11 the next page begins after the results that came, whatever the limit was",
        arguments: [("3", Verdict.shown), ("1", .failed), ("4", .failed), ("0", nil)])
    func pages(offset: String, verdict: Verdict?) throws {
        let answer = [
            "x-total-count": "8",
            "warning": "299 http://x/dicom-web: There are 5 additional results that can be requested",
        ]
        let first = exchange("/studies", query: "limit=5", answer: answer)
        let next = exchange("/studies", query: "offset=\(offset)&limit=5", answer: ["x-total-count": "8"])
        #expect(try verdicts([first, next])["pages-by-results"] == verdict)
    }

    @Test("X-01 an empty result may be asked twice; another search after it shows that it was understood")
    func emptyResult() throws {
        let empty = exchange("/studies", query: "PatientID=B", answer: ["x-total-count": "0"])
        let other = exchange("/studies", query: "PatientID=A", answer: ["x-total-count": "1"])
        #expect(try verdicts([empty, empty])["empty-result"] == nil)
        #expect(try verdicts([empty, other])["empty-result"] == .shown)
        #expect(try verdicts([empty, empty, empty])["empty-result"] == .failed)
        #expect(try verdicts([other, other, other])["empty-result"] == nil)
    }

    @Test(
        "F-02 metadata of the instance, of its series or of its study comes before frames",
        arguments: [
            ("/studies/1.2", Verdict.shown), ("/studies/1.2/series/1.3", .shown), (instance, .shown),
            ("/studies/1.5", .failed),
        ])
    func metadataFirst(described: String, verdict: Verdict) throws {
        let asked = [exchange("\(described)/metadata"), exchange("\(instance)/frames/1", accept: frames)]
        #expect(try verdicts(asked)["metadata-first"] == verdict)
    }

    @Test(
        "a refused request shows no more than what it was refused for",
        arguments: [
            (exchange("/studies", query: "StudyDate=x", status: 400), "valid-search"),
            (exchange("/studies/1.2/metadata", status: 404), "known-uids"),
            (exchange("/studies/1.2/metadata", accept: "image/png", status: 406), "acceptable"),
            (exchange("/studies", method: "POST", status: 405), "reads-only"),
            (exchange("\(instance)/frames/9", accept: frames, status: 404), "frames-exist"),
            (exchange("\(instance)/frames/0", accept: frames, status: 400), "frames-exist"),
            (exchange("\(instance)/bulkdata/00091001", status: 404), "bulk-data"),
        ])
    func refusals(refused: Exchange, rule: String) throws {
        #expect(try verdicts([refused]) == [rule: .failed])
    }

    @Test("ten frames one by one are too many, nine are not, and a list is the way")
    func framesTogether() throws {
        let single = (1...10).map { exchange("\(instance)/frames/\($0)", accept: frames) }
        #expect(try verdicts(Array(single.prefix(9)))["frames-together"] == nil)
        #expect(try verdicts(single)["frames-together"] == .failed)
        #expect(try verdicts([exchange("\(instance)/frames/1,2", accept: frames)])["frames-together"] == .shown)
    }

    @Test(
        "C-05 a rendered picture is asked with a viewport that some screen has; a small one may be a thumbnail",
        arguments: [
            ("viewport=390,844", Verdict.shown), ("viewport=4096,4096", .shown), ("viewport=256,256", nil),
            ("viewport=6000,4000", .failed), ("", .failed),
        ] as [(String, Verdict?)])
    func viewport(query: String, verdict: Verdict?) throws {
        #expect(try verdicts([exchange("\(instance)/rendered", query: query)])["fits-screen"] == verdict)
        #expect(try verdicts([exchange("\(instance)/rendered", query: query, status: 501)])["fits-screen"] == nil)
    }

    @Test(
        "B-86 an instance that only the parts of an answer told shows that they were read; one that is not in them fails",
        arguments: ["/studies/1.2", "/studies/1.2/series/1.3"])
    func multipart(path: String) throws {
        let parts = exchange(
            path, answer: ["content-type": "multipart/related; type=\"application/dicom\"; boundary=b"])
        let asked = exchange("\(instance)/rendered", query: "viewport=512,512")
        #expect(try verdicts([parts, asked])["parses-multipart"] == .shown)
        let missing = exchange("\(instance)/metadata", status: 404)
        let found = try verdicts([parts, missing])
        #expect(found["parses-multipart"] == .failed)
        #expect(found["known-uids"] == .shown)
        for frames in ["frames/1", "bulkdata/00091001"] {
            let found = try verdicts([parts, exchange("\(instance)/\(frames)", status: 404)])
            #expect(found.filter { $0.value == .failed }.map(\.key) == ["parses-multipart"])
        }
    }

    @Test(
        "an instance that the client can know otherwise shows nothing of parts",
        arguments: [
            "/instances", "/studies/1.2/instances", "/studies/1.2/series/1.3/instances", "/studies/1.2/metadata",
            "/studies/1.2/series/1.3/metadata", "/studies/1.2/series/1.3/contactsheet", "/studies/1.2/series/1.3",
        ])
    func toldOtherwise(path: String) throws {
        let parts = exchange("/studies/1.2", answer: ["content-type": "multipart/related; boundary=b"])
        // Without multipart around it, such as an archive.
        let other = exchange(path, answer: ["content-type": "application/zip"])
        let asked = exchange("\(instance)/rendered", query: "viewport=512,512")
        #expect(try verdicts([parts, other, asked])["parses-multipart"] == nil)
        #expect(try verdicts([asked])["parses-multipart"] == nil)
    }

    @Test("B-01 no Accept field, or one that takes anything, says nothing", arguments: [nil, "", "*/*"])
    func accept(field: String?) throws {
        #expect(try verdicts([exchange("/studies", accept: field)])["names-media-type"] == .failed)
        #expect(
            try verdicts([exchange("/studies", query: "accept=application/json", accept: field)])["names-media-type"]
                == (field == nil ? .shown : .failed))
    }

    @Test("Retry-After is waited for", arguments: [(1.0, Verdict.failed), (2.0, .shown)])
    func retryAfter(seconds: Double, verdict: Verdict) throws {
        let busy = exchange("/studies", status: 503, answer: ["retry-after": "2"], time: 100)
        #expect(try verdicts([busy, exchange("/studies", time: 100 + seconds)])["retry-after"] == verdict)
        #expect(try verdicts([busy, exchange("/series", time: 100)])["retry-after"] == nil)
    }

    @Test("A-26 a token answers 401, the same request again does not")
    func unauthorized() throws {
        let refused = exchange("/studies", status: 401)
        #expect(try verdicts([refused, exchange("/studies", token: "Bearer x")])["answers-401"] == .shown)
        #expect(try verdicts([refused, refused])["answers-401"] == .failed)
    }

    @Test("G-05 what was cut is asked again; eight other retrieves later it was not")
    func cut() throws {
        let cut = exchange("\(instance)/rendered", query: "viewport=9,9", isCut: true)
        let whole = exchange("\(instance)/rendered", query: "viewport=9,9")
        let others = (1...9).map {
            exchange("/studies/1.2/series/1.3/instances/2.\($0)/rendered", query: "viewport=9,9")
        }
        #expect(try verdicts([cut, whole])["resumes"] == .shown)
        #expect(try verdicts([cut] + others.prefix(8))["resumes"] == nil)
        #expect(try verdicts([cut] + others)["resumes"] == .failed)
    }

    @Test(
        "G-05 going on with a cut answer begins no later than it ended",
        arguments: [
            ("bytes 40-99/100", 60, Verdict.shown), ("bytes 10-99/100", 90, .shown), ("bytes 41-99/100", 59, .failed),
            ("bytes 40-59/100", 20, nil),
        ] as [(String, Int, Verdict?)])
    func range(contentRange: String, byteCount: Int, verdict: Verdict?) throws {
        let cut = exchange("/studies/1.2", isCut: true, byteCount: 40)
        let rest = exchange(
            "/studies/1.2", status: 206, answer: ["content-range": contentRange], byteCount: byteCount)
        #expect(try verdicts([cut, rest])["resumes"] == verdict)
        // In two pieces it is whole as well.
        let last = exchange("/studies/1.2", status: 206, answer: ["content-range": "bytes 60-99/100"], byteCount: 40)
        let both = try verdicts([cut, rest, last])["resumes"]
        #expect(both == (verdict == .failed ? .failed : .shown))
    }

    @Test("what has failed stays failed")
    func sticky() throws {
        let asked = [exchange("/studies", accept: nil), exchange("/studies")]
        #expect(try verdicts(asked)["names-media-type"] == .failed)
    }
}
