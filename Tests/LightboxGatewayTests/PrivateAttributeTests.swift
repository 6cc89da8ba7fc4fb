import Foundation
import LightboxGateway
import LightboxIndexSQLite
import LightboxIngest
import LightboxRetrieve
import LightboxSearch
import LightboxStore
import LightboxWork
import Support
import SystemPackage
import Testing

@Suite("Private attributes")
struct PrivateAttributeTests {
    /// Two instances whose private attributes lie in different blocks.
    private func withInstances(_ body: () async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let files = folder.appending("files")
            try SyntheticSeries(count: 2, edge: 4, privateCreator: "LIGHTBOX TEST").write(
                to: URL(filePath: files.string))
            let store = try FileObjectStore(folder: folder.appending("data"))
            let index = try SQLiteIndex(path: folder.appending("data/index.sqlite").string)
            let pool = WorkerPool(threadCount: 2, limit: 100)
            try await Importer(index: index, store: store, pool: pool).run([files]) { _ in }
            let gateway = Gateway(
                retriever: Retriever(index: index, store: store, pool: pool), searcher: SearchService(index: index),
                options: GatewayOptions())
            try await SampleGateway.$current.withValue(gateway) { try await body() }
            try await pool.shutDown()
        }
    }

    @Test("E-16 an imported private attribute is found by its creator, whatever block it lies in, and returned with it")
    func found() async throws {
        try await withInstances {
            for (number, block) in [(1, "11"), (2, "10")] {
                let found = try await request(
                    "/dicom-web/instances?00090010=LIGHTBOX%20TEST&00091001=value%20\(number)"
                ).dataSets()
                #expect(found.count == 1)
                let result = try #require(found.first)
                #expect(value(result, "00080018") as? String == "2.25.2000\(number)")
                #expect(value(result, "000900\(block)") as? String == "LIGHTBOX TEST")
                #expect(value(result, "0009\(block)01") as? String == "value \(number)")
                #expect(result["0009\(block)02"] == nil)
            }
            let wild = try await request("/dicom-web/instances?00090010=LIGHTBOX%20TEST&00091001=value*").dataSets()
            #expect(wild.count == 2)
            let other = try await request("/dicom-web/instances?00090010=OTHER&00091001=value*").dataSets()
            #expect(other.isEmpty)
        }
    }

    @Test(
        "E-16 private attributes are included by creator, and a value of unknown VR is matched as the text that it is")
    func included() async throws {
        try await withInstances {
            let included = try await request(
                "/dicom-web/instances?00090010=LIGHTBOX%20TEST&includefield=00091002"
            ).dataSets()
            #expect(included.count == 2)
            for (result, tag) in zip(included, ["00091102", "00091002"]) {
                #expect((result[tag] as? [String: Any])?["vr"] as? String == "UN")
            }
            let found = try await request(
                "/dicom-web/instances?00090010=LIGHTBOX%20TEST&00091002=bytes%202"
            ).dataSets()
            #expect(found.count == 1)
            #expect(found.first.flatMap { value($0, "00080018") } as? String == "2.25.20002")
        }
    }

    @Test("E-16 without its creator a private attribute is ignored, with a Warning")
    func withoutCreator() async throws {
        try await withInstances {
            let answer = try await request("/dicom-web/instances?00091001=value%201")
            #expect(try answer.dataSets().count == 2)
            #expect(answer.header("Warning")?.contains("00091001") == true)
        }
    }
}
