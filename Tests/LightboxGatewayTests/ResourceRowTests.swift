import Foundation
import HTTPTypes
import Testing

/// Rows of sections A, B, D and G that hold for whole answers.
@Suite("Rows of resources", .sampleGateway)
struct ResourceRowTests {
    private static let octets = #"multipart/related; type="application/octet-stream""#

    private func locations(_ answer: Answer) throws -> [String] {
        try parts(answer).compactMap { part in
            part.head.firstMatch(of: /Content-Location: (\S+)/).map { String($0.1) }
        }
    }

    /// All BulkDataURIs, of items too.
    private func bulkDataURIs(_ value: Any) -> [String] {
        switch value {
        case let object as [String: Any]:
            ((object["BulkDataURI"] as? String).map { [$0] } ?? []) + object.values.flatMap(bulkDataURIs)
        case let list as [Any]: list.flatMap(bulkDataURIs)
        default: []
        }
    }

    @Test(
        "A-09, A-10, A-24 /bulkdata and /pixeldata of every level are parts located at the BulkDataURIs of the metadata"
    )
    func bulkDataLocations() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "SR")
        let letter = try await SamplePaths(patient: "LB-0003", modality: "DOC")
        let image = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.series)/pixeldata", accept: Self.octets).status == 404, "no pixels at all")
        for level in [letter.study, letter.series, letter.instance, image.study, image.series, image.instance] {
            let uris = bulkDataURIs(try await request("\(level)/metadata").json())
            let bulk = try locations(try await request("\(level)/bulkdata", accept: Self.octets))
            #expect(Set(bulk) == Set(uris) && bulk.count == uris.count, "\(level)")
            let isPixels = { (uri: String) in uri.hasSuffix("/bulkdata/7FE00010") }
            guard uris.contains(where: isPixels) else { continue }
            let pixels = try locations(try await request("\(level)/pixeldata", accept: Self.octets))
            #expect(Set(pixels) == Set(uris.filter(isPixels)), "\(level)")
        }
    }

    @Test("A-22 metadata has no meta information and describes the instance, whatever representation was asked for")
    func metadataOfResource() async throws {
        let paths = try await SamplePaths(patient: "LB-0003", modality: "US")
        let dataSet = try #require(try await request("\(paths.instance)/metadata").dataSets().first)
        #expect(dataSet.keys.allSatisfy { !$0.hasPrefix("0002") })
        #expect(value(dataSet, "00280004") as? String == "YBR_FULL_422")
        _ = try await request(paths.instance, accept: "application/dicom; transfer-syntax=1.2.840.10008.1.2.1")
        let again = try #require(try await request("\(paths.instance)/metadata").dataSets().first)
        #expect(value(again, "00280004") as? String == "YBR_FULL_422")
    }

    @Test("B-12, B-84 parts are chosen one by one, and the type of the message is that of its first part")
    func partsOfMixedStudy() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let jp2 = "1.2.840.10008.1.2.4.90"
        let answer = try await request(
            paths.study,
            accept: #"multipart/related; type="application/dicom"; transfer-syntax=\#(jp2), "#
                + #"multipart/related; type="application/dicom"; q=0.5"#)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type")?.hasPrefix(#"multipart/related; type="application/dicom"; "#) == true)
        let heads = try parts(answer).map(\.head)
        #expect(heads.allSatisfy { $0.contains("Content-Type: application/dicom; transfer-syntax=1.2.840.10008.1.2") })
        let encoded = heads.filter { $0.contains("transfer-syntax=\(jp2)") }
        #expect(!encoded.isEmpty && encoded.count == heads.count - 1, "all images, and not the report")
    }

    @Test("B-86, D-12 Content-Location, RetrieveURL and BulkDataURI have one base")
    func base() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let metadata = try await request("\(paths.instance)/metadata")
        let location = try #require(metadata.header("Content-Location"))
        let base = try #require(location.firstRange(of: "/studies/").map { location[..<$0.lowerBound] })
        #expect(base.hasPrefix("http://") && base.hasSuffix("/dicom-web"))
        #expect(bulkDataURIs(try metadata.json()).allSatisfy { $0.hasPrefix("\(base)/studies/") })
        let found = try #require(try await request("\(paths.series)/instances?limit=1").dataSets().first)
        #expect((value(found, "00081190") as? String)?.hasPrefix("\(base)/studies/") == true)
    }

    @Test("D-13 the URI of the pixel data answers native and compressed types")
    func pixelDataURI() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let uri = "\(paths.instance)/bulkdata/7FE00010"
        for accept in [
            "*/*", "application/octet-stream", Self.octets, #"multipart/related; type="image/jls""#, "image/jp2",
        ] {
            #expect(try await request(uri, accept: accept).status == 200, "\(accept)")
        }
    }

    @Test(
        "D-18, G-13 parameters and headers that change nothing are taken: transfer-syntax of JSON, languages, charsets")
    func ignored() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let plain = try await request("\(paths.instance)/metadata")
        let parameter = try await request(
            "\(paths.instance)/metadata", accept: "application/dicom+json; transfer-syntax=1.2.840.10008.1.2.1")
        #expect(parameter.body == plain.body)
        for (name, text) in [
            ("Accept-Language", "de-CH, *;q=0.1"), ("Accept-Charset", "utf-8, iso-8859-1;q=0.5"),
            ("Accept-Charset", "klingon, *"),
        ] {
            let answer = try await request("\(paths.instance)/metadata", headers: [name: text])
            #expect(answer.status == 200 && answer.body == plain.body, "\(name)")
        }
    }

    @Test("G-03 what has a payload has a type; what has none has neither type nor transfer encoding")
    func payload() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let stored = try await request(paths.instance, accept: "application/dicom; transfer-syntax=*")
        #expect(stored.header("Content-Length") == String(stored.body.count))
        #expect(stored.header("Transfer-Encoding") == nil)
        let encoded = try await request(paths.series, accept: #"multipart/related; type="image/jp2""#)
        #expect(encoded.header("Content-Length") == nil, "not known beforehand")
        let tag = try #require(stored.header("ETag"))
        let known = try await request(
            paths.instance, accept: "application/dicom; transfer-syntax=*", headers: ["If-None-Match": tag])
        #expect(known.status == 304)
        #expect(known.header("Content-Type") == nil && known.header("Transfer-Encoding") == nil)
    }

    @Test("Hostile paths, lists and ranges are refused with a 4xx")
    func hostile() async throws {
        let paths = try await SamplePaths(patient: "LB-0003", modality: "US")
        let frames = (1...100_000).map(String.init).joined(separator: ",")
        for path in [
            "/dicom-web/studies/" + String(repeating: "1", count: 10_000), "/dicom-web/studies/../../etc/passwd",
            "/dicom-web/studies/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/dicom-web/studies/1.2%00",
            "\(paths.instance)/frames/\(frames)",
            "\(paths.instance)/frames/99999999999999999999", "\(paths.instance)/frames/1,1",
            "\(paths.instance)/bulkdata/..%2f7FE00010", "\(paths.instance)/bulkdata/7FE00010.1",
        ] {
            let answer = try await request(path)
            #expect((400..<500).contains(answer.status), "\(path.prefix(80)) \(answer.status)")
        }
        for range in ["bytes=0-9,5-20", "bytes=9-0", "bytes=-", "bytes=1-2-3", "bytes=99999999999999999999-"] {
            let answer = try await request(
                "\(paths.instance)/frames/1", accept: "application/octet-stream; transfer-syntax=*",
                headers: ["Range": range])
            #expect((400..<500).contains(answer.status), "\(range) \(answer.status)")
        }
    }
}
