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

private enum Syntax {
    static let memberStart = Array("\"00000000\":{\"vr\":\"??\"".utf8)
    static let attributeStart = Array("{\"vr\":\"??\"".utf8)
    static let value = Array(",\"Value\":[".utf8)
    static let inlineBinary = Array(",\"InlineBinary\":".utf8)
    static let bulkDataURI = Array(",\"BulkDataURI\":".utf8)
    static let null = Array("null".utf8)
    static let alphabetic = Array("\"Alphabetic\":".utf8)
    static let ideographic = Array("\"Ideographic\":".utf8)
    static let phonetic = Array("\"Phonetic\":".utf8)
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
            appendMember(element)
        }
        writer.append(UInt8(ascii: "}"))
    }

    /// Appends the key and its attribute object. The start of every member is the same but for the tag and the VR.
    private mutating func appendMember(_ element: DataElement) {
        let start = writer.bytes.count
        writer.append(Syntax.memberStart)
        writer.putHexadecimal(element.tag.rawValue, at: start + 1)
        putVR(element.vr, at: start + 18)
        appendContent(element)
        writer.append(UInt8(ascii: "}"))
    }

    mutating func appendAttribute(_ element: DataElement) {
        let start = writer.bytes.count
        writer.append(Syntax.attributeStart)
        putVR(element.vr, at: start + 7)
        appendContent(element)
        writer.append(UInt8(ascii: "}"))
    }

    private mutating func putVR(_ vr: VR, at start: Int) {
        var index = start
        for letter in vr.rawValue.utf8 {
            writer.put(letter, at: index)
            index += 1
        }
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
            writer.append(Syntax.inlineBinary)
            writer.appendBase64(bytes)
        case .bulk(let byteCount):
            guard byteCount > 0, let bulkDataPath else { return }
            writer.append(Syntax.bulkDataURI)
            serviceURLOffsets.append(writer.bytes.count + 1)
            writer.appendString(bulkDataPath(AttributePath(steps, element.tag)))
        case .items(let items): appendItems(items, of: element.tag)
        }
    }

    private mutating func appendValues<Element>(_ values: [Element], _ append: (inout JSONWriter, Element) -> Void) {
        guard !values.isEmpty else { return }
        writer.append(Syntax.value)
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
            if values.count == 1, values[0].utf8.allSatisfy({ $0 == UInt8(ascii: "=") }) { return }
            appendValues(values) { $0.appendPersonName($1) }
        case .DS, .IS: appendValues(values) { $0.appendNumberOrNull($1, isInteger: vr == .IS) }
        default: appendValues(values) { $0.appendText($1) }
        }
    }

    private mutating func appendItems(_ items: [DataSet], of sequence: Tag) {
        guard !items.isEmpty else { return }
        writer.append(Syntax.value)
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
        if text.isEmpty { append(Syntax.null) } else { appendString(text) }
    }

    /// An object with the groups that are not empty (D-06).
    fileprivate mutating func appendPersonName(_ value: String) {
        guard value.utf8.contains(UInt8(ascii: "=")) else {
            appendGroups([(Syntax.alphabetic, value)])
            return
        }
        let name = PersonName(value)
        appendGroups([
            (Syntax.alphabetic, name.alphabetic), (Syntax.ideographic, name.ideographic),
            (Syntax.phonetic, name.phonetic),
        ])
    }

    private mutating func appendGroups(_ groups: [(key: [UInt8], text: String)]) {
        var separator = UInt8(ascii: "{")
        for group in groups where !group.text.isEmpty {
            append(separator)
            append(group.key)
            appendString(group.text)
            separator = UInt8(ascii: ",")
        }
        if separator == UInt8(ascii: "{") { append(Syntax.null) } else { append(UInt8(ascii: "}")) }
    }

    fileprivate mutating func appendNumberOrNull(_ text: String, isInteger: Bool) {
        if text.isEmpty { append(Syntax.null) } else { appendNumber(text, isInteger: isInteger) }
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
