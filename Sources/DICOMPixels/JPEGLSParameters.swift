import DICOMCore

/// The coding parameters of a JPEG-LS stream, checked before the decoder of DCMTK sees them.
///
/// That decoder (CharLS of 2010) takes thresholds as they come: some make it read beside its tables, or end the process by an
/// assertion. Legal ones that no encoder of images writes are refused with the impossible ones. Source: ISO 14495-1 C.2.4.1.1, C.2.3.
struct JPEGLSParameters {
    /// Where the first start-of-scan marker lies.
    private let scan: Int
    /// Samples may differ by so much from what was encoded; 0 without loss.
    private let near: Int
    /// The stream says its thresholds itself.
    private let hasPresets: Bool

    /// Walks over the segments before the first scan.
    /// - Throws: `undecodable` for segments that reach beyond the stream, and for parameters that the standard forbids.
    init(_ encoded: [UInt8], precision: Int, components: Int) throws(PixelError) {
        var position = 2
        var presets: [Int]?
        while position + 4 <= encoded.count, encoded[position] == 0xFF {
            let length = word(encoded, position + 2)
            guard length >= 2, position + 2 + length <= encoded.count else { break }
            switch encoded[position + 1] {
            case 0xF8:
                // Type 1 holds thresholds; the other types (mapping tables, large images) have no use in DICOM.
                guard length == 13, encoded[position + 4] == 1 else { throw Self.refusal }
                presets = stride(from: position + 5, to: position + 15, by: 2).map { word(encoded, $0) }
            case 0xDA:
                let near = position + 5 + 2 * Int(encoded[position + 4])
                guard near + 1 < position + 2 + length else { throw Self.refusal }
                scan = position
                self.near = Int(encoded[near])
                hasPresets = presets != nil
                let largest = (1 << precision) - 1
                guard self.near <= largest / 2,
                    Self.isPossible(interleave: encoded[near + 1], of: Int(encoded[position + 4]), from: components),
                    Self.isPossible(presets ?? [0, 0, 0, 0, 0], largest: largest, near: self.near)
                else { throw Self.refusal }
                return
            default: break
            }
            position += 2 + length
        }
        throw Self.refusal
    }

    private static let refusal = PixelError.undecodable(CodecFailure(.own, "impossible JPEG-LS parameters"))

    /// A scan of one component is not interleaved, one of all components is by line or by sample: the decoder sizes its
    /// lines by it.
    private static func isPossible(interleave: UInt8, of scanned: Int, from components: Int) -> Bool {
        interleave == 0 ? scanned == 1 : interleave <= 2 && scanned == components && components == 3
    }

    /// Largest sample, three thresholds, reset interval; 0 stands for the default.
    private static func isPossible(_ presets: [Int], largest: Int, near: Int) -> Bool {
        // Another largest sample than the precision's is legal, but not what the decoder goes by.
        guard presets[0] == 0 || presets[0] == largest else { return false }
        // Another reset interval is legal too. The decoder then takes lines of one component for lines of three.
        guard presets[4] == 0 || presets[4] == 64 else { return false }
        let thresholds = presets[1...3]
        guard thresholds.contains(where: { $0 != 0 }) else { return true }
        // Defaults beside given ones would have to be known here to be compared.
        return presets[1] > near && presets[1] <= presets[2] && presets[2] <= presets[3] && presets[3] <= largest
    }

    /// The stream with its default thresholds written into it, where samples have fewer than 8 bits: the decoder takes
    /// wrong defaults for those.
    func explicit(_ encoded: [UInt8], precision: Int) -> [UInt8] {
        guard precision < 8, !hasPresets else { return encoded }
        let largest = (1 << precision) - 1
        func clamped(_ value: Int, notBelow least: Int) -> Int { value > largest || value < least ? least : value }
        let factor = 256 / (largest + 1)
        let first = clamped(max(2, 3 / factor + 3 * near), notBelow: near + 1)
        let second = clamped(max(3, 7 / factor + 5 * near), notBelow: first)
        let third = clamped(max(4, 21 / factor + 7 * near), notBelow: second)
        let numbers = [largest, first, second, third, 64]
        let segment: [UInt8] = [0xFF, 0xF8, 0, 13, 1] + numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        return encoded[..<scan] + segment + encoded[scan...]
    }
}

/// A big-endian word. - Precondition: both bytes are there.
private func word(_ bytes: [UInt8], _ position: Int) -> Int { Int(bytes[position]) << 8 | Int(bytes[position + 1]) }
