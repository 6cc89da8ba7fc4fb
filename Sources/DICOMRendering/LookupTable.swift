/// A table that values are looked up in: Modality LUT, VOI LUT or one colour of a palette. Source: PS3.3 C.11.1.1.
package struct LookupTable: Hashable, Sendable {
    /// The input value of the first entry.
    package let firstMapped: Int
    package let entries: [UInt16]
    /// Bits of an entry that count, 1 to 16.
    package let bitsPerEntry: Int

    /// - Returns: `nil` for a table without entries or with impossible bits.
    package init?(firstMapped: Int, entries: [UInt16], bitsPerEntry: Int) {
        guard !entries.isEmpty, (1...16).contains(bitsPerEntry) else { return nil }
        self.firstMapped = firstMapped
        self.entries = entries
        self.bitsPerEntry = bitsPerEntry
    }

    /// The entry of a value: below the first mapped one the first, above the last one the last (C-33).
    package subscript(value: Int) -> UInt16 {
        if value <= firstMapped { return entries[0] }
        // No overflow: the value is above the first mapped one, and both are pixel values.
        return entries[min(value - firstMapped, entries.count - 1)]
    }

    var byteCount: Int { 2 * entries.count }

    /// The largest value that an entry can have.
    package var fullScale: Int { 1 << bitsPerEntry - 1 }
}
