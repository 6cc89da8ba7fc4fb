import DICOMCore

/// Turns the DICOM JSON of a data set into its Native DICOM Model while it comes in: memory depends on the longest value,
/// not on the size of the data set.
package struct NativeXMLEncoder {
    private var tokens = JSONTokens()
    private var writer = XMLWriter()
    private var place = Place.outside
    /// The data sets around what is being read, the root first.
    private var levels: [Level] = []
    /// The group of a person name that is open.
    private var nameGroup: [UInt8] = []

    /// What comes next in the JSON.
    private enum Place {
        /// The data set itself.
        case outside
        /// A tag, or the end of the data set.
        case tag
        /// The attribute object.
        case attribute
        /// `vr`, `Value` and the like, or the end of the attribute object.
        case member
        case vr
        /// The array behind `Value`.
        case array
        /// A value, or the end of the array.
        case value
        /// A group of a person name, or the end of the name.
        case nameGroup
        case nameText
        case inlineBinary
        case bulkDataURI
    }

    private struct Level {
        /// Private creators by the tag of their element.
        var creators: [Tag: [UInt8]] = [:]
        var tag = Tag(rawValue: 0)
        /// `nil` until it was read.
        var vr: VR?
        /// How many values of the attribute were written.
        var valueCount = 0
        /// The start tag is not closed yet: the attribute has no content so far.
        var isTagOpen = false
    }

    package init() {}

    /// The data set was read to its end.
    package private(set) var isAtEnd = false

    /// Reads on. - Parameter json: the next bytes, cut anywhere.
    package mutating func append(_ json: ArraySlice<UInt8>) throws(NativeXMLError) {
        var rest = json
        while let token = try tokens.next(&rest) { try take(token) }
    }

    /// The XML that was made since the last call, UTF-8.
    package mutating func takeBytes() -> [UInt8] {
        defer { writer.bytes = [] }
        return writer.bytes
    }

    private mutating func take(_ token: JSONTokens.Token) throws(NativeXMLError) {
        switch (place, token) {
        case (.outside, .objectBegin):
            writer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            writer.append("<NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\"")
            writer.append(" xml:space=\"preserve\">")
            levels = [Level()]
            isAtEnd = false
            place = .tag
        case (.tag, .string):
            guard let tag = Tag(hexadecimal: String(decoding: tokens.text, as: UTF8.self)) else { throw .malformed }
            level.tag = tag
            level.vr = nil
            level.valueCount = 0
            place = .attribute
        case (.tag, .objectEnd): endDataSet()
        case (.attribute, .objectBegin): place = .member
        case (.member, .string): place = try member()
        case (.member, .objectEnd): try endAttribute()
        case (.vr, .string): try beginAttribute()
        case (.array, .arrayBegin): place = .value
        case (.value, .arrayEnd): place = .member
        case (.value, _): try takeValue(token)
        case (.nameGroup, .string): try beginNameGroup()
        case (.nameGroup, .objectEnd): endName()
        case (.nameText, .string): endNameGroup()
        case (.inlineBinary, .string): takeInlineBinary()
        case (.bulkDataURI, .string): takeBulkDataURI()
        default: throw .malformed
        }
    }

    private var level: Level {
        get { levels[levels.count - 1] }
        _modify { yield &levels[levels.count - 1] }
    }

    /// Creators are read for the attributes that name them, and not written (D-32). One that holds no text reserves
    /// nothing and is written like any other attribute.
    private var isSuppressed: Bool {
        guard level.tag.isPrivateCreator, let vr = level.vr else { return false }
        return vr != .SQ && vr != .PN
    }
}

// MARK: Attributes

extension NativeXMLEncoder {
    private func member() throws(NativeXMLError) -> Place {
        // The VR decides how everything else is read, and comes first in what is stored.
        switch String(decoding: tokens.text, as: UTF8.self) {
        case "vr" where level.vr == nil: return .vr
        case "Value" where level.vr != nil: return .array
        case "InlineBinary" where level.vr != nil: return .inlineBinary
        case "BulkDataURI" where level.vr != nil: return .bulkDataURI
        default: throw .malformed
        }
    }

