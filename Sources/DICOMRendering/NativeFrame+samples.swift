import DICOMCore

extension NativeFrame {
    /// Calls the body with the index and value of every sample, in order. Floating-point samples are rounded.
    @inline(__always)
    func forEachInteger(_ body: (_ index: Int, _ value: Int) -> Void) {
        switch (bitsAllocated, representation) {
        case (8, .signed): forEachWord(of: 1) { body($0, Int(Int8(truncatingIfNeeded: $1))) }
        case (8, _): forEachWord(of: 1) { body($0, Int($1)) }
        case (16, .signed): forEachWord(of: 2) { body($0, Int(Int16(truncatingIfNeeded: $1))) }
        case (16, _): forEachWord(of: 2) { body($0, Int($1)) }
        default: forEachNumber { body($0, Int(clamping: $1)) }
        }
    }

    /// The least and the greatest sample. Floating-point samples are rounded.
    var integerRange: ClosedRange<Int> {
        var least = Int.max
        var greatest = Int.min
        forEachInteger { _, value in
            least = min(least, value)
            greatest = max(greatest, value)
        }
        return least <= greatest ? least...greatest : 0...0
    }

    /// Calls the body with the index and value of every sample of any width, in order.
    @inline(__always)
    func forEachNumber(_ body: (_ index: Int, _ value: Double) -> Void) {
        switch (bitsAllocated, representation) {
        case (32, .floatingPoint):
            forEachWord(of: 4) { body($0, Double(Float(bitPattern: UInt32(truncatingIfNeeded: $1)))) }
        case (64, .floatingPoint): forEachWord(of: 8) { body($0, Double(bitPattern: $1)) }
        case (32, .signed): forEachWord(of: 4) { body($0, Double(Int32(truncatingIfNeeded: $1))) }
        case (64, .signed): forEachWord(of: 8) { body($0, Double(Int64(bitPattern: $1))) }
        case (32, _): forEachWord(of: 4) { body($0, Double($1)) }
        case (64, _): forEachWord(of: 8) { body($0, Double($1)) }
        default: forEachInteger { body($0, Double($1)) }
        }
    }

    /// One byte for every sample of up to 16 bits, from a table by the bits of its word as an unsigned number.
    /// - Parameter table: 256 or 65536 bytes, as many as a word has values.
    /// - Complexity: a few instructions a sample; the hot path of grey images.
    func lookedUp(in table: [UInt8]) -> [UInt8] {
        precondition(bitsAllocated <= 16 && table.count == 1 << bitsAllocated)
        guard bitsAllocated == 16 else { return bytes.map { table[Int($0)] } }
        var result = [UInt8](repeating: 0, count: sampleCount)
        var offset = 0
        for index in result.indices {
            result[index] = table[Int(bytes[offset]) | Int(bytes[offset &+ 1]) << 8]
            offset &+= 2
        }
        return result
    }

    /// Little-endian words of a constant size, which the compiler unrolls.
    @inline(__always)
    private func forEachWord(of size: Int, _ body: (_ index: Int, _ word: UInt64) -> Void) {
        var offset = 0
        for index in 0..<sampleCount {
            var word: UInt64 = 0
            for byte in 0..<size { word |= UInt64(bytes[offset + byte]) << UInt64(8 * byte) }
            body(index, word)
            offset += size
        }
    }
}
