package import DICOMCore

extension SearchQuery {
    /// Whether a data set matches: the plain statement of the rules that every engine must agree with.
    /// - Parameter dataSet: holds the attributes of the result's level and of those above, ModalitiesInStudy included.
    package func matches(_ dataSet: DataSet) -> Bool {
        let conditions = conditions
        guard conditions.filter({ $0.path.count == 1 }).allSatisfy({ $0.matches(dataSet) }) else { return false }
        // All keys of one sequence must hold in one and the same item (E-27).
        let inItems = Dictionary(grouping: conditions.filter { $0.path.count > 1 }) { $0.path[0] }
        return inItems.allSatisfy { sequence, keys in
            dataSet.items(sequence).contains { item in
                let rest = SearchQuery(
                    level: level, keys: keys.map { MatchKey(path: Array($0.path.dropFirst()), match: $0.match) })
                return rest.matches(item)
            }
        }
    }
}

extension MatchKey {
    /// Whether the top-level attribute of the key matches. An attribute without a value matches nothing but a universal
    /// key (E-29).
    fileprivate func matches(_ dataSet: DataSet) -> Bool {
        guard let tag = path.first else { return false }
        let isMultiValued = SearchKey(path: path)?.isMultiValued ?? false
        let stored = dataSet.strings(tag)
        let values = (isMultiValued ? stored : Array(stored.prefix(1)))
        switch match {
        case .universal:
            return true
        case .text(let pattern):
            return values.map(SearchText.normalized).contains { !$0.isEmpty && pattern.matches($0) }
        case .anyText(let patterns):
            return values.map(SearchText.normalized).contains { value in
                !value.isEmpty && patterns.contains { $0.matches(value) }
            }
        case .personName(let pattern):
            return values.contains { pattern.matches(FoldedName($0)) }
        case .uids(let uids):
            return values.contains { uids.contains($0) }
        case .number(let number):
            return values.first.flatMap(SearchNumber.integer) == number
        case .date(let range):
            return values.first.flatMap { CalendarDay(stored: $0) }.map { range.contains($0) } ?? false
        case .time(let range):
            return values.first.flatMap { TimeOfDay(stored: $0) }.map { range.contains($0.first) } ?? false
        case .moment(let timeTag, let range):
            guard let day = values.first.flatMap({ CalendarDay(stored: $0) }) else { return false }
            let time = dataSet.strings(timeTag).first.flatMap { TimeOfDay(stored: $0) }
            return range.contains(day: day, time: time?.first)
        }
    }
}
