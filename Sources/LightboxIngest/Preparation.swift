internal import DICOMCore
internal import DICOMParsing
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
    let path = source.openPath
    let parsed = try parsedObject { limits throws(ParseError) in try PartTenFile(path: path, limits: limits) }
    guard case .instance(let draft) = parsed else {
        return .mediaDirectory(parsed.findings(in: source.path.removingLastComponent()))
    }
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
    let parsed = try parsedObject { limits throws(ParseError) in try PartTenFile(bytes: bytes, limits: limits) }
    guard case .instance(let draft) = parsed else {
        return .mediaDirectory(folder.map(parsed.findings) ?? [])
    }
    let staged = stage()
    return .ready(PreparedInstance(entry: draft.entry(staged), staged: staged, defects: draft.defects))
}

private func prepare(_ staged: StagedObject, store: any ObjectStore) throws -> Preparation {
    do {
        let path = staged.stagedPath ?? ""
        let parsed = try parsedObject { limits throws(ParseError) in try PartTenFile(path: path, limits: limits) }
        guard case .instance(let draft) = parsed else {
            store.discard(staged)
            return .mediaDirectory([])
        }
        return .ready(PreparedInstance(entry: draft.entry(staged), staged: staged, defects: draft.defects))
    } catch {
        store.discard(staged)
        throw error
    }
}
