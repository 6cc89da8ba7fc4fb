internal import DICOMCore
internal import DICOMParsing
internal import DICOMPixels
internal import DICOMRendering
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

/// The frames of an instance: as they are stored, as native samples, or encoded anew.
struct FrameBytes: Sendable {
    let objects: ObjectBytes
    let transcoded: TranscodedFrames
    /// For what libraries in C decode.
    let decoder: FrameDecoding
    let lost = LostFrames()

    /// A frame of encapsulated pixel data as it is stored: its fragments joined (B-62).
    func stored(_ frame: FrameNumber, of record: InstanceRecord) throws(RetrieveError) -> PlannedBody {
        guard case .encapsulated(let frames) = record.frames else { throw .damaged }
        guard frame.index < frames.count else { throw .noSuchFrame(frame, count: frames.count) }
        return objects.ranges(frames[frame.index], of: record.object)
    }

    /// A frame as little-endian native samples: what lies in the object where it is native, else decoded, interleaved.
    func native(_ frame: FrameNumber, of record: InstanceRecord) throws(RetrieveError) -> PlannedBody {
        guard let pixels = record.pixels else { throw .notRenderable }
        guard frame.index < record.frames.count else { throw .noSuchFrame(frame, count: record.frames.count) }
        switch record.frames {
        case .none:
            throw .notRenderable
        case .native(let offset, let byteCount, let bitsPerFrame, _, let isBigEndian):
            guard
                let place = NativeFramePlace(
                    frame: frame, offset: offset, byteCount: byteCount, bitsPerFrame: bitsPerFrame)
            else { throw .damaged }
            let stored = objects.ranges([place.range], of: record.object)
            guard place.isWholeBytes else {
                return PlannedBody(byteCount: Int64((bitsPerFrame + 7) / 8)) {
                    try await stored.open($0.whole).shiftingBits(by: place.firstBit, bitCount: bitsPerFrame)
                }
            }
            guard isBigEndian else { return stored }
            let wordByteCount = wordByteCount(of: record, pixels)
            let word = Int64(wordByteCount)
            guard (place.range.offset - offset).isMultiple(of: word), place.range.count.isMultiple(of: word) else {
                // A frame that begins or ends within a word shares it with its neighbour.
                return PlannedBody(byteCount: place.range.count) { opening in
                    ByteStream(try await parsedFrame(frame, of: record, isContinuing: opening.isContinuing))
                }
            }
            return PlannedBody(byteCount: stored.byteCount) {
                try await stored.open($0.whole).swappingWords(of: wordByteCount)
            }
        case .parsed:
            return PlannedBody(byteCount: pixels.nativeFrameBitCount.map { Int64(($0 + 7) / 8) }) { opening in
                ByteStream(try await parsedFrame(frame, of: record, isContinuing: opening.isContinuing))
            }
        case .encapsulated:
            return PlannedBody(byteCount: pixels.decodedFrameByteCount.map(Int64.init)) { opening in
                let bytes = try await transcoded.bytes(
                    of: record, frame, as: .explicitVRLittleEndian, isContinuing: opening.isContinuing
                ) {
                    try await sent(frame, of: record, isContinuing: opening.isContinuing)
                        .nativeBytes(bitsAllocated: pixels.bitsAllocated)
                }
                return ByteStream(bytes)
            }
        }
    }

    /// A frame encoded in another syntax than it is stored in.
    func encoded(
        _ frame: FrameNumber, of record: InstanceRecord, in syntax: TransferSyntax
    ) throws(RetrieveError) -> PlannedBody {
        guard frame.index < record.frames.count else { throw .noSuchFrame(frame, count: record.frames.count) }
        return PlannedBody(byteCount: nil) { opening in
            let isContinuing = opening.isContinuing
            let bytes = try await transcoded.bytes(of: record, frame, as: syntax, isContinuing: isContinuing) {
                let samples = try await decoded(frame, of: record, isContinuing: isContinuing)
                return try await objects.pool.run(isContinuing: isContinuing) {
                    do throws(PixelError) {
                        return try encode(samples, to: syntax).bytes
                    } catch {
                        throw RetrieveError(error, syntax: record.transferSyntax)
                    }
                }
            }
            return ByteStream(bytes)
        }
    }

