internal import AsyncHTTPClient
package import DICOMweb
internal import HTTPTypes
internal import NIOCore

/// The parts of an answer, pulled piece by piece from the connection. An answer of one part that is not wrapped looks the
/// same: a server may send it so. Source: PS3.18 8.6.1.2.
package struct PartStream: AsyncSequence, Sendable {
    package typealias Element = MultipartParser.Event

    private let body: HTTPClientResponse.Body
    private let contentType: String
    private let parser: MultipartParser?

    /// - Throws: `badAnswer(.multipart)` for a multipart answer without a usable boundary.
    init(_ body: HTTPClientResponse.Body, contentType: String) throws(ServiceError) {
        self.body = body
        self.contentType = contentType
        guard let mediaType = MediaType(contentType), mediaType.type == "multipart" else {
            parser = nil
            return
        }
        do {
            parser = try MultipartParser(boundary: mediaType["boundary"] ?? "")
        } catch {
            throw .badAnswer(.multipart)
        }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(body.makeAsyncIterator(), contentType: contentType, parser: parser)
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        private var body: HTTPClientResponse.Body.AsyncIterator
        private var parser: MultipartParser?
        /// Parsed and not yet handed out, the next one last.
        private var pending: [Element] = []
        private var isAtEnd = false

        init(_ body: HTTPClientResponse.Body.AsyncIterator, contentType: String, parser: MultipartParser?) {
            self.body = body
            self.parser = parser
            guard parser == nil else { return }
            var head = HTTPFields()
            if HTTPField.isValidValue(contentType), !contentType.isEmpty { head[.contentType] = contentType }
            pending = [.head(head)]
        }

        package mutating func next() async throws -> Element? {
            while pending.isEmpty {
                guard !isAtEnd else { return nil }
                try await read()
            }
            return pending.removeLast()
        }

        private mutating func read() async throws {
            let piece: ByteBuffer?
            do {
                piece = try await body.next()
            } catch {
                guard let failure = ServiceError(network: error) else { throw error }
                throw failure
            }
            guard let piece else {
                isAtEnd = true
                return try finish()
            }
            do {
                pending =
                    try parser?.read(piece.readableBytesView).reversed() ?? [.body(Array(piece.readableBytesView))]
            } catch {
                throw ServiceError.badAnswer(.multipart)
            }
        }

        private mutating func finish() throws {
            guard let parser else {
                pending = [.end, .endOfPart]
                return
            }
            do {
                try parser.finish()
            } catch {
                throw ServiceError.interrupted
            }
        }
    }
}
