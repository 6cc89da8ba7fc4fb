import Foundation
import Testing

/// A frame as cornerstone's loader asks for it and reads it, with its quirks.
@Suite("cornerstone", .sampleGateway)
struct CornerstoneTests {
    private static let accept = "multipart/related; type=application/octet-stream; transfer-syntax=*"

    /// What the loader makes of an answer: it looks for the first empty line, and above it for a line that starts with two
    /// hyphens and for one that starts with `Content-Type:`, letter by letter. Its first part is all that it reads.
    private func read(_ answer: Answer) throws -> (contentType: String, pixels: [UInt8]) {
        let type = try #require(answer.header("Content-Type"))
        guard type.contains("multipart") else { return (type, answer.body) }
        let body = Data(answer.body)
        let blank = try #require(body.range(of: Data("\r\n\r\n".utf8)))
        let lines = String(decoding: body[..<blank.lowerBound], as: Unicode.ASCII.self).components(separatedBy: "\r\n")
        let boundary = try #require(lines.first { $0.hasPrefix("--") })
        let partType = try #require(lines.first { $0.hasPrefix("Content-Type:") })
        let end = try #require(body.range(of: Data(boundary.utf8), in: blank.upperBound..<body.endIndex))
        // Two bytes in front of the boundary are its line break.
        return (
            partType.dropFirst("Content-Type:".count).trimmingCharacters(in: .whitespaces),
            Array(body[blank.upperBound..<(end.lowerBound - 2)])
        )
    }

    /// Without the parameter the loader takes the frame for Implicit VR Little Endian.
    private func syntax(_ contentType: String) -> String {
        contentType.firstMatch(of: /transfer-syntax=([0-9.]+)/).map { String($0.1) } ?? "1.2.840.10008.1.2"
    }

    static let frames: [(patient: String, modality: String, syntax: String)] = [
        ("LB-0006", "CR", "1.2.840.10008.1.2.1"), ("LB-0004", "XA", "1.2.840.10008.1.2.4.80"),
        ("LB-0003", "US", "1.2.840.10008.1.2.4.50"), ("LB-0007", "CT", "1.2.840.10008.1.2.4.90"),
        ("LB-0005", "NM", "1.2.840.10008.1.2.5"),
    ]

    @Test("cornerstone's Accept and its parser get the stored frame in its own syntax", arguments: frames)
    func frame(row: (patient: String, modality: String, syntax: String)) async throws {
        let paths = try await SamplePaths(patient: row.patient, modality: row.modality)
        let (type, pixels) = try read(try await request("\(paths.instance)/frames/1", accept: Self.accept))
        #expect(syntax(type) == row.syntax)
        let stored = try await request(
            "\(paths.instance)/frames/1", accept: "application/octet-stream; transfer-syntax=*")
        #expect(pixels == stored.body && !pixels.isEmpty)
    }

    @Test(
        "cornerstone's progressive loading gets the beginning of HTJ2K in RPCL, and the rest by a range of the same bytes"
    )
    func progressive() async throws {
        let paths = try await SamplePaths(patient: "LB-0007", modality: "CT")
        let accept = "multipart/related; type=\"image/jphc\"; transfer-syntax=1.2.840.10008.1.2.4.202"
        let first = try await request("\(paths.instance)/frames/1", accept: accept)
        let (type, stream) = try read(first)
        #expect(syntax(type) == "1.2.840.10008.1.2.4.202")
        #expect(stream.starts(with: [0xFF, 0x4F]))
        #expect(try await request("\(paths.instance)/frames/1", accept: accept).body == first.body, "stable bytes")
        // Ranges are for what is stored: of what has to be encoded the length is not known beforehand.
        let cine = try await SamplePaths(patient: "LB-0004", modality: "XA")
        let whole = try await request("\(cine.instance)/frames/3", accept: Self.accept)
        let part = try await request(
            "\(cine.instance)/frames/3", accept: Self.accept, headers: ["Range": "bytes=0-999"])
        #expect(part.status == 206 && part.body == Array(whole.body.prefix(1000)))
    }
}
