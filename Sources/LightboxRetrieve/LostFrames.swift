internal import LightboxWork

/// Frames that decoders were lost over. The first loss may be the machine's: memory was short, or somebody ended processes. A
/// frame that costs one decoder after the other is given up, so that who asks for it again and again can't end all of them.
final class LostFrames: Sendable {
    private struct Losses: Sendable {
        var count = 0
        var last = ContinuousClock.now
    }

    /// After so long a frame that was given up gets one more try: a machine gets well again, a frame does not.
    static let pause = Duration.seconds(600)

    /// Two that are lost over one frame at the same time may count as one: it costs one more.
    private let losses = BoundedCache<PictureSubject, Losses>(limit: 4096)

    func isGivenUp(_ frame: PictureSubject, at now: ContinuousClock.Instant = .now) -> Bool {
        guard let losses = losses.value(for: frame), losses.count > 1 else { return false }
        return now - losses.last < Self.pause
    }

    /// - Returns: whether the frame is given up now.
    func add(_ frame: PictureSubject, at now: ContinuousClock.Instant = .now) -> Bool {
        let known = losses.value(for: frame) ?? Losses()
        losses.insert(Losses(count: known.count + 1, last: now), for: frame, cost: 1)
        return known.count > 0
    }

    /// A decoder has survived it.
    func forget(_ frame: PictureSubject) { losses.remove(frame) }
}
