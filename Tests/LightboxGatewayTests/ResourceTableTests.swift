import Foundation
import HTTPTypes
import Testing

/// The table of resources, asked of a server as a client without wishes does.
@Suite("The table of resources", .sampleGateway)
struct ResourceTableTests {
    private func uids(_ answer: Answer) throws -> Set<String> {
        Set(try answer.dataSets().compactMap { value($0, "00080018") as? String })
    }

    /// The instances that the parts of an answer are of.
    private func instances(_ answer: Answer) throws -> [String] {
        try parts(answer).compactMap { part in
            part.head.firstMatch(of: /Content-Location: \S+\/instances\/([0-9.]+)/).map { String($0.1) }
        }
    }

    @Test("A-01, A-02, A-03, A-21 a study, a series and an instance are all their instances, each once")
    func instances() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for (path, search) in [(paths.study, "\(paths.study)/instances"), (paths.series, "\(paths.series)/instances")] {
            let expected = try uids(try await request(search))
            let answer = try await request(path)
            #expect(answer.header("Content-Type")?.hasPrefix(#"multipart/related; type="application/dicom""#) == true)
            let found = try instances(answer)
            #expect(found.count == expected.count && Set(found) == expected, "\(path)")
            #expect(try parts(answer).allSatisfy { $0.body[128..<132].elementsEqual("DICM".utf8) })
        }
        let own = try await request(paths.instance)
        #expect(try instances(own) == [String(try #require(paths.instance.split(separator: "/").last))])
    }

    @Test("A-04, A-05, A-07, A-10, A-11, B-33, B-34 what every level has, in the default type of each resource")
    func defaults() async throws {
        let paths = try await SamplePaths(patient: "LB-0006", modality: "CR")
        let levels = [paths.study, paths.series, paths.instance]
        let rows: [(paths: [String], type: String)] = [
            (levels.map { "\($0)/metadata" }, "application/dicom+json"),
            ([paths.study, paths.series].map { "\($0)/rendered" }, #"multipart/related; type="image/jpeg""#),
            ([paths.instance, "\(paths.instance)/frames/1"].map { "\($0)/rendered" }, "image/jpeg"),
            (levels.map { "\($0)/pixeldata" }, #"multipart/related; type="application/octet-stream""#),
            (levels.map { "\($0)/bulkdata" }, #"multipart/related; type="application/octet-stream""#),
            (["\(paths.instance)/frames/1"], #"multipart/related; type="application/octet-stream""#),
            ((levels + ["\(paths.instance)/frames/1"]).map { "\($0)/thumbnail" }, "image/jpeg"),
        ]
        for row in rows {
            for path in row.paths {
                let answer = try await request(path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.header("Content-Type")?.hasPrefix(row.type) == true, "\(path)")
            }
        }
    }

    @Test("A-12, A-30, X-12 what this server does not have is 404 at every level, as everything is that no table has")
    func absent() async throws {
        let paths = try await SamplePaths(patient: "LB-0006", modality: "CR")
        for path in [paths.study, paths.series, paths.instance, "\(paths.instance)/frames/1"] {
            for suffix in ["/renderedmpr", "/rendered3d", "/renderedx", "/metadata/1", "/"] {
                #expect(try await request(path + suffix).status == 404, "\(path)\(suffix)")
            }
        }
    }

    @Test("A-06, X-11 frames come in the order of the request, each the same as alone")
    func frameOrder() async throws {
        for (patient, modality) in [("LB-0004", "XA"), ("LB-0003", "US")] {
            let paths = try await SamplePaths(patient: patient, modality: modality)
            for accept in ["application/octet-stream", "application/octet-stream; transfer-syntax=*"] {
                let numbers = [7, 2, 30, 1]
                let list = numbers.map(String.init).joined(separator: ",")
                let multipart = accept.replacing(
                    "application/octet-stream", with: #"multipart/related; type="application/octet-stream""#)
                let together = try parts(try await request("\(paths.instance)/frames/\(list)", accept: multipart))
                var alone: [[UInt8]] = []
                for number in numbers {
                    alone.append(try await request("\(paths.instance)/frames/\(number)", accept: accept).body)
                }
                #expect(together.map(\.body) == alone, "\(modality) \(accept)")
                #expect(Set(alone).count == numbers.count, "no two of them are alike")
            }
        }
    }

    @Test("A-28 a series or instance below another study or series is not found")
    func mismatch() async throws {
        let thorax = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let hand = try await SamplePaths(patient: "LB-0006", modality: "CR")
        let series = try #require(thorax.series.split(separator: "/").last)
        let instance = try #require(thorax.instance.split(separator: "/").last)
        for path in [
            "\(hand.study)/series/\(series)", "\(hand.series)/instances/\(instance)",
            "\(hand.study)/series/\(series)/instances/\(instance)",
        ] {
            for suffix in ["", "/metadata", "/rendered", "/thumbnail", "/bulkdata", "/pixeldata"] {
                #expect(try await request(path + suffix).status == 404, "\(path)\(suffix)")
            }
        }
        #expect(try await request("\(hand.series)/instances/\(instance)/frames/1").status == 404)
        #expect(try await request("\(hand.series)/instances/\(instance)/bulkdata/7FE00010").status == 404)
    }

    @Test("B-82 a single part says what it is a representation of")
    func location() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let path = paths.instance
        for (suffix, accept, location) in [
            ("", "application/dicom", ""), ("/metadata", "*/*", "/metadata"),
            ("/frames/1", "application/octet-stream", "/frames/1"), ("/frames/1", "image/jls", "/frames/1"),
            ("/bulkdata/7FE00010", "application/octet-stream", "/bulkdata/7FE00010"),
            // A picture is located at its source (B-81).
            ("/rendered", "*/*", ""), ("/thumbnail", "*/*", "/thumbnail"),
        ] {
            let answer = try await request(path + suffix, accept: accept)
            #expect(answer.status == 200, "\(suffix)")
            #expect(answer.header("Content-Location")?.hasSuffix(path + location) == true, "\(suffix) \(accept)")
        }
    }

    @Test("B-26 the transferSyntax parameter of the URI service means nothing to the resources")
    func transferSyntaxParameter() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let plain = try await request(paths.instance, accept: "application/dicom")
        let named = try await request(
            "\(paths.instance)?transferSyntax=1.2.840.10008.1.2.4.90", accept: "application/dicom")
        #expect(named.status == 200 && named.body == plain.body)
    }

    @Test("B-83 no answer holds metadata and bulk data together, whatever is accepted side by side")
    func unmixed() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for level in [paths.series, paths.instance] {
            let accept =
                #"multipart/related; type="application/dicom+xml", multipart/related; type="application/octet-stream""#
            let metadata = try parts(try await request("\(level)/metadata", accept: accept))
            #expect(!metadata.isEmpty && metadata.allSatisfy { $0.head.contains("application/dicom+xml") })
            let bulk = try parts(try await request("\(level)/bulkdata", accept: accept))
            #expect(!bulk.isEmpty && bulk.allSatisfy { $0.head.contains("application/octet-stream") })
        }
    }

    @Test(
        "B-90, B-91 charset is read for metadata as for searches",
        arguments: [
            ("charset=utf-8", "*/*", nil, 200), ("charset=iso-8859-1", "*/*", nil, 200),
            ("charset=utf-8;q=0", "*/*", nil, 406), ("", "application/dicom+json; charset=utf-8", nil, 200),
            ("", "*/*", "utf-8;q=0", 406), ("charset=utf-8", "*/*", "utf-8;q=0", 200),
        ] as [(String, String, String?, Int)])
    func charset(query: String, accept: String, header: String?, status: Int) async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let headers = header.map { ["Accept-Charset": $0] } ?? [:]
        let answer = try await request("\(paths.instance)/metadata?\(query)", accept: accept, headers: headers)
        #expect(answer.status == status)
        if status == 200 { #expect(answer.header("Content-Type") == "application/dicom+json") }
    }

    @Test("D-01 metadata of one instance is an array of one object, of several an array of as many")
    func arrays() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.instance)/metadata").body.first == UInt8(ascii: "["))
        #expect(try await request("\(paths.instance)/metadata").dataSets().count == 1)
        let all = try await request("\(paths.study)/instances").dataSets().count
        #expect(try await request("\(paths.study)/metadata").dataSets().count == all)
    }
}
