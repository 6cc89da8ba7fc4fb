import DICOMCore
import DICOMParsing

/// libFuzzer over the reading of Part 10 files: data set, text, frame table, and the object written anew. Whatever the
/// bytes are, there is a value or a typed error; what was written anew reads the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPartTenFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    // Small, so that a run costs milliseconds.
    let limits = ParseLimits(inflatedByteCount: 1 << 20, depth: 64, elementCount: 100_000)
    do {
        let parsed = try PartTenFile(bytes: bytes, limits: limits).parse()
        var encoder = try DataSetEncoder(
            try PartTenFile(bytes: bytes, limits: limits), transferSyntax: .explicitVRLittleEndian)
        var written: [UInt8] = []
        while let piece = try encoder.nextOfHead() { written += piece }
        while let piece = try encoder.nextOfTail() { written += piece }
        let again = try PartTenFile(bytes: written, limits: ParseLimits(depth: 64)).parse()
        precondition(again.dataSet.elements.count <= parsed.dataSet.elements.count, "nothing is made up")
        for frame in 1...max(1, min(3, parsed.frames.count)) {
            guard let number = FrameNumber(frame) else { continue }
            _ = try? PartTenFile(bytes: bytes, limits: limits).nativeFrame(number)
        }
    } catch {
        precondition(error != .internalError, "no mistake of ours")
    }
    return 0
}
