import HTTPTypes
import Testing

@testable import LightboxGateway

@Suite("Hints in answers", .sampleGateway)
struct HintTests {
    @Test(
        "Server-Timing is in milliseconds",
        arguments: [(Duration.microseconds(1234), "1.234"), (.microseconds(5), "0.005"), (.seconds(2), "2000.000")])
    func timing(elapsed: Duration, milliseconds: String) {
        #expect(serverTiming(elapsed) == "head;desc=\"until the head of the answer\";dur=\(milliseconds)")
    }

    @Test("answers and refusals tell their time, and pages of other origins may read it")
    func fields() async throws {
        for path in ["/dicom-web/studies", "/dicom-web/studies?limit=-1", "/"] {
            let answer = try await request(path, headers: ["Origin": "https://app.example.org"])
            #expect(answer.header("Server-Timing")?.hasPrefix("head;") == true)
            #expect(answer.header("Timing-Allow-Origin") == "*")
            #expect(answer.header("Access-Control-Expose-Headers")?.contains("Lightbox-Advice") == true)
        }
    }

    @Test("a request that works but is unwise is answered with advice, a wise one with none, a refused one with none")
    func advice() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let full = try await request("\(paths.instance)/rendered", accept: "image/jpeg")
        #expect(full.header("Lightbox-Advice")?.hasPrefix("use-viewport;about=") == true)
        let fitting = try await request("\(paths.instance)/rendered?viewport=512,512", accept: "image/jpeg")
        #expect(fitting.status == 200)
        #expect(fitting.header("Lightbox-Advice") == nil)
        #expect(try await request("/dicom-web/studies").header("Lightbox-Advice")?.contains("name-media-type") == true)
        #expect(try await request("/dicom-web/studies?limit=-1").header("Lightbox-Advice") == nil)
    }
}
