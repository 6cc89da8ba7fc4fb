internal import DICOMCore
internal import DICOMPixels
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

/// Frames in another form than they are stored in: made one by one, once for all who ask at the same time, and kept for a
/// while, since a viewer comes back to what it has shown: in memory, and on the disk what costs more to make than to read.
final class TranscodedFrames: Sendable {
    private struct Key: Hashable, Sendable {
        let digest: [UInt8]
        let frame: FrameNumber
        let syntax: TransferSyntax
        /// Work for an answer that is under way is never refused, so it is not shared with work that may be.
        let isContinuing: Bool

        /// Raised whenever a codec makes other bytes of the same frame than an earlier version of this program.
        private static let generation = "2"

        /// Names the frame in a file.
        var bytes: [UInt8] {
            digest + Array(" \(frame.value) \(syntax.uid) \(Self.generation)".utf8)
        }
    }

    /// Bytes of the frames that are kept; a larger one is not.
    private static let keptByteCount = 24 << 20

    private let kept = BoundedCache<Key, ByteBuffer>(limit: keptByteCount)

    /// How often what was looked for was kept.
    var lookups: CacheLookups { kept.lookups }
    private let flights = SingleFlight<Key, ByteBuffer>()
    /// A frame is held encoded and decoded while it is worked on, so few may be under way at once.
    private let gate: AdmissionGate
    private let pool: WorkerPool
    private let derived: DerivedCache?

    init(gate: AdmissionGate, pool: WorkerPool, derived: DerivedCache?) {
        self.gate = gate
        self.pool = pool
        self.derived = derived
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
        let (gate, pool) = (gate, pool)
        let derived = syntax.isWorthKeeping(from: record.transferSyntax) ? derived : nil
        let name = key(false).bytes
        let bytes = try await flights.value(for: key(isContinuing)) {
            if let derived, let kept = try await pool.run(isContinuing: isContinuing, { derived.bytes(for: name) }) {
                return kept
            }
            return try await gate.run(isContinuing: isContinuing) {
                let made = ByteBuffer(bytes: try await work())
                if let derived { try await pool.run(isContinuing: true) { derived.insert(made, for: name) } }
                return made
            }
        }
        kept.insert(bytes, for: key(false), cost: bytes.readableBytes)
        return bytes
    }
}

extension TransferSyntax {
    /// Whether a frame of a stored syntax costs more to make in this one than to read: everything encoded, and what slow
    /// codecs decode.
    fileprivate func isWorthKeeping(from stored: TransferSyntax) -> Bool {
        let slow: Set<TransferSyntax> = [
            .jpegLossless, .jpegLosslessSV1, .jpegLSLossless, .jpegLSNearLossless, .jpeg2000Lossless, .jpeg2000,
            .htj2kLossless, .htj2kLosslessRPCL, .htj2k,
        ]
        return self != .explicitVRLittleEndian || slow.contains(stored)
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
        let isJPEG2000 = [.jpeg2000Lossless, .htj2kLossless, .htj2kLosslessRPCL].contains(syntax)
        return isJPEG2000 && decoded == .rgb && samplesPerPixel == 3 ? .ybrRCT : decoded
    }
}
