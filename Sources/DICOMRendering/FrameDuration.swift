package import DICOMCore

/// How long a frame of a cine is shown, in milliseconds: Recommended Display Frame Rate, Frame Time, Cine Rate, else a
/// tenth of a second. Source: PS3.3 C.7.6.5.
package func frameDuration(_ dataSet: DataSet) -> Double {
    func positive(_ tag: Tag) -> Double? {
        dataSet.numbers(tag).first.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }
    let duration =
        positive(.recommendedDisplayFrameRate).map { 1000 / $0 } ?? positive(.frameTime)
        ?? positive(.cineRate).map { 1000 / $0 } ?? 100
    // No one looks longer at one frame of a cine; what says so is wrong.
    return min(10_000, duration)
}

extension Tag {
    fileprivate static let recommendedDisplayFrameRate = Tag(0x0008, 0x2144)
    fileprivate static let frameTime = Tag(0x0018, 0x1063)
    fileprivate static let cineRate = Tag(0x0018, 0x0040)
}
