import Foundation
import HTTPTypes
import Support
import Testing

/// Raw data: nothing to be looked at or read.
private let raw = MadeObject.partTen(
    dataSet: MadeObject.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.66")
        + MadeObject.explicit(0x0008_0018, "UI", "2.25.6433") + MadeObject.explicit(0x0020_000D, "UI", "2.25.6431")
        + MadeObject.explicit(0x0020_000E, "UI", "2.25.6432"))

@Suite("Capabilities and the URI service", .sampleGateway(with: [raw]))
struct DoorTests {
    @Test(
        "I-50, G-01 OPTIONS of the root describes the service in the type that is accepted, WADL by default",
        arguments: [
            ("*/*", "application/vnd.sun.wadl+xml", "<application"),
            ("application/json", "application/json", "{\"application\""),
            ("application/vnd.sun.wadl+xml", "application/vnd.sun.wadl+xml", "<?xml"),
            ("application/openapi+json, application/json;q=0.5", "application/openapi+json", "{\"openapi\":\"3.1.0\""),
        ])
    func capabilities(accept: String, type: String, text: String) async throws {
        for path in ["/dicom-web", "/dicom-web/"] {
            let answer = try await request(path, accept: accept, method: .options)
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == type)
            #expect(String(decoding: answer.body, as: UTF8.self).contains(text))
            let tag = try #require(answer.header("ETag"))
            let known = try await request(path, accept: accept, method: .options, headers: ["If-None-Match": tag])
            #expect(known.status == 304)
        }
    }

    @Test("G-01 a description that can't be had is 406 and lists the others; the root itself is nothing to get")
    func refusals() async throws {
        let refused = try await request("/dicom-web/", accept: "image/png", method: .options)
        #expect(refused.status == 406)
        #expect(String(decoding: refused.body, as: UTF8.self).contains("application/vnd.sun.wadl+xml"))
        #expect(try await request("/dicom-web/").status == 404)
    }

    @Test("G-02, B.15 OPTIONS of a resource describes it with all that lies below, and says what may be done with it")
    func subtree() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        func templates(_ path: String) async throws -> Set<String> {
            let answer = try await request(path, accept: "application/openapi+json", method: .options)
            #expect(answer.status == 200)
            let json = try #require(try answer.json() as? [String: Any])
            return Set(try #require(json["paths"] as? [String: Any]).keys)
        }
        let whole = try await templates("/dicom-web/")
        let series = "/studies/{study}/series/{series}"
        #expect(try await templates(paths.series) == whole.filter { $0 == series || $0.hasPrefix("\(series)/") })
        #expect(try await templates("\(paths.series)/metadata") == ["\(series)/metadata"])
        #expect(try await templates("/dicom-web/studies") == whole.filter { $0.hasPrefix("/studies") })
        let answer = try await request(paths.study, method: .options)
        #expect(answer.header("Content-Type") == "application/vnd.sun.wadl+xml")
        #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
        let wadl = String(decoding: answer.body, as: UTF8.self)
        #expect(wadl.contains("<resource path=\"/studies/{study}\">") && !wadl.contains("<resource path=\"/series\">"))
    }

    @Test(
        "WADO-URI by kind of instance: media types, syntaxes, frames, and what stands for no wish at all",
        arguments: [
            ("CT", "", 200, "image/jpeg"), ("CT", "&contentType=image/png", 200, "image/png"),
            ("CT", "&contentType=image/jp2,image/gif;q=0.5", 200, "image/jp2"),
            ("CT", "&contentType=text/html", 406, nil), ("CT", "&contentType=jpeg", 400, nil),
            ("CT", "&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2.4.90", 200, "application/dicom"),
            ("CT", "&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2.4.50", 406, nil),
            ("CT", "&frameNumber=1", 200, "image/jpeg"), ("CT", "&frameNumber=2", 404, nil),
            ("US", "", 200, "image/jpeg"), ("US", "&frameNumber=2", 200, "image/jpeg"),
            ("US", "&contentType=image/gif", 200, "image/gif"), ("US", "&frameNumber=0", 400, nil),
            ("SR", "", 200, "text/html"), ("SR", "&contentType=text/plain", 200, "text/plain"),
            ("SR", "&contentType=image/jpeg", 406, nil), ("DOC", "", 200, "text/html"),
            ("DOC", "&contentType=application/pdf", 200, "application/pdf"),
        ] as [(String, String, Int, String?)])
    func uriServiceByKind(modality: String, suffix: String, status: Int, type: String?) async throws {
        let patient = ["US", "DOC"].contains(modality) ? "LB-0003" : "LB-0001"
        let paths = try await SamplePaths(patient: patient, modality: modality)
        let uids = paths.instance.split(separator: "/").map(String.init)
        let query = "requestType=WADO&studyUID=\(uids[2])&seriesUID=\(uids[4])&objectUID=\(uids[6])"
        let answer = try await request("/wado?\(query)\(suffix)")
        #expect(answer.status == status)
        if let type { #expect(answer.header("Content-Type")?.hasPrefix(type) == true) }
        if let number = suffix.wholeMatch(of: /&frameNumber=([1-9])/)?.1, status == 200 {
            let frame = try await request("\(paths.instance)/frames/\(number)/rendered", accept: "image/jpeg")
            #expect(answer.body == frame.body)
        }
        if suffix.contains("1.2.4.90") {
            let object = try await request(
                paths.instance, accept: "application/dicom; transfer-syntax=1.2.840.10008.1.2.4.90")
            #expect(answer.header("Content-Type") == object.header("Content-Type"))
            #expect(answer.body == object.body)
        }
    }

    @Test("WADO-URI gives the object of what has neither picture nor text, unless a picture was asked for")
    func uriServiceOfRawData() async throws {
        let url = "/wado?requestType=WADO&studyUID=2.25.6431&seriesUID=2.25.6432&objectUID=2.25.6433"
        let object = try await request(url)
        #expect(object.status == 200)
        #expect(object.header("Content-Type")?.hasPrefix("application/dicom") == true)
        #expect(try await request("\(url)&contentType=image/jpeg").status == 501)
        #expect(try await request("\(url)&frameNumber=1").status == 404)
    }

    @Test("WADO-URI gives the object and its picture as the RESTful service does")
    func uriService() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let uids = paths.instance.split(separator: "/").map(String.init)
        let query = "requestType=WADO&studyUID=\(uids[2])&seriesUID=\(uids[4])&objectUID=\(uids[6])"
        let object = try await request("/wado?\(query)&contentType=application/dicom")
        #expect(object.status == 200)
        #expect(object.header("Content-Type")?.hasPrefix("application/dicom") == true)
        #expect(try await object.body == request(paths.instance, accept: "application/dicom").body)
        let picture = try await request("/wado?\(query)&rows=64&columns=64&windowCenter=40&windowWidth=400")
        #expect(picture.status == 200)
        let same = try await request(
            "\(paths.instance)/rendered?viewport=64,64&window=40,400,linear", accept: "image/jpeg")
        #expect(picture.body == same.body)
        #expect(try await request("/wado?\(query)&rows=0").status == 400)
        #expect(try await request("/wado?requestType=WADO").status == 400)
        #expect(try await request("/wado?\(query)0").status == 404)
    }
}
