internal import DICOMCore
internal import DICOMMetadata
internal import DICOMweb
internal import LightboxCompression
internal import LightboxIndex
internal import LightboxWork
internal import NIOCore

extension Retriever {
    /// The metadata of a study, series or instance, from the stored documents (D-01, A-21, D-30).
    /// - Throws: `RetrieveError.notFound`, `NegotiationError`.
    func metadata(of target: RetrieveTarget, at path: String, _ request: RetrieveRequest) async throws -> RetrieveAnswer
    {
        let representation = try negotiateDocument(accepting: request.acceptance)
        guard representation.isMultipart else {
            guard request.fields.isEverything else {
                let answer = try await filteredMetadata(of: target, at: path, representation, request)
                return request.acceptsGzip ? answer.compressed(on: pool) : answer
            }
            return try await jsonMetadata(of: target, at: path, representation, request)
        }
        let parts = xmlParts(of: target, request)
        guard try await index.instances(of: target, after: nil, limit: 1, scope: request.scope).elements.count > 0
        else { throw RetrieveError.notFound }
        let answer = try await RetrieveAnswer.multipart(representation, parts, serviceURL: request.serviceURL)
        return request.acceptsGzip ? answer.compressed(on: pool) : answer
    }

    /// A JSON array of the documents. Where the client takes gzip, the stored compressed pieces are what is sent (G-08).
    private func jsonMetadata(
        of target: RetrieveTarget, at path: String, _ representation: Representation, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let serviceURL = request.serviceURL
        var tag = EntityTag(request.acceptsGzip ? "json gzip" : "json")
        tag.add(serviceURL)
        tag.add(representation.mediaType)
        let pages = try await metadata.pages(of: target, scope: request.scope)
        tag.add(pages.version)
        let isCompressed = request.acceptsGzip
        let byteCount = pages.summary.byteCount(serviceURL: serviceURL, isCompressed: isCompressed)
        let stream = ByteStream(byteCount: byteCount) { consume in
            if isCompressed {
                try await sendCompressed(pages, serviceURL: serviceURL, to: consume)
            } else {
                try await sendExpanded(pages, byteCount: byteCount, serviceURL: serviceURL, to: consume)
            }
        }
        var answer = RetrieveAnswer(
            contentType: representation.mediaType, contentLocation: serviceURL + path + "/metadata",
            entityTag: tag.finished(), byteCount: byteCount
        ) { range in range.map(stream.slice) ?? stream }
        answer.contentEncoding = isCompressed ? "gzip" : nil
        return answer
    }

    private func sendCompressed(
        _ pages: MetadataPages, serviceURL: String, to consume: ByteStream.Consumer
    ) async throws {
        var joiner = GzipJoiner()
        var separator = UInt8(ascii: "[")
        try await pages.visit { page in
            try await consume(compressed(page, after: separator, serviceURL: serviceURL, &joiner))
            separator = UInt8(ascii: ",")
        }
    }

    private func sendExpanded(
        _ pages: MetadataPages, byteCount: Int64, serviceURL: String, to consume: ByteStream.Consumer
    ) async throws {
        if let known = metadata.answer(for: pages, serviceURL: serviceURL) {
            for piece in known { try await consume(piece) }
            return
        }
        let room = metadata.roomForAnswer(of: byteCount)
        defer { withExtendedLifetime(room) {} }
        var made: [ByteBuffer]? = room == nil ? nil : []
        var separator = UInt8(ascii: "[")
        try await pages.visit { page in
            let opening = separator
            let piece = try await pool.run(isContinuing: true) {
                try joined(page, after: opening, serviceURL: serviceURL)
            }
            separator = UInt8(ascii: ",")
            made?.append(piece)
            try await consume(piece)
        }
        if let made { metadata.keep(made, for: pages, serviceURL: serviceURL) }
    }

    /// A JSON array of what is wanted of the documents.
    private func filteredMetadata(
        of target: RetrieveTarget, at path: String, _ representation: Representation, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        var tag = EntityTag("filtered json")
        tag.add(request.serviceURL)
        tag.add(representation.mediaType)
        tag.add("\(request.fields)")
        let pages = try await metadata.pages(of: target, scope: request.scope)
        tag.add(pages.version)
        let pool = pool
        let stream = ByteStream(byteCount: nil) { consume in
            var separator = UInt8(ascii: "[")
            try await pages.visit { page in
                for document in page.documents {
                    let opening = separator
                    try await consume(
                        try await pool.run(isContinuing: true) {
                            var bytes = ByteBuffer(integer: opening)
                            try forEachPiece(of: document, request) { bytes.writeBytes($0) }
                            return bytes
                        })
                    separator = UInt8(ascii: ",")
                }
            }
            try await consume(ByteBuffer(integer: UInt8(ascii: "]")))
        }
        return RetrieveAnswer(
            contentType: representation.mediaType, contentLocation: request.serviceURL + path + "/metadata",
            entityTag: tag.finished(), byteCount: nil
        ) { _ in stream }
    }

