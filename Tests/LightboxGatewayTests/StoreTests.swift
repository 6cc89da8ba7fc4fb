import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxGateway
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

@Suite("Storing over HTTP: PS3.18 10.5")
struct StoreTests {
    private let series = SyntheticSeries(count: 3, edge: 16)
    private let multipart = #"multipart/related; type="application/dicom"; boundary=part"#

    @Test("What is stored is reported with its URLs, and found; the same bytes again are stored already")
    func stored() async throws {
        try await withStore { post in
            for _ in 1...2 {
                let answer = try await post("/studies", multipart, message((1...3).map(series.file)))
                #expect(answer.status == 200)
                #expect(answer.header("Content-Type") == "application/dicom+json")
                let report = try #require(try answer.json() as? [String: Any])
                #expect((value(report, "00081190") as? String)?.hasSuffix("/dicom-web/studies/\(series.study)") == true)
                let stored = items(report, "00081199")
                #expect(stored.compactMap { value($0, "00081155") as? String } == (1...3).map(series.sopInstanceUID))
                #expect(stored.allSatisfy { value($0, "00081150") as? String == "1.2.840.10008.5.1.4.1.1.2" })
                #expect(items(report, "00081198").isEmpty)
                let url = try #require(stored.first.flatMap { value($0, "00081190") as? String })
                let path = try #require(URL(string: url)?.path)
                #expect(try await post(path, nil, [], .get).status == 200)
            }
            let found = try await post("/studies/\(series.study)/instances", nil, [], .get)
            #expect(try found.dataSets().count == 3)
        }
    }

