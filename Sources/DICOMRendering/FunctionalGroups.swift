import DICOMCore

/// Macros of the shared and the per-frame functional groups. Source: PS3.3 C.7.6.16.
struct FunctionalGroups {
    private let items: [DataSet]

    init(_ dataSet: DataSet, frame: FrameNumber) {
        let perFrame = dataSet.items(.perFrameFunctionalGroupsSequence)
        let own = frame.index < perFrame.count ? [perFrame[frame.index]] : []
        items = own + dataSet.items(.sharedFunctionalGroupsSequence).prefix(1)
    }

    /// The first item of a macro's sequence: the frame's own, else the shared one.
    func macro(_ sequence: Tag) -> DataSet? {
        items.lazy.compactMap { $0.items(sequence).first }.first
    }
}

extension Tag {
    fileprivate static let sharedFunctionalGroupsSequence = Tag(0x5200, 0x9229)
    fileprivate static let perFrameFunctionalGroupsSequence = Tag(0x5200, 0x9230)
}
