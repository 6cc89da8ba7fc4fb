package import HTTPTypes

/// Takes a multipart message apart as it arrives. It holds no more than a header and a boundary's length of body, so a
/// message may be of any size. Source: RFC 2046 5.1.1.
package struct MultipartParser: Sendable {
    package enum Event: Equatable, Sendable {
        /// A part begins.
        case head(HTTPFields)
        /// A piece of its body, never empty.
        case body([UInt8])
        /// The part is complete.
        case endOfPart
        /// The last boundary was read; what follows has no meaning.
        case end
    }

    private enum State {
        case preamble, head, bodyStart, body, epilogue
    }

    private let delimiter: [UInt8]
    private let headLimit: Int
    private var state = State.preamble
    /// What is not yet handed out. A line end stands in front of the message: a boundary may come first.
    private var buffer: [UInt8] = Array("\r\n".utf8)
    private var preambleByteCount = 0

    /// - Parameters:
    ///   - boundary: 1 to 70 characters of RFC 2046's set, the last one no space.
    ///   - headLimit: the most bytes of one header, and of what stands before the first boundary.
    package init(boundary: String, headLimit: Int = 16 * 1024) throws(MultipartError) {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.last != UInt8(ascii: " "),
            boundary.utf8.allSatisfy(Self.isBoundaryByte)
        else { throw .badBoundary }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.headLimit = headLimit
    }

    /// Reads the next piece of the message.
    package mutating func read(_ piece: some Collection<UInt8>) throws(MultipartError) -> [Event] {
        guard state != .epilogue else { return [] }
        buffer.append(contentsOf: piece)
        var events: [Event] = []
        var position = 0
        reading: while state != .epilogue {
            let before = (position, state)
            switch state {
            case .preamble: try readPreamble(&position)
            case .head: try readHead(&position, &events)
            case .bodyStart: readBodyStart(&position)
            case .body: readBody(&position, &events)
            case .epilogue: break
            }
            if before == (position, state) { break reading }
        }
        if state == .epilogue {
            events.append(.end)
            buffer = []
        } else {
            buffer.removeSubrange(..<position)
        }
        return events
    }

    /// The message has ended. - Throws: where its last boundary did not come: it was cut off.
    package func finish() throws(MultipartError) {
        guard state == .epilogue else { throw .truncated }
    }

    private mutating func readPreamble(_ position: inout Int) throws(MultipartError) {
        let start = position
        switch boundaryLine(from: start) {
        case .found(_, let end, let isLast):
            position = end
            state = isLast ? .epilogue : .head
        case .undecided(let safe), .absent(let safe):
            preambleByteCount += safe - start
            guard preambleByteCount <= headLimit else { throw .headTooLarge(limit: headLimit) }
            position = safe
        }
    }

    private mutating func readHead(_ position: inout Int, _ events: inout [Event]) throws(MultipartError) {
        // The boundary line's own end counts: a part without a header has its empty line right behind it.
        guard let end = firstIndex(of: Self.emptyLine, from: position) else {
            guard buffer.count - position <= headLimit else { throw .headTooLarge(limit: headLimit) }
            return
        }
        guard end - position <= headLimit else { throw .headTooLarge(limit: headLimit) }
        events.append(.head(try Self.fields(buffer[position..<end])))
        position = end + 2
        state = .bodyStart
    }

    /// Steps over the line end of the empty line, unless a boundary needs it: a part may end with its header.
    private mutating func readBodyStart(_ position: inout Int) {
        let rest = buffer[position...]
        guard rest.count >= delimiter.count || !delimiter.starts(with: rest) else { return }
        switch boundaryLine(from: position) {
        case .undecided(let safe) where safe == position: return
        case .found(let start, _, _) where start == position: break
        default: position += 2
        }
        state = .body
    }

    private mutating func readBody(_ position: inout Int, _ events: inout [Event]) {
        let line = boundaryLine(from: position)
        let bodyEnd: Int
        switch line {
        case .found(let start, _, _): bodyEnd = start
        case .undecided(let safe), .absent(let safe): bodyEnd = safe
        }
        if bodyEnd > position { events.append(.body(Array(buffer[position..<bodyEnd]))) }
        position = bodyEnd
        guard case .found(_, let end, let isLast) = line else { return }
        events.append(.endOfPart)
        position = end
        state = isLast ? .epilogue : .head
    }

    private enum BoundaryLine {
        /// From the line end before the boundary to where the header's lines start, whose first is a line end.
        case found(start: Int, end: Int, isLast: Bool)
        /// Bytes up to here belong to no boundary; more has to come to know about the rest.
        case undecided(safe: Int)
        case absent(safe: Int)
    }

    /// Looks for the next line that is a boundary. Spaces may follow the boundary; anything else makes it content.
    private func boundaryLine(from start: Int) -> BoundaryLine {
        var from = start
        while let found = firstIndex(of: delimiter, from: from) {
            var index = found + delimiter.count
            guard index + 1 < buffer.count else { return .undecided(safe: found) }
            if buffer[index] == UInt8(ascii: "-"), buffer[index + 1] == UInt8(ascii: "-") {
                return .found(start: found, end: index + 2, isLast: true)
            }
            let paddingStart = index
            while index < buffer.count, buffer[index] == UInt8(ascii: " ") || buffer[index] == UInt8(ascii: "\t"),
                index - paddingStart <= 256
            { index += 1 }
            guard index + 1 < buffer.count else { return .undecided(safe: found) }
            if buffer[index] == UInt8(ascii: "\r"), buffer[index + 1] == UInt8(ascii: "\n") {
                return .found(start: found, end: index, isLast: false)
            }
            from = found + 1
        }
        return .absent(safe: max(from, start, buffer.count - delimiter.count + 1))
    }

    private func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + pattern.count <= buffer.count {
            guard let candidate = buffer[index...].firstIndex(of: pattern[0]), candidate + pattern.count <= buffer.count
            else { return nil }
            if buffer[candidate..<(candidate + pattern.count)].elementsEqual(pattern) { return candidate }
            index = candidate + 1
        }
        return nil
    }

    private static let emptyLine = Array("\r\n\r\n".utf8)

    /// Reads header lines; the bytes start with the end of the boundary's line.
    private static func fields(_ bytes: ArraySlice<UInt8>) throws(MultipartError) -> HTTPFields {
        var fields = HTTPFields()
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { throw .badHead }
            let value = String(parts[1].drop { $0 == " " || $0 == "\t" })
            guard HTTPField.isValidValue(value) else { throw .badHead }
            fields.append(HTTPField(name: name, value: value))
        }
        return fields
    }

    /// bchars. Source: RFC 2046 5.1.1.
    private static func isBoundaryByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: boundaryMarks.contains(byte)
        }
    }

    private static let boundaryMarks = Array("'()+_,-./:=? ".utf8)
}

/// Why a message can't be taken apart.
package enum MultipartError: Error, Equatable, Sendable {
    case badBoundary
    /// A line of a part's header is no header field.
    case badHead
    case headTooLarge(limit: Int)
    /// The last boundary is missing.
    case truncated
}
