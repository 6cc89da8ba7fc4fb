import DICOMCore
import DICOMQuery
import Testing

@Suite("Date-times and time zones")
struct DateTimeTests {
    private func contains(
        _ range: String, _ stored: String, own: String? = nil, zone: String? = nil
    ) throws -> Bool {
        try #require(DateTimeRange(range)).contains(
            try #require(DateTime(stored)), ownZone: own.flatMap { UTCOffset($0) },
            storedZone: zone.flatMap { UTCOffset($0) })
    }

    @Test(
        "E-23 a date-time is as wide as it is written, and ranges include both ends",
        arguments: [
            ("2020", "20201231235959.999999", true), ("2020", "2021", false), ("202002", "20200229", true),
            ("202012", "20210101", false), ("20200101", "202001012359", true), ("2020010110", "20200101105959", true),
            ("20200101-20200103", "202001031200", true), ("20200102-", "20200101235959", false),
            ("-20200102", "20200102235959", true), ("20200101-0300", "20200101", true), ("2019-2020", "20200601", true),
        ])
    func widths(range: String, stored: String, isMatch: Bool) throws {
        #expect(try contains(range, stored) == isMatch)
    }

    @Test("E-23 a dash before a possible offset is its sign, any other makes a range")
    func dashes() throws {
        #expect(try #require(DateTimeRange("20240101-0300")).from?.offset == UTCOffset("-0300"))
        let range = try #require(DateTimeRange("20240101-0300-20240102-0300"))
        #expect(range.from?.offset == UTCOffset("-0300"))
        #expect(range.through?.offset == UTCOffset("-0300"))
        #expect(try #require(DateTimeRange("20240101+0100-")).through == nil)
        for value in ["-", "", "abc", "20241301", "2024-2025-2026", "20240101-abc", "1"] {
            #expect(DateTimeRange(value) == nil, "\(value)")
        }
    }

    @Test("E-26 offsets are converted where both are known, else the values are compared as they are")
    func offsets() throws {
        #expect(try contains("202001010100-202001010200", "202001010130+0100"))
        #expect(try contains("202001010000+0000-202001010100+0000", "202001010130+0100"))
        #expect(try !contains("202001010100+0000-202001010200+0000", "202001010130+0100"))
        #expect(try contains("202001010000-202001010100", "202001010130", own: "+0000", zone: "+0100"))
        #expect(try contains("202001010100-202001010200", "202001010130", own: "+0000"))
    }

    @Test("E-26 an offset is a sign and four digits within the zones of the earth")
    func offsetForms() {
        #expect(UTCOffset("+1400")?.minutes == 840)
        #expect(UTCOffset("-1200")?.minutes == -720)
        #expect(UTCOffset("+0530")?.minutes == 330)
        for text in ["+1401", "-1201", "-0000", "0100", "+0160", "+100", ""] {
            #expect(UTCOffset(text) == nil, "\(text)")
        }
    }

    @Test("the days since 1970 of every day of four centuries are consecutive and read back")
    func calendar() throws {
        #expect(try #require(CalendarDay("19700101")).daysSince1970 == 0)
        #expect(try #require(CalendarDay("20000301")).daysSince1970 == 11_017)
        var count = 0
        for days in -146_097..<1000 {
            let day = try #require(CalendarDay(daysSince1970: days))
            guard day.daysSince1970 == days else { continue }
            count += 1
        }
        #expect(count == 147_097)
        #expect(CalendarDay(daysSince1970: 3_000_000) == nil)
    }

    private static let dataSet = DataSet([
        DataElement(SearchTag.studyDate, .DA, .strings(["20200101"])),
        DataElement(SearchTag.studyTime, .TM, .strings(["2330"])),
        DataElement(SearchTag.timezoneOffsetFromUTC, .SH, .strings(["-0100"])),
    ])

    @Test(
        "E-26 the dates and times of a request are in its zone",
        arguments: [
            ("20200102", nil, "+0000", true), ("20200101", nil, "+0000", false), ("20200101", nil, nil, true),
            ("20200101", nil, "-0500", true), (nil, "0030", "+0000", true), (nil, "2330", "+0000", false),
            ("20200102-20200102", "0000-0100", "+0000", true), ("20200102", "0000-0100", "+0000", true),
            ("20200101-20200101", "2300-2400", "-0100", nil), ("20200101-20200101", "1900-2000", "-0500", true),
        ] as [(String?, String?, String?, Bool?)])
    func zones(date: String?, time: String?, zone: String?, isMatch: Bool?) throws {
        guard let isMatch else {
            // There is no hour 24.
            #expect(time.flatMap { TimeRange($0) } == nil)
            return
        }
        var keys: [MatchKey] = []
        if let date {
            keys.append(MatchKey(path: [SearchTag.studyDate], match: .date(try #require(DateRange(date)))))
        }
        if let time {
            keys.append(MatchKey(path: [SearchTag.studyTime], match: .time(try #require(TimeRange(time)))))
        }
        let query = SearchQuery(level: .study, keys: keys, timezone: zone.flatMap { UTCOffset($0) })
        #expect(query.matches(Self.dataSet) == isMatch)
    }

    @Test("E-26 without a zone, a date or a time in the object nothing is converted")
    func unknownZone() throws {
        let range = try #require(DateRange("20200101"))
        let query = SearchQuery(
            level: .study, keys: [MatchKey(path: [SearchTag.studyDate], match: .date(range))],
            timezone: UTCOffset("+0800"))
        for tag in [SearchTag.timezoneOffsetFromUTC, SearchTag.studyTime] {
            var dataSet = Self.dataSet
            dataSet.remove(tag)
            #expect(query.matches(dataSet))
        }
        #expect(!query.matches(Self.dataSet))
    }
}
