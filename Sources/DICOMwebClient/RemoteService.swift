package import AsyncHTTPClient
internal import DICOMweb
internal import Foundation
internal import HTTPTypes
package import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression

/// A DICOMweb service somewhere: searched and retrieved from. All its requests change nothing on the server.
///
/// Cancelling the task of a call ends its request. Errors are `ServiceError` or `CancellationError`.
package struct RemoteService: Sendable {
    package let url: ServiceURL
    /// Asked before every request, so that a token may be renewed; sent as `Authorization: Bearer`.
    package typealias TokenSource = @Sendable () async throws -> String?

    /// Lives as long as the process. A refused connection is said at once: `RetryPolicy` decides whether to try again.
    package static let defaultClient: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.connect = .seconds(10)
        configuration.timeout.read = .seconds(60)
        // DICOM JSON shrinks to less than a 25th, which the default takes for an attack. Who reads an answer bounds it.
        configuration.decompression = .enabled(limit: .none)
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    private let client: HTTPClient
    private let token: TokenSource?
    private let retries: RetryPolicy
    private let timeout: TimeAmount

    /// - Parameters:
    ///   - client: bounds how long a connection may take to come about, and an answer may pause.
    ///   - token: `nil` for a service that does not ask who calls.
    ///   - timeout: from a call to the head of its answer.
    package init(
        _ url: ServiceURL, client: HTTPClient = RemoteService.defaultClient, token: TokenSource? = nil,
        retries: RetryPolicy = RetryPolicy(),
        timeout: TimeAmount = .seconds(60)
    ) {
        self.url = url
        self.client = client
        self.token = token
        self.retries = retries
        self.timeout = timeout
    }

    /// An answer that fits into memory.
    package struct Answer: Sendable {
        /// The media type, lower case, without parameters.
        package let contentType: String
        package let bytes: [UInt8]
        /// A `Warning` says 299: the server gave less than was asked for (PS3.18 8.3.4.4).
        package let hasWarning: Bool
    }

    /// Fetches a resource whole.
    /// - Parameters:
    ///   - accept: the Accept header.
    ///   - limit: the most bytes that are taken.
    package func fetch(
        _ path: String, query: [(name: String, value: String)] = [], accept: String, limit: Int
    ) async throws -> Answer {
        try await repeating {
            let response = try await send(path, query, accept)
            let body: ByteBuffer
            do {
                body = try await response.body.collect(upTo: limit)
            } catch is NIOTooManyBytesError {
                throw ServiceError.tooLarge(limit: limit)
            }
            return Answer(
                contentType: Self.mediaType(response)?.name ?? "", bytes: Array(body.readableBytesView),
                hasWarning: response.headers.contains(name: "Warning"))
        }
    }

    /// Retrieves a multipart answer as it arrives; memory holds one piece of it. It is not repeated once it has begun.
    package func parts(
        _ path: String, query: [(name: String, value: String)] = [], accept: String
    ) async throws -> PartStream {
        try await repeating {
            let response = try await send(path, query, accept)
            return try PartStream(response.body, contentType: response.headers.first(name: "Content-Type") ?? "")
        }
    }

    private static func mediaType(_ response: HTTPClientResponse) -> MediaType? {
        response.headers.first(name: "Content-Type").flatMap { MediaType($0) }
    }

    /// - Returns: an answer that says success; its body is still to come.
    private func send(
        _ path: String, _ query: [(name: String, value: String)], _ accept: String
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url.appending(path: path, query: query))
        request.headers.add(name: "Accept", value: accept)
        request.headers.add(name: "User-Agent", value: "lightbox")
        if let token = try await token?() { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        let response = try await client.execute(request, timeout: timeout)
        guard !(200..<300).contains(response.status.code) else { return response }
        // An error's text is for a line on a screen: what does not fit is left out, and the connection given up.
        let body = try? await response.body.collect(upTo: 64 * 1024)
        let failure = ServiceError(
            status: Int(response.status.code), detail: Self.detail(body.map { Array($0.readableBytesView) } ?? []))
        throw Refusal(failure: failure, retryAfter: response.headers.first(name: "Retry-After").flatMap { Int($0) })
    }

    private struct Refusal: Error {
        let failure: ServiceError
        let retryAfter: Int?
    }

    /// The detail of a problem (RFC 9457), or nothing: pages for people don't fit on a line.
    private static func detail(_ body: [UInt8]) -> String {
        guard let problem = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] else { return "" }
        let text = problem["detail"] ?? problem["title"] ?? problem["Message"]
        return String((text as? String ?? "").prefix(300))
    }

    private func repeating<Value>(_ attempt: () async throws -> Value) async throws -> Value {
        var number = 1
        while true {
            let failure: ServiceError
            var retryAfter: Int?
            do {
                return try await attempt()
            } catch let refusal as Refusal {
                failure = refusal.failure
                retryAfter = refusal.retryAfter
            } catch {
                guard let known = ServiceError(network: error) else { throw error }
                failure = known
            }
            try Task.checkCancellation()
            let delay = retries.delay(after: number, failure, retryAfter: retryAfter, jitter: .random(in: 0...1))
            guard let delay else { throw failure }
            try await Task.sleep(for: delay)
            number += 1
        }
    }
}