    @Test("One object alone is stored, below its study too; the report can be had as XML")
    func single() async throws {
        try await withStore { post in
            let answer = try await post(
                "/studies/\(series.study)", "application/dicom", series.file(1), .post,
                ["Accept": "application/dicom+xml"])
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "application/dicom+xml")
            let text = String(decoding: answer.body, as: UTF8.self)
            #expect(text.contains("<NativeDicomModel") && text.contains(series.sopInstanceUID(1)))
            #expect(text.contains(#"keyword="ReferencedSOPSequence""#))
        }
    }

    @Test("Of a request of which some can be stored the rest is reported with its reason, and the answer is 202")
    func partly() async throws {
        try await withStore { post in
            #expect(try await post("/studies", "application/dicom", series.file(1)).status == 200)
            var other = series.file(1)
            other[other.count - 1] ^= 1
            let answer = try await post(
                "/studies", multipart, message([other, series.file(2), Array("no DICOM".utf8)]))
            #expect(answer.status == 202)
            let report = try #require(try answer.json() as? [String: Any])
            #expect(items(report, "00081199").count == 1)
            let failed = try #require(items(report, "00081198").first)
            #expect(value(failed, "00081155") as? String == series.sopInstanceUID(1))
            #expect(value(failed, "00081197") as? Int == 0x0111)
            let unknown = try #require(items(report, "0008119A").first)
            #expect(value(unknown, "00081197") as? Int == 0xC000)
        }
    }

    @Test("Instances of another study than the path says are not stored: 409")
    func otherStudy() async throws {
        try await withStore { post in
            let answer = try await post("/studies/2.25.77", multipart, message([series.file(1)]))
            #expect(answer.status == 409)
            let failed = try items(#require(try answer.json() as? [String: Any]), "00081198")
            #expect(failed.first.flatMap { value($0, "00081197") as? Int } == 0xA900)
            #expect(try await post("/studies", nil, [], .get).dataSets().isEmpty)
        }
    }

    @Test(
        "A request that can't be read is refused with what would do",
        arguments: [
            ("application/dicom+json", "[]", 415, "unsupported-media-type"),
            (
                #"multipart/related; type="application/dicom+xml"; boundary=part"#, "--part--", 415,
                "unsupported-media-type"
            ),
            ("", "x", 415, "unsupported-media-type"),
            (#"multipart/related; type="application/dicom""#, "x", 400, "bad-multipart"),
            (#"multipart/related; type="application/dicom"; boundary=part"#, "--part\r\n\r\nabc", 400, "bad-multipart"),
            (#"multipart/related; type="application/dicom"; boundary=part"#, "--part--\r\n", 400, "nothing-sent"),
            ("application/dicom", "", 400, "nothing-sent"),
        ])
    func refused(contentType: String, body: String, status: Int, code: String) async throws {
        try await withStore { post in
            let answer = try await post("/studies", contentType.isEmpty ? nil : contentType, Array(body.utf8))
            #expect(answer.status == status)
            let problem = try #require(try answer.json() as? [String: Any])
            #expect((problem["type"] as? String)?.hasSuffix(code) == true)
            #expect((problem["accepted"] as? [String])?.isEmpty == false)
        }
    }

    @Test("What came whole before a message was cut off is stored and reported")
    func cutOff() async throws {
        try await withStore { post in
            let whole = message([series.file(1), series.file(2)])
            let answer = try await post("/studies", multipart, Array(whole.dropLast(100)))
            #expect(answer.status == 202)
            let report = try #require(try answer.json() as? [String: Any])
            #expect(items(report, "00081199").count == 1)
            #expect(items(report, "0008119A").count == 1)
        }
    }

    @Test("An object or a request that is too large is 413")
    func tooLarge() async throws {
        try await withStore(limits: Receiving.Limits(objectByteCount: 500)) { post in
            let answer = try await post("/studies", "application/dicom", series.file(1))
            #expect(answer.status == 413)
        }
        try await withStore(limits: Receiving.Limits(requestByteCount: 1000)) { post in
            let answer = try await post("/studies", multipart, message([series.file(1)]))
            #expect(answer.status == 413)
        }
    }

    @Test("Where storing is not configured POST is 405, and only where instances go is it allowed at all")
    func methods() async throws {
        try await withStore { post in
            #expect(try await post("/studies", nil, [], .options).header("Allow") == "GET, HEAD, OPTIONS, POST")
            #expect(try await post("/series", "application/dicom", series.file(1)).status == 405)
            let put = try await post("/studies", "application/dicom", series.file(1), .put)
            #expect(put.status == 405 && put.header("Allow") == "GET, HEAD, OPTIONS, POST")
            let openAPI = try await post("/", nil, [], .options, ["Accept": "application/openapi+json"])
            #expect(String(decoding: openAPI.body, as: UTF8.self).contains(#""operationId":"StoreStudyInstances""#))
            _ = try #require(try openAPI.json() as? [String: Any])
        }
        try await withStore(isEnabled: false) { post in
            let answer = try await post("/studies", "application/dicom", series.file(1))
            #expect(answer.status == 405 && answer.header("Allow") == "GET, HEAD, OPTIONS")
        }
    }

    private func items(_ dataSet: [String: Any], _ tag: String) -> [[String: Any]] {
        ((dataSet[tag] as? [String: Any])?["Value"] as? [[String: Any]]) ?? []
    }

    private func message(_ objects: [[UInt8]]) -> [UInt8] {
        objects.flatMap { Array("--part\r\nContent-Type: application/dicom\r\n\r\n".utf8) + $0 + Array("\r\n".utf8) }
            + Array("--part--\r\n".utf8)
    }

    /// A gateway over an empty data folder, and a way to send it requests.
    private func withStore(
        limits: Receiving.Limits = Receiving.Limits(), isEnabled: Bool = true,
        _ body: (Client) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder)
            let index = try SQLiteIndex(path: folder.appending("index.sqlite").string)
            let pool = WorkerPool(threadCount: 4, limit: 1000)
            let turns = WritersTurn(
                lock: WriterLock(folder: folder), replay: LogReplay(index: index, store: store, pool: pool),
                patience: .seconds(60))
            let intake = Intake(index: index, store: store, pool: pool, turns: turns, options: ImportOptions())
            let gateway = Gateway(
                retriever: Retriever(index: index, store: store, pool: pool), searcher: SearchService(index: index),
                receiving: isEnabled ? Receiving(intake: intake, limits: limits) : nil, options: GatewayOptions())
            try await body(Client(gateway: gateway))
            try await pool.shutDown()
        }
    }

    private struct Client {
        let gateway: Gateway

        /// - Parameter path: below the service root, or from it on.
        func callAsFunction(
            _ path: String, _ contentType: String?, _ body: [UInt8], _ method: HTTPRequest.Method = .post,
            _ headers: [String: String] = [:]
        ) async throws -> Answer {
            var fields: HTTPFields = [:]
            fields[.contentType] = contentType
            for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
            let (sent, uri) = (fields, path.hasPrefix("/dicom-web") ? path : "/dicom-web" + path)
            return try await Application(responder: gateway).test(.router) { client in
                try await client.execute(uri: uri, method: method, headers: sent, body: ByteBuffer(bytes: body)) {
                    Answer(status: $0.status.code, headers: $0.headers, body: Array(buffer: $0.body))
                }
            }
        }
    }
}
