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
    let source: SourceFile
    let start: [UInt8]
    do {
        source = try SourceFile(path: FilePath(candidate.path))
        start = try source.read(offset: 0, count: 132)
    } catch {
        return (.settled(.refused(.unreadable(error))), 0)
    }
    let byteCount = source.byteCount
    guard byteCount > 0 else { return (.settled(.skipped(.empty)), 0) }
    guard looksLikeDICOM(start) else { return (.settled(.skipped(.notDICOM)), byteCount) }

    let parsed: ParsedInstance
    do {
        parsed = try PartTenFile(path: candidate.path).parse()
    } catch {
        return (.settled(.refused(.unparsable(error))), byteCount)
    }
    guard parsed.dataSet[.directoryRecordSequence] == nil else {
        return (.settled(.skipped(.mediaDirectory)), byteCount)
    }
    let identity: InstanceIdentity
    do {
        identity = try instanceIdentity(of: parsed.dataSet)
    } catch {
        return (.settled(.refused(error)), byteCount)
    }
    let document = try metadataDocument(of: parsed.dataSet, identity: identity)
    let staged: StagedObject
    do {
        staged = try store.stage(source)
    } catch .unreadable(let code) {
        return (.settled(.refused(.unreadable(.unreadable(code: code)))), byteCount)
    } catch .truncated {
        return (.settled(.refused(.unreadable(.truncated))), byteCount)
    }
    let record = InstanceRecord(
        identity: identity, sopClassUID: parsed.dataSet.string(.sopClassUID) ?? "",
        transferSyntax: parsed.transferSyntax, pixels: parsed.pixels, frames: parsed.frames,
        bulkValues: parsed.bulkValues,
        object: StoredObject(location: .stored(key: staged.key), byteCount: staged.byteCount, digest: staged.digest))
    let entry = InstanceEntry(record: record, dataSet: parsed.dataSet, document: document)
    return (.ready(PreparedInstance(entry: entry, staged: staged)), byteCount)
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
