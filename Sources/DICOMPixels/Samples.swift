import DICOMCore

/// Moves every sample to the low end of its word and fills the bits above it with its sign, or with zeros: overlays of
/// old objects lie there (C-37). Source: PS3.5 8.1.1.
func extendSamples(
    in bytes: inout [UInt8], wordBits: Int, bitsStored: Int, shift: Int, _ representation: SampleRepresentation
) {
    switch (wordBits, representation) {
    case (_, .floatingPoint): break
    case (8, .signed): mapWords(of: &bytes, as: Int8.self) { extended($0, bitsStored, shift) }
    case (8, .unsigned): mapWords(of: &bytes, as: UInt8.self) { extended($0, bitsStored, shift) }
    case (16, .signed): mapWords(of: &bytes, as: Int16.self) { extended($0, bitsStored, shift) }
    case (16, .unsigned): mapWords(of: &bytes, as: UInt16.self) { extended($0, bitsStored, shift) }
    case (32, .signed): mapWords(of: &bytes, as: Int32.self) { extended($0, bitsStored, shift) }
    case (32, .unsigned): mapWords(of: &bytes, as: UInt32.self) { extended($0, bitsStored, shift) }
    case (_, .signed): mapWords(of: &bytes, as: Int64.self) { extended($0, bitsStored, shift) }
    case (_, .unsigned): mapWords(of: &bytes, as: UInt64.self) { extended($0, bitsStored, shift) }
    }
}

/// The sample as a number of the word's type: up to the top, which drops what lies above, then down with the sign.
@inline(__always)
private func extended<Word: FixedWidthInteger>(_ word: Word, _ bitsStored: Int, _ shift: Int) -> Word {
    (word &<< Word(truncatingIfNeeded: Word.bitWidth - bitsStored - shift))
        &>> Word(truncatingIfNeeded: Word.bitWidth - bitsStored)
}

/// Replaces every little-endian word of the bytes. Bytes behind the last whole word stay.
@inline(__always)
func mapWords<Word: FixedWidthInteger>(of bytes: inout [UInt8], as word: Word.Type, _ map: (Word) -> Word) {
    unsafe bytes.withUnsafeMutableBytes { buffer in
        guard let start = buffer.baseAddress else { return }
        let size = MemoryLayout<Word>.size
        // Counted, and without a check at every word: the compiler then does many words at once.
        for index in 0..<(buffer.count / size) {
            let place = unsafe start + index &* size
            let stored = unsafe Word(littleEndian: place.loadUnaligned(as: Word.self))
            unsafe place.storeBytes(of: map(stored).littleEndian, as: Word.self)
        }
    }
}

/// Words of another width with the same low bytes: zeros above, since no codec gives more than its precision.
func resized(_ bytes: [UInt8], from size: Int, to newSize: Int) -> [UInt8] {
    guard size != newSize else { return bytes }
    let count = bytes.count / size
    var result = [UInt8](repeating: 0, count: count * newSize)
    for byte in 0..<min(size, newSize) {
        var source = byte
        var target = byte
        for _ in 0..<count {
            result[target] = bytes[source]
            source += size
            target += newSize
        }
    }
    return result
}
