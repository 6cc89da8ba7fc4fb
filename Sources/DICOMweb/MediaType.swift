/// A media type or, with `*` in its place, a range of them. Source: RFC 9110 8.3.1 and 12.5.1, PS3.18 8.7.1.
package struct MediaType: Hashable, Sendable {
    /// Lower case, `*` for any.
    package let type: String
    /// Lower case, `*` for any.
    package let subtype: String
    package let parameters: [Parameter]

    package struct Parameter: Hashable, Sendable {
        /// Lower case.
        package let name: String
        /// As written, without the quotation marks.
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(type: String, subtype: String, parameters: [Parameter] = []) {
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// Reads one media type, for example a Content-Type or the value of `type` inside multipart/related.
    /// - Returns: `nil` where it breaks the grammar or anything follows it.
    package init?(_ text: String) {
        var scanner = MediaTypeScanner(text)
        guard let mediaType = scanner.mediaType(), scanner.isAtEnd else { return nil }
        self = mediaType
    }

    /// `type/subtype` without parameters.
    package var name: String { "\(type)/\(subtype)" }

    package subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.value
    }

    package var isWildcard: Bool { subtype == "*" }
    package var isMultipart: Bool { type == "multipart" && (subtype == "related" || subtype == "*") }
}

/// One member of an Accept header with its weight. Source: RFC 9110 12.5.1.
package struct AcceptedRange: Hashable, Sendable {
    package let mediaType: MediaType
    /// Weight in thousandths, 0 to 1000; 0 excludes.
    package let quality: Int

    package init(_ mediaType: MediaType, quality: Int = 1000) {
        self.mediaType = mediaType
        self.quality = quality
    }

    /// What is read at most, so that no header costs more: 64 members in 16 KiB. The rest is ignored.
    package static let memberLimit = 64
    package static let byteLimit = 16 * 1024

    /// Reads the lines of one Accept header as one list (B-07). Members that break the grammar are left out (B-04), as
    /// are empty ones; names are case-insensitive, quoted and unquoted values are equal, and an unquoted value may hold
    /// a slash (B-08).
    package static func ranges(ofHeader lines: [String]) -> [AcceptedRange] {
        var scanner = MediaTypeScanner(lines.joined(separator: ","), byteLimit: byteLimit)
        var ranges: [AcceptedRange] = []
        while !scanner.isAtEnd, ranges.count < memberLimit {
            if let mediaType = scanner.mediaType(), scanner.isAtMemberEnd,
                let range = AcceptedRange(weighted: mediaType)
            {
                ranges.append(range)
            }
            scanner.skipMember()
        }
        return ranges
    }

    /// Takes the weight out of the parameters. - Returns: `nil` where it is no weight, or where a parameter occurs twice.
    private init?(weighted mediaType: MediaType) {
        var quality = 1000
        if let weight = mediaType["q"] {
            guard let value = Self.quality(weight) else { return nil }
            quality = value
        }
        guard Set(mediaType.parameters.map(\.name)).count == mediaType.parameters.count else { return nil }
        self.init(
            MediaType(
                type: mediaType.type, subtype: mediaType.subtype,
                parameters: mediaType.parameters.filter { $0.name != "q" }),
            quality: quality)
    }

    /// `0`, `0.5`, `1.000`: at most three decimals, at most 1 (B-06).
    private static func quality(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard (1...5).contains(digits.count), digits[0] == UInt8(ascii: "0") || digits[0] == UInt8(ascii: "1"),
            digits.count == 1 || digits[1] == UInt8(ascii: "."),
            digits.dropFirst(2).allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 })
        else { return nil }
        var value = digits[0] == UInt8(ascii: "1") ? 1000 : 0
        var unit = 100
        for digit in digits.dropFirst(2) {
            value += Int(digit - UInt8(ascii: "0")) * unit
            unit /= 10
        }
        return value <= 1000 ? value : nil
    }
}
