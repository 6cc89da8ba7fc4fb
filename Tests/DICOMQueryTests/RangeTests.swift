import DICOMQuery
import Testing

@Suite("Ranges of dates and times")
struct RangeTests {
    @Test(
        "E-15 a malformed date is none",
        arguments: [
            "abc", "20201340", "2024-01-01", "20230229", "2024", "-", "", "20240101-2024", "--", "20240101-x",
            "2024010١", "+2024010", "00000101", "20240101-20240102-20240103", "2024.01.01",
        ])
    func malformedDates(text: String) {
        #expect(DateRange(text) == nil)
    }

    @Test("E-23 ranges of dates include both ends, and an end may be open")
    func dateRanges() throws {
        let day = try #require(CalendarDay("20240229"))
        for text in ["20240229", "20240229-20240301", "20240101-20240229", "20240229-", "-20240229", "-20240301"] {
            #expect(try #require(DateRange(text)).contains(day), "\(text)")
        }
        for text in ["20240228", "20240301-20240302", "20240301-", "-20240228", "20240301-20240101"] {
            #expect(try #require(DateRange(text)).contains(day) == false, "\(text)")
        }
    }

    @Test("E-25 dates and times of before DICOM 3.0 are read from objects")
    func oldForms() {
        #expect(CalendarDay(stored: "1993.12.31") == CalendarDay("19931231"))
        #expect(CalendarDay(stored: "1993.1.31") == nil)
        #expect(TimeOfDay(stored: "10:20:30") == TimeOfDay("102030"))
    }

    @Test(
        "E-15 a malformed time is none",
        arguments: ["2560", "24", "1", "123", "10:20", "102030.", "102030.1234567", "1020.5", "-", "", "x", "102061"])
    func malformedTimes(text: String) {
        #expect(TimeRange(text) == nil)
    }

    @Test(
        "E-23 a time that leaves out minutes or seconds means all of them",
        arguments: [
            ("2230", "223000", true), ("2230", "223059.999999", true), ("2230", "223100", false),
            ("10-11", "100000", true), ("10-11", "115959.999999", true), ("10-11", "120000", false),
            ("10-", "235960", true), ("-10", "10", true), ("-10", "11", false), ("101010.5", "101010.59", true),
            ("101010.5", "101010.6", false), ("2230", "22", false), ("22", "2230", true),
        ])
    func precision(text: String, stored: String, isMatch: Bool) throws {
        let time = try #require(TimeOfDay(stored: stored))
        #expect(try #require(TimeRange(text)).contains(time.first) == isMatch)
    }

    @Test("E-24 only ranges of the same form combine")
    func combination() throws {
        func combine(_ dates: String, _ times: String) throws -> MomentRange? {
            MomentRange(try #require(DateRange(dates)), try #require(TimeRange(times)))
        }
        #expect(try combine("20060705-20060707", "1000-1800") != nil)
        #expect(try combine("20060705-", "1000-") != nil)
        #expect(try combine("-20060705", "-1000") != nil)
        #expect(try combine("20060705", "1000-1800") == nil)
        #expect(try combine("20060705-20060707", "1000") == nil)
        #expect(try combine("20060705-", "1000-1800") == nil)
    }

    @Test(
        "E-24 a combined range runs through the nights",
        arguments: [
            ("20060705", "0959", false), ("20060705", "1000", true), ("20060706", "0300", true),
            ("20060706", nil, true), ("20060707", "1800", true), ("20060707", "1801", false), ("20060707", nil, false),
            ("20060705", nil, false), ("20060704", "1200", false), ("20060708", "0100", false),
        ])
    func nights(date: String, time: String?, isMatch: Bool) throws {
        let range = MomentRange(
            try #require(DateRange("20060705-20060707")), try #require(TimeRange("1000-1800")))
        let day = try #require(CalendarDay(date))
        let moment = time.flatMap { TimeOfDay($0) }?.first
        #expect(try #require(range).contains(day: day, time: moment) == isMatch)
    }
}