    private mutating func beginAttribute() throws(NativeXMLError) {
        guard let vr = VR(rawValue: String(decoding: tokens.text, as: UTF8.self)) else { throw .malformed }
        level.vr = vr
        place = .member
        guard !isSuppressed else { return }
        let tag = level.tag
        let creator = tag.privateCreator.flatMap { level.creators[$0] }
        writer.append("<DicomAttribute tag=\"")
        writer.bytes += (creator == nil ? tag : Tag(tag.group, tag.element & 0xFF)).description.utf8
        writer.append("\" vr=\"")
        writer.bytes += vr.rawValue.utf8
        if let creator {
            writer.append("\" privateCreator=\"")
            writer.appendText(creator, inAttribute: true)
        } else if let keyword = AttributeDictionary.keyword(for: tag) {
            writer.append("\" keyword=\"")
            writer.bytes += keyword.utf8
        }
        writer.append("\"")
        level.isTagOpen = true
    }

    private mutating func endAttribute() throws(NativeXMLError) {
        guard level.vr != nil else { throw .malformed }
        place = .tag
        guard !isSuppressed else { return }
        if level.isTagOpen {
            writer.append("/>")
            level.isTagOpen = false
        } else {
            writer.append("</DicomAttribute>")
        }
    }

    private mutating func beginContent() {
        guard level.isTagOpen else { return }
        writer.append(">")
        level.isTagOpen = false
    }

    private mutating func endDataSet() {
        levels.removeLast()
        if levels.isEmpty {
            writer.append("</NativeDicomModel>\n")
            isAtEnd = true
            place = .outside
        } else {
            writer.append("</Item>")
            place = .value
        }
    }
}

// MARK: Values

extension NativeXMLEncoder {
    private mutating func takeInlineBinary() {
        place = .member
        guard !isSuppressed else { return }
        beginContent()
        writer.append("<InlineBinary>")
        writer.bytes += tokens.text
        writer.append("</InlineBinary>")
    }

    private mutating func takeBulkDataURI() {
        place = .member
        guard !isSuppressed else { return }
        beginContent()
        writer.append("<BulkData uri=\"")
        writer.appendText(tokens.text, inAttribute: true)
        writer.append("\"/>")
    }

    private mutating func takeValue(_ token: JSONTokens.Token) throws(NativeXMLError) {
        level.valueCount += 1
        guard !isSuppressed else {
            if token == .string, level.valueCount == 1 { level.creators[level.tag] = tokens.text }
            return
        }
        beginContent()
        let isNull = token == .scalar && tokens.text.elementsEqual("null".utf8)
        switch (token, level.vr) {
        case (.objectBegin, .SQ):
            beginNumbered("<Item")
            writer.append(">")
            levels.append(Level())
            place = .tag
        case (.objectBegin, .PN):
            beginNumbered("<PersonName")
            writer.append(">")
            place = .nameGroup
        case (.scalar, .PN) where isNull:
            beginNumbered("<PersonName")
            writer.append("/>")
        case (.string, _), (.scalar, _):
            beginNumbered("<Value")
            guard !isNull else { return writer.append("/>") }
            writer.append(">")
            writer.appendText(tokens.text)
            writer.append("</Value>")
        default: throw .malformed
        }
    }

    private mutating func beginNumbered(_ element: String) {
        writer.append(element)
        writer.append(" number=\"")
        writer.appendNumber(level.valueCount)
        writer.append("\"")
    }

    private mutating func beginNameGroup() throws(NativeXMLError) {
        switch String(decoding: tokens.text, as: UTF8.self) {
        case "Alphabetic": writer.append("<Alphabetic>")
        case "Ideographic": writer.append("<Ideographic>")
        case "Phonetic": writer.append("<Phonetic>")
        default: throw .malformed
        }
        nameGroup = tokens.text
        place = .nameText
    }

    /// Writes the components that are not empty (D-33).
    private mutating func endNameGroup() {
        let components = tokens.text.split(
            separator: UInt8(ascii: "^"), maxSplits: Self.components.count - 1, omittingEmptySubsequences: false)
        for (component, text) in zip(Self.components, components) where !text.isEmpty {
            writer.bytes += "<\(component)>".utf8
            writer.appendText(Array(text))
            writer.bytes += "</\(component)>".utf8
        }
        writer.append("</")
        writer.bytes += nameGroup
        writer.append(">")
        place = .nameGroup
    }

    private mutating func endName() {
        writer.append("</PersonName>")
        place = .value
    }

    private static let components = ["FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix"]
}
