internal import DICOMCore

extension NativeFrame {
    /// Whether samples are whole numbers of at most 16 bits: such frames are mapped through a table.
    var fitsTable: Bool { representation != .floatingPoint && bitsAllocated <= 16 && bitsStored <= 16 }

    /// The bits of sample `index`, of a frame of at most 16 bits.
    @inline(__always)
    func pattern(at index: Int) -> Int {
        bitsAllocated == 8 ? Int(bytes[index]) : Int(bytes[2 * index]) | Int(bytes[2 * index + 1]) << 8
    }

    /// The number that a bit pattern of `bitsStored` bits stands for.
    func number(ofPattern pattern: Int) -> Int {
        guard isSigned, pattern >> (bitsStored - 1) & 1 == 1 else { return pattern }
        return pattern - 1 << bitsStored
    }

    /// Sample `index` as a number, whatever its form.
    func number(at index: Int) -> Double {
        if fitsTable { return Double(number(ofPattern: pattern(at: index) & (1 << bitsStored - 1))) }
        let size = bytesPerSample
        var word: UInt64 = 0
        for place in 0..<size { word |= UInt64(bytes[index * size + place]) << UInt64(8 * place) }
        switch (representation, size) {
        case (.floatingPoint, 4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
        case (.floatingPoint, _): return Double(bitPattern: word)
        case (.signed, 4): return Double(Int32(truncatingIfNeeded: word))
        case (.signed, _): return Double(Int64(truncatingIfNeeded: word))
        case (.unsigned, _): return Double(word)
        }
    }
}
