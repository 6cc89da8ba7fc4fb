internal import DICOMCore
internal import DICOMPixels
internal import LightboxIndex
internal import LightboxWork
internal import NIOCore

/// Frames in another form than they are stored in: made one by one, once for all who ask at the same time, and kept for a
/// while, since a viewer comes back to what it has shown.
final class TranscodedFrames: Sendable {
    private struct Key: Hashable, Sendable {
        let digest: [UInt8]
        let frame: FrameNumber
        let syntax: TransferSyntax
        /// Work for an answer that is under way is never refused, so it is not shared with work that may be.
        let isContinuing: Bool
    }

    /// Bytes of the frames that are kept; a larger one is not.
    private static let keptByteCount = 24 << 20

    private let kept = BoundedCache<Key, ByteBuffer>(limit: keptByteCount)
    private let flights = SingleFlight<Key, ByteBuffer>()
    /// A frame is held encoded and decoded while it is worked on, so few may be under way at once.
    private let gate: AdmissionGate

    init(gate: AdmissionGate) {
        self.gate = gate
    }

    /// - Parameter work: makes the bytes; run when there is room for it.
    /// - Throws: `WorkError.overloaded` where too many wait already.
    func bytes(
        of record: InstanceRecord, _ frame: FrameNumber, as syntax: TransferSyntax, isContinuing: Bool,
        _ work: @escaping @Sendable () async throws -> [UInt8]
    ) async throws -> ByteBuffer {
        func key(_ isContinuing: Bool) -> Key {
            Key(digest: record.object.digest, frame: frame, syntax: syntax, isContinuing: isContinuing)
        }
        if let known = kept.value(for: key(false)) { return known }
        let gate = gate
        let bytes = try await flights.value(for: key(isContinuing)) {
            try await gate.run(isContinuing: isContinuing) { ByteBuffer(bytes: try await work()) }
        }
        kept.insert(bytes, for: key(false), cost: bytes.readableBytes)
        return bytes
    }
}

extension PixelDescription {
    /// Those of the syntaxes without loss that frames of this form can be encoded in here.
    func encodableSyntaxes(from stored: TransferSyntax) -> Set<TransferSyntax> {
        losslessSyntaxes(from: stored).filter(canEncode(to:))
    }

    /// What Photometric Interpretation is after decoding and encoding in this syntax, as `encode` has it.
    /// - Parameter decoded: of the samples.
    func photometricInterpretation(
        of decoded: PhotometricInterpretation, in syntax: TransferSyntax
    ) -> PhotometricInterpretation {
        let isJPEG2000 = syntax == .jpeg2000Lossless || syntax == .htj2kLossless
        return isJPEG2000 && decoded == .rgb && samplesPerPixel == 3 ? .ybrRCT : decoded
    }
}
