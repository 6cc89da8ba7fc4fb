import DICOMCore

/// A table that gives every stored value a colour. Source: PS3.3 C.7.6.3.1.5, C.7.6.3.1.6.
struct Palette {
    /// One colour for every value from 0.
    let colours: [Colour]

    /// Black, violet, red, yellow, white: the more the hotter.
    static let hot: Palette = {
        let stops = [
            Colour(0, 0, 0), Colour(0.16, 0.03, 0.42), Colour(0.55, 0.08, 0.52), Colour(0.88, 0.24, 0.28),
            Colour(0.99, 0.62, 0.12), Colour(1, 0.96, 0.72),
        ]
        let colours = (0..<256).map { value in
            let place = Double(value) / 255 * Double(stops.count - 1)
            let index = min(Int(place), stops.count - 2)
            return stops[index].mixed(with: stops[index + 1], place - Double(index))
        }
        return Palette(colours: colours)
    }()

    /// Descriptors and 16-bit data of the three tables.
    var attributes: DataSet {
        var data = DataSet()
        for (name, channel) in [("Red", \Colour.red), ("Green", \Colour.green), ("Blue", \Colour.blue)] {
            data.put("\(name)PaletteColorLookupTableDescriptor", colours.count, 0, 16)
            let bytes = colours.flatMap { colour -> [UInt8] in
                let level = UInt16((colour[keyPath: channel] * 65535).rounded())
                return [UInt8(level & 0xFF), UInt8(level >> 8)]
            }
            data.put("\(name)PaletteColorLookupTableData", bytes: bytes)
        }
        return data
    }
}
