internal import DICOMCore
internal import DICOMMetadata
internal import DICOMParsing
internal import LightboxCompression
internal import LightboxIndex
internal import LightboxStore
internal import SystemPackage

/// A file that was parsed and staged and waits for the index.
struct PreparedInstance: Sendable {
    let entry: InstanceEntry
    let staged: StagedObject
}

/// What the parallel part of an import makes of one file.
enum Preparation: Sendable {
    case ready(PreparedInstance)
    case settled(ImportOutcome)
}

/// Reads, parses, hashes and stages one file: the job of one worker, blocking.
/// - Returns: the outcome with the size of the file; a broken file never throws.
/// - Throws: `StoreError` where the data folder can't take the object: the import can't go on.
func prepare(_ candidate: ImportCandidate, store: any ObjectStore) throws -> (Preparation, byteCount: Int64) {
    do {
        let source = try SourceFile(path: candidate.filePath)
        let isNamed = isNamedLikeDICOM(candidate.filePath.lastComponent?.string ?? "")
        return (try prepare(source, isNamedLikeDICOM: isNamed, store: store), source.byteCount)
    } catch let reason as RefusalReason {
        return (.settled(.refused(reason)), 0)
    } catch StoreError.unreadable(let code) {
        return (.settled(.refused(.unreadable(.unreadable(code: code)))), 0)
    } catch let error as StoreError where error == .missing || error == .truncated {
        return (.settled(.refused(.unreadable(error))), 0)
    }
}

private func prepare(
    _ source: borrowing SourceFile, isNamedLikeDICOM: Bool, store: any ObjectStore
) throws -> Preparation {
    guard source.byteCount > 0 else { return .settled(.skipped(.empty)) }
    let start = try source.read(offset: 0, count: 132)
    guard isNamedLikeDICOM || looksLikeDICOM(start) else { return .settled(.skipped(.notDICOM)) }
    let parsed = try parsedInstance(path: source.openPath)
    guard parsed.dataSet[.directoryRecordSequence] == nil else { return .settled(.skipped(.mediaDirectory)) }
    let identity = try instanceIdentity(of: parsed.dataSet)
    let document = try metadataDocument(of: parsed.dataSet, identity: identity)
    let staged = try store.stage(source)
    let record = InstanceRecord(
        identity: identity, sopClassUID: parsed.dataSet.string(.sopClassUID) ?? "",
        transferSyntax: parsed.transferSyntax, pixels: parsed.pixels, frames: parsed.frames,
        bulkValues: parsed.bulkValues,
        object: StoredObject(location: .stored(key: staged.key), byteCount: staged.byteCount, digest: staged.digest))
    let entry = InstanceEntry(record: record, dataSet: parsed.dataSet, document: document)
    return .ready(PreparedInstance(entry: entry, staged: staged))
}

private func parsedInstance(path: String) throws(RefusalReason) -> ParsedInstance {
    do {
        let file = try PartTenFile(path: path)
        return try file.parse()
    } catch {
        throw .unparsable(error)
    }
}

/// The UIDs that an instance can't do without.
private func instanceIdentity(of dataSet: DataSet) throws(RefusalReason) -> InstanceIdentity {
    func uid<UID: UIDValue>(_ tag: Tag) throws(RefusalReason) -> UID {
        guard let text = dataSet.string(tag) else { throw .missingUID(tag) }
        guard let uid = UID(text) else { throw .invalidUID(tag) }
        return uid
    }
    let instance: SOPInstanceUID = try uid(.sopInstanceUID)
    return InstanceIdentity(study: try uid(.studyInstanceUID), series: try uid(.seriesInstanceUID), instance: instance)
}
