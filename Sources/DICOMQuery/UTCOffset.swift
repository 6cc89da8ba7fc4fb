/// How far the clocks of a time zone are ahead of UTC. Source: PS3.3 C.12.1.1.8, Timezone Offset From UTC (0008,0201).
package struct UTCOffset: Hashable, Sendable {
    /// -720 to 840.
    package let minutes: Int

    /// Reads `&ZZXX`: a sign, two digits of hours, two of minutes, from -1200 to +1400; `-0000` is no offset.
    /// - Returns: `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            text.utf8.count == 5, let number = digits(text.dropFirst()), number % 100 < 60
        else { return nil }
        let isWest = sign == UInt8(ascii: "-")
        let minutes = number / 100 * 60 + number % 100
        guard isWest ? (1...720).contains(minutes) : minutes <= 840 else { return nil }
        self.minutes = isWest ? -minutes : minutes
    }

    package var microseconds: Int { minutes * 60_000_000 }
}

extension CalendarDay {
    /// Days from 1970-01-01 to this day, negative before it.
    /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
    package var daysSince1970: Int {
        let month = number / 100 % 100
        let year = number / 10_000 - (month <= 2 ? 1 : 0)
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number % 100 - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Source: the same, civil_from_days. - Returns: `nil` outside of the years 1 to 9999.
    package init?(daysSince1970 days: Int) {
        let shifted = days + 719_468
        guard (306..<3_652_366).contains(shifted) else { return nil }
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
        guard (1...9999).contains(year) else { return nil }
        number = year * 10_000 + civilMonth * 100 + day
    }
}

extension Moment {
    package static let microsecondsOfDay = 86_400_000_000

    /// Microseconds from 1970-01-01 00:00 UTC, where the day and time are those of a zone with this offset.
    package func microseconds(at offset: UTCOffset) -> Int {
        day.daysSince1970 * Self.microsecondsOfDay + time - offset.microseconds
    }

    /// The moment as the clocks of a zone show it.
    /// - Parameter microseconds: from 1970-01-01 00:00 UTC.
    /// - Returns: `nil` outside of the years 1 to 9999.
    package init?(microseconds: Int, at offset: UTCOffset) {
        let local = microseconds + offset.microseconds
        let time = ((local % Self.microsecondsOfDay) + Self.microsecondsOfDay) % Self.microsecondsOfDay
        guard let day = CalendarDay(daysSince1970: (local - time) / Self.microsecondsOfDay) else { return nil }
        self.init(day: day, time: time)
    }
}
