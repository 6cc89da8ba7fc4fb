import Foundation
import HTTPTypes
import Testing

@Suite("Conditional and partial answers", .sampleGateway)
struct ConditionalTests {
    /// Resources of every kind; what of them is stored as it is sent has a length.
    private func resources() async throws -> [(path: String, accept: String, hasLength: Bool)] {
        let slices = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let cine = try await SamplePaths(patient: "LB-0003", modality: "US")
        let letter = try await SamplePaths(patient: "LB-0003", modality: "DOC")
        let stored = "multipart/related; type=\"application/dicom\"; transfer-syntax=*"
        return [
            (slices.study, stored, true), (slices.series, stored, true), (slices.instance, stored, true),
            (slices.instance, "application/dicom; transfer-syntax=*", true),
            ("\(slices.series)/metadata", "*/*", true),
            ("\(slices.instance)/metadata", "multipart/related; type=\"application/dicom+xml\"", false),
            (
                "\(cine.instance)/frames/3,1,2",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*", true
            ),
            ("\(letter.instance)/bulkdata/00420011", "application/octet-stream", true),
            ("\(slices.instance)/rendered", "image/png", false), ("\(slices.study)/thumbnail", "image/jpeg", false),
        ]
    }

    @Test("G-06, B-85 the same request has the same bytes and strong tag; with the tag it is 304 without a body")
    func notModified() async throws {
        for (path, accept, _) in try await resources() {
            let first = try await request(path, accept: accept)
            let second = try await request(path, accept: accept)
            #expect(first.status == 200, "\(path)")
            #expect(first.body == second.body, "\(path)")
            let tag = try #require(first.header("ETag"), "\(path)")
            #expect(tag.wholeMatch(of: /"[0-9a-f]{32}"/) != nil)
            #expect(second.header("ETag") == tag)
            let known = try await request(path, accept: accept, headers: ["If-None-Match": "\"x\", \(tag)"])
            #expect(known.status == 304, "\(path)")
            #expect(known.body.isEmpty)
            #expect(known.header("ETag") == tag)
        }
    }

    @Test("G-06 representations of one resource have different tags")
    func differentTags() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        var tags: [String: String] = [:]
        let requests: [(String, String, [String: String])] = [
            ("\(paths.instance)", "*/*", [:]), ("\(paths.instance)", "application/dicom; transfer-syntax=*", [:]),
            ("\(paths.instance)/metadata", "*/*", [:]),
            ("\(paths.instance)/metadata", "*/*", ["Accept-Encoding": "gzip"]),
            ("\(paths.instance)/rendered", "*/*", [:]), ("\(paths.instance)/rendered?quality=50", "*/*", [:]),
            ("\(paths.instance)/rendered?window=40,400,linear", "*/*", [:]),
        ]
        for (path, accept, headers) in requests {
            let answer = try await request(path, accept: accept, headers: headers)
            let tag = try #require(answer.header("ETag"))
            #expect(tags[tag] == nil, "\(path) \(accept) has the tag of \(tags[tag] ?? "")")
            tags[tag] = "\(path) \(accept)"
        }
    }

    @Test("B-85, G-07, X-08 any range of an answer of known length, a whole study too, is exactly these bytes of it")
    func ranges() async throws {
        for (path, accept, hasLength) in try await resources() {
            let whole = try await request(path, accept: accept)
            #expect(whole.status == 200, "\(path)")
            #expect((whole.header("Accept-Ranges") == "bytes") == hasLength, "\(path)")
            guard hasLength else { continue }
            let count = whole.body.count
            #expect(whole.header("Content-Length") == String(count), "\(path)")
            for (first, last) in [
                (0, 0), (1, 200), (count / 2, count / 2 + 5000), (count - 30, count + 10), (150, count - 2),
            ] {
                let part = try await request(path, accept: accept, headers: ["Range": "bytes=\(first)-\(last)"])
                let end = min(last, count - 1)
                #expect(part.status == 206, "\(path)")
                #expect(part.header("Content-Range") == "bytes \(first)-\(end)/\(count)")
                #expect(part.body == Array(whole.body[first...end]), "\(path) \(first)-\(last)")
                #expect(part.header("Content-Type") == whole.header("Content-Type"))
            }
        }
    }

    @Test("If-Range goes on where the client was, or starts anew when the bytes are others")
    func ifRange() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let whole = try await request(
            paths.study, accept: "multipart/related; type=\"application/dicom\"; transfer-syntax=*")
        let tag = try #require(whole.header("ETag"))
        let accept = "multipart/related; type=\"application/dicom\"; transfer-syntax=*"
        let rest = try await request(paths.study, accept: accept, headers: ["Range": "bytes=1000-", "If-Range": tag])
        #expect(rest.status == 206)
        #expect(Array(whole.body[1000...]) == rest.body)
        let anew = try await request(
            paths.study, accept: accept, headers: ["Range": "bytes=1000-", "If-Range": "\"old\""])
        #expect(anew.status == 200)
        #expect(anew.body == whole.body)
    }

    @Test("A-25 416 says how long the answer is; a malformed range is 400")
    func refusedRanges() async throws {
        let paths = try await SamplePaths(patient: "LB-0003", modality: "DOC")
        let path = "\(paths.instance)/bulkdata/00420011"
        let count = try await request(path, accept: "application/octet-stream").body.count
        let behind = try await request(path, accept: "application/octet-stream", headers: ["Range": "bytes=\(count)-"])
        #expect(behind.status == 416)
        #expect(behind.header("Content-Range") == "bytes */\(count)")
        for range in ["bytes=5-2", "bytes=x-", "bytes=0-9,5-20"] {
            #expect(
                try await request(path, accept: "application/octet-stream", headers: ["Range": range]).status == 400)
        }
    }

    @Test("G-09 HEAD has GET's head and no body, with the length of a whole study")
    func head() async throws {
        for (path, accept, hasLength) in try await resources() {
            let get = try await request(path, accept: accept)
            let head = try await request(path, accept: accept, method: .head)
            #expect(head.status == get.status)
            #expect(head.body.isEmpty)
            #expect(head.header("ETag") == get.header("ETag"))
            #expect(head.header("Content-Type") == get.header("Content-Type"))
            if hasLength { #expect(head.header("Content-Length") == String(get.body.count), "\(path)") }
        }
    }

    @Test("G-08 stored compressed pieces become one gzip answer that holds the same bytes")
    func gzip() async throws {
        for modality in ["CT", "SR"] {
            let paths = try await SamplePaths(patient: "LB-0001", modality: modality)
            for path in ["\(paths.study)/metadata", "\(paths.instance)/metadata"] {
                let plain = try await request(path)
                let packed = try await request(path, headers: ["Accept-Encoding": "gzip"])
                #expect(packed.header("Content-Encoding") == "gzip")
                #expect(packed.header("Content-Length") == String(packed.body.count))
                #expect(packed.body.count < plain.body.count)
                #expect(try gunzip(packed.body) == plain.body)
            }
        }
    }
}
