package import DICOMCore

/// Writes an object anew in Explicit VR Little Endian, piece by piece: memory stays bounded whatever its size.
///
/// The pixel data is left out: the caller writes its element and bytes between `nextOfHead` and `nextOfTail`. Group
/// lengths are dropped, sequences have undefined length, and meta information is made from the data set (B-21, B-25).
package struct DataSetEncoder: ~Copyable {
    private let file: PartTenFile
    private let metaInformation: MetaInformation
    /// Root elements to write instead of stored ones, ascending.
    private var replacements: ArraySlice<DataElement>
    private let dropped: Set<Tag>
    /// Native pixel data to write instead of encapsulated one inside of sequences, in the order of the data set.
    private var nestedPixels: ArraySlice<DataElement>

    private var stage = Stage.metaInformation
    /// Of the walk: 0 at the root.
    private var depth = 0
    /// A value that is too long for one piece.
    private var rest: RestOfValue?
    /// The first root element behind the head.
    private var firstOfTail: WalkStep?

    private enum Stage {
        case metaInformation, head, tail, done
    }

    private struct RestOfValue {
        var range: ByteRange
        let wordByteCount: Int
        let padding: UInt8?
    }

    /// Bytes of one piece, about.
    private static let pieceByteCount = 256 * 1024

    /// - Parameters:
    ///   - file: kept until the encoder goes.
    ///   - transferSyntax: to be named in the meta information: how the caller writes the pixels.
    ///   - replacements: root elements to write instead of those with the same tags; no sequences, no bulk values.
    ///   - dropped: root elements not to write, for example the extended offset table when its pixels change.
    ///   - nestedPixels: native pixel data for the encapsulated one inside of the sequences that are written, in the order
    ///     of the data set; where there is none left it stays as it is.
    package init(
        _ file: consuming PartTenFile, transferSyntax: TransferSyntax, replacing replacements: [DataElement] = [],
        dropping dropped: Set<Tag> = [], nestedPixels: [DataElement] = []
    ) throws(ParseError) {
        let identity = try file.identity()
        metaInformation = MetaInformation(
            sopClassUID: identity.sopClassUID, sopInstanceUID: identity.sopInstanceUID, transferSyntax: transferSyntax)
        self.replacements = DataSet(replacements).elements[...]
        self.dropped = dropped
        self.nestedPixels = nestedPixels[...]
        file.rewind()
        self.file = file
    }

    /// Preamble, meta information and everything in front of the pixel data.
    /// - Returns: `nil` when all of it has been given.
    package mutating func nextOfHead() throws(ParseError) -> [UInt8]? {
        var piece: [UInt8] = []
        if stage == .metaInformation {
            piece = metaInformation.bytes
            stage = .head
        }
        while stage == .head, piece.count < Self.pieceByteCount {
            if try appendRest(to: &piece) { continue }
            guard let step = try file.nextStep() else {
                piece += replacementsUpTo(nil, below: .firstPixelElement)
                stage = .tail
                break
            }
            if depth == 0, let tag = step.rootTag, tag >= .firstPixelElement {
                piece += replacementsUpTo(nil, below: .firstPixelElement)
                firstOfTail = step
                stage = .tail
                break
            }
            try append(step, to: &piece)
        }
        return piece.isEmpty ? nil : piece
    }

    /// Everything behind the pixel data. To be called when `nextOfHead` has returned `nil`.
    /// - Returns: `nil` when all of it has been given.
    package mutating func nextOfTail() throws(ParseError) -> [UInt8]? {
        precondition(stage == .tail || stage == .done, "the head is written first")
        var piece: [UInt8] = []
        while stage == .tail, piece.count < Self.pieceByteCount {
            if try appendRest(to: &piece) { continue }
            let step: WalkStep?
            if let first = firstOfTail { step = first } else { step = try file.nextStep() }
            firstOfTail = nil
            guard let step else {
                piece += replacementsUpTo(nil, below: nil)
                stage = .done
                break
            }
            try append(step, to: &piece)
        }
        return piece.isEmpty ? nil : piece
    }

    private mutating func append(_ step: WalkStep, to piece: inout [UInt8]) throws(ParseError) {
        if depth == 0, let tag = step.rootTag {
            piece += replacementsUpTo(tag, below: nil)
            let isReplaced = replacements.first?.tag == tag
            if isReplaced, let replacement = replacements.popFirst(), !dropped.contains(tag) {
                piece += ExplicitVREncoding.element(replacement)
            }
            if isReplaced || dropped.contains(tag) || PixelElement(tag) != nil || !tag.isInDataSet {
                return try skip(step)
            }
        }
        switch step {
        case .element(let value):
            if value.tag.isInDataSet { try append(value, to: &piece) }
        case .fragment(let value):
            piece += ExplicitVREncoding.fragmentHeader(byteCount: UInt32(clamping: value.paddedByteCount))
            try appendBytes(of: value, padding: 0, to: &piece)
        case .sequenceBegin(let tag):
            piece += ExplicitVREncoding.header(tag, .SQ, length: ExplicitVREncoding.undefinedLength)
            depth += 1
        case .fragmentsBegin(let tag):
            if depth > 0, let native = nestedPixels.popFirst() {
                piece += ExplicitVREncoding.element(native)
                return try skip(step)
            }
            piece += ExplicitVREncoding.header(tag, .OB, length: ExplicitVREncoding.undefinedLength)
            depth += 1
        case .sequenceEnd, .fragmentsEnd:
            piece += ExplicitVREncoding.sequenceEnd
            depth -= 1
        case .itemBegin:
            piece += ExplicitVREncoding.itemBegin
        case .itemEnd:
            piece += ExplicitVREncoding.itemEnd
        }
    }

    /// Leaves out a root element with all that it contains.
    private func skip(_ step: WalkStep) throws(ParseError) {
        var depth = step.opens ? 1 : 0
        while depth > 0, let inner = try file.nextStep() {
            if inner.opens { depth += 1 } else if inner.closes { depth -= 1 }
        }
    }

    private mutating func append(_ value: WalkedValue, to piece: inout [UInt8]) throws(ParseError) {
        piece += ExplicitVREncoding.header(value.tag, value.vr, length: UInt32(clamping: value.paddedByteCount))
        try appendBytes(of: value, padding: ExplicitVREncoding.padding(of: value.vr), to: &piece)
    }

    private mutating func appendBytes(
        of value: WalkedValue, padding: UInt8, to piece: inout [UInt8]
    ) throws(ParseError) {
        guard let range = value.range else { return }
        let isOdd = !range.count.isMultiple(of: 2)
        if let bytes = value.bytes {
            piece += bytes
            if isOdd { piece.append(padding) }
            return
        }
        rest = RestOfValue(
            range: range, wordByteCount: value.isBigEndian ? value.vr.wordByteCount ?? 1 : 1,
            padding: isOdd ? padding : nil)
    }

    /// - Returns: whether there was anything left of a long value.
    private mutating func appendRest(to piece: inout [UInt8]) throws(ParseError) -> Bool {
        guard let value = rest else { return false }
        rest = nil
        let count = min(value.range.count, Int64(Self.pieceByteCount))
        guard let next = ByteRange(offset: value.range.offset, count: count),
            let left = ByteRange(offset: next.end, count: value.range.count - count)
        else { throw .internalError }
        piece += try file.read(next, reversingWordsOf: value.wordByteCount)
        if left.count > 0 {
            rest = RestOfValue(range: left, wordByteCount: value.wordByteCount, padding: value.padding)
        } else if let padding = value.padding {
            piece.append(padding)
        }
        return true
    }

    /// Replacements that have no stored counterpart: those in front of a tag, all where there is none.
    private mutating func replacementsUpTo(_ tag: Tag?, below limit: Tag?) -> [UInt8] {
        var bytes: [UInt8] = []
        while let next = replacements.first, tag.map({ next.tag < $0 }) ?? true, limit.map({ next.tag < $0 }) ?? true {
            bytes += ExplicitVREncoding.element(next)
            replacements = replacements.dropFirst()
        }
        return bytes
    }
}

