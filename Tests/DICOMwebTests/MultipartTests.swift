import DICOMweb
import HTTPTypes
import Testing

private let crlf = "\r\n"

/// The parts of a message that arrives in pieces of this size.
private func parts(
    of message: [UInt8], boundary: String, pieceSize: Int, headLimit: Int = 16 * 1024
) throws(MultipartError) -> [(head: HTTPFields, body: [UInt8])] {
    var parser = try MultipartParser(boundary: boundary, headLimit: headLimit)
    var parts: [(head: HTTPFields, body: [UInt8])] = []
    var open: (head: HTTPFields, body: [UInt8])?
    for start in stride(from: 0, to: message.count, by: pieceSize) {
        for event in try parser.read(message[start..<min(start + pieceSize, message.count)]) {
            switch event {
            case .head(let head): open = (head, [])
            case .body(let bytes): open?.body += bytes
            case .endOfPart: if let part = open { parts.append(part) }
            case .end: open = nil
            }
        }
    }
    try parser.finish()
    return parts
}

struct MultipartTests {
    private let framing = MultipartFraming(seed: "seed")

    @Test("B-80 B-81 a message is written byte for byte as cornerstone and others read it")
    func bytes() throws {
        let boundary = framing.boundary
        let head = try #require(
            PartHead(
                contentType: "application/dicom; transfer-syntax=1.2", contentLocation: "http://h/studies/1",
                byteCount: 2))
        let message =
            framing.opening(of: head, isFirst: true) + Array("ab".utf8)
            + framing.opening(of: head, isFirst: false) + Array("cd".utf8) + framing.closing()
        let fields =
            "Content-Type: application/dicom; transfer-syntax=1.2\(crlf)Content-Location: http://h/studies/1\(crlf)Content-Length: 2\(crlf)\(crlf)"
        #expect(
            String(decoding: message, as: UTF8.self)
                == "--\(boundary)\(crlf)\(fields)ab\(crlf)--\(boundary)\(crlf)\(fields)cd\(crlf)--\(boundary)--\(crlf)")
        #expect(framing.byteCount(of: [head, head]) == Int64(message.count))
    }

    @Test("B-80 B-85 the boundary follows from the seed and needs no quotation marks")
    func boundary() {
        #expect(framing.boundary == MultipartFraming(seed: "seed").boundary)
        #expect(framing.boundary != MultipartFraming(seed: "seee").boundary)
        #expect(framing.boundary.utf8.count == 40)
        #expect(framing.boundary.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }

    @Test("X-02 a message without parts is its last boundary")
    func noParts() throws {
        #expect(String(decoding: framing.closing(isEmpty: true), as: UTF8.self) == "--\(framing.boundary)--\(crlf)")
        #expect(framing.byteCount(of: []) == Int64(framing.closing(isEmpty: true).count))
        #expect(try parts(of: framing.closing(isEmpty: true), boundary: framing.boundary, pieceSize: 1).isEmpty)
    }

    @Test("B-81 the length is known beforehand, or not at all")
    func lengths() throws {
        let unknown = try #require(PartHead(contentType: "a/b", contentLocation: nil, byteCount: nil))
        let huge = try #require(PartHead(contentType: "a/b", contentLocation: nil, byteCount: .max))
        #expect(framing.byteCount(of: [unknown]) == nil)
        #expect(framing.byteCount(of: [huge]) == nil)
    }

    @Test("A header line can't be ended from inside", arguments: ["a/b\r\nX: y", "a/b\n", "\u{0}", "\u{7F}"])
    func injection(text: String) {
        #expect(PartHead(contentType: text, contentLocation: nil, byteCount: 1) == nil)
        #expect(PartHead(contentType: "a/b", contentLocation: text, byteCount: 1) == nil)
    }

    @Test("B-80 what is written reads back, in pieces of any size", arguments: 1...40)
    func roundTrip(pieceSize: Int) throws {
        let boundary = framing.boundary
        // Bodies that look like boundaries, and empty ones.
        let bodies = [
            "", crlf, "--", "\(crlf)--", "\(crlf)--\(boundary.dropLast())", "--\(boundary)x", "\(crlf)--\(boundary)x",
            "\(crlf)--\(boundary) \r", "\r\r\r\n\n\(crlf)\(crlf)",
            String(repeating: "\r\n-", count: 50), "a",
            "\(crlf)--\(boundary)-",
        ].map { Array($0.utf8) }
        var message: [UInt8] = []
        var heads: [PartHead] = []
        for (index, body) in bodies.enumerated() {
            let head = try #require(
                PartHead(contentType: "a/b", contentLocation: "/\(index)", byteCount: Int64(body.count)))
            message += framing.opening(of: head, isFirst: index == 0) + body
            heads.append(head)
        }
        message += framing.closing()
        #expect(framing.byteCount(of: heads) == Int64(message.count))
        let read = try parts(of: message, boundary: boundary, pieceSize: pieceSize)
        #expect(read.map(\.body) == bodies)
        #expect(read.map { $0.head[.contentType] } == Array(repeating: "a/b", count: bodies.count))
        #expect(read.map { $0.head[.contentLocation] } == bodies.indices.map { "/\($0)" })
    }

    @Test(
        "Other writers: a preamble, an epilogue, padding, parts without a header, any case of names",
        arguments: [1, 2, 3, 100])
    func liberal(pieceSize: Int) throws {
        let message =
            "preamble\(crlf)--b  \(crlf)content-type:a/b\(crlf)\(crlf)1\(crlf)--b\t\(crlf)\(crlf)2\(crlf)--b--\(crlf)--b\(crlf)epilogue"
        let read = try parts(of: Array(message.utf8), boundary: "b", pieceSize: pieceSize)
        #expect(read.map(\.body) == [Array("1".utf8), Array("2".utf8)])
        #expect(read.first?.head[.contentType] == "a/b")
        #expect(read.last?.head.isEmpty == true)
    }

    @Test("RFC 2046: a part may end with its header", arguments: [1, 2, 3, 100])
    func noBody(pieceSize: Int) throws {
        let message = "--b\(crlf)A: 1\(crlf)\(crlf)--b\(crlf)\(crlf)--b\(crlf)\(crlf)\(crlf)--b--"
        let read = try parts(of: Array(message.utf8), boundary: "b", pieceSize: pieceSize)
        #expect(read.map(\.body) == [[], [], []])
        #expect(read.map(\.head.count) == [1, 0, 0])
    }

    @Test("Any byte changed in a good message: parts or a typed error", arguments: [0x00, 0x0D, 0x2D, 0xFF] as [UInt8])
    func damaged(byte: UInt8) throws {
        let head = try #require(PartHead(contentType: "a/b", contentLocation: "/x", byteCount: 3))
        let good =
            framing.opening(of: head, isFirst: true) + Array("abc".utf8)
            + framing.opening(of: head, isFirst: false) + Array("def".utf8) + framing.closing()
        for index in good.indices {
            var message = good
            message[index] = byte
            do {
                let read = try parts(of: message, boundary: framing.boundary, pieceSize: 5)
                #expect(read.count <= 2)
            } catch {
                #expect([.badHead, .truncated].contains(error))
            }
        }
    }

    @Test("G-05 a message that is cut anywhere is seen to be cut")
    func truncated() throws {
        let head = try #require(PartHead(contentType: "a/b", contentLocation: nil, byteCount: 3))
        let message = framing.opening(of: head, isFirst: true) + Array("abc".utf8) + framing.closing()
        for count in 0..<(message.count - 2) {
            #expect(throws: MultipartError.truncated) {
                try parts(of: Array(message.prefix(count)), boundary: framing.boundary, pieceSize: 7)
            }
        }
    }

    @Test(
        "A boundary that RFC 2046 does not allow is refused",
        arguments: ["", "a ", "a\r\nb", "ä", "a\"b", String(repeating: "a", count: 71)])
    func badBoundary(boundary: String) {
        #expect(throws: MultipartError.badBoundary) { try MultipartParser(boundary: boundary) }
    }

    @Test("A hostile message is bounded")
    func hostile() {
        let preamble = Array(String(repeating: "x", count: 5000).utf8)
        #expect(throws: MultipartError.headTooLarge(limit: 1000)) {
            try parts(of: preamble, boundary: "b", pieceSize: 100, headLimit: 1000)
        }
        let head = Array("--b\(crlf)X: \(String(repeating: "x", count: 5000))".utf8)
        #expect(throws: MultipartError.headTooLarge(limit: 1000)) {
            try parts(of: head, boundary: "b", pieceSize: 100, headLimit: 1000)
        }
        #expect(throws: MultipartError.badHead) {
            try parts(of: Array("--b\(crlf)no field\(crlf)\(crlf)".utf8), boundary: "b", pieceSize: 100)
        }
    }
}
