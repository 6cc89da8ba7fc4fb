internal import NIOCore

extension ByteStream {
    /// A part of the stream. What lies in front of it is made and dropped; what lies behind is not made.
    /// - Parameter range: offsets into the stream.
    func slice(_ range: Range<Int64>) -> ByteStream {
        ByteStream(byteCount: range.upperBound - range.lowerBound) { consume in
            var offset: Int64 = 0
            do {
                try await send { piece in
                    let start = offset
                    offset += Int64(piece.readableBytes)
                    let wanted = range.clamped(to: start..<offset)
                    if !wanted.isEmpty,
                        let cut = piece.getSlice(
                            at: piece.readerIndex + Int(wanted.lowerBound - start), length: wanted.count)
                    {
                        try await consume(cut)
                    }
                    if offset >= range.upperBound { throw EndOfSlice() }
                }
            } catch is EndOfSlice {}
        }
    }
}

/// Ends the making of a stream of which no more is wanted.
private struct EndOfSlice: Error {}