    /// A frame of encapsulated pixel data as it goes out decoded. The YCbCr of lossy codecs becomes RGB: most objects may
    /// not have YBR_FULL natively (PS3.3 C.8.5.6.1.2 for ultrasound), and RGB is what other decoders give.
    func sent(_ frame: FrameNumber, of record: InstanceRecord, isContinuing: Bool) async throws -> NativeFrame {
        let samples = try await decoded(frame, of: record, isContinuing: isContinuing)
        guard record.transferSyntax.mayBeLossy else { return samples }
        return try await objects.pool.run(isContinuing: isContinuing) { samples.inRGB() }
    }

    /// A frame as decoded samples, for rendering and transcoding. Who calls this sees to it that not too many do.
    /// - Parameters:
    ///   - description: another one than the instance has of its pixels.
    ///   - halvings: how often a codec that can may halve the sides, for a small picture.
    func decoded(
        _ frame: FrameNumber, of record: InstanceRecord, as description: PixelDescription? = nil,
        reducedBy halvings: Int = 0, isContinuing: Bool = false
    ) async throws -> NativeFrame {
        let decode = try await decoding(
            frame, of: record, as: description, reducedBy: halvings, isContinuing: isContinuing)
        return try await objects.pool.run(isContinuing: isContinuing, decode)
    }

    /// The same as a job for who goes on with the samples on the same thread, while its cache still holds them. Blocks:
    /// reads and decodes.
    func decoding(
        _ frame: FrameNumber, of record: InstanceRecord, as description: PixelDescription? = nil,
        reducedBy halvings: Int = 0, isContinuing: Bool = false
    ) async throws -> @Sendable () throws -> NativeFrame {
        guard let pixels = description ?? record.pixels else { throw RetrieveError.notRenderable }
        let (syntax, read) = try await reading(frame, of: record, isContinuing: isContinuing)
        let decode = isDecodedInC(syntax) ? watched(decoder, over: PictureSubject(record, frame)) : decodeHere
        return {
            do {
                return try decode(try read(), syntax, pixels, halvings)
            } catch let error as PixelError {
                throw RetrieveError(error, syntax: record.transferSyntax)
            } catch let error as StoreError {
                throw RetrieveError(error)
            }
        }
    }

    /// A decoder that is spared a frame which has cost others already.
    private func watched(_ decoder: @escaping FrameDecoding, over frame: PictureSubject) -> FrameDecoding {
        { encoded, syntax, pixels, halvings in
            guard !lost.isGivenUp(frame) else { throw RetrieveError.damaged }
            do {
                let samples = try decoder(encoded, syntax, pixels, halvings)
                lost.forget(frame)
                return samples
            } catch RetrieveError.decoderLost {
                throw lost.add(frame) ? RetrieveError.damaged : .decoderLost
            }
        }
    }

