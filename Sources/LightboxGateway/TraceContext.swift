/// The place of a request in a trace that goes through several programs. Source: W3C Trace Context, 3.2.
package struct TraceContext: Sendable, Hashable {
    /// 32 lower-case hexadecimal digits, not all 0.
    package let traceID: String
    /// 16 of them: the caller's span, or, in what is handed on, ours.
    package let parentID: String
    package let isSampled: Bool

    /// Reads a `traceparent`. - Returns: `nil` where it breaks the form; then a trace begins anew.
    package init?(_ field: String) {
        let parts = field.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].utf8.count == 2, parts[0] != "ff", isHexadecimal(parts[0]),
            parts[0] != "00" || parts.count == 4,
            parts[1].utf8.count == 32, isHexadecimal(parts[1]), parts[1].contains(where: { $0 != "0" }),
            parts[2].utf8.count == 16, isHexadecimal(parts[2]), parts[2].contains(where: { $0 != "0" }),
            parts[3].utf8.count == 2, isHexadecimal(parts[3]), let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        traceID = String(parts[1])
        parentID = String(parts[2])
        isSampled = flags & 1 == 1
    }

    /// A trace that begins here.
    package init(by generator: inout some RandomNumberGenerator) {
        traceID = hexadecimal(generator.next() | 1) + hexadecimal(generator.next())
        parentID = hexadecimal(generator.next() | 1)
        isSampled = false
    }

    private init(traceID: String, parentID: String, isSampled: Bool) {
        self.traceID = traceID
        self.parentID = parentID
        self.isSampled = isSampled
    }

    /// The same trace, one span further in.
    package func child(by generator: inout some RandomNumberGenerator) -> TraceContext {
        TraceContext(traceID: traceID, parentID: hexadecimal(generator.next() | 1), isSampled: isSampled)
    }

    /// As `traceparent` and `traceresponse` have it.
    package var fieldValue: String { "00-\(traceID)-\(parentID)-\(isSampled ? "01" : "00")" }
}

private func isHexadecimal(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
}

private func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
