package import DICOMCore
internal import Foundation

/// A data set as a server's DICOM JSON gives it. Source: PS3.18 annex F.
///
/// Read leniently: an attribute that is not what the model promises is left out, never a reason to refuse the rest.
package struct Attributes: Equatable, Sendable {
    package let elements: [Tag: Element]

    package struct Element: Equatable, Sendable {
        /// Two letters, as the server says.
        package let vr: String
        package let values: [Value]
        package let bulkDataURI: String?

        package init(vr: String, values: [Value], bulkDataURI: String? = nil) {
            self.vr = vr
            self.values = values
            self.bulkDataURI = bulkDataURI
        }
    }

    package indirect enum Value: Equatable, Sendable {
        case text(String)
        case number(Double)
        case name(PersonName)
        case item(Attributes)
    }

    package init(elements: [Tag: Element] = [:]) {
        self.elements = elements
    }

    /// The first value as text; numbers without a fraction have no point, names are their alphabetic group.
    package func text(_ tag: Tag) -> String? {
        elements[tag]?.values.first?.text
    }

    /// All values as texts.
    package func texts(_ tag: Tag) -> [String] {
        elements[tag]?.values.compactMap(\.text) ?? []
    }

    package func name(_ tag: Tag) -> PersonName? {
        guard case .name(let name)? = elements[tag]?.values.first else { return text(tag).map { PersonName($0) } }
        return name
    }

    /// The first value as a number, from a text too: IS and DS may be either.
    package func number(_ tag: Tag) -> Double? {
        switch elements[tag]?.values.first {
        case .number(let number)?: number
        case .text(let text)?: Double(text.trimmingCharacters(in: .whitespaces))
        default: nil
        }
    }

    /// - Returns: `nil` for a fraction, or what does not fit.
    package func integer(_ tag: Tag) -> Int? {
        number(tag).flatMap { Int(exactly: $0) }
    }
}

extension Attributes.Value {
    package var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .name(let name):
            [name.alphabetic, name.ideographic, name.phonetic].first { !$0.isEmpty }
        case .item: nil
        }
    }
}

extension Attributes {
    /// Reads the array of data sets that searches and metadata are answered with.
    /// - Throws: `badAnswer(.json)` where it is no array of objects.
    package static func list(json bytes: [UInt8]) throws(ServiceError) -> [Attributes] {
        guard !bytes.isEmpty else { return [] }
        guard let objects = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [[String: Any]]
        else { throw .badAnswer(.json) }
        return objects.map { Attributes(object: $0, depth: 0) }
    }

    /// Sequences deeper than this are left out: no IOD nests so far.
    private static let depthLimit = 32

    private init(object: [String: Any], depth: Int) {
        var elements: [Tag: Element] = [:]
        for (key, value) in object {
            guard let tag = Tag(hexadecimal: key), let attribute = value as? [String: Any] else { continue }
            let values = (attribute["Value"] as? [Any] ?? []).compactMap { Self.value($0, depth: depth) }
            elements[tag] = Element(
                vr: attribute["vr"] as? String ?? "", values: values,
                bulkDataURI: attribute["BulkDataURI"] as? String)
        }
        self.elements = elements
    }

    private static func value(_ json: Any, depth: Int) -> Value? {
        if let text = json as? String { return .text(text) }
        if let number = json as? NSNumber { return .number(number.doubleValue) }
        guard let object = json as? [String: Any] else { return nil }
        let groups = ["Alphabetic", "Ideographic", "Phonetic"]
        if groups.contains(where: { object[$0] != nil }) {
            let texts = groups.map { object[$0] as? String ?? "" }
            return .name(PersonName(alphabetic: texts[0], ideographic: texts[1], phonetic: texts[2]))
        }
        guard depth < depthLimit else { return nil }
        return .item(Attributes(object: object, depth: depth + 1))
    }
}
