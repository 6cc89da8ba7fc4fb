internal import DICOMCore
internal import DICOMPixels
internal import LightboxIndex
internal import LightboxWork

extension InstanceRecord {
    /// The bytes of a native frame that are there, where the object ends within it.
    /// - Returns: `nil` for a frame that is whole, of which nothing is there, or whose bits don't begin at a byte.
    func incompleteRange(of frame: FrameNumber) -> ByteRange? {
        guard case .native(let offset, let byteCount, let bitsPerFrame, _, _) = frames, bitsPerFrame > 0,
            bitsPerFrame.isMultiple(of: 8)
        else { return nil }
        let (start, overflow) = Int64(bitsPerFrame / 8).multipliedReportingOverflow(by: Int64(frame.index))
        guard !overflow, start < byteCount, byteCount - start < Int64(bitsPerFrame / 8) else { return nil }
        return ByteRange(offset: offset + start, count: byteCount - start)
    }
}

extension FrameBytes {
    /// A frame that the object ends within, zeros in place of what is missing.
    /// - Returns: `nil` where the frame is whole, or nothing of it is there.
    func incomplete(
        _ frame: FrameNumber, of record: InstanceRecord, isContinuing: Bool = false
    ) async throws -> NativeFrame? {
        guard let pixels = record.pixels, let range = record.incompleteRange(of: frame),
            case .native(_, _, let bitsPerFrame, _, let isBigEndian) = record.frames,
            bitsPerFrame / 8 <= decodedFrameByteLimit
        else { return nil }
        let word = isBigEndian ? wordByteCount(of: record, pixels) : 1
        let there = ByteStream(try await objects.collected([range], of: record.object, isContinuing: isContinuing))
        var bytes = try await there.swappingWords(of: word).collected(atMost: bitsPerFrame / 8)
        bytes += [UInt8](repeating: 0, count: bitsPerFrame / 8 - bytes.count)
        let whole = bytes
        return try await objects.pool.run(isContinuing: isContinuing) {
            do throws(PixelError) {
                return try decode(whole, syntax: .explicitVRLittleEndian, description: pixels)
            } catch {
                throw RetrieveError(error, syntax: record.transferSyntax)
            }
        }
    }
}
