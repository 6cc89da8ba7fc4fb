internal import DICOMCore
internal import DICOMParsing
internal import LightboxIndex
internal import LightboxStore
internal import NIOCore
internal import SystemPackage

/// What the studies of instances that go hold besides, parsed anew, where the attributes of the study or of one of its
/// series came from an instance that goes: they must come from the first one that stays, as if the others had never been.
///
/// Blocks. - Returns: `nil` where nothing is to be written anew, or one of the rest can't be read.
func restOfStudy(
    _ objects: [IndexedObject], without gone: Set<SOPInstanceUID>, store: any ObjectStore
) -> [InstanceEntry]? {
    var isFirstGone = false
    var met: Set<SeriesInstanceUID> = []
    for object in objects {
        let identity = object.instance.identity
        let isFirst = met.isEmpty || !met.contains(identity.series)
        if isFirst, gone.contains(identity.instance) { isFirstGone = true }
        met.insert(identity.series)
    }
    guard isFirstGone else { return nil }
    var rest: [InstanceEntry] = []
    for object in objects where !gone.contains(object.instance.identity.instance) {
        guard let entry = try? readEntry(object.instance.object, store: store) else { return nil }
        rest.append(entry)
    }
    return rest
}

/// Parses an object that the store holds or that lies in place. Blocks.
/// - Parameter comparing: compares the bytes of an object of the log with its digest.
/// - Throws: `RefusalReason` or `StoreError`.
func readEntry(
    _ object: StoredObject, store: any ObjectStore, comparing: Bool = false
) throws -> InstanceEntry {
    let place = try objectPlace(object.location, store: store)
    let parsed: ParsedObject
    if place.isPart {
        let bytes = Array(buffer: try place.open().read(offset: 0, count: Int(place.byteCount)))
        guard !comparing || sha256(bytes) == object.digest else { throw StoreError.changed }
        parsed = try parsedObject { limits throws(ParseError) in try PartTenFile(bytes: bytes, limits: limits) }
    } else {
        let file = try SourceFile(path: place.path)
        guard place.modificationTime == nil || place.modificationTime == file.modificationTime else {
            throw StoreError.changed
        }
        let path = file.openPath
        parsed = try parsedObject { limits throws(ParseError) in try PartTenFile(path: path, limits: limits) }
    }
    guard case .instance(let draft) = parsed else { throw RefusalReason.unparsable(.notDICOM) }
    return draft.entry(object)
}

/// Where an object lies.
func objectPlace(_ location: ObjectLocation, store: any ObjectStore) throws(StoreError) -> ObjectPlace {
    switch location {
    case .stored(let key):
        try store.place(key: key)
    case .inPlace(let file):
        ObjectPlace(inPlace: file.path, byteCount: file.byteCount, modificationTime: file.modificationTime)
    }
}

extension ObjectStore {
    /// Whether an object is there in its length, and, in place, with its time.
    func holds(_ object: StoredObject) -> Bool {
        switch object.location {
        case .stored(let key):
            return holds(key: key, byteCount: object.byteCount)
        case .inPlace(let file):
            guard let status = try? FileStatus(filePath(file.path)) else { return false }
            return status.byteCount == file.byteCount && status.modificationTime == file.modificationTime
        }
    }

    /// Whether the store itself has every byte of an object. Blocks.
    func holdsBytes(of object: StoredObject) -> Bool {
        guard case .stored(let key) = object.location, holds(key: key, byteCount: object.byteCount),
            let reader = try? open(key: key)
        else { return false }
        return (try? sha256(reader, byteCount: object.byteCount)) == object.digest
    }
}
