package import DICOMCore
import Foundation

/// Reading back what `DICOMJSON` wrote. Source: PS3.18 F.2.
extension DICOMJSON {
    /// The members of a data set that are wanted: the tag of each, and where its attribute object lies in `document`.
    package static func attributes(
        of document: [UInt8], where isWanted: (Tag) -> Bool
    ) throws(JSONDamage) -> [(tag: Tag, range: Range<Int>)] {
        var found: [(tag: Tag, range: Range<Int>)] = []
        var reader = JSONReader(document[...])
        try reader.members { (reader, key) throws(JSONDamage) in
            let tag = try Self.tag(key)
            let value = try reader.value()
            if isWanted(tag) { found.append((tag, value.startIndex..<value.endIndex)) }
        }
        return found
    }

    /// The element that an attribute object describes.
    ///
    /// A value that stays in the object has no length here: it reads as 0 bytes.
    package static func element(_ tag: Tag, _ attribute: ArraySlice<UInt8>) throws(JSONDamage) -> DataElement {
        var reader = JSONReader(attribute)
        return try ElementReader.element(tag, &reader)
    }

    /// Where the items of a sequence lie in its attribute object; none where it has no item.
    package static func items(_ attribute: ArraySlice<UInt8>) throws(JSONDamage) -> [Range<Int>] {
        var items: [Range<Int>] = []
        var reader = JSONReader(attribute)
        try reader.members { (reader, key) throws(JSONDamage) in
            guard key.elementsEqual("Value".utf8) else {
                try reader.value()
                return
            }
            try reader.elements { (reader) throws(JSONDamage) in
                let item = try reader.value()
                items.append(item.startIndex..<item.endIndex)
            }
        }
        return items
    }

    /// The data set that an object describes.
    package static func dataSet(_ object: ArraySlice<UInt8>) throws(JSONDamage) -> DataSet {
        var reader = JSONReader(object)
        return try ElementReader.dataSet(&reader)
    }

    fileprivate static func tag(_ key: ArraySlice<UInt8>) throws(JSONDamage) -> Tag {
        guard let tag = Tag(hexadecimal: String(decoding: key, as: UTF8.self)) else { throw JSONDamage() }
        return tag
    }
}

private enum ElementReader {
    static func dataSet(_ reader: inout JSONReader) throws(JSONDamage) -> DataSet {
        var elements: [DataElement] = []
        try reader.members { (reader, key) throws(JSONDamage) in
            elements.append(try element(try DICOMJSON.tag(key), &reader))
        }
        return DataSet(elements)
    }

    static func element(_ tag: Tag, _ reader: inout JSONReader) throws(JSONDamage) -> DataElement {
        var vr: VR?
        var value = DataElement.Value.empty
        try reader.members { (reader, key) throws(JSONDamage) in
            switch String(decoding: key, as: UTF8.self) {
            case "vr": vr = VR(rawValue: try reader.string())
            case "Value":
                // `vr` is written first.
                guard let vr else { throw JSONDamage() }
                value = try values(vr, &reader)
            case "InlineBinary":
                guard let data = Data(base64Encoded: try reader.string()) else { throw JSONDamage() }
                value = .bytes(Array(data))
            case "BulkDataURI":
                try reader.value()
                value = .bulk(byteCount: 0)
            default: throw JSONDamage()
            }
        }
        guard let vr else { throw JSONDamage() }
        return DataElement(tag, vr, value)
    }

    private static func values(_ vr: VR, _ reader: inout JSONReader) throws(JSONDamage) -> DataElement.Value {
        switch vr {
        case .SQ: return .items(try list(&reader) { (reader) throws(JSONDamage) in try dataSet(&reader) })
        case .PN: return .strings(try list(&reader) { (reader) throws(JSONDamage) in try personName(&reader) })
        case .SL, .SS, .SV: return .integers(try list(&reader, number))
        case .UL, .US, .UV: return .unsignedIntegers(try list(&reader, number))
        case .FL, .FD: return .floats(try list(&reader, number))
        case .AT:
            return .tags(
                try list(&reader) { (reader) throws(JSONDamage) in
                    guard let tag = Tag(hexadecimal: try reader.string()) else { throw JSONDamage() }
                    return tag
                })
        default: return .strings(try list(&reader) { (reader) throws(JSONDamage) in try text(&reader) })
        }
    }

    private static func list<Value>(
        _ reader: inout JSONReader, _ read: (inout JSONReader) throws(JSONDamage) -> Value
    ) throws(JSONDamage) -> [Value] {
        var values: [Value] = []
        try reader.elements { (reader) throws(JSONDamage) in values.append(try read(&reader)) }
        return values
    }

    /// A string, a number with its digits as they are, or "" for `null` (D-05, D-07).
    private static func text(_ reader: inout JSONReader) throws(JSONDamage) -> String {
        guard try reader.peek() != UInt8(ascii: "\"") else { return try reader.string() }
        let word = try reader.word()
        return word == "null" ? "" : word
    }

    private static func number<Number: LosslessStringConvertible>(_ reader: inout JSONReader) throws(JSONDamage)
        -> Number
    {
        guard let number = Number(try text(&reader)) else { throw JSONDamage() }
        return number
    }

    /// The groups of a name with `=` between them (D-06).
    private static func personName(_ reader: inout JSONReader) throws(JSONDamage) -> String {
        guard try reader.peek() == UInt8(ascii: "{") else { return try text(&reader) }
        var name = PersonName(alphabetic: "")
        try reader.members { (reader, key) throws(JSONDamage) in
            switch String(decoding: key, as: UTF8.self) {
            case "Alphabetic": name.alphabetic = try reader.string()
            case "Ideographic": name.ideographic = try reader.string()
            case "Phonetic": name.phonetic = try reader.string()
            default: throw JSONDamage()
            }
        }
        if !name.phonetic.isEmpty { return "\(name.alphabetic)=\(name.ideographic)=\(name.phonetic)" }
        return name.ideographic.isEmpty ? name.alphabetic : "\(name.alphabetic)=\(name.ideographic)"
    }
}
