package import DICOMCore

/// Why a resource can't be given.
package enum RetrieveError: Error, Equatable {
    /// No such study, series, instance or bulk value, or not below that parent.
    case notFound
    /// The instance has fewer frames.
    case noSuchFrame(FrameNumber, count: Int)
    /// A frame of a video, which is no picture of its own and is not decoded here (501).
    case frameOfVideo
    /// A presentation state is drawn as a whole: it has no frames of its own (C-24).
    case presentationStateFrame
    /// The instance has no pixel data, or nothing of the resource can be drawn (501).
    case notRenderable
    /// The pixel data can't be decoded here (501).
    case undecodable(TransferSyntax)
    /// The stored pixel data can't be decoded, or is shorter than its description says (501).
    case damaged
    /// What decodes was lost over the frame, which may be the fault of either: try again (503).
    case decoderLost
    /// The object is there and can't be read: the fault of the store (500).
    case unreadable
    /// It was here and was removed.
    case removed
    /// The object is gone although the index has it, or it lies in place and is not what it was.
    case objectMissing
    /// More bytes than a request may hold at once.
    case tooLarge
    /// The stored image has more pixels than are drawn here, whatever the viewport.
    case imageTooLarge
    /// The viewport that was asked for has more pixels than are drawn here.
    case viewportTooLarge
    /// Longer than the chosen transfer syntax can say (B-24).
    case tooLong
}

extension RetrieveError {
    /// The object is there, its pixels are of no use in the form that was asked for. A decoder that was lost says nothing of them.
    var isOfPixels: Bool {
        switch self {
        case .damaged, .unreadable, .undecodable, .notRenderable, .tooLarge, .imageTooLarge, .tooLong: true
        default: false
        }
    }
}
