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
    /// - Complexity: for 16 bits a fraction of an instruction a sample.
    var integerRange: ClosedRange<Int> {
        if bitsAllocated == 16 { return wordRange }
        var least = Int.max
        var greatest = Int.min
        forEachInteger { _, value in
            least = min(least, value)
            greatest = max(greatest, value)
        }
        return least <= greatest ? least...greatest : 0...0
    }

    /// The same in arithmetic of 16 bits, which the compiler does for many samples at once. Signed words are compared as
    /// such; unsigned ones have their highest bit turned for it.
    private var wordRange: ClosedRange<Int> {
        let count = sampleCount
        guard count > 0 else { return 0...0 }
        let words = bytes.span
        precondition(words.count == 2 * count)
        let turned: Int16 = isSigned ? 0 : .min
        var least = Int16.max
        var greatest = Int16.min
        for index in 0..<count {
            let word = Int16(truncatingIfNeeded: Int(words[2 &* index]) | Int(words[2 &* index &+ 1]) << 8) ^ turned
            least = min(least, word)
            greatest = max(greatest, word)
        }
        let offset = isSigned ? 0 : 32768
        return Int(least) + offset...Int(greatest) + offset
    }

    /// How often every value of a range occurs; values outside of it are not counted.
    /// - Precondition: 16 bits or fewer a sample.
    func counts(in range: ClosedRange<Int>) -> [Int] {
        var counts = [Int](repeating: 0, count: range.count)
        let least = range.lowerBound
        forEachInteger { _, value in
            if range.contains(value) { counts[value - least] += 1 }
        }
        return counts
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
        let count = sampleCount
        var result = [UInt8](repeating: 0, count: count)
        let entries = table.span
        let words = bytes.span
        var target = result.mutableSpan
        // What the compiler learns here once it need not check at every sample.
        precondition(entries.count == 65536 && words.count == 2 * count && target.count == count)
        for index in 0..<count {
            target[index] = entries[Int(words[2 &* index]) | Int(words[2 &* index &+ 1]) << 8]
        }
        return result
    }

    /// Little-endian words of a constant size, which the compiler unrolls.
    @inline(__always)
    private func forEachWord(of size: Int, _ body: (_ index: Int, _ word: UInt64) -> Void) {
        let count = sampleCount
        let span = bytes.span
        precondition(span.count == count * size)
        for index in 0..<count {
            var word: UInt64 = 0
            for byte in 0..<size { word |= UInt64(span[index &* size &+ byte]) << UInt64(8 * byte) }
            body(index, word)
        }
    }
}
