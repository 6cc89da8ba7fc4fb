import DICOMCore
import DICOMweb
import DICOMwebClient
import Foundation
import LightboxViewer
import Support
import Testing

@Suite("Viewer: windows that are computed here")
struct LocalWindowTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()

    @Test(
        "They are those of the server: grey of 12 and 16 bits, signed, inverted",
        arguments: ["mr-brain", "ct-head-cyrillic", "ct-thorax", "cr-chest"])
    func same(study name: String) async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, "\(Self.samples)/\(name)"])
            try #require(imported.status == 0, "\(imported.errors)")
            try await withServer(data: data) { server in
                let source = RemoteStudies(RemoteService(try ServiceURL(server.serviceURL)))
                let study = try #require(
                    try await source.studies(matching: StudyFilter(""), offset: 0, limit: 1).entries.first)
                for series in try await source.series(of: study.uid) where series.modality != "SR" {
                    let slice = try #require(slices(of: try await source.instances(of: series)).last)
                    let frame = try #require(try await source.samples(of: slice))
                    for region in [nil, PictureRequest.Region(x: 20, y: 30, width: 60, height: 50)] {
                        let request = PictureRequest(
                            .slice(slice), width: 90, height: 90, window: ViewWindow(center: 300, width: 700),
                            region: region)
                        let theirs = try await source.picture(request)
                        let ours = try #require(frame.picture(request))
                        try #require((ours.width, ours.height) == (theirs.width, theirs.height))
                        let differences = zip(ours.bytes, theirs.bytes).map { abs(Int($0) - Int($1)) }
                        let mean = Double(differences.reduce(0, +)) / Double(differences.count)
                        // What a JPEG loses on a small picture of hard edges.
                        #expect(mean < 5, "\(name) \(series.title)")
                    }
                }
            }
        }
    }
}
