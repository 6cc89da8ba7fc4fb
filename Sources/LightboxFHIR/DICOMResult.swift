/// One result of a search as the DICOM JSON Model has it: tag → VR and values. Source: PS3.18 F.2.
package struct DICOMResult: Decodable, Sendable {
    private let attributes: [String: Attribute]

    private struct Attribute: Decodable {
        let values: [Value]?

        enum CodingKeys: String, CodingKey {
            case values = "Value"
        }
    }

    private enum Value: Decodable {
        case text(String)
        case number(Double)
        case name([String: String])
        case none

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let groups = try? container.decode([String: String].self) {
                self = .name(groups)
            } else {
                self = .none
            }
        }
    }

    package init(from decoder: any Decoder) throws {
        attributes = try decoder.singleValueContainer().decode([String: Attribute].self)
    }

    package var studyInstanceUID: String? { text(Keys.studyInstanceUID) }
    package var seriesInstanceUID: String? { text(Keys.seriesInstanceUID) }
    package var sopInstanceUID: String? { text(Keys.sopInstanceUID) }

    /// All values of an attribute that are text.
    func texts(_ tag: String) -> [String] {
        (attributes[tag]?.values ?? []).compactMap { if case .text(let text) = $0, !text.isEmpty { text } else { nil } }
    }

    func text(_ tag: String) -> String? { texts(tag).first }

    func count(_ tag: String) -> Int? {
        switch attributes[tag]?.values?.first {
        case .number(let number): Int(exactly: number)
        case .text(let text): Int(text)
        default: nil
        }
    }

    /// The groups of the first value, alphabetic before ideographic.
    func personNames(_ tag: String) -> [String] {
        guard case .name(let groups) = attributes[tag]?.values?.first else { return [] }
        return ["Alphabetic", "Ideographic"].compactMap { groups[$0] }.filter { !$0.isEmpty }
    }

    /// The first value with its groups, as DICOM writes it. Source: PS3.5 6.2.1.
    func personName(_ tag: String) -> String? {
        guard case .name(let groups) = attributes[tag]?.values?.first else { return nil }
        var written = ["Alphabetic", "Ideographic", "Phonetic"].map { groups[$0] ?? "" }
        while written.last?.isEmpty == true { written.removeLast() }
        return written.isEmpty ? nil : written.joined(separator: "=")
    }

    /// A DA as FHIR has a date: 20240318 → 2024-03-18; `nil` for anything else.
    func date(_ tag: String) -> String? {
        guard let text = text(tag), text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6))"
    }
}
