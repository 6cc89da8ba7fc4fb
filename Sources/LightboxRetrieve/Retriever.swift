package import LightboxIndex
package import LightboxStore
package import LightboxWork
internal import NIOCore

/// Gives out what is stored: instances, frames, bulk values, metadata, pictures. Knows no HTTP.
package struct Retriever: Sendable {
    let index: any StudyIndex
    let objects: ObjectBytes
    let pool: WorkerPool
    let renderer: FrameRenderer
    let frames: FrameBytes
    let records: RecordCache
    let pages: RecordPageReader
    let metadata: MetadataCache
    /// A list of studies asks for all of them at each visit.
    let representatives: IndexFindings<RetrieveTarget, Representatives>
    /// What structure sets are drawn on, by the digests of their objects: looked for in whole series.
    let grounds: IndexFindings<[UInt8], StructureGround?>
    /// What presentation states show, by the digests of their objects.
    let presentedSets: IndexFindings<[UInt8], PresentedSet>
    let negotiations = NegotiationCache()
    let checksums = ArchiveChecksums()
    /// Frames that are decoded whole for an answer, and not for a picture.
    let decodingGate: AdmissionGate
    /// `nil` where no program is there that can.
    let pageDrawing: PageDrawing?

    /// Requests that may wait for a picture or a decoded frame; the next one is told to come again.
    private static let waitingLimit = 256

    /// - Parameters:
    ///   - derived: where frames are kept that were transcoded; `nil` keeps them in memory only.
    ///   - openLimit: the most objects that are kept open; far fewer than the files that the process may have open.
    ///   - decoding: how frames are decoded that a library in C decodes.
    ///   - pageDrawing: how the first pages of documents are drawn for thumbnails.
    package init(
        index: any StudyIndex, store: any ObjectStore, pool: WorkerPool, derived: DerivedCache? = nil,
        openLimit: Int = 128, decoding: @escaping FrameDecoding = decodeHere, pageDrawing: PageDrawing? = nil
    ) {
        self.index = index
        self.pool = pool
        self.pageDrawing = pageDrawing
        let objects = ObjectBytes(store: store, pool: pool, openLimit: openLimit)
        let gate = AdmissionGate(limit: 2 * System.coreCount, waitingLimit: Self.waitingLimit)
        let frames = FrameBytes(
            objects: objects, transcoded: TranscodedFrames(gate: gate, pool: pool, derived: derived),
            decoder: decoding)
        self.objects = objects
        self.frames = frames
        decodingGate = gate
        renderer = FrameRenderer(
            frames: frames, gate: AdmissionGate(limit: 2 * System.coreCount, waitingLimit: Self.waitingLimit))
        records = RecordCache(index: index)
        pages = RecordPageReader(index: index)
        metadata = MetadataCache(index: index)
        representatives = IndexFindings(index: index, limit: 8 << 20)
        grounds = IndexFindings(index: index, limit: 8 << 20)
        presentedSets = IndexFindings(index: index, limit: 8 << 20)
    }

    /// How often what was looked for was kept in memory, by cache.
    package var cacheLookups: KeyValuePairs<String, CacheLookups> {
        ["records": records.lookups, "metadata": metadata.lookups, "transcoded-frames": frames.transcoded.lookups]
    }
}
