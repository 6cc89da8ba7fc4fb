internal import DICOMCore
internal import DICOMweb
internal import HTTPTypes
internal import NIOCore

/// A DICOMweb service, for programs of others: this module's client in values of the standard library.
///
/// Paths are those of PS3.18, percent-encoded, below the root of the service: `/studies/1.2.3/series`. Cancelling the task of
/// a call ends its request. Calls throw `ServiceError`, `CancellationError`, and what the source of tokens throws; one that
/// failed for the moment is sent again, a few times and ever later, before it throws.
public struct DICOMwebService: Sendable {
    private let service: RemoteService

    /// - Parameters:
    ///   - url: the root of the service, like `http://host:8080/dicom-web`.
    ///   - attemptLimit: how often a request is sent at most; 1 never repeats one.
    ///   - timeoutSeconds: from a call to the head of its answer.
    ///   - token: asked before every request, so that it may renew what it gives; sent as a bearer token.
    /// - Throws: `badURL`.
    public init(
        url: String, attemptLimit: Int = 3, timeoutSeconds: Int = 60,
        token: (@Sendable () async throws -> String?)? = nil
    ) throws(ServiceError) {
        service = RemoteService(
            try ServiceURL(url), token: token, retries: RetryPolicy(attemptLimit: max(attemptLimit, 1)),
            timeout: .seconds(Int64(timeoutSeconds)))
    }

    /// Results of a search, or the metadata of instances: DICOM JSON, at most 64 MiB. Source: PS3.18 10.6, 10.4.1.1.2.
    /// - Parameter query: names and values as the standard writes them; they are encoded here.
    /// - Returns: the data sets, and whether the server warned that it gave less than it has (PS3.18 8.3.4.4).
    public func dataSets(
        _ path: String, query: [(name: String, value: String)] = []
    ) async throws -> (dataSets: [DICOMwebAttributes], hasWarning: Bool) {
        let (results, hasWarning) = try await service.json(path, query)
        return (results.map { DICOMwebAttributes($0) }, hasWarning)
    }

    /// Any resource whole. - Parameter limit: the most bytes that are taken, else `tooLarge`.
    /// - Returns: the media type, lower case, without parameters; and the content.
    public func resource(
        _ path: String, query: [(name: String, value: String)] = [], accept: String, limit: Int
    ) async throws -> (mediaType: String, bytes: [UInt8]) {
        let answer = try await service.fetch(path, query: query, accept: accept, limit: limit)
        return (answer.contentType, answer.bytes)
    }

    /// The parts of a multipart answer as they arrive, of any size: memory holds one piece. Source: PS3.18 8.6.1.2.
    /// - Parameter accept: for instances as they are stored:
    ///   `multipart/related; type="application/dicom"; transfer-syntax=*`.
    public func parts(
        _ path: String, query: [(name: String, value: String)] = [], accept: String
    ) async throws -> DICOMwebParts {
        DICOMwebParts(stream: try await service.parts(path, query: query, accept: accept))
    }
}

/// A data set of DICOM JSON. Tags are eight hexadecimal digits: `0020000D`.
public struct DICOMwebAttributes: Equatable, Sendable {
    private let attributes: Attributes

    init(_ attributes: Attributes) {
        self.attributes = attributes
    }

    /// The values of an attribute; of a name its first group that is not empty. Nothing where it is absent or has items.
    public func texts(_ tag: String) -> [String] {
        Tag(hexadecimal: tag).map { attributes.texts($0) } ?? []
    }

    /// The items of a sequence.
    public func items(_ tag: String) -> [DICOMwebAttributes] {
        let values = Tag(hexadecimal: tag).flatMap { attributes.elements[$0]?.values } ?? []
        return values.compactMap { value in
            guard case .item(let item) = value else { return nil }
            return DICOMwebAttributes(item)
        }
    }

    /// Where the value is, if it is not here. The server may name any host: a token is for its own alone.
    public func bulkDataURI(_ tag: String) -> String? {
        Tag(hexadecimal: tag).flatMap { attributes.elements[$0]?.bulkDataURI }
    }
}

/// The parts of an answer, pulled from the connection piece by piece: who does not ask on stops the server.
public struct DICOMwebParts: AsyncSequence, Sendable {
    public enum Element: Equatable, Sendable {
        /// A part begins. The names of its header's fields are in lower case.
        case head([String: String])
        /// A piece of its body, never empty.
        case body([UInt8])
        case endOfPart
        /// All parts were there: an answer that was cut off throws instead.
        case end
    }

    let stream: PartStream

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(stream.makeAsyncIterator())
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        private var events: PartStream.AsyncIterator

        init(_ events: PartStream.AsyncIterator) {
            self.events = events
        }

        public mutating func next() async throws -> DICOMwebParts.Element? {
            guard let event = try await events.next() else { return nil }
            switch event {
            case .head(let fields):
                return .head(Dictionary(fields.map { ($0.name.canonicalName, $0.value) }) { first, _ in first })
            case .body(let bytes): return .body(bytes)
            case .endOfPart: return .endOfPart
            case .end: return .end
            }
        }
    }
}
