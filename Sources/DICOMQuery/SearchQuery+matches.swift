package import DICOMCore

extension SearchQuery {
    /// Whether a data set matches: the plain statement of the rules that every engine must agree with.
    /// - Parameter dataSet: holds the attributes of the result's level and of those above, ModalitiesInStudy and the counts
    ///   included.
    package func matches(_ dataSet: DataSet) -> Bool { matches(dataSet, conditions) }

    /// Whether a data set meets some of the conditions.
    package func matches(_ dataSet: DataSet, _ conditions: [MatchKey]) -> Bool {
        guard conditions.filter({ $0.path.count == 1 }).allSatisfy({ matches($0, dataSet) }) else { return false }
        // All keys of one sequence must hold in one and the same item (E-27).
        let inItems = Dictionary(grouping: conditions.filter { $0.path.count > 1 }) { $0.path[0] }
        return inItems.allSatisfy { sequence, keys in
            guard case .items(let items)? = element(sequence, dataSet)?.value else { return false }
            return items.contains { matches($0, Self.below(keys)) }
        }
    }

    /// The keys of one sequence as its items see them.
    package static func below(_ keys: [MatchKey]) -> [MatchKey] {
        keys.map { MatchKey(path: Array($0.path.dropFirst()), match: $0.match, matchesUnknown: $0.matchesUnknown) }
    }

    /// The element that a tag of the request means: a private one by its creator, whatever its block (E-16).
    package func element(_ tag: Tag, _ dataSet: DataSet) -> DataElement? {
        guard tag.isPrivate else { return dataSet[tag] }
        let creatorTag = tag.isPrivateCreator ? tag : tag.privateCreator
        guard let creator = creatorTag.flatMap({ privateCreators[$0] }),
            let own = dataSet.privateCreator(creator, group: tag.group)
        else { return nil }
        guard !tag.isPrivateCreator else { return dataSet[own] }
        return dataSet[Tag(tag.group, own.element << 8 | tag.element & 0xFF)]
    }

    /// Whether the top-level attribute of the key matches. An attribute without a value matches nothing but a universal
    /// key and one for empty values (E-29).
    private func matches(_ key: MatchKey, _ dataSet: DataSet) -> Bool {
        guard let tag = key.path.first else { return false }
        let isMultiValued = SearchKey(path: key.path)?.isMultiValued ?? true
        let element = element(tag, dataSet)
        let values = StoredValues(element, isMultiValued: isMultiValued)
        if key.matchesUnknown, values.match(.empty) { return true }
        switch key.match {
        case .universal: return true
        case .untyped(let text, let options):
            guard let element = element.map(Self.readable), element.vr != .SQ, !element.vr.isBinary,
                let match = try? SearchKey.match(text, element.vr, options)
            else { return false }
            return StoredValues(element, isMultiValued: isMultiValued).match(match)
        case .date(let range):
            let times = SearchKey.datesAndTimes.first { $0.date == tag }.map { dataSet.strings($0.time) } ?? []
            return values.texts.contains { date in
                moment(date: date, time: times.first, dataSet).day.map { range.contains($0) } ?? false
            }
        case .time(let range):
            let dates = SearchKey.datesAndTimes.first { $0.time == tag }.map { dataSet.strings($0.date) } ?? []
            return values.texts.contains { time in
                moment(date: dates.first, time: time, dataSet).time.map { range.contains($0) } ?? false
            }
        case .moment(let timeTag, let range):
            let moment = moment(date: values.texts.first, time: dataSet.strings(timeTag).first, dataSet)
            return moment.day.map { range.contains(day: $0, time: moment.time) } ?? false
        case .dateTime(let range):
            return values.texts.contains { text in
                guard let value = DateTime(text) else { return false }
                return range.contains(value, ownZone: timezone, storedZone: zone(of: dataSet))
            }
        default: return values.match(key.match)
        }
    }

