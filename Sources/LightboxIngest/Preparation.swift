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
    /// What had to be overlooked to read it.
    let defects: StructureDefects
}

/// What the parallel part of an import makes of one file.
enum Preparation: Sendable {
    case ready(PreparedInstance)
    case settled(ImportOutcome)
    /// A DICOMDIR, with what it says that is not so.
    case mediaDirectory([MediaDirectoryFinding])
}

/// Reads, parses, hashes and stages one file: the job of one worker, blocking. No byte is read twice.
/// - Returns: a broken file never throws.
/// - Throws: `StoreError` where the data folder can't take the object: the import can't go on.
func prepare(_ file: ImportFile, store: any ObjectStore, _ options: ImportOptions) throws -> Preparation {
    do {
        let isNamed = isNamedLikeDICOM(file.candidate.filePath.lastComponent?.string ?? "")
        switch file.content {
        case .refused(let reason):
            return .settled(.refused(reason))
        case .bytes(let bytes):
            return try prepare(bytes, isNamedLikeDICOM: isNamed, beside: nil) { StagedObject(bytes: bytes) }
        case .staged(let staged):
            return try prepare(staged, store: store)
        case .file:
            let source = try SourceFile(path: file.candidate.filePath)
            let preparation = try prepare(source, isNamedLikeDICOM: isNamed, store: store, options)
            guard source.isUnchanged() else {
                if case .ready(let prepared) = preparation { store.discard(prepared.staged) }
                return .settled(.refused(.changing))
            }
            return preparation
        }
    } catch let reason as RefusalReason {
        return .settled(.refused(reason))
    } catch StoreError.unreadable(let code) {
        return .settled(.refused(.unreadable(.unreadable(code: code))))
    } catch let error as StoreError where error == .missing || error == .truncated {
        return .settled(.refused(.unreadable(error)))
    }
}

private func prepare(
    _ source: borrowing SourceFile, isNamedLikeDICOM: Bool, store: any ObjectStore, _ options: ImportOptions
) throws -> Preparation {
    let place = pathBytes(source.path)
    guard source.byteCount > FileObjectStore.smallByteCount else {
        let bytes = try source.read(offset: 0, count: Int(source.byteCount))
        guard bytes.count == Int(source.byteCount) else { throw StoreError.truncated }
        let modificationTime = source.modificationTime
        return try prepare(
            bytes, isNamedLikeDICOM: isNamedLikeDICOM, beside: source.path.removingLastComponent()
        ) {
            guard options.mode == .inPlace else { return StagedObject(bytes: bytes) }
            return StagedObject(
                inPlace: place, byteCount: Int64(bytes.count), digest: sha256(bytes),
                modificationTime: modificationTime)
        }
    }
    let start = try source.read(offset: 0, count: 132)
    guard isNamedLikeDICOM || looksLikeDICOM(start) else { return .settled(.skipped(.notDICOM)) }
    let parsed = try parsedInstance { () throws(ParseError) in try PartTenFile(path: source.openPath) }
    guard parsed.dataSet[.directoryRecordSequence] == nil else {
        return .mediaDirectory(findings(parsed.dataSet, in: source.path.removingLastComponent()))
    }
    let draft = try EntryDraft(parsed)
    let staged =
        switch options.mode {
        case .copy(let sharing) where !options.isDryRun:
            try store.stage(source, sharing: sharing)
        case .move where !options.isDryRun:
            try store.stage(source, sharing: .reflink)
        default:
            StagedObject(
                inPlace: place, byteCount: source.byteCount, digest: try sha256(source),
                modificationTime: source.modificationTime)
        }
    return .ready(PreparedInstance(entry: draft.entry(staged), staged: staged, defects: draft.defects))
}

/// - Parameter folder: of the file, where it has one: a DICOMDIR refers to others below it.
private func prepare(
    _ bytes: [UInt8], isNamedLikeDICOM: Bool, beside folder: FilePath?, staging stage: () -> StagedObject
) throws(RefusalReason) -> Preparation {
    guard !bytes.isEmpty else { return .settled(.skipped(.empty)) }
    guard isNamedLikeDICOM || looksLikeDICOM(Array(bytes.prefix(132))) else { return .settled(.skipped(.notDICOM)) }
    let parsed = try parsedInstance { () throws(ParseError) in try PartTenFile(bytes: bytes) }
    guard parsed.dataSet[.directoryRecordSequence] == nil else {
        return .mediaDirectory(folder.map { findings(parsed.dataSet, in: $0) } ?? [])
    }
    let draft = try EntryDraft(parsed)
    let staged = stage()
    return .ready(PreparedInstance(entry: draft.entry(staged), staged: staged, defects: draft.defects))
}

private func prepare(_ staged: StagedObject, store: any ObjectStore) throws -> Preparation {
    do {
        let path = staged.stagedPath ?? ""
        let draft = try EntryDraft(try parsedInstance { () throws(ParseError) in try PartTenFile(path: path) })
        return .ready(PreparedInstance(entry: draft.entry(staged), staged: staged, defects: draft.defects))
    } catch {
        store.discard(staged)
        throw error
    }
}

/// Parses an object and lets go of it.
func parsedInstance(
    _ open: () throws(ParseError) -> PartTenFile
) throws(RefusalReason) -> ParsedInstance {
    do throws(ParseError) {
        let file = try open()
        return try file.parse()
    } catch {
        throw .unparsable(error)
    }
}

/// What the index will hold of an instance, but for where its object lies.
struct EntryDraft {
    let identity: InstanceIdentity
    private let parsed: ParsedInstance
    private let document: MetadataDocument
    var defects: StructureDefects { parsed.defects }

    /// - Throws: `RefusalReason` where the UIDs are missing or broken.
    init(_ parsed: ParsedInstance) throws(RefusalReason) {
        identity = try instanceIdentity(of: parsed.dataSet)
        self.parsed = parsed
        do {
            document = try metadataDocument(of: parsed.dataSet, identity: identity)
        } catch {
            throw .unparsable(.internalError)
        }
    }

    func entry(_ staged: StagedObject) -> InstanceEntry {
        entry(
            StoredObject(
                location: .stored(key: ""), byteCount: staged.byteCount, digest: staged.digest))
    }

    func entry(_ object: StoredObject) -> InstanceEntry {
        let record = InstanceRecord(
            identity: identity, sopClassUID: parsed.dataSet.string(.sopClassUID) ?? "",
            transferSyntax: parsed.transferSyntax, pixels: parsed.pixels, frames: parsed.frames,
            bulkValues: parsed.bulkValues, object: object)
        return InstanceEntry(record: record, dataSet: parsed.dataSet, document: document)
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