    /// One XML document for each instance (D-30).
    private func xmlParts(of target: RetrieveTarget, _ request: RetrieveRequest) -> PartSequence {
        let index = index
        let pool = pool
        return PartSequence { visitor in
            var cursor: PageCursor?
            repeat {
                // The two lists have the same order and pages.
                let limit = 25
                let records = try await index.instances(of: target, after: cursor, limit: limit, scope: request.scope)
                let documents = try await index.documents(of: target, after: cursor, limit: limit, scope: request.scope)
                for (record, document) in zip(records.elements, documents.elements) {
                    var version = EntityTag("document")
                    version.add(document)
                    version.add("\(request.fields)")
                    let body = PlannedBody(byteCount: nil) { opening in
                        try await pool.run(isContinuing: opening.isContinuing) {
                            ByteStream(try xml(document, request))
                        }
                    }
                    let part = PlannedPart(
                        contentType: "application/dicom+xml", location: record.path + "/metadata",
                        version: Array(version.finished().utf8), body: body)
                    guard try await visitor(part) else { return }
                }
                cursor = records.next
            } while cursor != nil
        }
    }
}

extension MetadataPages.Summary {
    /// The length of the answer: brackets and commas, the pieces, and the address in all its places.
    fileprivate func byteCount(serviceURL: String, isCompressed: Bool) -> Int64 {
        let urlByteCount = Int64(serviceURL.utf8.count)
        let markCount = Int64(documentCount)
        guard isCompressed else { return byteCount + serviceURLCount * urlByteCount + markCount + 1 }
        let overhead = Int64(GzipJoiner.storedOverhead)
        return Int64(GzipJoiner.start.count) + deflatedByteCount + serviceURLCount * (urlByteCount + overhead)
            + (markCount + 1) * (1 + overhead) + Int64(GzipJoiner.endByteCount)
    }
}

/// The documents with commas between them, the service URL put in its places.
/// - Parameter opening: the byte before the first document: `[` or, behind an earlier page, a comma.
private func joined(
    _ page: MetadataPages.Page, after opening: UInt8, serviceURL: String
) throws -> ByteBuffer {
    var bytes = ByteBuffer()
    bytes.reserveCapacity(
        page.documents.reduce(1) { sum, document in
            document.pieces.reduce(sum + 1) { $0 + $1.byteCount + serviceURL.utf8.count }
        })
    var separator = opening
    for document in page.documents {
        bytes.writeInteger(separator)
        separator = UInt8(ascii: ",")
        for (place, piece) in document.pieces.enumerated() {
            if place > 0 { bytes.writeString(serviceURL) }
            try bytes.write(piece)
        }
    }
    if page.isLast { bytes.writeInteger(UInt8(ascii: "]")) }
    return bytes
}

/// The same, compressed.
private func compressed(
    _ page: MetadataPages.Page, after opening: UInt8, serviceURL: String, _ joiner: inout GzipJoiner
) -> ByteBuffer {
    let url = Array(serviceURL.utf8)
    var bytes = ByteBuffer()
    var separator = opening
    if opening == UInt8(ascii: "[") { bytes.writeBytes(GzipJoiner.start) }
    for document in page.documents {
        bytes.writeBytes(joiner.append(stored: [separator]))
        separator = UInt8(ascii: ",")
        for (place, piece) in document.pieces.enumerated() {
            if place > 0 { bytes.writeBytes(joiner.append(stored: url)) }
            bytes.writeBytes(joiner.append(piece))
        }
    }
    if page.isLast {
        bytes.writeBytes(joiner.append(stored: [UInt8(ascii: "]")]))
        bytes.writeBytes(joiner.end())
    }
    return bytes
}

private func xml(_ document: MetadataDocument, _ request: RetrieveRequest) throws -> ByteBuffer {
    var encoder = NativeXMLEncoder()
    var bytes = ByteBuffer()
    try forEachPiece(of: document, request) { piece in
        try encoder.append(piece[...])
        bytes.writeBytes(encoder.takeBytes())
    }
    return bytes
}

/// The JSON of one document piece by piece: expanded, the service URL put in its places, without what is not wanted.
private func forEachPiece(
    of document: MetadataDocument, _ request: RetrieveRequest, _ body: ([UInt8]) throws -> Void
) throws {
    let fields = request.fields
    var filter =
        fields.isEverything
        ? nil
        : JSONAttributeFilter { attribute in
            fields.keeps(
                attribute.tag.rawValue, isBinary: attribute.vr?.isBinary ?? false, isEmpty: attribute.isEmpty,
                isInItem: attribute.isInItem)
        }
    func give(_ bytes: [UInt8]) throws {
        try body(filter?.filtered(bytes) ?? bytes)
    }
    for (place, piece) in document.pieces.enumerated() {
        if place > 0 { try give(Array(request.serviceURL.utf8)) }
        try give(try piece.expanded())
    }
}