    /// A private element whose VR was lost on its way, as in implicit VR: its bytes as text where they are text (E-16).
    private static func readable(_ element: DataElement) -> DataElement {
        guard element.vr == .UN, case .bytes(let bytes) = element.value else { return element }
        let end = bytes.lastIndex { $0 != 0 && $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? 0
        guard let text = String(validating: bytes[..<end], as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return element }
        let values = text.split(separator: "\\", omittingEmptySubsequences: false).map { String($0) }
        return DataElement(element.tag, .LO, .strings(values))
    }

    /// A date and the time that goes with it on the clocks of the request's zone. Without one of date, time and stored zone
    /// nothing can be converted, and the others are taken as they are (E-26).
    private func moment(date: String?, time: String?, _ dataSet: DataSet) -> (day: CalendarDay?, time: Int?) {
        let day = date.flatMap { CalendarDay(stored: SearchText.normalized($0)) }
        let time = time.flatMap { TimeOfDay(stored: SearchText.normalized($0)) }?.first
        guard let timezone, let stored = zone(of: dataSet), let day, let time,
            let moment = Moment(
                microseconds: Moment(day: day, time: time).microseconds(at: stored), at: timezone)
        else { return (day, time) }
        return (moment.day, moment.time)
    }

    private func zone(of dataSet: DataSet) -> UTCOffset? {
        dataSet.string(SearchTag.timezoneOffsetFromUTC).flatMap { UTCOffset(SearchText.normalized($0)) }
    }
}

extension DataSet {
    /// The creator element that reserves a block of the group for this creator. Source: PS3.5 7.8.1.
    package func privateCreator(_ creator: String, group: UInt16) -> Tag? {
        elements.first { element in
            guard element.tag.group == group, element.tag.isPrivateCreator, case .strings(let values) = element.value
            else { return false }
            return values.first.map { SearchText.normalized($0) == creator } ?? false
        }?.tag
    }
}

/// The values of one attribute, as texts or as numbers.
private struct StoredValues {
    let texts: [String]
    private let numbers: [Double]
    private let tags: [Tag]
    private let value: DataElement.Value?
    private let vr: VR?

    init(_ element: DataElement?, isMultiValued: Bool) {
        value = element?.value
        vr = element?.vr
        func kept<Value>(_ values: [Value]) -> [Value] { isMultiValued ? values : Array(values.prefix(1)) }
        switch element?.value {
        case .strings(let values)?: texts = kept(values).map(SearchText.normalized)
        default: texts = []
        }
        switch element?.value {
        case .strings(let values)? where vr == .IS:
            numbers = kept(values).compactMap { SearchNumber.integer($0) }.map { Double($0) }
        case .strings(let values)?: numbers = kept(values).compactMap { SearchNumber.decimal($0) }
        case .integers(let values)?: numbers = kept(values).map { Double($0) }
        case .unsignedIntegers(let values)?: numbers = kept(values).map { Double($0) }
        case .floats(let values)?: numbers = kept(values)
        default: numbers = []
        }
        if case .tags(let values)? = element?.value { tags = kept(values) } else { tags = [] }
    }

    func match(_ match: Match) -> Bool {
        switch match {
        case .universal: true
        case .empty: isEmpty
        case .text(let pattern): texts.contains { !$0.isEmpty && pattern.matches($0) }
        case .anyText(let patterns):
            texts.contains { text in !text.isEmpty && patterns.contains { $0.matches(text) } }
        case .personName(let pattern): texts.contains { pattern.matches(FoldedName($0)) }
        case .fuzzyName(let name): texts.contains { name.matches(FoldedName($0)) }
        case .uids(let uids): texts.contains { uids.contains($0) }
        case .number(let number): numbers.contains(Double(number))
        case .decimal(let number): numbers.contains(number)
        case .float(let number): numbers.contains { Float($0) == number }
        case .tag(let tag): tags.contains(tag)
        case .date(let range): texts.contains { CalendarDay(stored: $0).map { range.contains($0) } ?? false }
        case .time(let range): texts.contains { TimeOfDay(stored: $0).map { range.contains($0.first) } ?? false }
        case .dateTime(let range):
            texts.contains { text in
                DateTime(text).map { range.contains($0, ownZone: nil, storedZone: nil) } ?? false
            }
        case .moment, .untyped: false
        }
    }

    /// No value at all, or none but padding; a name of nothing but delimiters is empty too.
    private var isEmpty: Bool {
        switch value {
        case nil, .empty?: true
        case .strings?: vr == .PN ? texts.allSatisfy { FoldedName($0).groups.isEmpty } : texts.allSatisfy(\.isEmpty)
        case .integers(let values)?: values.isEmpty
        case .unsignedIntegers(let values)?: values.isEmpty
        case .floats(let values)?: values.isEmpty
        case .tags(let values)?: values.isEmpty
        case .bytes(let bytes)?: bytes.isEmpty
        case .bulk?: false
        case .items(let items)?: items.isEmpty
        }
    }
}
