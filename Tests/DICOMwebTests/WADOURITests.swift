import DICOMCore
import DICOMweb
import Testing

private func asked(_ query: String) throws -> WADOURIRequest {
    try WADOURIRequest(QueryItem.items(ofQuery: "requestType=WADO&studyUID=1.2&seriesUID=1.3&objectUID=1.4" + query))
}

struct WADOURITests {
    @Test("PS3.18 9 the URI service asks for what the RESTful one has")
    func translation() throws {
        #expect(try asked("").resource.path == "/studies/1.2/series/1.3/instances/1.4/rendered")
        #expect(
            try asked("").accept == "image/jpeg;q=0.999, text/html;q=0.998")
        let object = try asked("&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2.4.90")
        #expect(object.resource.path == "/studies/1.2/series/1.3/instances/1.4")
        #expect(object.accept == "application/dicom;transfer-syntax=1.2.840.10008.1.2.4.90;q=0.999")
        let frame = try asked("&frameNumber=7&rows=64&columns=128&windowCenter=40&windowWidth=400&imageQuality=80")
        #expect(frame.resource.path == "/studies/1.2/series/1.3/instances/1.4/frames/7/rendered")
        #expect(
            frame.rendering == [
                QueryItem(name: "viewport", value: "128,64"), QueryItem(name: "window", value: "40,400,linear"),
                QueryItem(name: "quality", value: "80"),
            ])
        #expect(try asked("&contentType=image/png, image/jpeg").accept == "image/png;q=0.999, image/jpeg;q=0.998")
    }

    @Test(
        "A missing, malformed or unknown parameter of the URI service is named",
        arguments: [
            ("&objectUID=1.4", .invalid("objectUID")), ("&rows=0", .invalid("rows")), ("&rows=x", .invalid("rows")),
            ("&windowCenter=1", .missing("windowWidth")), ("&windowCenter=nan&windowWidth=1", .invalid("windowCenter")),
            ("&frameNumber=0", .invalid("frameNumber")), ("&contentType=jpeg", .invalid("contentType")),
            ("&imageQuality=0", .invalid("imageQuality")), ("&region=0,0,1,1", .unsupported("region")),
            ("&anonymize=yes", .unsupported("anonymize")),
        ] as [(String, WADOURIError)])
    func faults(query: String, error: WADOURIError) {
        #expect(throws: error) { try asked(query) }
    }

    @Test("A request that is no WADO request, or lacks a UID")
    func missing() {
        #expect(throws: WADOURIError.missing("requestType")) { try WADOURIRequest([]) }
        #expect(throws: WADOURIError.invalid("requestType")) {
            try WADOURIRequest([QueryItem(name: "requestType", value: "XDS")])
        }
        #expect(throws: WADOURIError.missing("seriesUID")) {
            try WADOURIRequest(QueryItem.items(ofQuery: "requestType=WADO&studyUID=1.2"))
        }
        #expect(throws: WADOURIError.invalid("studyUID")) {
            try WADOURIRequest(QueryItem.items(ofQuery: "requestType=WADO&studyUID=../etc"))
        }
    }
}
