import DICOMCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxAccess
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxRetrieve
import LightboxSearch
import LightboxStore
import LightboxWork
import NIOCore
import Support
import SystemPackage
import Testing

@testable import LightboxGateway

/// What was answered once is not planned again; nobody may notice.
@Suite("Answers that were planned before")
struct PlannedAnswersTests {
    private let series = SyntheticSeries(count: 2, edge: 16)

    @Test("A frame that was asked for before is gone as soon as its instance is, and back with it")
    func removed() async throws {
        try await withGateway { gateway, importer, remover in
            let one = try identity(1)
            let frame = "\(path(one))/frames/1"
            let first = try await get(frame, gateway)
            #expect(first.status == 200)
            #expect(try await get(frame, gateway).body == first.body)
            #expect(try await remover.remove(.instance(one), delay: 0) == 1)
            #expect(try await get(frame, gateway).status == 410)
            #expect(try await get("\(path(try identity(2)))/frames/1", gateway).status == 200)
            try await importer()
            let again = try await get(frame, gateway)
            #expect(again.status == 200)
            #expect(again.body == first.body)
        }
    }

    @Test("The same path in other words has its own answer each time: Accept, query, host, conditions, ranges, HEAD")
    func otherWords() async throws {
        try await withGateway { gateway, _, _ in
            let path = path(try identity(1))
            for _ in 1...2 {
                let single = try await get(path, gateway, ["Accept": "application/dicom; transfer-syntax=*"])
                #expect(single.header("Content-Type")?.hasPrefix("application/dicom") == true)
                #expect(single.header("Content-Location")?.hasPrefix("http://localhost/") == true)
                let parts = try await get(
                    path, gateway, ["Accept": "multipart/related; type=\"application/dicom\"; transfer-syntax=*"])
                #expect(parts.header("Content-Type")?.hasPrefix("multipart/related") == true)
                #expect(parts.header("Content-Location") == nil)
                let refused = try await get(path, gateway, ["Accept": "image/gif"])
                #expect(refused.status == 406)
                let inQuery = try await get("\(path)?accept=application/dicom", gateway)
                #expect(inQuery.header("Content-Type")?.hasPrefix("application/dicom") == true)
                let anything = try await get(path, gateway)
                #expect(anything.header("Content-Type")?.hasPrefix("multipart/related") == true)
                var other = gateway
                other.options.publicURL = "http://two.example"
                let elsewhere = try await get(path, other, ["Accept": "application/dicom; transfer-syntax=*"])
                #expect(elsewhere.header("Content-Location")?.hasPrefix("http://two.example/") == true)
                #expect(elsewhere.header("ETag") == single.header("ETag"))

                let tag = try #require(single.header("ETag"))
                let accept = ["Accept": "application/dicom; transfer-syntax=*"]
                let known = try await get(path, gateway, accept.merging(["If-None-Match": tag]) { $1 })
                #expect(known.status == 304)
                let range = try await get(path, gateway, accept.merging(["Range": "bytes=128-131"]) { $1 })
                #expect(range.status == 206)
                #expect(range.body == Array("DICM".utf8))
                let head = try await get(path, gateway, accept, method: .head)
                #expect(head.status == 200)
                #expect(head.body.isEmpty)
                #expect(head.header("Content-Length") == "\(single.body.count)")
            }
        }
    }

    @Test("A question that comes again in the same words is not planned again; one of many words is not kept")
    func known() async throws {
        try await withGateway { gateway, _, _ in
            let frame = "\(path(try identity(1)))/frames/1"
            _ = try await get(frame, gateway)
            #expect(gateway.planned.lookups.hits == 0)
            _ = try await get(frame, gateway)
            #expect(gateway.planned.lookups.hits == 1)
            let wordy = ["Accept": "*/*", "Accept-Charset": String(repeating: "utf-8,", count: 1000) + "utf-8"]
            for _ in 1...2 { #expect(try await get(frame, gateway, wordy).status == 200) }
            #expect(gateway.planned.lookups.hits == 1)
        }
    }

    @Test("What one may see is known for nobody else")
    func scopes() async throws {
        try await withGateway { gateway, _, _ in
            let frame = "\(path(try identity(1)))/frames/1"
            let stranger = gateway.limited(
                to: Access(scope: .study(try #require(StudyInstanceUID("2.25.77"))), permissions: [.read]))
            for _ in 1...2 {
                #expect(try await get(frame, gateway).status == 200)
                #expect(try await get(frame, stranger).status == 404)
            }
        }
    }

    @Test("What could not be opened is planned anew: when it is back, so is the answer")
    func passingFault() async throws {
        try await withTemporaryFolder { folder in
            try await withGateway(in: folder) { gateway, _, _ in
                let instance = path(try identity(1))
                let log = folder.appending("data/log").string
                let away = folder.appending("away").string
                try FileManager.default.moveItem(atPath: log, toPath: away)
                #expect(try await get(instance, gateway).status == 404)
                try FileManager.default.moveItem(atPath: away, toPath: log)
                let answer = try await get(instance, gateway, ["Accept": "application/dicom; transfer-syntax=*"])
                #expect(answer.status == 200)
                #expect(answer.body == series.file(1))
            }
        }
    }

    /// A gateway over the series, with what imports it (again) and what removes of it.
    private func withGateway(
        _ body: (Gateway, _ importer: () async throws -> Void, Remover) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { try await withGateway(in: $0, body) }
    }

    private func withGateway(
        in folder: FilePath,
        _ body: (Gateway, _ importer: () async throws -> Void, Remover) async throws -> Void
    ) async throws {
        let index = try SQLiteIndex(path: folder.appending("index.sqlite").string)
        let store = try FileObjectStore(folder: folder.appending("data"))
        let pool = WorkerPool(threadCount: 2, limit: 100)
        let source = folder.appending("source")
        try FileManager.default.createDirectory(atPath: source.string, withIntermediateDirectories: true)
        try series.write(to: URL(filePath: source.string))
        func importSeries() async throws {
            _ = try await Importer(index: index, store: store, pool: pool).run([source]) { _ in }
        }
        try await importSeries()
        let gateway = Gateway(
            retriever: Retriever(index: index, store: store, pool: pool),
            searcher: SearchService(index: index), options: GatewayOptions(maximumResults: 200))
        try await body(gateway, importSeries, Remover(index: index, store: store, pool: pool))
        try await pool.shutDown()
    }

    private func identity(_ number: Int) throws -> InstanceIdentity {
        InstanceIdentity(
            study: try #require(StudyInstanceUID(series.study)),
            series: try #require(SeriesInstanceUID(series.series)),
            instance: try #require(SOPInstanceUID(series.sopInstanceUID(number))))
    }

    private func path(_ identity: InstanceIdentity) -> String {
        "/dicom-web/studies/\(identity.study)/series/\(identity.series)/instances/\(identity.instance)"
    }

    private func get(
        _ path: String, _ gateway: Gateway, _ headers: [String: String] = ["Accept": "*/*"],
        method: HTTPRequest.Method = .get
    ) async throws -> Answer {
        try await SampleGateway.$current.withValue(gateway) {
            try await request(path, accept: nil, method: method, headers: headers)
        }
    }
}
