/// A value of VR DT as precise as it was written. Source: PS3.5 6.2, VR DT: `YYYYMMDDHHMMSS.FFFFFF&ZZXX`, cut off anywhere
/// behind the year.
package struct DateTime: Hashable, Sendable {
    /// Microseconds from 1970-01-01 00:00 on the clocks of its own zone: the first and the last that the value covers.
    package let first: Int
    package let last: Int
    package let offset: UTCOffset?

    /// - Returns: `nil` for anything that the VR does not allow.
    package init?(_ text: some StringProtocol) {
        var digits = text[...]
        if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            guard let offset = UTCOffset(text[sign...]) else { return nil }
            self.offset = offset
            digits = text[..<sign]
        } else {
            offset = nil
        }
        let date = digits.prefix(8)
        guard [4, 6, 8].contains(date.utf8.count), let start = CalendarDay(Self.filled(date)) else { return nil }
        let midnight = start.daysSince1970 * Moment.microsecondsOfDay
        guard digits.utf8.count > 8 else {
            first = midnight
            last = Self.dayBehind(date, start) * Moment.microsecondsOfDay - 1
            return
        }
        guard let time = TimeOfDay(digits.dropFirst(8)) else { return nil }
        first = midnight + time.first
        last = midnight + time.last
    }

    /// A year or month with what it leaves out set to its first.
    private static func filled<Text: StringProtocol>(_ date: Text) -> String {
        String(date) + "0101".suffix(8 - date.utf8.count)
    }

    /// The first day behind the year, month or day that was written, in days since 1970.
    private static func dayBehind<Text: StringProtocol>(_ date: Text, _ start: CalendarDay) -> Int {
        let next: Int =
            switch date.utf8.count {
            case 4: start.number + 10_000
            case 6: start.number / 100 % 100 == 12 ? start.number + 10_000 - 1100 : start.number + 100
            default: 0
            }
        return CalendarDay(String(next))?.daysSince1970 ?? start.daysSince1970 + 1
    }
}

/// Moments from one to another, both included; an end that is `nil` is open. Source: PS3.4 C.2.2.2.5.3 (E-23).
package struct DateTimeRange: Hashable, Sendable {
    package let from: DateTime?
    package let through: DateTime?

    /// Reads `a`, `a-b`, `a-` or `-b`.
    ///
    /// A dash can also be the sign of an offset: `20240101-0300` is one value, three hours west of UTC, since no object is
    /// from the year 300. Of several ways to read a range the first one counts.
    /// - Returns: `nil` for anything else.
    package init?(_ text: String) {
        if let single = DateTime(text) {
            from = single
            through = single
            return
        }
        for dash in text.indices where text[dash] == "-" {
            let (start, end) = (text[..<dash], text[text.index(after: dash)...])
            guard !start.isEmpty || !end.isEmpty else { continue }
            let (from, through) = (DateTime(start), DateTime(end))
            guard start.isEmpty || from != nil, end.isEmpty || through != nil else { continue }
            self.from = from
            self.through = through
            return
        }
        return nil
    }

    /// Whether a stored value begins within the range. Values are compared in UTC where the offsets of both are known, else
    /// as they are written.
    /// - Parameters:
    ///   - ownZone: of values of the range that name none: that of the request (E-26).
    ///   - storedZone: of a stored value that names none: that of its data set.
    package func contains(_ value: DateTime, ownZone: UTCOffset?, storedZone: UTCOffset?) -> Bool {
        func shift(_ bound: DateTime) -> Int {
            guard let stored = value.offset ?? storedZone, let own = bound.offset ?? ownZone else { return 0 }
            return (own.minutes - stored.minutes) * 60_000_000
        }
        if let from, value.first + shift(from) < from.first { return false }
        if let through, value.first + shift(through) > through.last { return false }
        return true
    }
}
