import Foundation
import FoundationXML

/// A data set as a reader of either encoding finds it, for comparing the two.
struct ReadDataSet: Equatable {
    /// By tag; of a private attribute `gggg00ee` and its creator.
    var attributes: [String: ReadAttribute] = [:]
}

struct ReadAttribute: Equatable {
    enum Content: Equatable {
        case none
        case values([String?])
        case names([[String: [String]]?])
        case items([ReadDataSet])
        case inlineBinary(String)
        case bulkData(String)
    }

    var vr: String
    var content: Content
}

/// Reads Native DICOM XML by libxml2, to the letter of the schema of PS3.19 A.1.6: what has no place there is an error.
final class NativeXMLReader: NSObject, XMLParserDelegate {
    struct Mistake: Error {
        let text: String
    }

    static func read(_ bytes: [UInt8]) throws -> ReadDataSet {
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        let reader = NativeXMLReader()
        parser.delegate = reader
        guard parser.parse(), reader.mistakes.isEmpty, let result = reader.result else {
            throw Mistake(text: reader.mistakes.first ?? "\(String(describing: parser.parserError))")
        }
        return result
    }

    private var result: ReadDataSet?
    private var mistakes: [String] = []
    private var dataSets: [ReadDataSet] = []
    private var attributes: [(key: String, attribute: ReadAttribute)] = []
    private var name: [String: [String]] = [:]
    private var group: [String] = []
    private var path: [String] = []
    private var text = ""

    private static let parents: [String: Set<String>] = [
        "NativeDicomModel": [""], "DicomAttribute": ["NativeDicomModel", "Item"], "Value": ["DicomAttribute"],
        "Item": ["DicomAttribute"], "PersonName": ["DicomAttribute"], "InlineBinary": ["DicomAttribute"],
        "BulkData": ["DicomAttribute"], "Alphabetic": ["PersonName"], "Ideographic": ["PersonName"],
        "Phonetic": ["PersonName"], "FamilyName": groups, "GivenName": groups, "MiddleName": groups,
        "NamePrefix": groups, "NameSuffix": groups,
    ]
    private static let groups: Set<String> = ["Alphabetic", "Ideographic", "Phonetic"]
    private static let components = ["FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix"]

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes attributeDict: [String: String]
    ) {
        if namespaceURI != "http://dicom.nema.org/PS3.19/models/NativeDICOM" { mistakes.append("namespace") }
        if Self.parents[element]?.contains(path.last ?? "") != true {
            mistakes.append("\(element) in \(path.last ?? "nothing")")
        }
        if !text.isEmpty, !Self.components.contains(path.last ?? ""), path.last != "Value" {
            mistakes.append("text in \(path.last ?? "nothing")")
        }
        path.append(element)
        text = ""
        switch element {
        case "NativeDicomModel", "Item":
            if element == "Item" { check(attributeDict["number"], itemCount + 1) }
            dataSets.append(ReadDataSet())
        case "DicomAttribute": begin(attributeDict)
        case "Value": check(attributeDict["number"], valueCount + 1)
        case "PersonName":
            check(attributeDict["number"], valueCount + 1)
            name = [:]
        case "Alphabetic", "Ideographic", "Phonetic": group = Array(repeating: "", count: 5)
        case "BulkData": set(.bulkData(attributeDict["uri"] ?? "-"))
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        path.removeLast()
        defer { text = "" }
        switch element {
        case "NativeDicomModel": result = dataSets.removeLast()
        case "Item":
            let item = dataSets.removeLast()
            guard case .items(let items) = attributes[attributes.count - 1].attribute.content else {
                return set(.items([item]))
            }
            attributes[attributes.count - 1].attribute.content = .items(items + [item])
        case "DicomAttribute":
            let (key, attribute) = attributes.removeLast()
            if dataSets[dataSets.count - 1].attributes.updateValue(attribute, forKey: key) != nil {
                mistakes.append("\(key) twice")
            }
        case "Value":
            let value = text.isEmpty ? nil : text
            guard case .values(let values) = attributes[attributes.count - 1].attribute.content else {
                return set(.values([value]))
            }
            attributes[attributes.count - 1].attribute.content = .values(values + [value])
        case "PersonName":
            let value = name.isEmpty ? nil : name
            guard case .names(let names) = attributes[attributes.count - 1].attribute.content else {
                return set(.names([value]))
            }
            attributes[attributes.count - 1].attribute.content = .names(names + [value])
        case "Alphabetic", "Ideographic", "Phonetic": name[element] = group
        case "InlineBinary": set(.inlineBinary(text))
        default:
            if let place = Self.components.firstIndex(of: element) { group[place] = text }
        }
    }

    private func begin(_ fields: [String: String]) {
        let tag = fields["tag"] ?? ""
        if tag.count != 8 || tag.uppercased() != tag { mistakes.append("tag \(tag)") }
        let key = tag + (fields["privateCreator"].map { " \($0)" } ?? "")
        attributes.append((key, ReadAttribute(vr: fields["vr"] ?? "", content: .none)))
    }

    private func set(_ content: ReadAttribute.Content) {
        if attributes[attributes.count - 1].attribute.content != .none { mistakes.append("two kinds of content") }
        attributes[attributes.count - 1].attribute.content = content
    }

    private func check(_ number: String?, _ expected: Int) {
        if number != String(expected) { mistakes.append("number \(number ?? "-") for \(expected)") }
    }

    private var itemCount: Int {
        guard case .items(let items) = attributes[attributes.count - 1].attribute.content else { return 0 }
        return items.count
    }

    private var valueCount: Int {
        switch attributes[attributes.count - 1].attribute.content {
        case .values(let values): values.count
        case .names(let names): names.count
        default: 0
        }
    }
}
