extension Thorax {
    /// One axial slice in Hounsfield units, without noise.
    func slice(at z: Double, on grid: PlaneGrid) -> Raster {
        var slice = Raster(width: grid.width, height: grid.height, filledWith: Self.air)
        paintTable(into: &slice, on: grid)
        let lungsEnd = Self.wallCount + Self.lungs.count
        for solid in solids.prefix(lungsEnd) { slice.paint(solid, z: z, on: grid) }
        for vessel in lungVessels { slice.paint(vessel, z: z, on: grid) }
        for solid in solids.dropFirst(lungsEnd) { slice.paint(solid, z: z, on: grid) }
        for tube in tubes + ribs { slice.paint(tube, z: z, on: grid) }
        for (section, value) in Self.spine(at: z) { slice.paint(section, value: value, on: grid) }
        return slice
    }

    static let wallCount = 3

    /// The couch: a shell around foam, hollowed for the back.
    private func paintTable(into slice: inout Raster, on grid: PlaneGrid) {
        for row in 0..<grid.height {
            for column in 0..<grid.width {
                let x = grid.x(column)
                let depth = grid.y(row) - (134 - 22 * (x / 200) * (x / 200))
                guard abs(x) < 196, depth > 0, depth < 22 else { continue }
                slice[column, row] = depth < 2.5 || depth > 19.5 || abs(x) > 193 ? -420 : -930
            }
        }
    }
}
