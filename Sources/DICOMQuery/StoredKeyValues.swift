package import DICOMCore

/// The values of a data set in the form in which an index keeps and sorts them: the first of each attribute.
///
/// What is missing and what can't be read (E-15 does not hold for objects) have numbers of their own, which no request can
/// ask for.
package struct StoredKeyValues {
    package static let missingDate = 0
    package static let unreadableDate = -1
    package static let missingTime = -1
    package static let unreadableTime = -2
    package static let missingNumber = Int.max
    package static let unreadableNumber = Int.max - 1

    private let dataSet: DataSet

    package init(_ dataSet: DataSet) {
        self.dataSet = dataSet
    }

    /// `nil` where there is no value.
    package func text(_ tag: Tag) -> String? {
        guard let value = dataSet.strings(tag).first else { return nil }
        let text = SearchText.normalized(value)
        return text.isEmpty ? nil : text
    }

    package func name(_ tag: Tag) -> FoldedName {
        FoldedName(dataSet.strings(tag).first ?? "")
    }

    /// yyyymmdd as a number.
    package func date(_ tag: Tag) -> Int {
        guard let text = text(tag) else { return Self.missingDate }
        return CalendarDay(stored: text)?.number ?? Self.unreadableDate
    }

    /// Microseconds since midnight.
    package func time(_ tag: Tag) -> Int {
        guard let text = text(tag) else { return Self.missingTime }
        return TimeOfDay(stored: text)?.first ?? Self.unreadableTime
    }

    package func number(_ tag: Tag) -> Int {
        guard let text = text(tag) else { return Self.missingNumber }
        return SearchNumber.integer(text) ?? Self.unreadableNumber
    }

    /// Microseconds from 1970-01-01 00:00 UTC; `nil` unless date, time and the zone of both are known.
    package func moment(date: Tag, time: Tag) -> Int? {
        guard let zone = text(SearchTag.timezoneOffsetFromUTC).flatMap({ UTCOffset($0) }),
            let day = text(date).flatMap({ CalendarDay(stored: $0) }),
            let time = text(time).flatMap({ TimeOfDay(stored: $0) })
        else { return nil }
        return Moment(day: day, time: time.first).microseconds(at: zone)
    }
}
