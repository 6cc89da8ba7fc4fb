internal import DICOMCore

/// Text as it may stand in HTML and XML.
func escaped(_ text: String) -> String { escapedForMarkup(text) }

extension ContentItem {
    /// The value in one line for people; `nil` where there is nothing to say, or more than words.
    var words: String? {
        switch value {
        case .container, .none: nil
        case .text(let text): text
        case .code(let code): code.meaning
        case .number(let number, let unit):
            [number, unit?.unitWords ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        case .reference(let reference):
            reference.frames.isEmpty
                ? reference.sopInstanceUID
                : "\(reference.sopInstanceUID), frame \(reference.frames.map(String.init).joined(separator: ", "))"
        case .coordinates(let type, let numbers):
            "\(type.lowercased()) of \(numbers.count / (valueType == "SCOORD3D" ? 3 : 2)) points"
        case .item(let path): "see item \(path.map(String.init).joined(separator: "."))"
        }
    }
}

extension Code {
    /// UCUM's signs are what people write, but for "no unit".
    var unitWords: String { value == "1" || scheme.isEmpty ? (value == "1" ? "" : meaning) : value }
}
