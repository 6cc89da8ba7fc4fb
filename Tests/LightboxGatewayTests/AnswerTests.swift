import Foundation
import HTTPTypes
import Testing

@Suite("Answers", .sampleGateway)
struct AnswerTests {
    @Test("A-13 to A-18 all six searches answer arrays of results with their own URL")
    func searches() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for path in [
            "/dicom-web/studies", "/dicom-web/series", "/dicom-web/instances", "\(paths.study)/series",
            "\(paths.study)/instances", "\(paths.series)/instances",
        ] {
            let answer = try await request(path)
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "application/dicom+json")
            let results = try answer.dataSets()
            #expect(!results.isEmpty)
            for result in results {
                let url = try #require(value(result, "00081190") as? String)
                #expect(url.hasPrefix("http://"))
            }
        }
    }

    @Test("I-40, I-41, A-29 no match is 200 with an empty array")
    func noMatch() async throws {
        for path in ["/studies?PatientID=nobody", "/studies/1.2.3/series", "/studies?limit=0", "/studies?offset=99"] {
            let answer = try await request("/dicom-web\(path)")
            #expect(answer.status == 200)
            #expect(answer.body == Array("[]".utf8))
        }
    }

    @Test("I-42 E-11 a limited answer says how many are left, in the words of the standard, and the total")
    func warning() async throws {
        let total = try await request("/dicom-web/studies").dataSets().count
        let answer = try await request("/dicom-web/studies?limit=1", headers: ["Host": "images.example.org"])
        #expect(try answer.dataSets().count == 1)
        let warning = try #require(answer.header("Warning"))
        #expect(warning.hasPrefix("299 http://"))
        #expect(warning.hasSuffix("/dicom-web: There are \(total - 1) additional results that can be requested"))
        #expect(answer.header("X-Total-Count") == String(total))
    }

    @Test("I-02, I-03, B-82 metadata is JSON with its location; no Accept header counts as */*")
    func metadata() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for (accept, type) in [
            ("*/*", "application/dicom+json"), (nil, "application/dicom+json"),
            ("application/json", "application/json"),
        ] {
            let answer = try await request("\(paths.instance)/metadata", accept: accept)
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == type)
            #expect(answer.header("Content-Location")?.hasSuffix("\(paths.instance)/metadata") == true)
            #expect(try answer.dataSets().count == 1)
        }
    }

    @Test("A-21 the metadata of a study is that of all its instances, each once")
    func studyMetadata() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let instances = try await request("\(paths.study)/instances").dataSets()
        let documents = try await request("\(paths.study)/metadata").dataSets()
        let uids = { (sets: [[String: Any]]) in sets.compactMap { value($0, "00080018") as? String }.sorted() }
        #expect(documents.count == instances.count)
        #expect(uids(documents) == uids(instances))
        let own = try await request("\(paths.instance)/metadata").json() as? [NSDictionary]
        let uid = paths.instance.split(separator: "/").last.map(String.init)
        let same = documents.first { value($0, "00080018") as? String == uid }
        #expect(own?.first == same.map { $0 as NSDictionary })
    }

    @Test("A-08, D-12 every BulkDataURI of the metadata can be fetched")
    func bulkData() async throws {
        for (patient, modality) in [("LB-0003", "DOC"), ("LB-0001", "CT"), ("LB-0003", "US"), ("LB-0005", "NM")] {
            let paths = try await SamplePaths(patient: patient, modality: modality)
            let document = try #require(try await request("\(paths.instance)/metadata").dataSets().first)
            let urls = document.values.compactMap { ($0 as? [String: Any])?["BulkDataURI"] as? String }
            #expect(!urls.isEmpty, "\(patient)")
            for url in urls {
                let path = try #require(URL(string: url)?.path())
                #expect(path.hasPrefix(paths.instance))
                let answer = try await request(path)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.body.isEmpty)
            }
        }
    }

    @Test("The letter comes back as the PDF that it is")
    func letter() async throws {
        let paths = try await SamplePaths(patient: "LB-0003", modality: "DOC")
        let answer = try await request("\(paths.instance)/bulkdata/00420011", accept: "application/octet-stream")
        #expect(answer.status == 200)
        #expect(answer.body.starts(with: Array("%PDF-1.".utf8)))
    }

    @Test("B-80, B-81, B-84 an instance is one part with its type, syntax, location and length")
    func multipart() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let answer = try await request(paths.instance)
        let type = try #require(answer.header("Content-Type"))
        let match = try #require(type.wholeMatch(of: /multipart\/related; type="application\/dicom"; boundary=(\S+)/))
        let text = String(decoding: answer.body, as: Unicode.ASCII.self)
        #expect(text.hasPrefix("--\(match.1)\r\nContent-Type: application/dicom; transfer-syntax="))
        #expect(text.contains("\r\nContent-Location: http://"))
        let length = try #require(text.firstMatch(of: /\r\nContent-Length: (\d+)\r\n/)).1
        #expect(try parts(answer).map(\.body.count) == [Int(length)])
        #expect(text.hasSuffix("\r\n--\(match.1)--\r\n"))
    }

    @Test("C-06, I-31, I-32 pictures have the size that the viewport asks for, in JPEG and PNG")
    func rendered() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CR")
        let whole = try await request("\(paths.instance)/rendered", accept: "image/png")
        #expect(whole.status == 200)
        let size = try pngSize(whole.body)
        let fitted = try pngSize(await request("\(paths.instance)/rendered?viewport=64,64", accept: "image/png").body)
        #expect(max(fitted.width, fitted.height) == 64)
        #expect(
            abs(Double(fitted.width) / Double(fitted.height) - Double(size.width) / Double(size.height)) < 0.05)
        let jpeg = try await request("\(paths.instance)/rendered")
        #expect(jpeg.header("Content-Type") == "image/jpeg")
        #expect(jpeg.body.starts(with: [0xFF, 0xD8, 0xFF]))
        let mirrored = try await request(
            "\(paths.instance)/rendered?viewport=\(size.width),\(size.height),0,0,-\(size.width),\(size.height)",
            accept: "image/png")
        #expect(try pngSize(mirrored.body) == size)
        #expect(mirrored.body != whole.body)
    }

    @Test("C-28 a thumbnail is one small JPEG at every level")
    func thumbnails() async throws {
        let paths = try await SamplePaths(patient: "LB-0003", modality: "US")
        for path in [paths.study, paths.series, paths.instance, "\(paths.instance)/frames/3"] {
            let answer = try await request("\(path)/thumbnail")
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "image/jpeg")
            #expect(answer.body.starts(with: [0xFF, 0xD8, 0xFF]))
            #expect(answer.body.count < 10_000)
        }
    }

    @Test("G-09 HEAD has GET's head and no body")
    func head() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for path in ["/dicom-web/studies", "\(paths.series)/metadata", "\(paths.instance)/rendered", paths.series] {
            let get = try await request(path)
            let head = try await request(path, method: .head)
            #expect(head.status == get.status)
            #expect(head.body.isEmpty)
            #expect(head.header("Content-Length") == String(get.body.count), "\(path)")
            #expect(head.header("Content-Type") == get.header("Content-Type"))
        }
    }

    @Test("OPTIONS of a resource names its methods")
    func options() async throws {
        let answer = try await request("/dicom-web/studies", method: .options)
        #expect(answer.status == 200)
        #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
    }

    @Test("The page for people names the service root and a first request")
    func welcome() async throws {
        let answer = try await request("/", accept: "text/html")
        #expect(answer.status == 200)
        #expect(String(decoding: answer.body, as: UTF8.self).contains("/dicom-web/studies"))
    }

    private struct Size: Equatable {
        let width: Int
        let height: Int
    }

    /// From the header chunk. Source: the PNG specification, 11.2.2.
    private func pngSize(_ bytes: [UInt8]) throws -> Size {
        try #require(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count > 24)
        let number = { (start: Int) in bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
        return Size(width: number(16), height: number(20))
    }
}
