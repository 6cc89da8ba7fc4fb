internal import LightboxIndex

/// The image that stands for a study, series or instance.
struct Representatives: Sendable {
    /// The first instance, for what stands in where there is no image.
    let first: InstanceRecord
    /// Best first; several, since one damaged image is no reason to show none. Empty where nothing can be drawn.
    let images: [InstanceRecord]

    /// Bytes of memory, about.
    var cost: Int { images.reduce(first.cost) { $0 + $1.cost } }
}
