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
