/// Test pictures of 256 × 256 pixels: what went wrong in a client can be read off them.
enum TestCard {
    static let size = 256

    /// 12 bits: steps, ramps, fine lines, circle, letters in the corners that show how the picture lies.
    static func grey() -> Raster {
        var card = Raster(width: size, height: size) { column, row in
            let x = Double(column) - 127.5
            let y = Double(row) - 127.5
            let radius = Point(x, y).length
            if column < 3 || row < 3 || column > 252 || row > 252 { return 4095 }
            if abs(radius - 118) < 1.2 { return 3600 }
            if (28..<56).contains(row), (48..<208).contains(column) { return Double((column - 48) / 16) * 455 }
            if (60..<76).contains(row), (48..<208).contains(column) { return Double(column - 48) * 4095 / 159 }
            if radius < 48 { return star(x, y) }
            if let line = lines(column, row) { return line }
            return 900 + ((column / 16 + row / 16) % 2 == 0 ? 110 : 0)
        }
        card.write("LIGHTBOX", column: 82, row: 184, value: 4095, scale: 2)
        card.write("TEST CARD", column: 101, row: 204, value: 3000)
        card.write("A", column: 8, row: 8, value: 4095, scale: 2)
        card.write("B", column: 238, row: 8, value: 4095, scale: 2)
        card.write("C", column: 238, row: 234, value: 4095, scale: 2)
        card.write("D", column: 8, row: 234, value: 4095, scale: 2)
        return card
    }

    /// RGB: bars, the circle of hues, ramps of the three channels.
    static func colour() -> ColourRaster {
        let bars = [
            Colour(1, 1, 1), Colour(1, 1, 0), Colour(0, 1, 1), Colour(0, 1, 0), Colour(1, 0, 1), Colour(1, 0, 0),
            Colour(0, 0, 1), Colour(0, 0, 0),
        ]
        var card = ColourRaster(width: size, height: size) { column, row in
            let x = Double(column) - 127.5
            let y = Double(row) - 120
            let ramp = Double(column) / 255
            switch row {
            case ..<52: return bars[column / 32]
            case 200..<218: return Colour(ramp, 0, 0)
            case 218..<237: return Colour(0, ramp, 0)
            case 237...: return Colour(0, 0, ramp)
            default: break
            }
            let radius = Point(x, y).length
            guard radius < 64 else { return Colour(grey: 0.22) }
            return Colour(grey: 1).mixed(with: .spectral(angleOf(x, -y) / (2 * 3.14159265)), min(radius / 56, 1))
        }
        card.write("RED", column: 8, row: 206, colour: Colour(grey: 1))
        card.write("GREEN", column: 8, row: 224, colour: Colour(grey: 1))
        card.write("BLUE", column: 8, row: 243, colour: Colour(grey: 1))
        return card
    }

    /// A wheel of 36 spokes.
    private static func star(_ x: Double, _ y: Double) -> Double {
        let turn = angleOf(x, y) * 18 / 3.14159265
        return turn - turn.rounded(.down) < 0.5 ? 3800 : 200
    }

    /// Lines of one, two, three and four pixels on both sides of the wheel.
    private static func lines(_ column: Int, _ row: Int) -> Double? {
        guard (92..<164).contains(row) else { return nil }
        let width = 1 + (row - 92) / 18
        if (20..<68).contains(column) { return column / width % 2 == 0 ? 3800 : 200 }
        if (188..<236).contains(column) { return (row - 92) / width % 2 == 0 ? 3800 : 200 }
        return nil
    }
}
