package import DICOMCore

/// Leaves attributes out of the DICOM JSON of a data set while it goes through, in the items of its sequences too.
///
/// It reads what `DICOMJSON.document` wrote: every member starts with its tag and its VR, at fixed places.
package struct JSONAttributeFilter {
    /// What is known of an attribute when it has to be decided.
    package struct Attribute {
        package let tag: Tag
        /// Two letters.
        package let vr: VR?
        /// The attribute has no value.
        package let isEmpty: Bool
        /// The attribute is in an item of a sequence.
        package let isInItem: Bool
    }

    /// The root, or an item.
    private struct OpenDataSet {
        /// Objects and arrays around its members.
        let depth: Int
        /// None of its members has been kept yet.
        var isFirst = true
    }

    private let keeps: (Attribute) -> Bool
    /// Objects and arrays around the next byte.
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var dataSets: [OpenDataSet] = []
    private var state = State.between

    private enum State {
        /// In front of, between or behind members of a data set.
        case between
        /// The start of a member, as far as it has come.
        case start([UInt8])
        case kept, dropped
        /// In a kept sequence, outside of its items.
        case sequence
    }

    /// `"00000000":{"vr":"??"` and the byte behind it, which tells whether anything follows.
    private static let startByteCount = 22

    package init(keeping keeps: @escaping (Attribute) -> Bool) {
        self.keeps = keeps
    }

    /// - Parameter json: the next bytes, cut anywhere.
    /// - Returns: what of them stays.
    package mutating func filtered(_ json: some Sequence<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        for byte in json { take(byte, &output) }
        return output
    }

    private mutating func take(_ byte: UInt8, _ output: inout [UInt8]) {
        let isSyntax = !isInString
        follow(byte)
        switch state {
        case .between: takeBetween(byte, &output)
        case .start(var bytes):
            bytes.append(byte)
            state = .start(bytes)
            if bytes.count == Self.startByteCount { decide(bytes, &output) }
        case .kept: output.append(byte)
        case .dropped: break
        case .sequence:
            output.append(byte)
            if isSyntax, byte == UInt8(ascii: "{") { open() }
        }
        // The bracket that closes the attribute object ends the member; the comma behind it is written anew.
        if isSyntax, byte == UInt8(ascii: "}"), depth == dataSets.last?.depth {
            switch state {
            case .kept, .dropped, .sequence: state = .between
            case .between, .start: break
            }
        }
    }

    private mutating func takeBetween(_ byte: UInt8, _ output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): state = .start([byte])
        case UInt8(ascii: "{"):
            output.append(byte)
            open()
        case UInt8(ascii: "}"):
            output.append(byte)
            _ = dataSets.popLast()
            if !dataSets.isEmpty { state = .sequence }
        default: break
        }
    }

    private mutating func open() {
        dataSets.append(OpenDataSet(depth: depth))
        state = .between
    }

    /// Keeps count of brackets outside of strings.
    private mutating func follow(_ byte: UInt8) {
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
    }

    private mutating func decide(_ bytes: [UInt8], _ output: inout [UInt8]) {
        let tag = Tag(hexadecimal: String(decoding: bytes[1..<9], as: UTF8.self)) ?? Tag(rawValue: 0)
        let vr = VR(rawValue: String(decoding: bytes[18..<20], as: UTF8.self))
        let isEmpty = bytes[Self.startByteCount - 1] == UInt8(ascii: "}")
        guard keeps(Attribute(tag: tag, vr: vr, isEmpty: isEmpty, isInItem: dataSets.count > 1)) else {
            state = .dropped
            return
        }
        if var members = dataSets.popLast() {
            if !members.isFirst { output.append(UInt8(ascii: ",")) }
            members.isFirst = false
            dataSets.append(members)
        }
        output += bytes
        state = vr == .SQ ? .sequence : .kept
    }
}
