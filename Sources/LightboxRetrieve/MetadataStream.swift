internal import LightboxCompression
package import LightboxIndex
internal import LightboxWork
internal import NIOCore

/// Documents that are read from the index at once: bounded memory, few round trips.
private let documentsAtOnce = 25

extension Retriever {
    /// The metadata of a study, series or instance: a JSON array of the stored documents, joined while it is sent
    /// (D-01, A-21).
    /// - Parameter serviceURL: what every BulkDataURI starts with.
    /// - Throws: `RetrieveError.notFound` before anything is sent.
    package func metadata(of target: RetrieveTarget, scope: AccessScope, serviceURL: String) async throws -> ByteStream
    {
        let first = try await index.documents(of: target, after: nil, limit: documentsAtOnce, scope: scope)
        guard !first.elements.isEmpty else { throw RetrieveError.notFound }
        let index = index
        let pool = pool
        return ByteStream(byteCount: nil) { consume in
            var page = first
            var opening = UInt8(ascii: "[")
            while true {
                try Task.checkCancellation()
                let documents = page.elements
                let start = opening
                let isLast = page.next == nil
                try await consume(
                    try await pool.run(isContinuing: true) {
                        try joined(documents, after: start, closing: isLast, serviceURL: serviceURL)
                    })
                opening = UInt8(ascii: ",")
                guard let next = page.next else { break }
                page = try await index.documents(of: target, after: next, limit: documentsAtOnce, scope: scope)
            }
        }
    }
}

/// The documents with commas between them, the service URL put in its places.
/// - Parameter opening: the byte before the first document: `[` or, behind an earlier page, a comma.
private func joined(
    _ documents: [MetadataDocument], after opening: UInt8, closing: Bool, serviceURL: String
) throws(CompressionError) -> ByteBuffer {
    let capacity = documents.reduce(0) { sum, document in
        document.pieces.reduce(sum + 1) { $0 + $1.byteCount + serviceURL.utf8.count }
    }
    var bytes = ByteBuffer()
    bytes.reserveCapacity(capacity + 1)
    var separator = opening
    for document in documents {
        bytes.writeInteger(separator)
        separator = UInt8(ascii: ",")
        for (place, piece) in document.pieces.enumerated() {
            if place > 0 { bytes.writeString(serviceURL) }
            bytes.writeBytes(try piece.expanded())
        }
    }
    if closing { bytes.writeInteger(UInt8(ascii: "]")) }
    return bytes
}
