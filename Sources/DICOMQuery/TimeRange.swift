/// A time of day as precise as it was written: from its first to its last microsecond. Source: PS3.5 6.2, VR TM.
package struct TimeOfDay: Hashable, Sendable {
    /// Microseconds since midnight.
    package let first: Int
    /// Microseconds since midnight; `first` plus the rest of the hour, minute, second or fraction that was written.
    package let last: Int

    /// Reads `hh`, `hhmm`, `hhmmss` or `hhmmss.ffffff` with one to six digits of fraction; second 60 is a leap second.
    /// - Returns: `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let value = digits(parts[0]) else { return nil }
        let (hour, minute, second, unit): (Int, Int, Int, Int)
        switch parts[0].utf8.count {
        case 2: (hour, minute, second, unit) = (value, 0, 0, 3_600_000_000)
        case 4: (hour, minute, second, unit) = (value / 100, value % 100, 0, 60_000_000)
        case 6: (hour, minute, second, unit) = (value / 10_000, value / 100 % 100, value % 100, 1_000_000)
        default: return nil
        }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        var start = ((hour * 60 + minute) * 60 + second) * 1_000_000
        var precision = unit
        if parts.count == 2 {
            guard unit == 1_000_000, (1...6).contains(parts[1].utf8.count), let fraction = digits(parts[1]) else {
                return nil
            }
            for _ in 0..<parts[1].utf8.count { precision /= 10 }
            start += fraction * precision
        }
        first = start
        last = start + precision - 1
    }

    /// Reads what objects hold: also the `hh:mm:ss` of before DICOM 3.0.
    package init?(stored text: String) {
        self.init(text.contains(":") ? text.split(separator: ":", omittingEmptySubsequences: false).joined() : text)
    }
}

/// Times of one day, both ends included, in microseconds since midnight. Source: PS3.4 C.2.2.2.5.2.
///
/// A value that leaves out seconds or minutes means all of them: `10-11` ends at 11:59:59.999999, and `2230` is the whole
/// minute (E-23). A stored time is taken at its first microsecond.
package struct TimeRange: Hashable, Sendable {
    /// `nil` where the range is open.
    package let from: Int?
    package let through: Int?
    /// One time was asked for, not a range: it does not combine with a range of dates (E-24).
    package let isSingleValue: Bool

    package init(from: Int?, through: Int?, isSingleValue: Bool = false) {
        self.from = from
        self.through = through
        self.isSingleValue = isSingleValue
    }

    /// Reads `a`, `a-b`, `a-` or `-b`. - Returns: `nil` for anything else.
    package init?(_ text: String) {
        switch rangeBounds(text, of: { TimeOfDay($0) }) {
        case .single(let time): self.init(from: time.first, through: time.last, isSingleValue: true)
        case .range(let from, let through): self.init(from: from?.first, through: through?.last)
        case nil: return nil
        }
    }

    package func contains(_ time: Int) -> Bool {
        from.map { $0 <= time } ?? true && through.map { time <= $0 } ?? true
    }
}

/// A moment: a day, and a time on it in microseconds since midnight.
package struct Moment: Hashable, Comparable, Sendable {
    package let day: CalendarDay
    package let time: Int

    package init(day: CalendarDay, time: Int) {
        self.day = day
        self.time = time
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        (left.day.number, left.time) < (right.day.number, right.time)
    }
}

/// A date and a time that are one condition: `20060705-20060707` with `1000-1800` runs from July 5, 10:00 to July 7, 18:00
/// and is not 10:00 to 18:00 of each day. Source: PS3.4 C.2.2.2.5.4 (E-24).
package struct MomentRange: Hashable, Sendable {
    package let from: Moment?
    package let through: Moment?

    /// - Returns: `nil` where the two have not the same form of range, so that each stays a condition of its own.
    package init?(_ dates: DateRange, _ times: TimeRange) {
        guard !dates.isSingleValue, !times.isSingleValue,
            (dates.from == nil) == (times.from == nil), (dates.through == nil) == (times.through == nil)
        else { return nil }
        from = dates.from.flatMap { day in times.from.map { Moment(day: day, time: $0) } }
        through = dates.through.flatMap { day in times.through.map { Moment(day: day, time: $0) } }
    }

    /// - Parameter time: `nil` where it is unknown: then the day must lie strictly inside.
    package func contains(day: CalendarDay, time: Int?) -> Bool {
        if let from {
            guard day > from.day || day == from.day && time.map({ $0 >= from.time }) ?? false else { return false }
        }
        if let through {
            guard day < through.day || day == through.day && time.map({ $0 <= through.time }) ?? false else {
                return false
            }
        }
        return true
    }
}
