import Foundation
import HTTPTypes
import Testing

@Suite("Archives", .sampleGateway)
struct ArchiveTests {
    @Test("A study and a series are a ZIP archive for who names it: length, strong tag, name, 304 and HEAD")
    func head() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for path in [paths.study, paths.series] {
            let answer = try await request(path, accept: "application/zip")
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "application/zip")
            #expect(answer.header("Content-Length") == String(answer.body.count))
            #expect(answer.header("Content-Location")?.hasSuffix(path) == true)
            let uid = try #require(path.split(separator: "/").last)
            #expect(answer.header("Content-Disposition") == "attachment; filename=\"\(uid).zip\"")
            let tag = try #require(answer.header("ETag"))
            #expect(tag.wholeMatch(of: /"[0-9a-f]{32}"/) != nil)
            #expect(try await request(path, accept: "application/zip").body == answer.body)
            let known = try await request(path, accept: "application/zip", headers: ["If-None-Match": tag])
            #expect(known.status == 304)
            let head = try await request(path, accept: "application/zip", method: .head)
            #expect(head.header("Content-Length") == String(answer.body.count) && head.body.isEmpty)
        }
    }

    @Test("B-85 any range of an archive is exactly these bytes of it")
    func ranges() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let whole = try await request(paths.series, accept: "application/zip")
        let count = whole.body.count
        var random = SystemRandomNumberGenerator()
        var ranges = [(0, 0), (0, 199), (count - 1, count - 1), (count - 3000, count - 1), (count / 2, count - 23)]
        for _ in 0..<8 {
            let first = Int.random(in: 0..<count, using: &random)
            ranges.append((first, Int.random(in: first..<count, using: &random)))
        }
        for (first, last) in ranges {
            let part = try await request(
                paths.series, accept: "application/zip", headers: ["Range": "bytes=\(first)-\(last)"])
            #expect(part.status == 206)
            #expect(part.body == Array(whole.body[first...last]), "\(first)-\(last) of \(count)")
        }
    }

    @Test(
        "Nobody gets an archive unasked; a syntax for it, or one of an instance, is refused with a list that names it")
    func negotiation() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for accept in ["*/*", "application/*, multipart/related"] {
            let answer = try await request(paths.series, accept: accept)
            #expect(answer.header("Content-Type")?.hasPrefix("multipart/related") == true)
        }
        let preferred = try await request(
            paths.series, accept: "application/zip;q=0.5, multipart/related; type=\"application/dicom\"")
        #expect(preferred.header("Content-Type")?.hasPrefix("multipart/related") == true)
        let any = try await request(paths.series, accept: "application/zip; transfer-syntax=*")
        #expect(any.status == 200)
        let named = try await request(paths.series, accept: "application/zip; transfer-syntax=1.2.840.10008.1.2.1")
        #expect(named.status == 406)
        #expect(String(decoding: named.body, as: UTF8.self).contains("application/zip"))
        #expect(try await request(paths.instance, accept: "application/zip").status == 406)
        #expect(try await request("/dicom-web/studies/1.2.3", accept: "application/zip").status == 404)
    }
}
