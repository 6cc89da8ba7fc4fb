import DICOMCore

extension SearchQuery {
    /// What every match must meet: the UIDs of the path and the keys, dates and times combined where the standard
    /// demands it (A-29, E-24). Keys that match everything are left out.
    package var conditions: [MatchKey] {
        var conditions: [MatchKey] = []
        if let study { conditions.append(MatchKey(path: [SearchTag.studyInstanceUID], match: .uids([study.text]))) }
        if let series { conditions.append(MatchKey(path: [SearchTag.seriesInstanceUID], match: .uids([series.text]))) }
        conditions += keys.filter { $0.match != .universal }
        for pair in SearchKey.datesAndTimes {
            conditions = Self.combine(conditions, date: pair.date, time: pair.time)
        }
        return conditions
    }

    private static func combine(_ keys: [MatchKey], date: Tag, time: Tag) -> [MatchKey] {
        guard let dateIndex = keys.firstIndex(where: { $0.path == [date] }),
            let timeIndex = keys.firstIndex(where: { $0.path == [time] }),
            case .date(let dates) = keys[dateIndex].match, case .time(let times) = keys[timeIndex].match,
            let range = MomentRange(dates, times)
        else { return keys }
        var combined = keys
        combined[dateIndex].match = .moment(time: time, range)
        combined.remove(at: timeIndex)
        return combined
    }
}
