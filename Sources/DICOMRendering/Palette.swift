package import DICOMCore

/// The three tables of a palette. Source: PS3.3 C.7.9.
package struct Palette: Hashable, Sendable {
    /// Stored values below this one are not coloured, where the palette is a supplemental one.
    package let firstMapped: Int
    /// Red, green and blue of one entry after the other, 8 bits each.
    private let colors: [UInt8]

    /// Full-range values: the high byte of 16-bit entries, 8-bit entries as they are (C-38).
    ///
    /// Some writers announce 16 bits and store 8-bit values in them; with the high byte their images would be black.
    package init(red: LookupTable, green: LookupTable, blue: LookupTable) {
        firstMapped = red.firstMapped
        let tables = [red, green, blue]
        let shift = tables.allSatisfy { table in table.entries.allSatisfy { $0 < 256 } } ? 0 : red.bitsPerEntry - 8
        let count = max(red.entries.count, green.entries.count, blue.entries.count)
        colors = (0..<count).flatMap { index in
            tables.map { table in
                let entry = table.entries[min(index, table.entries.count - 1)]
                return UInt8(clamping: shift > 0 ? entry >> UInt16(shift) : entry)
            }
        }
    }

    var byteCount: Int { colors.count }

    /// Puts red, green and blue of a value at a place of a picture.
    @inline(__always)
    func write(_ value: Int, to bytes: inout [UInt8], at offset: Int) {
        let place = 3 * max(0, min(value - firstMapped, colors.count / 3 - 1))
        bytes[offset] = colors[place]
        bytes[offset + 1] = colors[place + 1]
        bytes[offset + 2] = colors[place + 2]
    }

    /// The colour of a share of the whole range of values, 0 to 1, as the first three bytes.
    @inline(__always)
    func write(share: Double, to bytes: inout [UInt8]) {
        write(firstMapped + Int(clamping: share * Double(colors.count / 3 - 1)), to: &bytes, at: 0)
    }
}

extension Palette {
    /// A grey picture in colours: its whole range of brightness is the range of values that the palette maps.
    /// Source: PS3.4 N.2.4.2.
    package func colored(_ picture: Picture) -> Picture {
        guard picture.channels == 1 else { return picture }
        var color: [UInt8] = [0, 0, 0]
        let colors = (0..<256).flatMap { value in
            write(share: Double(value) / 255, to: &color)
            return color
        }
        let bytes = picture.bytes.flatMap { colors[(3 * Int($0))..<(3 * Int($0) + 3)] }
        return Picture(width: picture.width, height: picture.height, channels: 3, bytes: bytes)
    }
}
