import Foundation
import HTTPTypes
import Testing

@Suite("Refusals", .sampleGateway)
struct RefusalTests {
    @Test(
        "A wrong path, UID, frame or parameter gets its status and a problem that says what would be right",
        arguments: [
            ("A-20", "/studies/1..2", 400), ("A-20", "/studies/1.2.x/metadata", 400),
            ("A-20", "/studies/" + String(repeating: "1", count: 65), 400), ("A-30", "/studies/1.2/foo", 404),
            ("A-30", "/studies/", 404), ("A-30", "/patients", 404), ("I-41", "/studies/1.2.3", 404),
            ("I-41", "/studies/1.2.3/metadata", 404), ("I-41", "/studies/1.2.3/rendered", 404),
            ("I-41", "/studies/1.2.3/thumbnail", 404), ("G-12", "/studies/%zz", 400),
            ("I-23", "/studies/1/series/2/instances/3/frames/0", 400),
            ("I-23", "/studies/1/series/2/instances/3/frames/x", 400),
            ("I-23", "/studies/1/series/2/instances/3/frames/1,,2", 400), ("I-43", "/studies?limit=-1", 400),
            ("I-43", "/studies?offset=x", 400), ("I-44", "/studies?fuzzymatching=maybe", 400),
            ("I-44", "/studies?StudyDate=2024-01-01", 400), ("E-02", "/studies?PatientID=1&00100020=2", 400),
        ])
    func status(id: String, path: String, status: Int) async throws {
        let answer = try await request("/dicom-web\(path)")
        #expect(answer.status == status, "\(id)")
        #expect(answer.header("Content-Type") == "application/problem+json")
        let problem = try #require(try answer.json() as? [String: Any])
        #expect(problem["status"] as? Int == status)
        #expect((problem["title"] as? String)?.isEmpty == false)
        #expect((problem["accepted"] as? [String])?.isEmpty == false)
        #expect((problem["request"] as? String)?.hasPrefix("curl ") == true)
    }

    @Test("A-25 a frame beyond the last is 404 and names the range; I-20 two frames in one single part are 406")
    func frames() async throws {
        let paths = try await SamplePaths(patient: "LB-0003", modality: "US")
        let missing = try await request("\(paths.instance)/frames/41")
        #expect(missing.status == 404)
        #expect(String(decoding: missing.body, as: UTF8.self).contains("1 to 40"))
        #expect(try await request("\(paths.instance)/frames/1,2", accept: "application/octet-stream").status == 406)
    }

    @Test("A-27 a 406 lists what is offered; I-07, I-11, I-39")
    func notAcceptable() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for (path, accept) in [
            ("\(paths.instance)/metadata", "text/html"), (paths.study, "application/dicom"),
            ("\(paths.study)/rendered", "image/jpeg"), ("/dicom-web/studies", "image/png"),
        ] {
            let answer = try await request(path, accept: accept)
            #expect(answer.status == 406, "\(path)")
            let problem = String(decoding: answer.body, as: UTF8.self)
            // A browser that says text/html gets a page, everybody else JSON; both list the offers.
            #expect(problem.contains("multipart/related") || problem.contains("application/dicom+json"))
        }
    }

    @Test(
        "C-02 rendering parameters are refused by name",
        arguments: [
            ("viewport", "0,10"), ("viewport", "10"), ("viewport", "10,10,"), ("window", "40,400"),
            ("window", "40,0,linear"), ("window", "40,400,LINEAR"), ("quality", "101"), ("quality", ""),
        ])
    func renderingParameters(name: String, text: String) async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let answer = try await request("\(paths.instance)/rendered?\(name)=\(text)")
        #expect(answer.status == 400)
        let problem = try #require(try answer.json() as? [String: Any])
        #expect(problem["parameter"] as? String == name)
    }

    @Test("C-07 a region beside the image is refused")
    func region() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.instance)/rendered?viewport=10,10,5000,5000,10,10").status == 400)
    }

    @Test("A-26 I-50 nothing can be stored or removed: 405 with Allow", arguments: ["POST", "PUT", "DELETE"])
    func methods(name: String) async throws {
        let method = try #require(HTTPRequest.Method(rawValue: name))
        let answer = try await request("/dicom-web/studies/1.2.3", method: method)
        #expect(answer.status == 405)
        #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
    }

    @Test("C-28 what has no picture has a drawn page as its thumbnail: a report, a letter, a study of nothing else")
    func icons() async throws {
        let report = try await SamplePaths(patient: "LB-0001", modality: "SR")
        let letter = try await SamplePaths(patient: "LB-0003", modality: "DOC")
        for path in [report.instance, letter.instance, letter.series] {
            let answer = try await request("\(path)/thumbnail?viewport=64,64", accept: "image/png")
            #expect(answer.status == 200 && answer.body.starts(with: [0x89, 0x50]))
            // The edge of the picture, from the head of the file.
            #expect(Array(answer.body[16..<24]) == [0, 0, 0, 64, 0, 0, 0, 64])
        }
        #expect(try await request("\(report.instance)/thumbnail?viewport=8000,8001").status == 413)
    }

    @Test("G-10 an error can be read by pages of other origins, and a preflight is answered")
    func crossOrigin() async throws {
        let origin = ["Origin": "https://viewer.example.org"]
        let refused = try await request("/dicom-web/studies?limit=-1", headers: origin)
        #expect(refused.status == 400)
        #expect(refused.header("Access-Control-Allow-Origin") == "*")
        #expect(refused.header("Access-Control-Expose-Headers")?.contains("Warning") == true)
        let preflight = try await request(
            "/dicom-web/studies", method: .options,
            headers: origin.merging(["Access-Control-Request-Method": "GET"]) { $1 })
        #expect(preflight.status == 204)
        #expect(preflight.header("Access-Control-Allow-Headers")?.contains("Authorization") == true)
    }

    @Test("No refusal repeats a value of the request")
    func noEcho() async throws {
        for path in ["/studies?PatientBirthDate=Geheim%3Cscript%3E&StudyDate=Geheim", "/studies/Geheim", "/Geheim"] {
            for accept in ["*/*", "text/html"] {
                let answer = try await request("/dicom-web\(path)", accept: accept)
                #expect(answer.status >= 400)
                #expect(!String(decoding: answer.body, as: UTF8.self).contains("Geheim"), "\(path)")
            }
        }
    }
}
