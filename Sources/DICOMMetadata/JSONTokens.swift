/// Cuts JSON into tokens, whatever pieces it comes in: a token may begin in one and end in another.
///
/// It reads what `JSONWriter` wrote, not what a stranger sends: commas and colons are passed over, a `\u` escape is a
/// single UTF-16 unit. The text of a number is kept digit by digit, which no general decoder does.
struct JSONTokens {
    enum Token: Equatable {
        case objectBegin, objectEnd, arrayBegin, arrayEnd
        /// The text is in `text`, unescaped, UTF-8.
        case string
        /// A number or `null`; it is in `text` as written.
        case scalar
    }

    /// The text of the last string or scalar.
    private(set) var text: [UInt8] = []
    private var state = State.between

    private enum State {
        case between
        case string
        case escape
        case hexadecimal(digits: Int, value: UInt32)
        case scalar
        /// The token is complete; the next byte starts anew.
        case done
    }

    /// Reads on to the end of the next token. - Returns: `nil` where the input ends before that.
    mutating func next(_ input: inout ArraySlice<UInt8>) throws(NativeXMLError) -> Token? {
        if case .done = state { state = .between }
        while let byte = input.first {
            switch state {
            case .between, .done:
                input.removeFirst()
                if let token = begin(byte) { return token }
            case .string:
                if let token = takeText(&input) { return token }
            case .escape:
                input.removeFirst()
                try takeEscape(byte)
            case .hexadecimal(let digits, let value):
                input.removeFirst()
                try takeHexadecimal(byte, digits, value)
            case .scalar:
                guard Self.isOfScalar(byte) else {
                    state = .done
                    return .scalar
                }
                input.removeFirst()
                text.append(byte)
            }
        }
        return nil
    }

    private mutating func begin(_ byte: UInt8) -> Token? {
        switch byte {
        case UInt8(ascii: "{"): return .objectBegin
        case UInt8(ascii: "}"): return .objectEnd
        case UInt8(ascii: "["): return .arrayBegin
        case UInt8(ascii: "]"): return .arrayEnd
        case UInt8(ascii: "\""):
            text.removeAll(keepingCapacity: true)
            state = .string
        case let byte where Self.isOfScalar(byte):
            text.removeAll(keepingCapacity: true)
            text.append(byte)
            state = .scalar
        default: break
        }
        return nil
    }

    /// Takes text up to a quotation mark or an escape.
    private mutating func takeText(_ input: inout ArraySlice<UInt8>) -> Token? {
        let end =
            input.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") } ?? input.endIndex
        text.append(contentsOf: input[..<end])
        guard end < input.endIndex else {
            input = input[end...]
            return nil
        }
        let isEnd = input[end] == UInt8(ascii: "\"")
        input = input[(end + 1)...]
        state = isEnd ? .done : .escape
        return isEnd ? .string : nil
    }

    private mutating func takeEscape(_ byte: UInt8) throws(NativeXMLError) {
        state = .string
        switch byte {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "u"): state = .hexadecimal(digits: 0, value: 0)
        default: throw .malformed
        }
    }

    private mutating func takeHexadecimal(_ byte: UInt8, _ digits: Int, _ value: UInt32) throws(NativeXMLError) {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw .malformed }
        let value = value << 4 | UInt32(digit)
        guard digits == 3 else {
            state = .hexadecimal(digits: digits + 1, value: value)
            return
        }
        guard let scalar = Unicode.Scalar(value) else { throw .malformed }
        text.append(contentsOf: Character(scalar).utf8)
        state = .string
    }

    private static func isOfScalar(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