    /// What a decoder takes of a frame, as a job, and the syntax that it is in then: native samples arrive in
    /// little-endian order, whatever the object has.
    private func reading(
        _ frame: FrameNumber, of record: InstanceRecord, isContinuing: Bool
    ) async throws -> (TransferSyntax, @Sendable () throws -> [UInt8]) {
        switch record.frames {
        case .encapsulated(let frames):
            guard frame.index < frames.count else {
                throw RetrieveError.noSuchFrame(frame, count: frames.count)
            }
            return (
                record.transferSyntax,
                try await objects.collecting(frames[frame.index], of: record.object, isContinuing: isContinuing)
            )
        case .parsed:
            let path = try objects.path(of: record.object)
            return (.explicitVRLittleEndian, { try nativeFrame(frame, at: path) })
        case .native(let offset, let byteCount, let bitsPerFrame, _, isBigEndian: false):
            guard
                let place = NativeFramePlace(
                    frame: frame, offset: offset, byteCount: byteCount, bitsPerFrame: bitsPerFrame),
                place.isWholeBytes, place.range.count <= decodedFrameByteLimit
            else { fallthrough }
            return (
                .explicitVRLittleEndian,
                try await objects.collecting([place.range], of: record.object, isContinuing: isContinuing)
            )
        case .native, .none:
            let bytes = try await native(frame, of: record).open(Opening(isContinuing: isContinuing))
                .collected(atMost: decodedFrameByteLimit)
            return (.explicitVRLittleEndian, { bytes })
        }
    }

    /// A frame of a data set that has to be inflated first.
    private func parsedFrame(
        _ frame: FrameNumber, of record: InstanceRecord, isContinuing: Bool
    ) async throws -> [UInt8] {
        let path = try objects.path(of: record.object)
        return try await objects.pool.run(isContinuing: isContinuing) { try nativeFrame(frame, at: path) }
    }

    /// The unit in which big-endian pixels are swapped: a sample, or the 16-bit word that OW packs two small ones in.
    func wordByteCount(of record: InstanceRecord, _ pixels: PixelDescription) -> Int {
        guard pixels.bitsAllocated <= 8 else { return pixels.bitsAllocated / 8 }
        let vr = record.bulkValues.first { $0.path == AttributePath(pixels.element.tag) }?.vr
        return vr == .OW ? 2 : 1
    }
}

/// A frame of a data set that has to be parsed for it. Blocks.
private func nativeFrame(_ frame: FrameNumber, at path: ObjectPlace) throws -> [UInt8] {
    do {
        return try PartTenFile(path: path).nativeFrame(frame)
    } catch ParseError.malformed {
        throw RetrieveError.damaged
    }
}

extension NativeFrame {
    /// The samples as native pixel data has them: 1-bit ones eight a byte, the first in the lowest bit (PS3.5 8.1.1).
    func nativeBytes(bitsAllocated: Int) -> [UInt8] {
        guard bitsAllocated == 1 else { return bytes }
        var packed = [UInt8](repeating: 0, count: (bytes.count + 7) / 8)
        for (place, sample) in bytes.enumerated() where sample != 0 { packed[place >> 3] |= 1 << UInt8(place & 7) }
        return packed
    }
}

/// Where one frame of native pixel data lies.
private struct NativeFramePlace {
    let range: ByteRange
    /// The frame's first bit within the first byte of the range: 1-bit frames follow each other without padding.
    let firstBit: Int
    let isWholeBytes: Bool

    /// - Returns: `nil` where the pixel data ends before the frame does.
    init?(frame: FrameNumber, offset: Int64, byteCount: Int64, bitsPerFrame: Int) {
        let (start, overflow) = Int64(bitsPerFrame).multipliedReportingOverflow(by: Int64(frame.index))
        guard !overflow, bitsPerFrame > 0 else { return nil }
        let firstByte = start / 8
        let (endBit, tooFar) = start.addingReportingOverflow(Int64(bitsPerFrame) + 7)
        guard !tooFar, endBit / 8 <= byteCount,
            let range = ByteRange(offset: offset + firstByte, count: endBit / 8 - firstByte)
        else { return nil }
        self.range = range
        firstBit = Int(start % 8)
        isWholeBytes = firstBit == 0
    }
}

extension RetrieveError {
    init(_ error: PixelError, syntax: TransferSyntax) {
        switch error {
        case .unsupportedSyntax, .unsupportedDescription, .unencodable: self = .undecodable(syntax)
        case .tooLarge: self = .tooLarge
        case .truncated, .mismatch, .undecodable: self = .damaged
        }
    }
}
