import DICOMweb
import Testing

struct MediaTypeTests {
    static let headers: [(header: String, names: [String])] = [
        ("a/b", ["a/b"]), ("A/B;C=D", ["a/b"]), (" a/b\t,\tc/d ", ["a/b", "c/d"]), (",,a/b,,", ["a/b"]),
        (#"a/b;x="y,z;\"",c/d"#, ["a/b", "c/d"]), ("a/b;;x=1;", ["a/b"]), ("*/*;q=0.1", ["*/*"]), ("a/*", ["a/*"]),
        ("*/b", []), ("a", []), ("a/", []), ("/b", []), ("a/b;x", []), ("a/b;x=", []), ("a/b c/d", []),
        ("a b, c/d", ["c/d"]), (#"a/b;x="open, c/d"#, ["c/d"]), ("a/b;q=", []), ("a/b;q=1.001", []),
        ("a/b;q=0.1234", []), ("a/b;q=-1", []), ("a/b;q=.5", []), ("a/b;q=1.000", ["a/b"]), ("a/b;q=0.", ["a/b"]),
        ("a/b;q=1;q=0", []), ("a/b;x=1;X=2", []), ("", []), ("é/b, a/b", ["a/b"]), ("*", []),
    ]

    @Test("B-04 B-06 B-07 a header is a list of ranges; what breaks the grammar is left out", arguments: headers)
    func grammar(row: (header: String, names: [String])) {
        #expect(AcceptedRange.ranges(ofHeader: [row.header]).map(\.mediaType.name) == row.names)
    }

    @Test(
        "B-06 weights are thousandths",
        arguments: [("0", 0), ("1", 1000), ("0.5", 500), ("0.05", 50), ("0.125", 125), ("1.0", 1000)])
    func weights(text: String, quality: Int) {
        #expect(AcceptedRange.ranges(ofHeader: ["a/b;q=\(text)"]).map(\.quality) == [quality])
        #expect(AcceptedRange.ranges(ofHeader: ["a/b; Q=\"\(text)\""]).map(\.quality) == [quality])
    }

    @Test("B-08 quoted and unquoted values are equal, slashes included")
    func unquoted() throws {
        let quoted = try #require(MediaType(#"multipart/related; type="application/dicom"; boundary="a b""#))
        let unquoted = try #require(MediaType("multipart/related;type=application/dicom"))
        #expect(quoted["type"] == "application/dicom")
        #expect(unquoted["type"] == "application/dicom")
        #expect(quoted["boundary"] == "a b")
        #expect(MediaType("a/b, c/d") == nil)
    }

    @Test("B-07 several header lines are one list")
    func lines() {
        #expect(AcceptedRange.ranges(ofHeader: ["a/b;q=0.1", "c/d"]).map(\.mediaType.name) == ["a/b", "c/d"])
    }

    @Test(
        "B-04 a hostile header costs no more than a long one",
        arguments: [
            String(repeating: ",", count: 1_000_000), String(repeating: "a/b,", count: 200_000),
            String(repeating: "\"", count: 200_000), "a/b" + String(repeating: ";", count: 1_000_000),
            String(repeating: "a/b;x=\",", count: 100_000), "a/b;x=\"" + String(repeating: "\\", count: 500_000),
            String(repeating: "a/b;x=\"\\\"", count: 100_000),
        ])
    func hostile(header: String) {
        #expect(AcceptedRange.ranges(ofHeader: [header]).count <= AcceptedRange.memberLimit)
    }
}
