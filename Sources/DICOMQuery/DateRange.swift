/// A day of the calendar, ordered. Source: PS3.5 6.2, VR DA.
package struct CalendarDay: Hashable, Comparable, Sendable {
    /// The digits `yyyymmdd` as one number.
    package let number: Int

    /// Reads `yyyymmdd`. - Returns: `nil` for anything else and for days that no calendar has.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 8, let number = digits(text) else { return nil }
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        guard year >= 1, (1...12).contains(month), (1...Self.length(ofMonth: month, year)).contains(day) else {
            return nil
        }
        self.number = number
    }

    /// Reads what objects hold: `yyyymmdd`, and the `yyyy.mm.dd` of before DICOM 3.0 (E-25).
    package init?(stored text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2 {
            self.init(parts.joined())
        } else {
            self.init(text)
        }
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Days from one to another, both included; an end that is `nil` is open. Source: PS3.4 C.2.2.2.5.1.
package struct DateRange: Hashable, Sendable {
    package let from: CalendarDay?
    package let through: CalendarDay?
    /// One day was asked for, not a range: it does not combine with a range of times (E-24).
    package let isSingleValue: Bool

    package init(from: CalendarDay?, through: CalendarDay?, isSingleValue: Bool = false) {
        self.from = from
        self.through = through
        self.isSingleValue = isSingleValue
    }

    /// Reads `a`, `a-b`, `a-` or `-b`. - Returns: `nil` for anything else.
    package init?(_ text: String) {
        switch rangeBounds(text, of: { CalendarDay($0) }) {
        case .single(let day): self.init(from: day, through: day, isSingleValue: true)
        case .range(let from, let through): self.init(from: from, through: through)
        case nil: return nil
        }
    }

    package func contains(_ day: CalendarDay) -> Bool {
        from.map { $0 <= day } ?? true && through.map { day <= $0 } ?? true
    }
}

/// A text that can be a range, taken apart at its dash.
enum RangeBounds<Value> {
    case single(Value)
    case range(from: Value?, through: Value?)
}

/// - Parameter read: what one end says; `nil` where it says nothing of the kind.
/// - Returns: `nil` where there is more than one dash or a dash alone, or where an end that is written can't be read.
func rangeBounds<Value>(_ text: String, of read: (Substring) -> Value?) -> RangeBounds<Value>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let values = parts.map { $0.isEmpty ? nil : read($0) }
    guard parts.count <= 2, zip(parts, values).allSatisfy({ $0.isEmpty || $1 != nil }) else { return nil }
    switch values.count {
    case 1: return values[0].map { .single($0) }
    default: return values.allSatisfy { $0 == nil } ? nil : .range(from: values[0], through: values[1])
    }
}

/// The number that a text of decimal digits and nothing else is; at most 18 of them.
func digits(_ text: some StringProtocol) -> Int? {
    guard (1...18).contains(text.utf8.count),
        text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
}
