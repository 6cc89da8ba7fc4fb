import DICOMCore

/// Memory that the attributes of one object may take: as a data set and, at the same time, as the JSON that is made of it.
///
/// The weights are estimates, from imports of objects with a million elements of one kind each: their peak of memory
/// was within a fifth of the sum.
struct TreeBudget {
    private var left: Int

    /// - Parameter byteCount: of memory.
    init(byteCount: Int) {
        left = byteCount
    }

    /// - Parameter byteCount: of the value field.
    mutating func spend(on element: DataElement, byteCount: Int64) throws(ParseError) {
        var weight = 110
        switch element.value {
        case .strings(let values): weight += 16 * values.count
        case .integers(let values): weight += 8 * values.count
        case .unsignedIntegers(let values): weight += 8 * values.count
        case .floats(let values): weight += 8 * values.count
        case .tags(let values): weight += 8 * values.count
        case .empty, .bytes, .items: break
        // Its place and its URL, whatever its length.
        case .bulk: return try spend(500)
        }
        // Once as it is, twice as text that grows.
        try spend(weight + 3 * Int(clamping: byteCount))
    }

    mutating func spendOnSequence() throws(ParseError) {
        try spend(110)
    }

    mutating func spendOnItem() throws(ParseError) {
        try spend(60)
    }

    private mutating func spend(_ byteCount: Int) throws(ParseError) {
        left -= min(byteCount, left + 1)
        guard left >= 0 else { throw .tooLarge }
    }
}
