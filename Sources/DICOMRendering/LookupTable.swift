/// A lookup table as modality, VOI and palette attributes have it. Source: PS3.3 C.11.1.1.1, C.11.2.1.1, C.7.6.3.1.5.
package struct LookupTable: Equatable, Sendable {
    /// The input value of the first entry.
    package let first: Int
    /// Not empty.
    package let entries: [UInt16]
    /// Bits of an entry that count: 1 to 16.
    package let bits: Int

    /// - Returns: `nil` for a table without entries or with bits out of range.
    package init?(first: Int, entries: [UInt16], bits: Int) {
        guard !entries.isEmpty, (1...16).contains(bits) else { return nil }
        self.first = first
        self.entries = entries
        self.bits = bits
    }

    /// The entry for an input; inputs below the first and above the last give the first and the last entry.
    package func entry(for value: Int) -> UInt16 {
        let (index, overflow) = value.subtractingReportingOverflow(first)
        guard !overflow else { return value < first ? entries[0] : entries[entries.count - 1] }
        return entries[min(max(index, 0), entries.count - 1)]
    }

    /// The largest value that an entry can have.
    package var maximum: Double { Double(1 << bits - 1) }
}
