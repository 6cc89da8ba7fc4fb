import DICOMCore
import LightboxIndex

/// Results as one DICOM JSON array. Source: PS3.18 F.2.1 (D-01, D-02).
enum JSONResults {
    /// Cost: each byte is copied once. Answers of hundreds of results with a score of attributes each are usual.
    /// - Parameter checkTime: asked for every piece; what it throws ends the work.
    static func pieces(_ results: [SearchResult], _ completion: ResultCompletion, _ checkTime: () throws -> Void)
        rethrows -> [[UInt8]]
    {
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = [UInt8(ascii: "[")]
        for (number, result) in results.enumerated() {
            if piece.isEmpty { piece.reserveCapacity(SearchService.pieceByteCount + SearchService.pieceByteCount / 4) }
            if number > 0 { piece.append(UInt8(ascii: ",")) }
            append(result, completion, to: &piece)
            guard piece.count >= SearchService.pieceByteCount else { continue }
            try checkTime()
            pieces.append(piece)
            piece = []
        }
        return pieces + [piece + [UInt8(ascii: "]")]]
    }

    private static func append(_ result: SearchResult, _ completion: ResultCompletion, to piece: inout [UInt8]) {
        piece.append(UInt8(ascii: "{"))
        var isFirst = true
        completion.forEachAttribute(of: result) { attribute in
            if !isFirst { piece.append(UInt8(ascii: ",")) }
            isFirst = false
            append(attribute.tag, to: &piece)
            piece.append(contentsOf: attribute.json)
        }
        piece.append(UInt8(ascii: "}"))
    }

    /// The member name: eight upper-case digits in quotation marks, and a colon.
    private static func append(_ tag: Tag, to piece: inout [UInt8]) {
        piece.append(UInt8(ascii: "\""))
        for shift in stride(from: UInt32(28), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: tag.rawValue >> shift) & 15
            piece.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
        piece.append(UInt8(ascii: "\""))
        piece.append(UInt8(ascii: ":"))
    }
}
