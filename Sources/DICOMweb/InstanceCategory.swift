package import DICOMCore

/// What kind of thing an instance is, for the choice of media types. Source: PS3.18 table 8.7.2-1 (B-40).
package enum InstanceCategory: Hashable, Sendable {
    case singleFrame, multiFrame, video, text, other
    /// Curves, which the table does not have: they are drawn as a picture or a drawing.
    case waveform

    /// - Parameter numberOfFrames: `nil` where the instance has no pixel data.
    package init(sopClassUID: String, transferSyntax: TransferSyntax, numberOfFrames: Int?) {
        if let numberOfFrames {
            // A stream of one frame is a stream all the same: no frame of it is a picture of its own.
            self = transferSyntax.isVideo ? .video : numberOfFrames <= 1 ? .singleFrame : .multiFrame
        } else {
            self =
                SOPClassUID.isDocument(sopClassUID)
                ? .text
                : SOPClassUID.isWaveform(sopClassUID)
                    ? .waveform : SOPClassUID.isStructureSet(sopClassUID) ? .singleFrame : .other
        }
    }
}
