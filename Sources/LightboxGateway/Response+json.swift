internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A value as JSON, UTF-8, its members in a stable order.
func encodedJSON(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
}

extension Response {
    /// A value as a JSON document.
    static func json(
        _ value: some Encodable, mediaType: String = "application/json", cacheControl: String = "no-store"
    ) throws -> Response {
        .document(try encodedJSON(value), mediaType: mediaType, cacheControl: cacheControl)
    }

    /// Bytes that are what their media type says and nothing that a browser guesses.
    static func document(
        _ bytes: some Collection<UInt8>, mediaType: String, cacheControl: String = "no-store"
    ) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: mediaType, .cacheControl: cacheControl, .xContentTypeOptions: "nosniff"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
