/// Takes the bytes of a terminal apart, however they are cut. Source: ECMA-48 5.4, xterm's control sequences.
///
/// What it does not know it passes by: replies that come late, keys of other terminals.
package struct InputParser: Sendable {
    private var buffer: [UInt8] = []
    private var pasted: [UInt8]?

    /// Hostile or broken input may open a sequence and never close it.
    private static let sequenceLimit = 4096
    private static let pasteLimit = 1 << 16

    package init() {}

    /// Whether a lone escape has come, which is a key if nothing follows soon.
    package var isWaiting: Bool { !buffer.isEmpty }

    package mutating func read(_ bytes: [UInt8]) -> [Input] {
        buffer += bytes
        var inputs: [Input] = []
        while let (input, length) = next() {
            buffer.removeFirst(length)
            if let input { inputs.append(input) }
        }
        return inputs
    }

    /// Nothing followed: what was begun is a key of its own.
    package mutating func endWaiting() -> [Input] {
        defer { buffer = [] }
        return buffer.first == 0x1B ? [.key(.escape)] : []
    }

    /// - Returns: `nil` where more has to come; no input where bytes mean nothing.
    private mutating func next() -> (Input?, Int)? {
        guard let first = buffer.first else { return nil }
        if pasted != nil { return pastedByte(first) }
        switch first {
        case 0x1B: return escape()
        case 0x0D, 0x0A: return (.key(.enter), 1)
        case 0x09: return (.key(.tab), 1)
        case 0x7F, 0x08: return (.key(.backspace), 1)
        case 0x00...0x1F: return (.key(.control(Character(Unicode.Scalar(first + 0x60)))), 1)
        default: return character(first)
        }
    }

    private func character(_ first: UInt8) -> (Input?, Int)? {
        let length =
            switch first {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        guard buffer.count >= length else { return nil }
        guard let text = String(validating: buffer.prefix(length), as: UTF8.self), let character = text.first
        else { return (nil, 1) }
        return (.key(.character(character)), length)
    }

    private mutating func escape() -> (Input?, Int)? {
        guard buffer.count > 1 else { return nil }
        switch buffer[1] {
        case UInt8(ascii: "["): return controlSequence()
        case UInt8(ascii: "O"):
            guard buffer.count > 2 else { return nil }
            return (Self.key(final: buffer[2], parameters: []).map { .key($0) }, 3)
        // Strings (DCS, OSC, APC, PM) up to their ST or BEL.
        case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "^"): return string()
        // Two presses of the key, or the key and then something else.
        case 0x1B: return (.key(.escape), 1)
        default: return (nil, 2)
        }
    }

    private func string() -> (Input?, Int)? {
        for index in 2..<max(buffer.count, 2) {
            if buffer[index] == 0x07 { return (nil, index + 1) }
            if buffer[index] == 0x1B, index + 1 < buffer.count { return (nil, index + 2) }
        }
        return buffer.count > Self.sequenceLimit ? (nil, buffer.count) : nil
    }

    private mutating func controlSequence() -> (Input?, Int)? {
        guard let end = buffer[2...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            return buffer.count > Self.sequenceLimit ? (nil, buffer.count) : nil
        }
        let text = String(decoding: buffer[2..<end], as: UTF8.self)
        let length = end + 1
        let parameters = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        if text.hasPrefix("<"), buffer[end] == UInt8(ascii: "M") || buffer[end] == UInt8(ascii: "m") {
            let numbers = text.dropFirst().split(separator: ";").map { Int($0) ?? 0 }
            return (Self.mouse(numbers, isRelease: buffer[end] == UInt8(ascii: "m")).map { .mouse($0) }, length)
        }
        if buffer[end] == UInt8(ascii: "~"), parameters.first == 200 {
            pasted = []
            return (nil, length)
        }
        return (Self.key(final: buffer[end], parameters: parameters).map { .key($0) }, length)
    }

    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private mutating func pastedByte(_ first: UInt8) -> (Input?, Int)? {
        if first == 0x1B {
            guard buffer.count >= Self.pasteEnd.count || !Self.pasteEnd.starts(with: buffer) else { return nil }
            if buffer.starts(with: Self.pasteEnd) {
                let text = String(decoding: pasted ?? [], as: UTF8.self)
                pasted = nil
                return (.paste(text), Self.pasteEnd.count)
            }
        }
        if (pasted?.count ?? 0) < Self.pasteLimit { pasted?.append(first) }
        return (nil, 1)
    }

    private static func key(final: UInt8, parameters: [Int]) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P"): .help
        case UInt8(ascii: "~"):
            switch parameters.first ?? 0 {
            case 1, 7: .home
            case 4, 8: .end
            case 3: .delete
            case 5: .pageUp
            case 6: .pageDown
            case 11: .help
            default: nil
            }
        default: nil
        }
    }

    /// Source: xterm's "Extended coordinates", SGR (1006).
    private static func mouse(_ numbers: [Int], isRelease: Bool) -> Mouse? {
        guard numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1 else { return nil }
        let column = numbers[1] - 1
        let row = numbers[2] - 1
        let code = numbers[0]
        if code & 64 != 0 { return Mouse(code & 1 == 0 ? .wheelUp : .wheelDown, column: column, row: row) }
        let button: Mouse.Button
        switch code & 3 {
        case 0: button = .left
        case 1: button = .middle
        case 2: button = .right
        default: return nil
        }
        return Mouse(isRelease ? .release : code & 32 != 0 ? .drag : .press, button, column: column, row: row)
    }
}
