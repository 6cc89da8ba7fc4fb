internal import DICOMCore
internal import DICOMwebClient

extension ViewerState {
    mutating func handleTags(_ input: Input) -> [ViewerEffect] {
        if tags?.isTyping ?? false {
            typeTagSearch(input)
            return []
        }
        switch input {
        case .key(.escape), .key(.character("q")), .key(.character("t")), .key(.backspace): tags = nil
        case .key(.character("/")): tags?.isTyping = true
        case .key(.character("j")): scrollTags(1)
        case .key(.character("k")): scrollTags(-1)
        default:
            if let step = listStep(input, page: contentRows) { scrollTags(step) }
        }
        return []
    }

    private mutating func typeTagSearch(_ input: Input) {
        switch input {
        case .key(.character(let character)): tags?.typed.append(character)
        case .key(.backspace):
            let shorter = String(tags?.typed.dropLast() ?? "")
            tags?.typed = shorter
        case .key(.escape):
            tags?.typed = ""
            tags?.isTyping = false
        case .key(.enter): tags?.isTyping = false
        default: break
        }
        tags?.top = 0
    }

    private mutating func scrollTags(_ step: Int) {
        guard let browser = tags else { return }
        let last = max(browser.matchingLines.count - contentRows, 0)
        tags?.top = min(max(browser.top.addingClamped(step), 0), last)
    }
}

/// One line for each attribute, items indented below their sequence.
func tagLines(_ attributes: Attributes, depth: Int = 0) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    return attributes.elements.sorted { $0.key < $1.key }.flatMap { tag, element -> [String] in
        let number = tag.description
        let keyword = AttributeDictionary.keyword(for: tag) ?? "-"
        let values = element.values.compactMap(\.text).prefix(32).joined(separator: "\\")
        let value = element.bulkDataURI == nil ? String(values.prefix(1000)) : "(bulk data)"
        let line = "\(indent)(\(number.prefix(4)),\(number.suffix(4))) \(element.vr.prefix(2)) \(keyword) \(value)"
        return [line]
            + element.values.flatMap { value -> [String] in
                guard case .item(let item) = value else { return [] }
                return tagLines(item, depth: depth + 1)
            }
    }
}
