internal import CLinux
internal import DICOMCore
internal import DICOMMetadata
internal import DICOMParsing
internal import LightboxCompression
internal import LightboxIndex
internal import LightboxStore
internal import Synchronization
internal import SystemPackage

/// What an object turned out to be.
enum ParsedObject: Sendable {
    case instance(EntryDraft)
    /// A DICOMDIR.
    case mediaDirectory(DataSet)

    /// What a DICOMDIR says that is not so. - Parameter folder: in which it lies.
    func findings(in folder: FilePath) -> [MediaDirectoryFinding] {
        guard case .mediaDirectory(let dataSet) = self else { return [] }
        return LightboxIngest.findings(dataSet, in: folder)
    }
}

/// Parses an object and lets go of it. Blocks.
///
/// An object of more than a hundred thousand elements, or of long ones, takes tens or hundreds of megabytes while it is parsed. Of such ones
/// the process parses one at a time: the memory of an import must not grow with the number of its threads.
func parsedObject(
    _ open: (ParseLimits) throws(ParseError) -> PartTenFile
) throws(RefusalReason) -> ParsedObject {
    let parsed: ParsedInstance?
    do throws(ParseError) {
        parsed = try open(ParseLimits(elementCount: 100_000, treeByteCount: 32 << 20)).parse()
    } catch {
        guard error == .unsupported || error == .tooLarge else { throw .unparsable(error) }
        parsed = nil
    }
    if let parsed { return try object(parsed) }
    return try parsingOfLargeObjects.withLock { _ throws(RefusalReason) in
        // What the parse has freed goes back to the system: the next one may run on another thread, which has a heap of its
        // own.
        defer { clinux_release_freed_memory() }
        let parsed: ParsedInstance
        do throws(ParseError) {
            parsed = try open(ParseLimits()).parse()
        } catch {
            throw .unparsable(error)
        }
        return try object(parsed)
    }
}

private let parsingOfLargeObjects = Mutex(())

private func object(_ parsed: ParsedInstance) throws(RefusalReason) -> ParsedObject {
    guard parsed.dataSet[.directoryRecordSequence] == nil else { return .mediaDirectory(parsed.dataSet) }
    return .instance(try EntryDraft(parsed))
}

/// What the index will hold of an instance, but for where its object lies.
struct EntryDraft: Sendable {
    let identity: InstanceIdentity
    let defects: StructureDefects
    private let dataSet: DataSet
    private let document: MetadataDocument
    private let transferSyntax: TransferSyntax
    private let pixels: PixelDescription?
    private let frames: FrameTable
    private let bulkValues: [BulkValue]

    /// - Throws: `RefusalReason` where the UIDs are missing or broken.
    init(_ parsed: ParsedInstance) throws(RefusalReason) {
        identity = try instanceIdentity(of: parsed.dataSet)
        do {
            document = try metadataDocument(of: parsed.dataSet, identity: identity)
        } catch {
            throw .unparsable(.internalError)
        }
        // Many instances wait for their transaction: none of them with a million elements, which are in the document.
        dataSet = parsed.dataSet.withoutLongSequences
        defects = parsed.defects
        transferSyntax = parsed.transferSyntax
        pixels = parsed.pixels
        frames = parsed.frames
        bulkValues = parsed.bulkValues
    }

    func entry(_ staged: StagedObject) -> InstanceEntry {
        entry(
            StoredObject(
                location: .stored(key: ""), byteCount: staged.byteCount, digest: staged.digest))
    }

    func entry(_ object: StoredObject) -> InstanceEntry {
        let record = InstanceRecord(
            identity: identity, sopClassUID: dataSet.string(.sopClassUID) ?? "", transferSyntax: transferSyntax,
            pixels: pixels, frames: frames, bulkValues: bulkValues, object: object)
        return InstanceEntry(record: record, dataSet: dataSet, document: document)
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

extension DataSet {
    /// What an index may want to look at: without sequences of very many elements.
    fileprivate var withoutLongSequences: DataSet {
        DataSet(
            elements.filter { element in
                guard case .items(let items) = element.value else { return true }
                var budget = 1000
                return items.fit(into: &budget)
            })
    }
}

extension [DataSet] {
    /// - Parameter budget: how many elements there may be, at all depths; less those that there are.
    fileprivate func fit(into budget: inout Int) -> Bool {
        for item in self {
            budget -= 1 + item.elements.count
            guard budget >= 0 else { return false }
            for element in item.elements {
                if case .items(let items) = element.value, !items.fit(into: &budget) { return false }
            }
        }
        return true
    }
}
