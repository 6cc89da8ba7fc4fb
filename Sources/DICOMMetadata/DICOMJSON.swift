package import DICOMCore

/// The DICOM JSON Model. Source: PS3.18 annex F.
///
/// Where the standard leaves a choice:
/// - DS and IS are a Number with exactly the stored digits where these are a JSON number that a double can hold (IS:
///   an integer of at most 15 digits), else a String: `+5`, `.5`, `1.`, `007`, `1e400` (D-07).
/// - SV and UV beyond ±2⁵³ are a String (D-07).
/// - NaN and infinities of FL and FD are the strings "NaN", "Infinity", "-Infinity" (D-16).
package enum DICOMJSON {
    /// The attribute object of one element: `{"vr":"LO","Value":["A12"]}`, UTF-8.
    ///
    /// A value that stays in the object has no URI here and is left out, in items of a sequence too.
    package static func attribute(_ element: DataElement) -> [UInt8] {
        var encoder = Encoder(capacity: 64, bulkDataPath: nil)
        encoder.appendAttribute(element)
        return encoder.writer.bytes
    }

    /// The JSON object of an instance: every attribute but group lengths and group 0002, ascending by tag (D-02, A-22).
    /// - Parameter bulkDataPath: gives the path of the bulk data resource of an attribute, from `/studies/` on.
    package static func document(_ dataSet: DataSet, bulkDataPath: (AttributePath) -> String) -> JSONDocument {
        withoutActuallyEscaping(bulkDataPath) { bulkDataPath in
            var encoder = Encoder(capacity: 256 + 64 * dataSet.elements.count, bulkDataPath: bulkDataPath)
            encoder.appendDataSet(dataSet)
            return JSONDocument(bytes: encoder.writer.bytes, serviceURLOffsets: encoder.serviceURLOffsets)
        }
    }
}

/// Walks a data set and writes it down.
private struct Encoder {
    var writer: JSONWriter
    var serviceURLOffsets: [Int] = []
    /// The items on the way to the data set that is being written.
    private var steps: [AttributePath.Step] = []
    private let bulkDataPath: ((AttributePath) -> String)?

    init(capacity: Int, bulkDataPath: ((AttributePath) -> String)?) {
        writer = JSONWriter(capacity: capacity)
        self.bulkDataPath = bulkDataPath
    }

    mutating func appendDataSet(_ dataSet: DataSet) {
        writer.append(UInt8(ascii: "{"))
        var isFirst = true
        for element in dataSet.elements where !element.tag.isGroupLength && element.tag.group != 0x0002 {
            if !isFirst { writer.append(UInt8(ascii: ",")) }
            isFirst = false
            writer.append(UInt8(ascii: "\""))
            writer.appendHexadecimal(element.tag.rawValue)
            writer.append("\":")
            appendAttribute(element)
        }
        writer.append(UInt8(ascii: "}"))
    }

    mutating func appendAttribute(_ element: DataElement) {
        writer.append("{\"vr\":\"")
        writer.append(element.vr.rawValue)
        writer.append(UInt8(ascii: "\""))
        appendContent(element)
        writer.append(UInt8(ascii: "}"))
    }

    /// Appends the one member beside `vr`, none where the value has zero length (D-03, D-04).
    private mutating func appendContent(_ element: DataElement) {
        switch element.value {
        case .empty: break
        case .strings(let values): appendStrings(values, element.vr)
        case .integers(let values): appendValues(values) { $0.appendExact($1) }
        case .unsignedIntegers(let values): appendValues(values) { $0.appendExact($1) }
        case .floats(let values):
            if element.vr == .FL {
                appendValues(values) { $0.appendFloat(Float($1)) }
            } else {
                appendValues(values) { $0.appendFloat($1) }
            }
        case .tags(let values): appendValues(values) { $0.appendTag($1) }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return }
            writer.append(",\"InlineBinary\":")
            writer.appendBase64(bytes)
        case .bulk(let byteCount):
            guard byteCount > 0, let bulkDataPath else { return }
            writer.append(",\"BulkDataURI\":")
            serviceURLOffsets.append(writer.bytes.count + 1)
            writer.appendString(bulkDataPath(AttributePath(steps, element.tag)))
        case .items(let items): appendItems(items, of: element.tag)
        }
    }

    private mutating func appendValues<Element>(_ values: [Element], _ append: (inout JSONWriter, Element) -> Void) {
        guard !values.isEmpty else { return }
        writer.append(",\"Value\":[")
        append(&writer, values[0])
        for value in values.dropFirst() {
            writer.append(UInt8(ascii: ","))
            append(&writer, value)
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// One empty value is a value field of zero length; among several it is `null` (D-05).
    private mutating func appendStrings(_ values: [String], _ vr: VR) {
        if values.count == 1, values[0].isEmpty { return }
        switch vr {
        case .PN:
            if values.count == 1, PersonName(values[0]).isEmpty { return }
            appendValues(values) { $0.appendPersonName($1) }
        case .DS, .IS: appendValues(values) { $0.appendNumberText($1, isInteger: vr == .IS) }
        default: appendValues(values) { $0.appendText($1) }
        }
    }

    private mutating func appendItems(_ items: [DataSet], of sequence: Tag) {
        guard !items.isEmpty else { return }
        writer.append(",\"Value\":[")
        for (index, item) in items.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            steps.append(AttributePath.Step(sequence: sequence, item: index))
            appendDataSet(item)
            steps.removeLast()
        }
        writer.append(UInt8(ascii: "]"))
    }
}

extension JSONWriter {
    fileprivate mutating func appendText(_ text: String) {
        if text.isEmpty { append("null") } else { appendString(text) }
    }

    /// An object with the groups that are not empty (D-06).
    fileprivate mutating func appendPersonName(_ value: String) {
        let name = PersonName(value)
        guard !name.isEmpty else {
            append("null")
            return
        }
        var separator = UInt8(ascii: "{")
        for (key, group) in [
            ("\"Alphabetic\":", name.alphabetic), ("\"Ideographic\":", name.ideographic),
            ("\"Phonetic\":", name.phonetic),
        ] where !group.isEmpty {
            append(separator)
            append(key)
            appendString(group)
            separator = UInt8(ascii: ",")
        }
        append(UInt8(ascii: "}"))
    }

    fileprivate mutating func appendNumberText(_ text: String, isInteger: Bool) {
        if isJSONNumber(text.utf8, isInteger: isInteger) { append(text) } else { appendText(text) }
    }

    fileprivate mutating func appendTag(_ tag: Tag) {
        append(UInt8(ascii: "\""))
        appendHexadecimal(tag.rawValue)
        append(UInt8(ascii: "\""))
    }

    /// Beyond ±2⁵³ a reader with doubles would round: a string keeps the digits (D-07).
    fileprivate mutating func appendExact(_ number: Int64) {
        let isExact = number.magnitude <= 1 << 53
        if !isExact { append(UInt8(ascii: "\"")) }
        appendInteger(number)
        if !isExact { append(UInt8(ascii: "\"")) }
    }

    fileprivate mutating func appendExact(_ number: UInt64) {
        let isExact = number <= 1 << 53
        if !isExact { append(UInt8(ascii: "\"")) }
        appendInteger(number)
        if !isExact { append(UInt8(ascii: "\"")) }
    }
}
