internal import Crypto
internal import DICOMCore
internal import DICOMMetadata
internal import DICOMParsing
internal import DICOMweb
internal import LightboxCompression
internal import LightboxIndex
internal import LightboxWork

extension Retriever {
    /// A study or series as one ZIP archive of Part 10 files, stored and not compressed, with a DICOMDIR: a File-set that
    /// can be written to a CD as it is (PS3.10 8).
    /// - Returns: `nil` where another representation is wanted.
    /// - Throws: `RetrieveError`, or `NegotiationError` where nothing is.
    func archive(
        of target: RetrieveTarget, at path: String, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer? {
        guard
            let first = try await index.instances(of: target, after: nil, limit: 1, scope: request.scope).elements.first
        else { throw RetrieveError.notFound }
        let representation = try negotiations.representation(
            of: .instancesOrArchive, negotiated(first), accepting: request.acceptance)
        guard representation.mediaType == MediaTypeTable.archive else { return nil }
        var plan = ArchivePlan()
        try await add(target, request, to: &plan)
        let directory = try plan.directory(target)
        var length = ZipLength()
        length.add(name: ArchiveNames.directory, byteCount: Int64(directory.count))
        try await archivedFiles(of: target, request) { file in
            length.add(name: file.name, byteCount: file.body.byteCount)
            return true
        }
        let body = ArchiveBody(
            directory: ArchivedFile(
                name: ArchiveNames.directory,
                body: PlannedBody(byteCount: Int64(directory.count)) { _ in ByteStream(directory) },
                digest: Array(SHA256.hash(data: directory))),
            visitFiles: { try await archivedFiles(of: target, request, $0) },
            checksums: checksums, byteCount: length.total, directoryOffset: length.directoryOffset)
        var tag = plan.entityTag
        tag.add(directory)
        var answer = RetrieveAnswer(
            contentType: representation.contentType, contentLocation: request.serviceURL + path,
            entityTag: tag.finished(), byteCount: length.total, open: body.open)
        answer.fileName = "\(target.uid).zip"
        return answer
    }

    /// Walks the instances with their metadata.
    private func add(_ target: RetrieveTarget, _ request: RetrieveRequest, to plan: inout ArchivePlan) async throws {
        var cursor: PageCursor?
        repeat {
            try Task.checkCancellation()
            // The two lists have the same order and pages.
            let limit = 25
            let records = try await index.instances(of: target, after: cursor, limit: limit, scope: request.scope)
            let documents = try await index.documents(of: target, after: cursor, limit: limit, scope: request.scope)
            let page = Array(zip(records.elements, documents.elements))
            let dataSets = try await pool.run { try page.map { try $1.dataSet($0.directoryTags) } }
            for (record, dataSet) in zip(records.elements, dataSets) { try plan.add(record, dataSet) }
            cursor = records.next
        } while cursor != nil
    }
}

/// What is known of an archive before its files are opened.
private struct ArchivePlan {
    var entityTag = EntityTag("archive")
    private var names = ArchiveNames()
    private var first: DataSet?
    private var series: [MediaDirectory.Record] = []

    /// - Parameter dataSet: at least the attributes of `directoryTags`.
    mutating func add(_ record: InstanceRecord, _ dataSet: DataSet) throws(RetrieveError) {
        let place = try names.next(record)
        if first == nil { first = dataSet }
        if place.file == 1 {
            series.append(MediaDirectory.Record(.series, of: dataSet, number: place.series))
        }
        let file = MediaDirectory.ReferencedFile(
            components: place.components, sopClassUID: record.sopClassUID,
            sopInstanceUID: record.identity.instance.text, transferSyntax: record.archivedSyntax)
        series[place.series - 1].children.append(
            MediaDirectory.Record(record.directoryRecordType, of: dataSet, number: place.file, file: file))
        entityTag.add(record.object.digest)
    }

    /// The DICOMDIR.
    func directory(_ target: RetrieveTarget) throws(RetrieveError) -> [UInt8] {
        guard let first else { throw .notFound }
        var study = MediaDirectory.Record(.study, of: first, number: 1)
        study.children = series
        var patient = MediaDirectory.Record(.patient, of: first, number: 1)
        patient.children = [study]
        let bytes = MediaDirectory(
            patient: patient, sopInstanceUID: target.directoryUID, fileSetID: "LIGHTBOX"
        ).bytes
        // Offsets have 32 bits.
        guard bytes.count <= UInt32.max else { throw .tooLarge }
        return bytes
    }
}

extension InstanceRecord {
    fileprivate var directoryRecordType: DirectoryRecordType {
        .instance(sopClassUID: sopClassUID, hasPixels: pixels != nil)
    }

    /// What the DICOMDIR says of the instance and of what it belongs to.
    fileprivate var directoryTags: Set<Tag> {
        [.patient, .study, .series].reduce(directoryRecordType.tags) { (tags, type: DirectoryRecordType) in
            tags.union(type.tags)
        }
    }
}

extension MetadataDocument {
    /// Some attributes of the document.
    fileprivate func dataSet(_ tags: Set<Tag>) throws -> DataSet {
        var json: [UInt8] = []
        for piece in pieces { json += try piece.expanded() }
        return DataSet(
            try DICOMJSON.attributes(of: json, where: tags.contains).map {
                try DICOMJSON.element($0.tag, json[$0.range])
            })
    }
}

extension RetrieveTarget {
    /// Of what is archived.
    fileprivate var uid: String {
        switch self {
        case .study(let study): study.text
        case .series(_, let series): series.text
        case .instance(let identity): identity.instance.text
        }
    }

    /// A UID for the directory that is the same each time.
    fileprivate var directoryUID: String { hashedUID(SHA256.hash(data: Array("DICOMDIR \(uid)".utf8))) }
}
