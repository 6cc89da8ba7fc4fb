import DICOMQuery
import GRDB

/// The conditions in SQL that dates and times mean.
struct DateCondition {
    private let columns: KeyColumn.DateColumns
    private let timezone: UTCOffset?

    init(_ columns: KeyColumn.DateColumns, _ timezone: UTCOffset?) {
        self.columns = columns
        self.timezone = timezone
    }

    func sql(_ range: DateRange) -> SQL {
        zoned(Self.days(range, columns.date)) { zone in
            moments(
                from: range.from.map { Moment(day: $0, time: 0) },
                through: range.through.map { Moment(day: $0, time: Moment.microsecondsOfDay - 1) }, zone)
        }
    }

    func sql(_ range: TimeRange) -> SQL {
        let day = Moment.microsecondsOfDay
        return zoned(Self.times(range, columns.time)) { zone in
            // The remainder of a moment before 1970 is negative.
            let time: SQL = "(((\(columns.moment) + \(zone.microseconds)) % \(day) + \(day)) % \(day))"
            return Self.times(range, time)
        }
    }

    /// A time that is missing is before every other, so that the first day needs no case of its own; the last one does.
    func sql(_ range: MomentRange) -> SQL {
        var conditions: [SQL] = [
            Self.days(DateRange(from: range.from?.day, through: range.through?.day), columns.date)
        ]
        if let from = range.from {
            conditions.append("(\(columns.date) > \(from.day.number) OR \(columns.time) >= \(from.time))")
        }
        if let through = range.through {
            conditions.append(
                """
                (\(columns.date) < \(through.day.number) OR \(columns.time) BETWEEN 0 AND \(through.time))
                """)
        }
        return zoned(conditions.all) { moments(from: range.from, through: range.through, $0) }
    }

    /// Where both zones are known the moments are compared, else what is written (E-26).
    private func zoned(_ written: SQL, _ converted: (UTCOffset) -> SQL) -> SQL {
        guard let timezone else { return written }
        return
            "((\(columns.moment) IS NULL AND \(written)) OR (\(columns.moment) IS NOT NULL AND \(converted(timezone))))"
    }

    private func moments(from: Moment?, through: Moment?, _ zone: UTCOffset) -> SQL {
        let first = from?.microseconds(at: zone) ?? .min
        let last = through?.microseconds(at: zone) ?? .max
        return "\(columns.moment) BETWEEN \(first) AND \(last)"
    }

    /// An open end still leaves out what has no date.
    static func days(_ range: DateRange, _ column: SQL) -> SQL {
        "\(column) BETWEEN \(range.from?.number ?? 1) AND \(range.through?.number ?? .max)"
    }

    private static func times(_ range: TimeRange, _ column: SQL) -> SQL {
        "\(column) BETWEEN \(range.from ?? 0) AND \(range.through ?? .max)"
    }
}
