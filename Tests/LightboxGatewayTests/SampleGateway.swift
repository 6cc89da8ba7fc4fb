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

/// A gateway over the sample studies, and other objects, made once for a suite.
struct SampleGateway: SuiteTrait, TestScoping {
    @TaskLocal static var current: Gateway?
    /// The letter of the standard counts.
    var isStrict = false
    var objects: [[UInt8]] = []
    /// Of one picture.
    var maximumPixels = 64_000_000
    /// Without them it has the other objects alone.
    var hasSamples = true
    var decoding: FrameDecoding = decodeHere
    var pageDrawing: PageDrawing?
    /// What is told of each statement that the index runs.
    var tracing: (@Sendable (String) -> Void)?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await run(function)
    }

    /// The same for what one test needs by itself.
    func run(_ function: @Sendable () async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let store = try FileObjectStore(folder: folder.appending("data"))
            let index = try SQLiteIndex(path: folder.appending("data/index.sqlite").string, tracing: tracing)
            let pool = WorkerPool(threadCount: 4, limit: 1000)
            let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "SampleStudies")
            let others = folder.appending("others")
            try FileManager.default.createDirectory(atPath: others.string, withIntermediateDirectories: true)
            for (number, object) in objects.enumerated() {
                try Data(object).write(to: URL(filePath: others.appending("\(number).dcm").string))
            }
            let sources = hasSamples ? [FilePath(samples.path()), others] : [others]
            try await Importer(index: index, store: store, pool: pool).run(sources) { _ in }
            let gateway = Gateway(
                retriever: Retriever(
                    index: index, store: store, pool: pool, decoding: decoding, pageDrawing: pageDrawing),
                searcher: SearchService(index: index),
                options: GatewayOptions(isStrict: isStrict, maximumResults: 200, maximumPixels: maximumPixels))
            try await Self.$current.withValue(gateway) { try await function() }
            try await pool.shutDown()
        }
    }
}

extension Trait where Self == SampleGateway {
    static var sampleGateway: SampleGateway { SampleGateway() }
    static var strictSampleGateway: SampleGateway { SampleGateway(isStrict: true) }
    static func sampleGateway(isStrict: Bool = false, with objects: [[UInt8]]) -> SampleGateway {
        SampleGateway(isStrict: isStrict, objects: objects)
    }
}

/// An answer of the gateway.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(body)) }

    /// The objects of a DICOM JSON array.
    func dataSets() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }

    func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}

/// Sends a request through the gateway without a socket.
/// - Parameter path: below the service root where it starts with a slash and is no other page.
func request(
    _ path: String, accept: String? = "*/*", method: HTTPRequest.Method = .get, headers: [String: String] = [:],
    body: String? = nil
) async throws -> Answer {
    let gateway = try #require(SampleGateway.current)
    var fields: HTTPFields = [:]
    if let accept { fields[.accept] = accept }
    for (name, value) in headers {
        let name = try #require(HTTPField.Name(name))
        fields.append(HTTPField(name: name, value: value))
    }
    let sent = fields
    return try await Application(responder: gateway).test(.router) { client in
        let sentBody = body.map { ByteBuffer(string: $0) }
        return try await client.execute(uri: path, method: method, headers: sent, body: sentBody) { response in
            Answer(
                status: response.status.code, headers: response.headers, body: Array(buffer: response.body))
        }
    }
}

/// The first value of an attribute of a DICOM JSON object.
func value(_ dataSet: [String: Any], _ tag: String) -> Any? {
    ((dataSet[tag] as? [String: Any])?["Value"] as? [Any])?.first
}

/// Paths of sample resources, found by search as a client would.
struct SamplePaths {
    let study: String
    let series: String
    let instance: String

    /// The first instance of the first series with this modality of a patient.
    init(patient: String, modality: String) async throws {
        let root = "/dicom-web"
        let found = try await request("\(root)/series?PatientID=\(patient)&Modality=\(modality)").dataSets()
        let first = try #require(found.first)
        let studyUID = try #require(value(first, "0020000D") as? String)
        let seriesUID = try #require(value(first, "0020000E") as? String)
        study = "\(root)/studies/\(studyUID)"
        series = "\(study)/series/\(seriesUID)"
        let instances = try await request("\(series)/instances?limit=1").dataSets()
        let firstInstance = try #require(instances.first)
        let uid = try #require(value(firstInstance, "00080018") as? String)
        instance = "\(series)/instances/\(uid)"
    }
}
