package import DICOMCore
import DICOMQuery
import Foundation
import GRDB

/// An attribute that was chosen to be indexed: its values lie in the table of its level.
package struct IndexedAttribute: Hashable, Sendable {
    package let tag: Tag
    let level: QueryLevel
    let vr: VR
    private let isMultiValued: Bool

    /// - Returns: `nil` for what has a column or a rule of its own, for private attributes, whose tags mean nothing without
    ///   a creator, and for VRs that are no text, name, whole or decimal number, date, time, date-time or UID.
    package init?(_ tag: Tag) {
        guard !tag.isPrivate, let key = SearchKey(path: [tag]), let vr = key.vr, KeyColumn([tag]) == nil,
            tag != SearchTag.availableTransferSyntaxUID, Self.vrs.contains(vr)
        else { return nil }
        self.tag = tag
        self.vr = vr
        level = key.level
        isMultiValued = key.isMultiValued
    }

    private static let vrs: Set<VR> = [
        .AE, .AS, .CS, .DA, .DS, .DT, .FD, .IS, .LO, .LT, .PN, .SH, .SL, .SS, .ST, .SV, .TM, .UC, .UI, .UL, .UR, .US,
        .UT,
        .UV,
    ]

    /// The values of an element as they are compared. One that can't be read has no bytes: it equals nothing, but the
    /// attribute is not empty. Of an attribute that has one value by the dictionary only the first counts, as in the plain
    /// rules.
    func values(of element: DataElement?) -> Set<DatabaseValue> {
        let values: [any DatabaseValueConvertible]
        let isEmpty: Bool
        func kept<Kept>(_ values: [Kept]) -> ArraySlice<Kept> { isMultiValued ? values[...] : values.prefix(1) }
        switch element?.value {
        case nil, .empty?: (values, isEmpty) = ([], true)
        case .strings(let strings)? where vr == .PN:
            let texts = kept(strings).map(SearchText.normalized).filter { !$0.isEmpty }
            let names = texts.flatMap { IndexedName.values(of: FoldedName($0)) }
            // A name of nothing but delimiters is none.
            (values, isEmpty) = (names, element?.vr == .PN ? names.isEmpty : texts.isEmpty)
        case .strings(let strings)?:
            let texts = kept(strings).map(SearchText.normalized).filter { !$0.isEmpty }
            (values, isEmpty) = (texts.compactMap { value(of: $0, element?.vr) }, texts.isEmpty)
        case .integers(let numbers)?: (values, isEmpty) = (kept(numbers).map { Double($0) }, numbers.isEmpty)
        case .unsignedIntegers(let numbers)?: (values, isEmpty) = (kept(numbers).map { Double($0) }, numbers.isEmpty)
        case .floats(let numbers)?: (values, isEmpty) = (kept(numbers).filter(\.isFinite), numbers.isEmpty)
        case .bytes(let bytes)?: (values, isEmpty) = ([], bytes.isEmpty)
        case .items(let items)?: (values, isEmpty) = ([], items.isEmpty)
        case .tags?, .bulk?: (values, isEmpty) = ([], false)
        }
        guard values.isEmpty, !isEmpty else { return Set(values.map(\.databaseValue)) }
        return [Data().databaseValue]
    }

    private func value(of text: String, _ stored: VR?) -> (any DatabaseValueConvertible)? {
        switch vr {
        case .DA: CalendarDay(stored: text)?.number
        case .TM: TimeOfDay(stored: text)?.first
        // On the clocks of its own zone: what other zones ask for is looked for in what is stored.
        case .DT: DateTime(text)?.first
        case .DS, .FD, .IS, .SL, .SS, .SV, .UL, .US, .UV:
            stored == .IS ? SearchNumber.integer(text).map { Double($0) } : SearchNumber.decimal(text)
        default: text
        }
    }
}

/// The table of a level's values. These names are SQL text; nothing of a request is.
extension QueryLevel {
    var valueTable: SQL {
        switch self {
        case .study: "study_value"
        case .series: "series_value"
        case .instance: "instance_value"
        }
    }
}

/// The condition on an attribute that was chosen to be indexed.
struct IndexedValueCondition {
    let sql: SQL
    let test: SQL
    let isIndexed: Bool

    /// - Returns: `nil` for a match that looks at more than single values: a date or time that goes with another attribute,
    ///   in a zone that the request names (E-24, E-26); several groups of one name; the words and sounds of one (E-05).
    init?(_ match: Match, _ attribute: IndexedAttribute, timezone: UTCOffset?) {
        let (table, row) = (attribute.level.valueTable, attribute.level.table)
        let own: SQL = "\(table).attribute = \(Int(attribute.tag.rawValue))"
        if match == .empty {
            sql = "NOT EXISTS (SELECT 1 FROM \(table) WHERE \(table).\(row) = \(row).id AND \(own))"
            test = sql
            isIndexed = false
            return
        }
        guard timezone == nil || ![.DA, .DT, .TM].contains(attribute.vr),
            let condition = Self.condition(match, "\(table).value")
        else { return nil }
        sql = "\(row).id IN (SELECT \(table).\(row) FROM \(table) WHERE \(own) AND \(condition))"
        test = "EXISTS (SELECT 1 FROM \(table) WHERE \(table).\(row) = \(row).id AND \(own) AND \(condition))"
        isIndexed = Self.isIndexed(match)
    }

    private static func condition(_ match: Match, _ value: SQL) -> SQL? {
        switch match {
        case .text(let pattern): pattern.condition(value)
        case .anyText(let patterns): patterns.map { $0.condition(value) }.any
        case .uids(let uids): "\(value) IN \(uids)"
        case .number(let number): "\(value) = \(Double(number))"
        case .decimal(let number): "\(value) = \(number)"
        case .date(let range): DateCondition.days(range, value)
        case .time(let range): "\(value) BETWEEN \(range.from ?? 0) AND \(range.through ?? .max)"
        case .dateTime(let range) where range.from?.offset == nil && range.through?.offset == nil:
            "\(value) BETWEEN \(range.from?.first ?? .min) AND \(range.through?.last ?? .max)"
        case .personName(let pattern): IndexedName.patterns(pattern).map { $0.map { $0.condition(value) }.any }
        default: nil
        }
    }

    private static func isIndexed(_ match: Match) -> Bool {
        switch match {
        case .text(let pattern): !pattern.prefix.isEmpty
        case .anyText(let patterns): patterns.allSatisfy { !$0.prefix.isEmpty }
        case .personName(.anyGroup(let pattern)): !pattern.prefix.isEmpty
        case .personName(.groups(let alphabetic, let ideographic, let phonetic)):
            [alphabetic, ideographic, phonetic].compactMap { $0 }.allSatisfy { !$0.prefix.isEmpty }
        default: true
        }
    }
}
