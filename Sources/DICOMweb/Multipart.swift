/// The framing of a multipart/related message: what stands around its parts. Source: PS3.18 8.6.1.2, RFC 2046 5.1.1.
///
/// All of it is known before a part is read, so that the length of the whole can be announced (B-81, B-85).
package struct MultipartFraming: Hashable, Sendable {
    /// At most 70 characters, no quotation marks needed (B-80).
    package let boundary: String

    /// A boundary that depends on nothing but the seed: the same representation has the same bytes (B-85).
    /// - Parameter seed: names the representation, for example its ETag. With the digest of the content in it, the content
    ///   can't have been made to hold the boundary.
    package init(seed: String) {
        // FNV-1a of 128 bits.
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        for byte in seed.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
        let digits = Array("0123456789abcdef".utf8)
        let name = (0..<32).map { digits[Int(truncatingIfNeeded: hash >> UInt128(124 - 4 * $0)) & 15] }
        boundary = "lightbox" + String(decoding: name, as: UTF8.self)
    }

    /// A framing of the same length as every other one, for who only counts.
    package static let anyone = MultipartFraming(seed: "")

    /// What stands in front of the body of a part. - Parameter isFirst: the line end of the part before is left out.
    package func opening(of part: PartHead, isFirst: Bool) -> [UInt8] {
        Array(openingText(of: part, isFirst: isFirst).utf8)
    }

    func openingByteCount(of part: PartHead, isFirst: Bool) -> Int {
        openingText(of: part, isFirst: isFirst).utf8.count
    }

    private func openingText(of part: PartHead, isFirst: Bool) -> String {
        // cornerstone looks for these names in exactly this spelling.
        var text = "\(isFirst ? "" : "\r\n")--\(boundary)\r\nContent-Type: \(part.contentType)\r\n"
        if let location = part.contentLocation { text += "Content-Location: \(location)\r\n" }
        if let byteCount = part.byteCount { text += "Content-Length: \(byteCount)\r\n" }
        return text + "\r\n"
    }

    /// What stands behind the body of the last part. - Parameter isEmpty: there was no part at all (X-02).
    package func closing(isEmpty: Bool = false) -> [UInt8] {
        Array("\(isEmpty ? "" : "\r\n")--\(boundary)--\r\n".utf8)
    }

    /// The length of the whole message. - Returns: `nil` where the length of a part is unknown, or the sum overflows.
    package func byteCount(of parts: some Sequence<PartHead>) -> Int64? {
        var length = MultipartLength(self)
        for part in parts { length.add(part) }
        return length.total
    }
}

/// Adds up the length of a message part by part.
package struct MultipartLength: Sendable {
    private let framing: MultipartFraming
    private var sum: Int64? = 0
    private var isEmpty = true

    package init(_ framing: MultipartFraming) {
        self.framing = framing
    }

    package mutating func add(_ part: PartHead) {
        add(Int64(framing.openingByteCount(of: part, isFirst: isEmpty)))
        add(part.byteCount)
        isEmpty = false
    }

    /// With the closing boundary; `nil` where the length of a part is unknown, or the sum overflows.
    package var total: Int64? {
        var whole = self
        whole.add(Int64(framing.closing(isEmpty: isEmpty).count))
        return whole.sum
    }

    private mutating func add(_ byteCount: Int64?) {
        guard let byteCount, byteCount >= 0, let current = sum else {
            sum = nil
            return
        }
        let (next, overflow) = current.addingReportingOverflow(byteCount)
        sum = overflow ? nil : next
    }
}

/// The header of one part (B-81).
package struct PartHead: Hashable, Sendable {
    package let contentType: String
    /// The resource that the part represents; a rendered part names its source.
    package let contentLocation: String?
    /// The length of the body, `nil` where it is not known beforehand.
    package let byteCount: Int64?

    /// - Returns: `nil` where a text has a character that would end the header line.
    package init?(contentType: String, contentLocation: String?, byteCount: Int64?) {
        guard Self.fitsOnLine(contentType), contentLocation.map(Self.fitsOnLine) ?? true, (byteCount ?? 0) >= 0
        else { return nil }
        self.contentType = contentType
        self.contentLocation = contentLocation
        self.byteCount = byteCount
    }

    private static func fitsOnLine(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
