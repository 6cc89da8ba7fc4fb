internal import NIOCore

extension ByteStream {
    /// The stream with the bytes of every word in the opposite order. The words are counted from the stream's start,
    /// whatever its pieces are; bytes behind the last whole word stay as they are.
    func swappingWords(of wordByteCount: Int) -> ByteStream {
        guard wordByteCount > 1 else { return self }
        return ByteStream(byteCount: byteCount) { consume in
            var rest: [UInt8] = []
            try await send { piece in
                rest.append(contentsOf: piece.readableBytesView)
                let whole = rest.count - rest.count % wordByteCount
                for start in stride(from: 0, to: whole, by: wordByteCount) {
                    rest[start..<(start + wordByteCount)].reverse()
                }
                try await consume(ByteBuffer(bytes: rest[..<whole]))
                rest.removeFirst(whole)
            }
            if !rest.isEmpty { try await consume(ByteBuffer(bytes: rest)) }
        }
    }

    /// The stream with its first bits left out: 1-bit pixels that start within a byte are packed anew from bit 0 (B-63).
    /// Source: PS3.5 8.1.1, the first pixel in the least significant bit.
    func shiftingBits(by shift: Int, bitCount: Int) -> ByteStream {
        let total = (bitCount + 7) / 8
        return ByteStream(byteCount: Int64(total)) { consume in
            var previous: UInt8?
            var produced = 0
            try await send { piece in
                var bytes: [UInt8] = []
                bytes.reserveCapacity(piece.readableBytes)
                for byte in piece.readableBytesView {
                    if let low = previous, produced < total {
                        bytes.append(low >> UInt8(shift) | byte << UInt8(8 - shift))
                        produced += 1
                    }
                    previous = byte
                }
                if !bytes.isEmpty { try await consume(ByteBuffer(bytes: bytes)) }
            }
            if let low = previous, produced < total {
                try await consume(ByteBuffer(bytes: [low >> UInt8(shift)]))
            }
        }
    }
}
