import DICOMwebClient
import Support
import Testing

@Suite("DICOMweb client: in values of the standard library")
struct ServiceTests {
    @Test("Data sets, their items and the places of their bulk values are read; a warning is told")
    func dataSets() async throws {
        let json = """
            [{"0020000D":{"vr":"UI","Value":["1.2"]},"00100010":{"vr":"PN","Value":[{"Ideographic":"山田"}]},
            "00081111":{"vr":"SQ","Value":[{"00080060":{"vr":"CS","Value":["CT","MR"]}}]},
            "00420011":{"vr":"OB","BulkDataURI":"http://host/bulk"}}]
            """
        try await withCannedServer([answer("200 OK", headers: "Warning: 299 h: \"more\"\r\n", body: json)]) { server in
            let service = try DICOMwebService(url: server.url) { "secret" }
            let (found, hasWarning) = try await service.dataSets(
                "/studies", query: [(name: "PatientName", value: "*山*")])
            let study = try #require(found.first)
            #expect(hasWarning && found.count == 1)
            #expect(study.texts("0020000D") == ["1.2"] && study.texts("00100010") == ["山田"])
            #expect(study.items("00081111").first?.texts("00080060") == ["CT", "MR"])
            #expect(study.bulkDataURI("00420011") == "http://host/bulk")
            #expect(study.texts("nonsense") == [] && study.items("0020000D").isEmpty)
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("GET /dicom-web/studies?PatientName=*%E5%B1%B1* "))
            #expect(request.contains("Bearer secret"))
        }
    }

    @Test("Parts arrive with their headers, and one that is cut off throws")
    func parts() async throws {
        let type = "multipart/related; boundary=b"
        let body = "--b\r\nContent-Type: image/jpeg\r\nContent-Location: /x\r\n\r\nabc\r\n--b--\r\n"
        try await withCannedServer([answer("200 OK", type: type, body: body)]) { server in
            var events: [DICOMwebParts.Element] = []
            for try await event in try await DICOMwebService(url: server.url).parts("/studies/1", accept: "*/*") {
                events.append(event)
            }
            #expect(events.first == .head(["content-type": "image/jpeg", "content-location": "/x"]))
            #expect(events.suffix(2) == [.endOfPart, .end])
        }
        try await withCannedServer([answer("200 OK", type: type, body: "--b\r\n\r\nabc")]) { server in
            let service = try DICOMwebService(url: server.url)
            await #expect(throws: ServiceError.interrupted) {
                for try await _ in try await service.parts("/studies/1", accept: "*/*") {}
            }
        }
    }

    @Test("A resource comes whole, with its media type, and no larger than it may be")
    func resource() async throws {
        try await withCannedServer([answer("200 OK", type: "Image/JPEG; q=1", body: "12345")]) { server in
            let service = try DICOMwebService(url: server.url)
            let found = try await service.resource("/studies/1/thumbnail", accept: "image/jpeg", limit: 5)
            #expect(found.mediaType == "image/jpeg" && found.bytes == Array("12345".utf8))
            await #expect(throws: ServiceError.tooLarge(limit: 4)) {
                try await service.resource("/studies/1/thumbnail", accept: "image/jpeg", limit: 4)
            }
        }
    }
}
