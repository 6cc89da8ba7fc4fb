internal import CDeflate

/// Compresses runs of bytes into deflate pieces. Made once and used for many documents in turn, on one thread.
@safe package struct Deflator: ~Copyable {
    private let compressor: OpaquePointer

    /// - Parameter level: 1 (fast) to 9 (small).
    package init(level: Int32) throws(CompressionError) {
        guard let compressor = unsafe cdeflate_compressor_create(level) else { throw .outOfMemory }
        unsafe self.compressor = compressor
    }

    deinit {
        unsafe cdeflate_compressor_destroy(compressor)
    }

    /// - Returns: the bytes as a piece that can be joined with others.
    package borrowing func piece(_ bytes: ArraySlice<UInt8>) throws(CompressionError) -> DeflatedPiece {
        let capacity = cdeflate_bound(bytes.count)
        var status = cdeflate_status.ok
        var checksum: UInt32 = 0
        let deflated = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe checksum = cdeflate_checksum(0, input.baseAddress, input.count)
            return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, written in
                guard let start = output.baseAddress else { return }
                unsafe status = cdeflate_compress(
                    compressor, input.baseAddress, input.count, start, capacity, &written)
            }
        }
        guard status == .ok else { throw CompressionError(status) }
        return DeflatedPiece(deflated: deflated, checksum: checksum, byteCount: bytes.count)
    }
}

package enum CompressionError: Error, Equatable {
    /// Stored bytes are not what was written: the index is damaged.
    case corrupt
    case outOfMemory

    init(_ status: cdeflate_status) {
        self = status == .noMemory ? .outOfMemory : .corrupt
    }
}
