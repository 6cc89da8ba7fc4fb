/// How bright a pulse sequence shows each tissue. Fluid is dark in T1 and bright in T2.
struct TissueContrast: Sendable {
    let brightness: [Brain.Tissue: Double]

    static let t1 = TissueContrast(brightness: [
        .air: 0, .fat: 1500, .muscle: 620, .bone: 70, .marrow: 720, .fluid: 230, .grey: 790, .white: 1130,
        .deepGrey: 880,
    ])
    static let t2 = TissueContrast(brightness: [
        .air: 0, .fat: 900, .muscle: 360, .bone: 60, .marrow: 420, .fluid: 1650, .grey: 880, .white: 600,
        .deepGrey: 760,
    ])
    /// Blood flow, for the map in colours: 0 to 255.
    static let perfusion = TissueContrast(brightness: [
        .air: 0, .fat: 0, .muscle: 12, .bone: 0, .marrow: 0, .fluid: 24, .grey: 205, .white: 88, .deepGrey: 225,
    ])
}

extension Brain {
    /// The tissues of a slice, row by row.
    func slice(at z: Double, on grid: PlaneGrid) -> [Tissue] {
        var tissues: [Tissue] = []
        tissues.reserveCapacity(grid.width * grid.height)
        for row in 0..<grid.height {
            let y = grid.y(row)
            for column in 0..<grid.width { tissues.append(tissue(grid.x(column), y, z)) }
        }
        return tissues
    }
}

extension TissueContrast {
    /// A picture of a slice, borders softened as a coil's voxels soften them, without grain.
    func picture(of tissues: [Brain.Tissue], on grid: PlaneGrid) -> Raster {
        var raster = Raster(width: grid.width, height: grid.height)
        let table = Brain.Tissue.allCases.map { brightness[$0] ?? 0 }
        raster.values = tissues.map { table[$0.rawValue] }
        return raster.softened()
    }
}
