package import DICOMCore
internal import DICOMPixels

/// Decodes one frame as `decode` of DICOMPixels does, here or in another process. Blocks.
/// - Throws: `PixelError`; `RetrieveError.decoderLost` where the process was lost over the frame; other errors say nothing of
///   the frame.
package typealias FrameDecoding =
    @Sendable (_ encoded: [UInt8], _ syntax: TransferSyntax, _ description: PixelDescription, _ halvings: Int)
    throws -> NativeFrame

/// Decodes in this process, as is good for a user's own files.
package func decodeHere(
    _ encoded: [UInt8], _ syntax: TransferSyntax, _ description: PixelDescription, _ halvings: Int
) throws -> NativeFrame {
    try decode(encoded, syntax: syntax, description: description, reducedBy: halvings)
}

/// Draws the first page of a PDF document, its longer edge so many pixels long. Blocks.
/// - Returns: `nil` where it can't be drawn.
package typealias PageDrawing = @Sendable (_ document: [UInt8], _ edge: Int) -> Picture?
