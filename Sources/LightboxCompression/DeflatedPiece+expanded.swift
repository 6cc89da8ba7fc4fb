internal import CDeflate

extension DeflatedPiece {
    /// The bytes before compression, their length and checksum checked.
    package func expanded() throws(CompressionError) -> [UInt8] {
        guard byteCount >= 0 else { throw .corrupt }
        var failure: CompressionError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { output, written in
            do throws(CompressionError) {
                unsafe try expand(into: UnsafeMutableRawBufferPointer(output))
                written = byteCount
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes the bytes before compression to where they are wanted, their length and checksum checked.
    /// - Parameter space: of exactly `byteCount` bytes; on a failure they have no meaning.
    package func expand(into space: UnsafeMutableRawBufferPointer) throws(CompressionError) {
        guard byteCount == space.count else { throw .corrupt }
        let output = unsafe space.assumingMemoryBound(to: UInt8.self).baseAddress
        let status = unsafe deflated.withUnsafeBufferPointer { input in
            guard let start = input.baseAddress else { return byteCount == 0 ? cdeflate_status.ok : .corrupt }
            return unsafe cdeflate_expand(start, input.count, output, byteCount)
        }
        guard status == .ok else { throw CompressionError(status) }
        guard unsafe cdeflate_checksum(0, output, byteCount) == checksum else { throw .corrupt }
    }
}
