package import DICOMCore

/// Leaves attributes of the root out of the DICOM JSON of a data set while it goes through.
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
    }

    private let keeps: (Attribute) -> Bool
    /// Objects and arrays around the next byte.
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var state = State.between
    private var isFirst = true

    private enum State {
        case between
        /// The start of a member, as far as it has come.
        case start([UInt8])
        case kept, dropped
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
        case .between:
            if byte == UInt8(ascii: "\""), depth == 1 {
                state = .start([byte])
            } else if depth == 0 || byte == UInt8(ascii: "{") {
                output.append(byte)
                isFirst = true
            }
        case .start(var bytes):
            bytes.append(byte)
            state = .start(bytes)
            if bytes.count == Self.startByteCount { decide(bytes, &output) }
        case .kept: output.append(byte)
        case .dropped: break
        }
        // The bracket that closes the attribute object ends the member; the comma behind it is written anew.
        if isSyntax, byte == UInt8(ascii: "}"), depth == 1 {
            switch state {
            case .kept, .dropped: state = .between
            case .between, .start: break
            }
        }
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
        guard keeps(Attribute(tag: tag, vr: vr, isEmpty: isEmpty)) else {
            state = .dropped
            return
        }
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        output += bytes
        state = .kept
    }
}
