import DICOMCore
import LightboxIndex

/// Results as one DICOM JSON array. Source: PS3.18 F.2.1 (D-01, D-02).
enum JSONResults {
    /// - Parameter results: the attributes of each, ascending by tag, complete.
    static func pieces(_ results: [[AttributeFragment]]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = [UInt8(ascii: "[")]
        for (number, attributes) in results.enumerated() {
            if number > 0 { piece.append(UInt8(ascii: ",")) }
            append(attributes, to: &piece)
            guard piece.count >= SearchService.pieceByteCount else { continue }
            pieces.append(piece)
            piece = []
        }
        return pieces + [piece + [UInt8(ascii: "]")]]
    }

    /// Eight upper-case digits, without a detour by way of a string: there are some in every result.
    private static func append(_ tag: Tag, to piece: inout [UInt8]) {
        for shift in stride(from: UInt32(28), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: tag.rawValue >> shift) & 15
            piece.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }

    private static func append(_ attributes: [AttributeFragment], to piece: inout [UInt8]) {
        piece.append(UInt8(ascii: "{"))
        for (number, attribute) in attributes.enumerated() {
            if number > 0 { piece.append(UInt8(ascii: ",")) }
            piece.append(UInt8(ascii: "\""))
            append(attribute.tag, to: &piece)
            piece += #"":"#.utf8
            piece += attribute.json
        }
        piece.append(UInt8(ascii: "}"))
    }
}
