/// The head of Shepp and Logan in three dimensions: ten ellipsoids in a cube from -1 to 1, the later over the earlier.
/// Source: Shepp, Logan, "The Fourier reconstruction of a head section", 1974, with the contrast that Toft gave it so
/// that it can be seen; the values here are Hounsfield units.
enum HeadEllipsoids {
    static let solids: [Solid] = [
        Solid(1000, centre: Point(0, 0, 0), axes: Point(0.69, 0.92, 0.81)),
        Solid(34, centre: Point(0, 0.0184, 0), axes: Point(0.6624, 0.874, 0.78)),
        Solid(4, centre: Point(-0.22, 0, 0), axes: Point(0.11, 0.31, 0.22), angle: 0.314),
        Solid(4, centre: Point(0.22, 0, 0), axes: Point(0.16, 0.41, 0.28), angle: -0.314),
        Solid(62, centre: Point(0, -0.35, -0.15), axes: Point(0.21, 0.25, 0.41)),
        Solid(52, centre: Point(0, -0.1, 0.25), axes: Point(0.046, 0.046, 0.05)),
        Solid(52, centre: Point(0, 0.1, 0.25), axes: Point(0.046, 0.046, 0.05)),
        Solid(60, centre: Point(-0.08, 0.605, 0), axes: Point(0.046, 0.023, 0.05)),
        Solid(60, centre: Point(0, 0.605, 0), axes: Point(0.023, 0.023, 0.02)),
        Solid(60, centre: Point(0.06, 0.605, 0), axes: Point(0.023, 0.046, 0.02)),
    ]

    /// One slice in Hounsfield units. - Parameter z: -1 to 1.
    static func slice(at z: Double, on grid: PlaneGrid) -> Raster {
        var slice = Raster(width: grid.width, height: grid.height, filledWith: -1000)
        for solid in solids { slice.paint(solid, z: z, on: grid) }
        return slice
    }
}
