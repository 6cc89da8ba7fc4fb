import Foundation
import HTTPTypes
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

@Suite("Overload")
struct OverloadTests {
    @Test("A-25 what would need more work than is taken on is 503 with Retry-After and a problem, HEAD too")
    func overloaded() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 1, edge: 16)
            let source = folder.appending("source")
            try series.write(to: URL(filePath: source.string))
            let store = try FileObjectStore(folder: folder.appending("data"))
            let index = try SQLiteIndex(path: folder.appending("data/index.sqlite").string)
            let importing = WorkerPool(threadCount: 1, limit: 1000)
            try await Importer(index: index, store: store, pool: importing).run([source]) { _ in }
            let full = WorkerPool(threadCount: 1, limit: 0)
            let gateway = Gateway(
                retriever: Retriever(index: index, store: store, pool: full), searcher: SearchService(index: index),
                options: GatewayOptions())
            let instance =
                "/dicom-web/studies/\(series.study)/series/\(series.series)/instances/"
                + series.sopInstanceUID(1)
            try await SampleGateway.$current.withValue(gateway) {
                for suffix in ["", "/frames/1", "/rendered", "/thumbnail", "/bulkdata/7FE00010"] {
                    for method in [HTTPRequest.Method.get, .head] {
                        let answer = try await request(instance + suffix, method: method)
                        #expect(answer.status == 503, "\(method) \(suffix)")
                        #expect(answer.header("Retry-After").flatMap(Int.init) ?? 0 >= 1)
                    }
                    let answer = try await request(instance + suffix)
                    #expect(answer.header("Content-Type") == "application/problem+json")
                }
                // What needs no work of that kind is answered.
                #expect(try await request("/dicom-web/studies").status == 200)
            }
            try await full.shutDown()
            try await importing.shutDown()
        }
    }
}