extension PartTenFile {
    /// SOP Class UID and SOP Instance UID of the data set; empty where they are absent.
    fileprivate func identity() throws(ParseError) -> (sopClassUID: String, sopInstanceUID: String) {
        rewind()
        var uids: [Tag: String] = [:]
        while let step = try nextStep(), case .element(let value) = step, value.tag <= .sopInstanceUID {
            let text = String(decoding: (value.bytes ?? []).prefix { $0 != 0 && $0 != 0x20 }, as: UTF8.self)
            uids[value.tag] = text
        }
        return (uids[.sopClassUID] ?? "", uids[.sopInstanceUID] ?? "")
    }
}

extension WalkStep {
    /// The tag of what begins here; `nil` for items, fragments and ends.
    fileprivate var rootTag: Tag? {
        switch self {
        case .element(let value): value.tag
        case .sequenceBegin(let tag), .fragmentsBegin(let tag): tag
        default: nil
        }
    }

    fileprivate var opens: Bool {
        switch self {
        case .sequenceBegin, .fragmentsBegin: true
        default: false
        }
    }

    fileprivate var closes: Bool {
        switch self {
        case .sequenceEnd, .fragmentsEnd: true
        default: false
        }
    }
}

extension WalkedValue {
    /// Even, as every value field has to be.
    fileprivate var paddedByteCount: Int64 { (availableByteCount + 1) / 2 * 2 }
}

extension Tag {
    /// Float Pixel Data, the lowest of the three.
    fileprivate static let firstPixelElement = Tag(0x7FE0, 0x0008)
}
