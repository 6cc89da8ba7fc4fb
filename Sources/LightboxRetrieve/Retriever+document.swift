internal import DICOMCore
internal import DICOMParsing
internal import DICOMReports
internal import DICOMweb
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork

extension Retriever {
    /// A report or encapsulated document as something to read (C-26).
    /// - Returns: `nil` where it is one of many and has no form that the client takes: the others go without it.
    func documentPart(
        _ record: InstanceRecord, _ kind: DocumentKind, _ multiplicity: NegotiatedResource.Multiplicity,
        _ request: RetrieveRequest
    ) throws -> ChosenPart? {
        guard let representation = try onlyForm(negotiated(record), multiplicity, request) else { return nil }
        let mediaType = representation.mediaType
        let isStored = mediaType == kind.storedMediaType
        let body = PlannedBody(byteCount: nil) { opening in
            if isStored { return try await storedDocument(record, opening.whole) }
            let text = try await writtenDocument(record, kind, as: mediaType, request)
            return ByteStream(Array(text.utf8))
        }
        // An encapsulated document declares its own character set.
        let contentType = isStored ? mediaType : mediaType + "; charset=utf-8"
        var part = PlannedPart(
            contentType: contentType, location: record.path,
            version: record.object.digest + (isStored ? [] : Array(request.serviceURL.utf8)), body: body)
        if multiplicity == .many { part.remedy = .omission }
        return ChosenPart(part: part, representation: representation)
    }

    /// How something is rendered that is no picture.
    /// - Returns: `nil` where it is one of many and has no form that the client takes.
    func onlyForm(
        _ instance: NegotiatedInstance, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) throws -> Representation? {
        do {
            return try negotiations.representation(
                of: .rendered(multiplicity), instance, accepting: request.acceptance)
        } catch {
            guard multiplicity == .many, case .notAcceptable = error else { throw error }
            return nil
        }
    }

    private func writtenDocument(
        _ record: InstanceRecord, _ kind: DocumentKind, as mediaType: String, _ request: RetrieveRequest
    ) async throws -> String {
        let path = try objects.path(of: record.object)
        let serviceURL = request.serviceURL
        return try await pool.run {
            let dataSet = try wholeDataSet(path: path)
            if let stored = kind.storedMediaType {
                return documentPage(
                    title: dataSet.string(.documentTitle) ?? "Document",
                    url: "\(serviceURL)\(record.path)/rendered?accept=\(stored)", mediaType: stored)
            }
            guard let report = Report(dataSet) else { throw RetrieveError.notRenderable }
            return switch mediaType {
            case "text/plain": report.plainText
            case "text/xml": report.xml
            default: report.html(serviceURL: serviceURL)
            }
        }
    }

    /// The bytes of an encapsulated document, without the byte that makes their number even.
    func storedDocument(_ record: InstanceRecord, _ opening: Opening) async throws -> ByteStream {
        let path = try objects.path(of: record.object)
        let document = try await pool.run { try encapsulatedDocument(path: path) }
        switch document {
        case .bytes(let bytes): return ByteStream(bytes)
        case .range(let range): return try await objects.ranges([range], of: record.object).open(opening)
        }
    }
}

/// The data set with its texts, however long: what a report says is not left out of it. Blocks.
private func wholeDataSet(path: ObjectPlace) throws -> DataSet {
    let file = try PartTenFile(path: path)
    return try file.parse(holdsText: true).dataSet
}

/// Where the bytes of an encapsulated document are.
private enum EncapsulatedDocument: Sendable {
    case bytes([UInt8])
    case range(ByteRange)
}

/// Larger documents of deflated objects, which have to be held in memory, are refused.
private let inflatedLimit = 64 << 20

/// Finds the document in an object. Blocks.
/// - Throws: `RetrieveError.notRenderable` where there is none.
private func encapsulatedDocument(path: ObjectPlace) throws -> EncapsulatedDocument {
    let file = try PartTenFile(path: path)
    let parsed = try file.parse()
    let length = parsed.dataSet.integer(.encapsulatedDocumentLength)
    switch parsed.dataSet[.encapsulatedDocument]?.value {
    case .bytes(let bytes)?:
        return .bytes(Array(bytes.prefix(Int(trimmed(Int64(bytes.count), to: length)))))
    case .bulk?:
        let attribute = AttributePath(.encapsulatedDocument)
        if let range = storedRange(of: attribute, in: parsed.bulkValues, length: length) { return .range(range) }
        guard let value = try file.bulkValue(at: attribute), value.byteCount <= Int64(inflatedLimit) else {
            throw RetrieveError.tooLarge
        }
        let padded = try file.bytes(of: value, from: 0, count: inflatedLimit)
        return .bytes(Array(padded.prefix(Int(trimmed(value.byteCount, to: length)))))
    default:
        throw RetrieveError.notRenderable
    }
}

private func storedRange(of attribute: AttributePath, in values: [BulkValue], length: Int?) -> ByteRange? {
    guard let stored = values.first(where: { $0.path == attribute })?.range else { return nil }
    return ByteRange(offset: stored.offset, count: trimmed(stored.count, to: length))
}

/// Encapsulated Document Length (0042,0015) is there to tell the padding; older objects lack it.
private func trimmed(_ count: Int64, to length: Int?) -> Int64 {
    length.map { Int64($0) == count - 1 } == true ? count - 1 : count
}

extension Tag {
    fileprivate static let documentTitle = Tag(0x0042, 0x0010)
    fileprivate static let encapsulatedDocument = Tag(0x0042, 0x0011)
    fileprivate static let encapsulatedDocumentLength = Tag(0x0042, 0x0015)
}
