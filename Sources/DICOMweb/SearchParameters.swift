internal import DICOMCore
internal import DICOMQuery

/// The parameters of a query component, sorted by what they are; attribute values not yet decoded.
struct SearchParameters {
    struct Key {
        /// As the request spells it.
        let name: String
        let attribute: SearchAttributeID
        /// Still percent-encoded, since an encoded comma is none that separates (E-03).
        let rawValue: String
    }

    private(set) var keys: [Key] = []
    private(set) var includeFields: [String] = []
    private(set) var limit: Int?
    private(set) var offset = 0
    /// Asked for with `true`.
    private(set) var matching: Set<OptionalMatching> = []
    /// Names that look like a keyword and are none.
    private(set) var unknown: [String] = []

    /// - Parameter query: without its `?`; empty parts are skipped, since Weasis starts with `?&` (E-18).
    init(_ query: String) throws(SearchRequestError) {
        var seen = Set<String>()
        var attributes = Set<SearchAttributeID>()
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let rawValue = pair.count == 2 ? String(pair[1]) : ""
            guard let name = percentDecoded(pair[0]), let value = percentDecoded(rawValue) else {
                throw .badPercentTriplet
            }
            if Self.single.contains(name), !seen.insert(name).inserted { throw .repeated(parameter: name) }
            switch name {
            case "limit": limit = try Self.unsigned(value, name)
            case "offset": offset = try Self.unsigned(value, name)
            // An attribute ID holds no comma, so that an encoded one separates as well.
            case "includefield": includeFields += value.split(separator: ",").map { String($0) }
            default:
                if let option = OptionalMatching(rawValue: name) {
                    if try Self.boolean(value, name) { matching.insert(option) }
                    continue
                }
                guard let attribute = SearchAttributeID(name) else {
                    if Self.looksLikeKeyword(name) || Self.lowerCaseKeywords.contains(name.lowercased()) {
                        unknown.append(name)
                    }
                    continue
                }
                guard attributes.insert(attribute).inserted else { throw .repeated(parameter: name) }
                keys.append(Key(name: name, attribute: attribute, rawValue: rawValue))
            }
        }
    }

    /// Of the keys that most clients use, in another case than theirs.
    private static let lowerCaseKeywords = Set(
        SearchKey.common.compactMap { key in
            key.path.last.flatMap(AttributeDictionary.keyword)?.lowercased()
        })

    private static let single: Set<String> = [
        "limit", "offset", "fuzzymatching", "emptyvaluematching", "multiplevaluematching",
    ]

    private static func boolean(_ value: String, _ name: String) throws(SearchRequestError) -> Bool {
        switch value {
        case "true": return true
        case "false": return false
        default: throw .notBoolean(parameter: name)
        }
    }

    /// A number that is too large to count with is as large as one can count.
    private static func unsigned(_ value: String, _ name: String) throws(SearchRequestError) -> Int {
        guard !value.isEmpty, value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw .notUnsigned(parameter: name)
        }
        return Int(value) ?? .max
    }

    /// Only such names are repeated in a Warning: a misspelt keyword widens the result, and nothing else can be in it.
    private static func looksLikeKeyword(_ name: String) -> Bool {
        guard (3...64).contains(name.utf8.count), let first = name.utf8.first,
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        else { return false }
        return name.utf8.allSatisfy { character in
            switch character {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}
