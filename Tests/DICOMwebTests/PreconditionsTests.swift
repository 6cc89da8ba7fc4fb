import DICOMweb
import HTTPTypes
import Testing

private func outcome(_ fields: HTTPFields, byteCount: Int64? = 1000) throws -> Preconditions.Outcome {
    try Preconditions(fields).outcome(entityTag: "\"a\"", byteCount: byteCount)
}

struct PreconditionsTests {
    @Test(
        "G-06 If-None-Match with the tag, a list that holds it, its weak form or a star is 304",
        arguments: [
            ("\"a\"", true), ("\"b\", \"a\"", true), ("W/\"a\"", true), ("*", true), ("\"b\"", false), ("a", false),
        ])
    func ifNoneMatch(value: String, isSame: Bool) throws {
        #expect(try outcome([.ifNoneMatch: value]) == (isSame ? .notModified : .whole))
    }

    @Test(
        "G-07 one range is cut to what exists",
        arguments: [
            ("bytes=0-0", 0..<1), ("bytes=10-19", 10..<20), ("bytes=990-2000", 990..<1000), ("bytes=999-", 999..<1000),
            ("bytes=-1", 999..<1000), ("bytes=-5000", 0..<1000), ("BYTES=0-99", 0..<100),
            ("bytes=0-99999999999999999999999", 0..<1000),
        ] as [(String, Range<Int64>)])
    func part(value: String, range: Range<Int64>) throws {
        #expect(try outcome([.range: value]) == .part(range))
    }

    @Test(
        "A-25 a range of nothing is unsatisfiable",
        arguments: ["bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999-"])
    func unsatisfiable(value: String) throws {
        #expect(try outcome([.range: value]) == .unsatisfiable)
    }

    @Test("Another unit, several ranges, or a length that nobody knows: the whole")
    func whole() throws {
        #expect(try outcome([.range: "frames=1-2"]) == .whole)
        #expect(try outcome([.range: "nonsense"]) == .whole)
        #expect(try outcome([.range: "bytes=0-1,5-6"]) == .whole)
        #expect(try outcome([.range: "bytes=0-1"], byteCount: nil) == .whole)
    }

    @Test(
        "A malformed or contradictory range is an error",
        arguments: [
            ("bytes=", .syntax), ("bytes=-", .syntax), ("bytes=a-b", .syntax), ("bytes=1", .syntax),
            ("bytes=1-2-3", .syntax),
            ("bytes=5-2", .conflict), ("bytes=0-9,5-20", .conflict), ("bytes=0-,5-6", .conflict),
            ("bytes=" + (0..<17).map { "\($0)-\($0)" }.joined(separator: ","), .conflict),
        ] as [(String, RangeError)])
    func malformed(value: String, error: RangeError) {
        #expect(throws: error) { try Preconditions([.range: value]) }
    }

    @Test("If-Range with another tag, a weak one or a date gives the whole; with the same tag the part")
    func ifRange() throws {
        #expect(try outcome([.range: "bytes=0-9", .ifRange: "\"a\""]) == .part(0..<10))
        #expect(try outcome([.range: "bytes=0-9", .ifRange: "\"b\""]) == .whole)
        #expect(try outcome([.range: "bytes=0-9", .ifRange: "W/\"a\""]) == .whole)
        #expect(try outcome([.range: "bytes=0-9", .ifRange: "Sat, 29 Feb 2020 00:00:00 GMT"]) == .whole)
    }

    @Test(
        "G-08 gzip is sent only to who takes it",
        arguments: [
            ("gzip", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.5", true), ("*", true),
            ("gzip;q=0", false),
            ("gzip;q=0.000", false), ("*;q=0", false), ("identity", false), ("", false), ("gzip;q=0.001", true),
            ("*, gzip;q=0", false),
        ])
    func gzip(value: String, isAccepted: Bool) {
        #expect(acceptsGzip([value]) == isAccepted)
    }
}
