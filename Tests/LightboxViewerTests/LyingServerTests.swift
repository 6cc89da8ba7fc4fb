import DICOMCore
import DICOMweb
import DICOMwebClient
import LightboxViewer
import Support
import Testing

@Suite("Viewer: servers that lie")
struct LyingServerTests {
    private func source(_ url: String) throws -> RemoteStudies {
        RemoteStudies(RemoteService(try ServiceURL(url), retries: .none))
    }

    private func instance() throws -> Resource.InstanceResource {
        Resource.InstanceResource(
            study: try #require(StudyInstanceUID("1.2")), series: try #require(SeriesInstanceUID("1.2.3")),
            instance: try #require(SOPInstanceUID("1.2.3.4")))
    }

    private func slice() throws -> Slice {
        Slice(instance: try instance(), frame: try #require(FrameNumber(1)), isOnlyFrame: true)
    }

    /// A multipart answer of one part of so many bytes.
    private func multipart(byteCount: Int) -> String {
        answer(
            "200 OK", type: "multipart/related; boundary=b",
            body: "--b\r\nContent-Type: application/octet-stream\r\n\r\n" + String(repeating: "x", count: byteCount)
                + "\r\n--b--\r\n")
    }

    @Test("A picture that is a page, or no JPEG, is a typed error")
    func pictures() async throws {
        let request = PictureRequest(.slice(try slice()), width: 10, height: 10)
        try await withCannedServer([answer("200 OK", type: "text/html", body: "<html>")]) { server in
            await #expect(throws: ServiceError.badAnswer(.contentType("text/html"))) {
                _ = try await source(server.url).picture(request)
            }
        }
        try await withCannedServer([answer("200 OK", type: "image/jpeg", body: "GIF89a, or so")]) { server in
            await #expect(throws: PictureError.undecodable) { _ = try await source(server.url).picture(request) }
        }
    }

    @Test("A picture that says it has four thousand million pixels takes no memory")
    func hugePicture() throws {
        // SOI, SOF0 of 65535 x 65535, one component, a table of quantization, SOS.
        let head: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0,
        ]
        let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0xFF, 0xDC, 0xFF, 0xDC, 1, 1, 0x11, 0]
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9]
        #expect(throws: PictureError.tooLarge(width: 0xFFDC, height: 0xFFDC)) {
            try decodePicture(jpeg: head + [UInt8](repeating: 1, count: 64) + frame + scan)
        }
    }

    @Test("A document without end is given up at its limit")
    func document() async throws {
        let metadata = #"[{"00420011":{"vr":"OB","BulkDataURI":"studies/1.2/bulk"}}]"#
        try await withCannedServer([
            answer("200 OK", body: metadata), answer("406 Not Acceptable", body: ""), multipart(byteCount: 65 << 20),
        ]) { server in
            let instance = try instance()
            await #expect(throws: ServiceError.tooLarge(limit: 64 << 20)) {
                _ = try await source(server.url).text(of: instance, .portableDocument)
            }
        }
    }

    @Test("A document elsewhere is not fetched: the token is not for others")
    func elsewhere() async throws {
        let metadata = #"[{"00420011":{"vr":"OB","BulkDataURI":"http://127.0.0.1:9/x"}}]"#
        try await withCannedServer([answer("200 OK", body: metadata), answer("406 Not Acceptable", body: "")]) {
            server in
            let instance = try instance()
            await #expect(throws: ServiceError.notFound) {
                _ = try await source(server.url).text(of: instance, .portableDocument)
            }
            #expect(server.requests.count == 2)
        }
    }

    @Test("Samples that are more or fewer than their size says draw nothing here", arguments: [0, 100, 1 << 20])
    func samples(byteCount: Int) async throws {
        let metadata = """
            [{"00280010":{"vr":"US","Value":[20]},"00280011":{"vr":"US","Value":[20]},"00280002":{"vr":"US","Value":[1]},
            "00280100":{"vr":"US","Value":[8]},"00280101":{"vr":"US","Value":[8]},"00280102":{"vr":"US","Value":[7]},
            "00280103":{"vr":"US","Value":[0]},"00280004":{"vr":"CS","Value":["MONOCHROME2"]}}]
            """
        try await withCannedServer([answer("200 OK", body: metadata), multipart(byteCount: byteCount)]) { server in
            let samples = try await source(server.url).samples(of: slice())
            #expect(samples == nil)
        }
        try await withCannedServer([answer("200 OK", body: metadata), multipart(byteCount: 400)]) { server in
            let samples = try await source(server.url).samples(of: slice())
            #expect(samples != nil)
        }
    }

    @Test("Frames in numbers that nobody can page through are a few thousand")
    func frames() throws {
        for text in ["1000000000", "-3", "1e300", "nan", ""] {
            let attributes = Attributes(elements: [
                .sopInstanceUID: .init(vr: "UI", values: [.text("1.2.3.4")]),
                Tag(0x0028, 0x0008): .init(vr: "IS", values: [.text(text)]),
            ])
            let slice = try slice()
            let entry = try #require(InstanceEntry(attributes, of: slice.instance.study, slice.instance.series))
            #expect((1...10_000).contains(entry.frameCount), "\(text)")
        }
    }
}
