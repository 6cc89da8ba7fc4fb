/// A JPEG 2000 code stream with the lengths of its tile-parts in its main header, which OpenJPH 0.9 does not write: a
/// reader that has the beginning knows where everything else is. Source: ISO 15444-1 A.7.1 (TLM), A.4.2 (SOT).
/// - Throws: `undecodable` where the bytes are no code stream, or say their lengths already.
func withTileLengths(_ stream: [UInt8]) throws(PixelError) -> [UInt8] {
    let malformed = PixelError.undecodable(CodecFailure(.openJPH, "the code stream has no tile-parts"))
    guard let start = firstTilePart(of: stream) else { throw malformed }
    var lengths: [UInt8] = []
    var place = start
    while let header = TilePartHeader(stream, at: place) {
        lengths += bigEndian(header.tile) + bigEndian(UInt32(header.byteCount))
        place += header.byteCount
    }
    // Behind the last tile-part there is EOC alone. One marker segment has room for ten thousand tile-parts.
    guard !lengths.isEmpty, stream[place...].starts(with: [0xFF, 0xD9]),
        let length = UInt16(exactly: 4 + lengths.count)
    else { throw malformed }
    // The index of this segment, then the form of its entries: 16 bits for the tile, 32 for the length.
    let segment = [0xFF, 0x55] + bigEndian(length) + [0, 0x60] + lengths
    return Array(stream[..<start]) + segment + Array(stream[start...])
}

/// Where the main header ends.
/// - Returns: `nil` also where it has lengths already.
private func firstTilePart(of stream: [UInt8]) -> Int? {
    guard stream.starts(with: [0xFF, 0x4F]) else { return nil }
    var place = 2
    while place + 4 <= stream.count, stream[place] == 0xFF, stream[place + 1] != 0x55 {
        if stream[place + 1] == 0x90 { return place }
        place += 2 + (Int(stream[place + 2]) << 8 | Int(stream[place + 3]))
    }
    return nil
}

/// What an SOT marker segment says.
private struct TilePartHeader {
    let tile: UInt16
    /// From the first byte of the marker to the last one of the tile-part's data.
    let byteCount: Int

    /// - Returns: `nil` where there is none, or it reaches beyond the stream.
    init?(_ stream: [UInt8], at place: Int) {
        guard place + 12 <= stream.count, stream[place...].starts(with: [0xFF, 0x90, 0x00, 0x0A]) else { return nil }
        tile = UInt16(stream[place + 4]) << 8 | UInt16(stream[place + 5])
        byteCount = stream[(place + 6)..<(place + 10)].reduce(0) { $0 << 8 | Int($1) }
        guard byteCount >= 14, byteCount <= stream.count - place else { return nil }
    }
}

private func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    stride(from: Number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
}
