internal import CDeflate

extension DeflatedPiece {
    /// The bytes before compression, their length and checksum checked.
    package func expanded() throws(CompressionError) -> [UInt8] {
        guard byteCount >= 0 else { throw .corrupt }
        var status = cdeflate_status.ok
        let bytes = unsafe deflated.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { output, written in
                guard let start = input.baseAddress else {
                    status = byteCount == 0 ? .ok : .corrupt
                    return
                }
                unsafe status = cdeflate_expand(start, input.count, output.baseAddress, byteCount)
                written = status == .ok ? byteCount : 0
            }
        }
        guard status == .ok else { throw CompressionError(status) }
        let found = unsafe bytes.withUnsafeBufferPointer { unsafe cdeflate_checksum(0, $0.baseAddress, $0.count) }
        guard found == checksum else { throw .corrupt }
        return bytes
    }
}
