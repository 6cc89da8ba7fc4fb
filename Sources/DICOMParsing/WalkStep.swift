import CDCMTK
import DICOMCore

/// How an object is written, apart from its values.
struct ObjectDescription: Equatable {
    /// Transfer Syntax UID (0002,0010), padding removed; empty where there is none.
    let declaredTransferSyntax: String
    let isImplicitVR: Bool
    let isBigEndian: Bool
    let isDeflated: Bool
    let defects: StructureDefects

    init(_ description: cdcmtk_description) {
        let characters = unsafe withUnsafeBytes(of: description.declared_transfer_syntax) { unsafe Array($0) }
        let text = String(decoding: characters.prefix { $0 != 0 }, as: UTF8.self)
        declaredTransferSyntax = String(text.reversed().drop { $0 == " " }.reversed())
        isImplicitVR = description.is_implicit_vr
        isBigEndian = description.is_big_endian
        isDeflated = description.is_deflated
        defects = StructureDefects(rawValue: description.defects)
    }
}

/// One step of the walk through a data set.
enum WalkStep {
    case element(WalkedValue)
    case sequenceBegin(Tag)
    case sequenceEnd
    case itemBegin
    case itemEnd
    /// Encapsulated pixel data; the first fragment is the basic offset table. Source: PS3.5 A.4.
    case fragmentsBegin(Tag)
    case fragment(WalkedValue)
    case fragmentsEnd

    /// - Returns: `nil` for the end of the walk.
    init?(_ event: cdcmtk_event) throws(ParseError) {
        let tag = unsafe Tag(rawValue: event.tag)
        switch unsafe event.kind {
        case .end: return nil
        case .element: self = try unsafe .element(WalkedValue(event))
        case .sequenceBegin: self = .sequenceBegin(tag)
        case .sequenceEnd: self = .sequenceEnd
        case .itemBegin: self = .itemBegin
        case .itemEnd: self = .itemEnd
        case .fragmentsBegin: self = .fragmentsBegin(tag)
        case .fragment: self = try unsafe .fragment(WalkedValue(event))
        case .fragmentsEnd: self = .fragmentsEnd
        default: throw .internalError
        }
    }
}

/// A value as the walk finds it.
struct WalkedValue {
    let tag: Tag
    let vr: VR
    /// As the element says it.
    let byteCount: Int64
    /// Where the bytes that are there lie, in the coordinates of the walk; `nil` for an empty value.
    let range: ByteRange?
    let isBigEndian: Bool
    /// The value in little-endian order; `nil` where it is too long to come along.
    let bytes: [UInt8]?

    init(_ event: cdcmtk_event) throws(ParseError) {
        tag = unsafe Tag(rawValue: event.tag)
        vr = unsafe VR(letters: event.vr) ?? .UN
        byteCount = unsafe event.length
        range = unsafe event.offset < 0 ? nil : ByteRange(offset: event.offset, count: event.available)
        isBigEndian = unsafe event.is_big_endian
        if let start = unsafe event.bytes {
            bytes = unsafe Array(UnsafeBufferPointer(start: start, count: Int(event.available)))
        } else {
            bytes = nil
        }
    }

    /// Bytes that are there.
    var availableByteCount: Int64 { range?.count ?? 0 }
}

extension VR {
    fileprivate init?(letters: (CChar, CChar, CChar)) {
        let key = UInt16(UInt8(bitPattern: letters.0)) << 8 | UInt16(UInt8(bitPattern: letters.1))
        guard let vr = Self.byLetters[key] else { return nil }
        self = vr
    }

    private static let byLetters: [UInt16: VR] = Dictionary(
        uniqueKeysWithValues: VR.allCases.map { vr in
            (vr.rawValue.utf8.reduce(UInt16(0)) { $0 << 8 | UInt16($1) }, vr)
        })
}
