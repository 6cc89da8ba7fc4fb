/// Smooth noise in space: random values at whole coordinates, blended in between. Values from 0 to 1.
struct ValueNoise {
    let seed: UInt64

    func callAsFunction(_ x: Double, _ y: Double, _ z: Double = 0) -> Double {
        let (column, u) = Self.split(x)
        let (row, v) = Self.split(y)
        let (plane, w) = Self.split(z)
        let near = plate(column, row, plane, u, v)
        guard w > 0 else { return near }
        return near + w * (plate(column, row, plane + 1, u, v) - near)
    }

    /// The value at a whole coordinate.
    func at(_ column: Int, _ row: Int, _ plane: Int = 0) -> Double {
        let packed =
            UInt64(truncatingIfNeeded: column) &* 0x9E37_79B9_7F4A_7C15
            ^ UInt64(truncatingIfNeeded: row) &* 0xC2B2_AE3D_27D4_EB4F
            ^ UInt64(truncatingIfNeeded: plane) &* 0x1656_67B1_9E37_79F9
        return Double(SplitMix64.mix(packed &+ seed) >> 40) / Double(1 << 24)
    }

    private func plate(_ column: Int, _ row: Int, _ plane: Int, _ u: Double, _ v: Double) -> Double {
        let upperLeft = at(column, row, plane)
        let lowerLeft = at(column, row + 1, plane)
        let upper = upperLeft + u * (at(column + 1, row, plane) - upperLeft)
        let lower = lowerLeft + u * (at(column + 1, row + 1, plane) - lowerLeft)
        return upper + v * (lower - upper)
    }

    /// The cell and the eased place in it.
    private static func split(_ value: Double) -> (Int, Double) {
        let floor = value.rounded(.down)
        let part = value - floor
        return (Int(floor), part * part * (3 - 2 * part))
    }
}
