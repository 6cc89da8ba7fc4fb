package import DICOMCore

/// Why the query component of a search is refused. Parameters are named as the request spells them; values, which can be
/// a patient's, are never part of it.
package enum SearchRequestError: Error, Equatable, Sendable {
    /// A `%` without two hexadecimal digits, or bytes that are no UTF-8 (G-12).
    case badPercentTriplet
    /// The parameter, or the attribute under another of its names, is there more than once (E-02).
    case repeated(parameter: String)
    /// Neither `true` nor `false` (E-13).
    case notBoolean(parameter: String)
    /// Not decimal digits alone (E-10).
    case notUnsigned(parameter: String)
    /// Not what the VR of the attribute allows (E-15).
    case malformedValue(parameter: String, VR)
    /// Longer than this many bytes.
    case valueTooLong(parameter: String, limit: Int)
    /// More values than an attribute of this VR may be matched with; only lists of UIDs may be longer (E-03, E-28).
    case tooManyValues(parameter: String, limit: Int)
    /// Wildcards in one of several values (E-07).
    case wildcardInMultipleValues(parameter: String)
    /// Timezone Offset From UTC is no offset (E-26).
    case malformedOffset(parameter: String)
    /// `includefield=all` is exclusive (E-09).
    case allWithOtherFields
}

extension SearchRequestError {
    /// The parameter at fault, `nil` where it can't be read.
    package var parameter: String? {
        switch self {
        case .badPercentTriplet: nil
        case .repeated(let parameter), .notBoolean(let parameter), .notUnsigned(let parameter),
            .malformedValue(let parameter, _), .valueTooLong(let parameter, _), .tooManyValues(let parameter, _),
            .wildcardInMultipleValues(let parameter), .malformedOffset(let parameter):
            parameter
        case .allWithOtherFields: "includefield"
        }
    }

    /// What would be accepted, in one sentence without its full stop.
    package var allowed: String {
        switch self {
        case .badPercentTriplet: "each % is followed by two hexadecimal digits, and the decoded bytes are UTF-8"
        case .repeated: "the parameter once, as tag or as keyword"
        case .notBoolean: "true or false"
        case .notUnsigned: "a whole number of 0 or more, in decimal digits"
        case .malformedValue(_, let vr): Self.form(of: vr)
        case .valueTooLong(_, let limit): "at most \(limit) bytes"
        case .tooManyValues(_, let limit): limit == 1 ? "one value" : "at most \(limit) values"
        case .wildcardInMultipleValues: "several values without * and ?, or one value"
        case .malformedOffset: "an offset &ZZXX from -1200 to +1400; the plus may be sent as %2B"
        case .allWithOtherFields: "all alone, or a list of attributes"
        }
    }

    /// Where the standard says so.
    package var section: String {
        switch self {
        case .badPercentTriplet: "RFC 3986 2.1"
        case .repeated, .valueTooLong: "PS3.18 8.3.4.1"
        case .notBoolean: "PS3.18 8.3.4.1, 8.3.4.2"
        case .notUnsigned: "PS3.18 8.3.4.4"
        case .malformedValue: "PS3.18 8.3.4.1, PS3.4 C.2.2.2, PS3.5 6.2"
        case .tooManyValues: "PS3.18 8.3.4.1, PS3.4 C.2.2.2.2"
        case .wildcardInMultipleValues: "PS3.4 C.2.2.2.8"
        case .malformedOffset: "PS3.18 8.3.4.1.1, PS3.3 C.12.1.1.8"
        case .allWithOtherFields: "PS3.18 8.3.4.3"
        }
    }

    private static func form(of vr: VR) -> String {
        switch vr {
        case .DA: "a date yyyymmdd, or a range yyyymmdd-yyyymmdd, yyyymmdd- or -yyyymmdd"
        case .TM: "a time hh, hhmm, hhmmss or hhmmss.ffffff, or a range of two with a dash"
        case .UI: "UIDs of digits and dots, at most 64 characters each, separated by commas; no wildcards"
        case .DT: "a moment yyyymmddhhmmss.ffffff&zzxx, cut off anywhere behind the year, or a range of two with a dash"
        case .IS, .SL, .SS, .SV, .UL, .US, .UV: "a whole number"
        case .DS, .FD, .FL: "a number"
        case .AT: "a tag of eight hexadecimal digits"
        case .AS: "an age nnnD, nnnW, nnnM or nnnY; no wildcards"
        case .PN: "a name family^given^middle^prefix^suffix, * and ? as wildcards; no backslash, no control characters"
        default: "a text, * and ? as wildcards; no backslash, no control characters"
        }
    }
}
