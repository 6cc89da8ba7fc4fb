import DICOMCore
import DICOMweb
import DICOMwebClient
import Foundation
import HTTPTypes
import Support
import Testing

@Suite("DICOMweb client: a running server")
struct ServerTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()

    private func withService(_ body: (RemoteService) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let result = try await Lightbox.run(["import", "--data", data, Self.samples])
            try #require(result.status == 0, "\(result.errors)")
            try await withServer(data: data) { server in
                try await body(RemoteService(try ServiceURL(server.serviceURL)))
            }
        }
    }

    @Test("Studies are searched page by page, metadata and pictures fetched, instances streamed part by part")
    func everything() async throws {
        try await withService { service in
            let all = try await service.search(.studies)
            let uids = all.compactMap { $0.text(.studyInstanceUID) }
            #expect(uids.count == 11)
            var paged: [String] = []
            for offset in stride(from: 0, to: 12, by: 4) {
                paged += try await service.search(.studies, limit: 4, offset: offset)
                    .compactMap { $0.text(.studyInstanceUID) }
            }
            #expect(paged == uids)
            let japanese = try await service.search(.studies, matching: [(name: "PatientName", value: "*山田*")])
            #expect(japanese.allSatisfy { $0.name(Tag(0x0010, 0x0010))?.ideographic.contains("山田") ?? false })

            let study = try #require(uids.first.flatMap { StudyInstanceUID($0) })
            let metadata = try await service.metadata(.study(study))
            #expect(!metadata.isEmpty)
            #expect(metadata.allSatisfy { $0.text(.studyInstanceUID) == study.text })
            let picture = try await service.picture(.retrieve(.study(study), .thumbnail))
            #expect(picture.starts(with: [0xFF, 0xD8, 0xFF]))
            try await checkInstances(of: study, count: metadata.count, service)
        }
    }

    /// Every part is a Part 10 file, and there are as many as the metadata says.
    private func checkInstances(of study: StudyInstanceUID, count: Int, _ service: RemoteService) async throws {
        var partCount = 0
        var prefix: [UInt8] = []
        for try await event in try await service.instances(.study(study)) {
            switch event {
            case .head(let fields):
                #expect(fields[.contentType]?.hasPrefix("application/dicom") == true)
                prefix = []
            case .body(let bytes): prefix += bytes.prefix(max(132 - prefix.count, 0))
            case .endOfPart:
                #expect(Array(prefix.suffix(4)) == Array("DICM".utf8))
                partCount += 1
            case .end: break
            }
        }
        #expect(partCount == count)
    }
}
