/// All sample studies of a seed, in a fixed order.
package enum SampleStudies {
    /// Draws the studies, as many at once as there are cores.
    /// - Throws: `PixelError` where an encoder fails.
    package static func make(seed: UInt64) async throws -> [SampleStudy] {
        let uids = SampleUIDs(seed: seed)
        return try await withThrowingTaskGroup(of: (Int, SampleStudy).self) { group in
            for (index, maker) in makers.enumerated() {
                group.addTask { (index, try maker(uids)) }
            }
            var studies: [Int: SampleStudy] = [:]
            for try await (index, study) in group { studies[index] = study }
            return makers.indices.compactMap { studies[$0] }
        }
    }

    /// The seed of the studies that are in the repository: the year of the first X-ray picture.
    package static let defaultSeed: UInt64 = 1895

    private static let makers: [@Sendable (SampleUIDs) throws -> SampleStudy] = [
        thoraxCT, brainMR, chestCR, heartUS, coronaryXA, perfusionMap, handCR, headCT, letterPDF, syntaxComparison,
        incompleteStudy,
    ]
}
