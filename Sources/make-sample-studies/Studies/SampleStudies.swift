/// All sample studies of a seed, in a fixed order.
package enum SampleStudies {
    /// - Throws: `PixelError` where an encoder fails.
    package static func make(seed: UInt64) throws -> [SampleStudy] {
        let uids = SampleUIDs(seed: seed)
        return try makers.map { try $0(uids) }
    }

    /// The seed of the studies that are in the repository: the year of the first X-ray picture.
    package static let defaultSeed: UInt64 = 1895

    private static let makers: [@Sendable (SampleUIDs) throws -> SampleStudy] = [
        thoraxCT, brainMR, chestCR, heartUS, coronaryXA, perfusionMap, handCR, headCT, letterPDF, syntaxComparison,
        incompleteStudy,
    ]
}
