import DICOMCore
import Foundation
import HTTPTypes
import Hummingbird
import LightboxGateway
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxRetrieve
import LightboxSearch
import LightboxStore
import LightboxWork
import Support
import SystemPackage
import Testing

@Suite("Pages of other origins")
struct CrossOriginTests {
    private static let viewer = "https://viewer.example.org"
    private static let stored = "application/dicom; transfer-syntax=*"

    private struct Row {
        let status: Int
        let path: String
        var method = HTTPRequest.Method.get
        var headers: HTTPFields = [:]
    }

    @Test("G-10 every kind of answer can be read by the origins that may, and by no others", arguments: ["*", viewer])
    func everyStatus(allowed: String) async throws {
        try await withGateway(allowing: allowed) { gateway, remover in
            try await SampleGateway.$current.withValue(gateway) {
                let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
                let report = try await SamplePaths(patient: "LB-0001", modality: "SR")
                let removed = try await SamplePaths(patient: "LB-0003", modality: "DOC")
                #expect(try await remover.remove(.instance(try identity(removed.instance)), delay: 0) == 1)
                let whole = try await ask(gateway, paths.instance, headers: [.accept: Self.stored])
                let tag = try #require(whole.headers[.eTag])
                let rows = [
                    Row(status: 200, path: paths.instance, headers: [.accept: Self.stored]),
                    Row(status: 206, path: paths.instance, headers: [.accept: Self.stored, .range: "bytes=0-3"]),
                    Row(status: 304, path: paths.instance, headers: [.accept: Self.stored, .ifNoneMatch: tag]),
                    Row(status: 400, path: "/dicom-web/studies?limit=-1"),
                    Row(status: 404, path: "/dicom-web/studies/1.2.3/metadata"),
                    Row(status: 405, path: paths.study, method: .delete),
                    Row(status: 406, path: paths.instance, headers: [.accept: "image/gif"]),
                    Row(status: 410, path: removed.instance), Row(status: 410, path: uri(removed.instance)),
                    Row(status: 416, path: paths.instance, headers: [.accept: Self.stored, .range: "bytes=99999999-"]),
                    Row(status: 501, path: "\(report.series)/contactsheet"),
                ]
                let responder = ObservedGateway(TrackGateway(gateway, desk: nil, options: gateway.options))
                for row in rows { try await check(row, responder, allowed) }
                var limited = gateway
                limited.options.clientLimits = ClientLimits(simultaneous: 1)
                let busy = ObservedGateway(TrackGateway(limited, desk: nil, options: limited.options))
                let full = ObservedGateway(
                    TrackGateway(gateway, desk: nil, options: gateway.options),
                    Operation(memory: MemoryCeiling(byteCount: 0, measure: { 1 }, relieve: {})))
                for (status, responder) in [(429, busy), (503, full)] {
                    let underway = try await ask(responder, paths.study)
                    try await check(Row(status: status, path: paths.study), responder, allowed)
                    withExtendedLifetime(underway) {}
                }
            }
        }
    }

    private func check(_ row: Row, _ responder: ObservedGateway, _ allowed: String) async throws {
        for origin in [Self.viewer, "https://other.example.org"] {
            var headers = row.headers
            headers[.origin] = origin
            let answer = try await ask(responder, row.path, method: row.method, headers: headers)
            #expect(answer.status.code == row.status)
            let expected = allowed == "*" ? "*" : origin == allowed ? origin : nil
            #expect(answer.headers[values: .accessControlAllowOrigin] == (expected.map { [$0] } ?? []), "\(row)")
            let exposed = answer.headers[.accessControlExposeHeaders] ?? ""
            for name in ["Content-Range", "Content-Location", "ETag", "Content-Length", "Retry-After", "Warning"] {
                #expect(exposed.contains(name) == (expected != nil), "\(name) \(row)")
            }
            // One origin's answer is not to be kept for another.
            let vary = answer.headers[values: .vary].joined(separator: ", ")
            #expect(vary.contains("Origin") == (allowed != "*"), "\(row)")
        }
    }

    @Test(
        "G-10 a preflight allows the origin, and the headers that retrieval by ranges needs", arguments: ["*", viewer])
    func preflight(allowed: String) async throws {
        try await withGateway(allowing: allowed) { gateway, _ in
            let responder = ObservedGateway(TrackGateway(gateway, desk: nil, options: gateway.options))
            func ask(_ origin: String) async throws -> Response {
                try await LightboxGatewayTests.ask(
                    responder, "/dicom-web/studies/1.2.3", method: .options,
                    headers: [
                        .origin: origin, .accessControlRequestMethod: "GET", .accessControlRequestHeaders: "range",
                    ])
            }
            let answer = try await ask(Self.viewer)
            #expect(answer.status == .noContent)
            #expect(answer.headers[.accessControlAllowOrigin] == allowed)
            #expect(answer.headers[.accessControlAllowMethods]?.contains("HEAD") == true)
            let names = answer.headers[.accessControlAllowHeaders]?.split(separator: ",").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            #expect(
                Set(names ?? []).isSuperset(of: ["Range", "If-Range", "If-None-Match", "Accept", "Authorization"]))
            let foreign = try await ask("https://other.example.org")
            #expect(foreign.headers[.accessControlAllowOrigin] == (allowed == "*" ? "*" : nil))
            #expect((foreign.headers[.accessControlAllowMethods] == nil) == (allowed != "*"))
        }
    }

    /// The same instance of the URI service.
    private func uri(_ path: String) -> String {
        let uids = path.split(separator: "/")
        return "/wado?requestType=WADO&studyUID=\(uids[2])&seriesUID=\(uids[4])&objectUID=\(uids[6])"
    }

    private func identity(_ path: String) throws -> InstanceIdentity {
        let parts = path.split(separator: "/").map(String.init)
        return InstanceIdentity(
            study: try #require(StudyInstanceUID(parts[2])), series: try #require(SeriesInstanceUID(parts[4])),
            instance: try #require(SOPInstanceUID(parts[6])))
    }

    /// A gateway over the sample studies, of which some can be removed.
    private func withGateway(
        allowing origin: String, _ body: @Sendable (Gateway, Remover) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let index = try SQLiteIndex(path: folder.appending("index.sqlite").string)
            let store = try FileObjectStore(folder: folder.appending("data"))
            let pool = WorkerPool(threadCount: 2, limit: 1000)
            let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "SampleStudies")
            try await Importer(index: index, store: store, pool: pool).run([FilePath(samples.path())]) { _ in }
            let gateway = Gateway(
                retriever: Retriever(index: index, store: store, pool: pool, decoding: decodeHere),
                searcher: SearchService(index: index), options: GatewayOptions(allowedOrigins: [origin]))
            try await body(gateway, Remover(index: index, store: store, pool: pool))
            try await pool.shutDown()
        }
    }
}
