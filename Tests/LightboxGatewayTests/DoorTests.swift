import Foundation
import HTTPTypes
import Testing

@Suite("Capabilities and the URI service", .sampleGateway)
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
