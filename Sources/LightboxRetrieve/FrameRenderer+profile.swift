internal import DICOMCore
internal import DICOMPixels
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

extension FrameRenderer {
    /// The ICC profile of a frame's colours, where a client asks for one: that of its data set, else of its code stream,
    /// else the one that Color Space names (C-10).
    func storedProfile(
        of record: InstanceRecord, _ frame: FrameNumber, _ dataSet: DataSet, _ parameters: DICOMweb.RenderingParameters
    ) async throws -> [UInt8]? {
        guard parameters.needsStoredProfile else { return nil }
        let path = try objects.path(of: record.object)
        let ofDataSet = try await objects.pool.run {
            try storedICCProfile(dataSet) { try bulkValue($0, of: path, limit: largestProfile) }
        }
        if let ofDataSet { return ofDataSet }
        if case .encapsulated(let stored) = record.frames, frame.index < stored.count {
            let bytes = try await objects.collected(stored[frame.index], of: record.object, isContinuing: false)
            if let embedded = embeddedICCProfile(in: bytes) { return embedded }
        }
        return try namedICCProfile(dataSet)
    }
}

extension DICOMweb.RenderingParameters {
    /// Whether the ICC profile of the data set plays a part.
    var needsStoredProfile: Bool { iccProfile.map { $0 != .no } ?? false }
}

/// The ICC profile that a data set stores for its colours: its own, or that of its first optical path.
/// Source: PS3.3 C.11.15, C.8.12.5.
func storedICCProfile(
    _ dataSet: DataSet, bulk: (AttributePath) throws -> [UInt8]
) throws -> [UInt8]? {
    let opticalPath = AttributePath.Step(sequence: .opticalPathSequence, item: 0)
    let places: [(DataSet?, [AttributePath.Step])] = [
        (dataSet, []), (dataSet.items(.opticalPathSequence).first, [opticalPath]),
    ]
    for (holder, steps) in places {
        switch holder?[.iccProfile]?.value {
        case .bytes(let bytes)? where !bytes.isEmpty: return bytes
        case .bulk?: return try bulk(AttributePath(steps, .iccProfile))
        default: continue
        }
    }
    return nil
}

/// The profile that Color Space (0028,2002) names, for pictures that have no profile of their own.
func namedICCProfile(_ dataSet: DataSet) throws(PixelError) -> [UInt8]? {
    switch dataSet.string(.colorSpace) {
    case "ADOBERGB"?: try iccProfile(of: .adobeRGB)
    case "ROMMRGB"?: try iccProfile(of: .rommRGB)
    default: nil
    }
}

extension Tag {
    fileprivate static let iccProfile = Tag(0x0028, 0x2000)
    fileprivate static let colorSpace = Tag(0x0028, 0x2002)
    fileprivate static let opticalPathSequence = Tag(0x0048, 0x0105)
}
