import Testing

/// What all four targets of a rendering have in common, and where parameters mean nothing.
@Suite("Rendered targets", .sampleGateway)
struct RenderedTargetTests {
    @Test("C-01 study, series, instance and frame all take annotation, quality, viewport and window")
    func parameters() async throws {
        let paths = try await SamplePaths(patient: "LB-0006", modality: "CR")
        let query = "/rendered?annotation=patient&quality=50&viewport=32,32&window=512,1024,linear"
        for path in [paths.study, paths.series, paths.instance, paths.instance + "/frames/1"] {
            let answer = try await request(path + query, accept: "multipart/related; type=\"image/jpeg\"")
            #expect(answer.status == 200, "\(path)")
            #expect(try await request(path + "/rendered?window=1").status == 400, "\(path)")
        }
    }

    @Test("C-09 a window means nothing to a coloured picture", arguments: [("LB-0005", "NM"), ("LB-0003", "US")])
    func window(patient: String, modality: String) async throws {
        let path = try await SamplePaths(patient: patient, modality: modality).instance + "/frames/1/rendered"
        let plain = try await request(path, accept: "image/png")
        let windowed = try await request(path + "?window=10,5,linear", accept: "image/png")
        #expect(plain.status == 200 && windowed.status == 200 && windowed.body == plain.body)
    }

    @Test("C-11 annotations come after region and size: they are whole on a region that is far from the image's edge")
    func order() async throws {
        let path = try await SamplePaths(patient: "LB-0006", modality: "CR").instance + "/rendered"
        let region = "viewport=100,100,150,200,100,100"
        let plain = try await request("\(path)?\(region)", accept: "image/png")
        let annotated = try await request("\(path)?\(region)&annotation=patient", accept: "image/png")
        #expect(plain.status == 200 && annotated.status == 200 && annotated.body != plain.body)
    }

    @Test("C-21 every part of a rendered series names the instance or frame that it is of")
    func parts() async throws {
        let paths = try await SamplePaths(patient: "LB-0007", modality: "CT")
        let answer = try await request(
            "\(paths.series)/rendered?viewport=16,16", accept: "multipart/related; type=\"image/png\"")
        let text = String(decoding: answer.body, as: Unicode.ASCII.self)
        let locations = text.matches(of: /Content-Location: (\S+)/).map { String($0.1) }
        #expect(locations.count == 5 && Set(locations).count == 5)
        #expect(locations.contains { $0.hasSuffix(paths.instance) || $0.hasSuffix(paths.instance + "/rendered") })
    }

    @Test("C-25 the presentation state of a WADO-URI request is a name that is not known here")
    func presentation() async throws {
        let path = try await SamplePaths(patient: "LB-0001", modality: "CR").instance + "/rendered"
        let plain = try await request(path)
        let named = try await request(path + "?presentationUID=1.2.3&presentationSeriesUID=1.2")
        #expect(named.status == 200 && named.body == plain.body)
    }
}

/// At most 50,000 pixels a picture: the CT of the head has 36,864, the chest 200,704, a frame of the heart 76,800.
@Suite("Limited pictures", SampleGateway(maximumPixels: 50_000))
struct LimitedPictureTests {
    @Test("A picture of more pixels than configured is refused, whatever makes it; a page stands for its thumbnail")
    func refused() async throws {
        let chest = try await SamplePaths(patient: "LB-0001", modality: "CR").instance
        let heart = try await SamplePaths(patient: "LB-0003", modality: "US").instance
        let head = try await SamplePaths(patient: "LB-0007", modality: "CT")
        for path in [
            "\(chest)/rendered", "\(chest)/rendered?viewport=32,32", "\(heart)/frames/1/rendered",
            "\(head.instance)/rendered?viewport=300,300", "\(head.instance)/thumbnail?viewport=300,300",
            "\(head.series)/contactsheet?count=4&viewport=150,150",
        ] {
            #expect(try await request(path).status == 413, "\(path)")
        }
        #expect(try await request("\(heart)/rendered", accept: "image/gif").status == 413)
        #expect(try await request("\(head.instance)/rendered?viewport=200,200").status == 200)
        #expect(try await request("\(chest)/thumbnail").status == 200)
    }
}
