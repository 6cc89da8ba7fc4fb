import LightboxDesk
import Testing

/// An exchange of a client that does nothing remarkable, to be changed in one point.
func exchange(
    _ path: String, query: String = "", method: String = "GET", accept: String? = "application/dicom+json",
    status: Int = 200, answer: [String: String] = [:], token: String? = nil, time: Double = 0, isCut: Bool = false
) -> Exchange {
    var fields: [String: String] = [:]
    fields["accept"] = accept
    fields["authorization"] = token
    return Exchange(
        time: time, method: method, path: path, query: query, requestFields: fields, status: status,
        answerFields: answer, byteCount: 2, milliseconds: 1, isCut: isCut)
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

    @Test("C-05 a rendered picture is asked with a viewport")
    func viewport() throws {
        #expect(try verdicts([exchange("\(instance)/rendered", query: "viewport=9,9")])["fits-screen"] == .shown)
        #expect(try verdicts([exchange("\(instance)/rendered")])["fits-screen"] == .failed)
        #expect(try verdicts([exchange("\(instance)/rendered", status: 501)])["fits-screen"] == nil)
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

    @Test("what has failed stays failed")
    func sticky() throws {
        let asked = [exchange("/studies", accept: nil), exchange("/studies")]
        #expect(try verdicts(asked)["names-media-type"] == .failed)
    }
}
