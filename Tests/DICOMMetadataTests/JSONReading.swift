import Foundation

extension ReadDataSet {
    /// Reads DICOM JSON as XML can say it: private attributes by their creators, names by their components, and U+FFFD for
    /// what XML has no room for.
    static func read(json: [UInt8]) throws -> ReadDataSet {
        try ReadDataSet(json: JSONSerialization.jsonObject(with: Data(json)) as? [String: [String: Any]] ?? [:])
    }

    fileprivate init(json: [String: [String: Any]]) throws {
        for (key, object) in json {
            let group = key.prefix(4)
            let isPrivate = "13579BDF".contains(group.suffix(1))
            let element = key.suffix(4)
            if isPrivate, element.hasPrefix("00"), element >= "0010" { continue }
            var name = key
            let creator = json["\(group)00\(element.prefix(2))"]?["Value"] as? [String]
            if isPrivate, let creator = creator?.first { name = "\(group)00\(element.suffix(2)) \(legal(creator))" }
            attributes[name] = try ReadAttribute(json: object)
        }
    }
}

extension ReadAttribute {
    fileprivate init(json: [String: Any]) throws {
        vr = json["vr"] as? String ?? ""
        if let text = json["InlineBinary"] as? String {
            content = .inlineBinary(text)
        } else if let text = json["BulkDataURI"] as? String {
            content = .bulkData(text)
        } else if let values = json["Value"] as? [Any] {
            content = Self.content(of: values, vr)
        } else {
            content = .none
        }
    }

    private static func content(of values: [Any], _ vr: String) -> Content {
        switch vr {
        case "SQ":
            return .items(values.compactMap { try? ReadDataSet(json: $0 as? [String: [String: Any]] ?? [:]) })
        case "PN":
            return .names(values.map { ($0 as? [String: String])?.mapValues(components) })
        default:
            return .values(
                values.map { value in
                    switch value {
                    case is NSNull: nil
                    case let text as String: legal(text)
                    default: "\(value)"
                    }
                })
        }
    }
}

/// The five components of one group of a person name.
private func components(_ group: String) -> [String] {
    let parts = group.split(separator: "^", maxSplits: 4, omittingEmptySubsequences: false).map { legal(String($0)) }
    return parts + [String](repeating: "", count: 5 - parts.count)
}

/// The text as XML 1.0 can hold it (D-34).
private func legal(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let isIllegal =
            scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value) || [0xFFFE, 0xFFFF].contains(scalar.value)
        result.append(isIllegal ? "\u{FFFD}" : scalar)
    }
    return String(result)
}
