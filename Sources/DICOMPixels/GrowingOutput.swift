/// Runs an encoder of a C library with room for its output, and with more room until that is enough.
///
/// The first guess is the size of the samples, which compression rarely exceeds; incompressible noise can.
/// - Parameter encode: gives the bytes it wrote, or `nil` where they did not fit.
/// - Returns: `nil` where even `largest` bytes did not suffice.
func growingOutput(
    from first: Int, to largest: Int,
    _ encode: (_ output: UnsafeMutableBufferPointer<UInt8>) throws(PixelError) -> Int?
) throws(PixelError) -> [UInt8]? {
    var capacity = first
    while true {
        var failure: PixelError?
        var fits = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            do throws(PixelError) {
                if let written = unsafe try encode(output) {
                    count = written
                    fits = true
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        // A copy gives the spare room back, which may be kept for long; that of a slice would share the storage.
        if fits {
            return unsafe bytes.count < capacity / 2 ? bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) } : bytes
        }
        guard capacity < largest else { return nil }
        capacity = min(capacity * 2, largest)
    }
}
