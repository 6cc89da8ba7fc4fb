extension Thorax {
    /// Trachea and main bronchi: wall, then air.
    static let airways: [Tube] = {
        let trachea = [Point(0, 10, 210), Point(1, 12, 80), Point(0, 14, 42)]
        let right = [Point(0, 14, 42), Point(-22, 16, 22), Point(-44, 20, 2)]
        let left = [Point(0, 14, 42), Point(26, 18, 26), Point(50, 22, 12)]
        return [
            Tube(50, through: trachea, radius: 10.5), Tube(50, through: right, radius: 7.5),
            Tube(50, through: left, radius: 7), Tube(-990, through: trachea, radius: 8.6),
            Tube(-980, through: right, radius: 6), Tube(-980, through: left, radius: 5.5),
        ]
    }()

    /// Filled with contrast: aorta, pulmonary arteries, great veins, the branches of the arch.
    static let greatVessels: [Tube] = {
        let arch = spline(
            through: [
                Point(4, -30, 8), Point(-12, -34, 40), Point(-4, -24, 66), Point(12, 0, 76), Point(24, 24, 64),
                Point(26, 38, 30), Point(24, 40, -60), Point(14, 36, -180),
            ], steps: 6)
        let trunk = spline(
            through: [Point(14, -52, 6), Point(18, -42, 28), Point(22, -20, 34), Point(46, 8, 28)], steps: 5)
        let right = [Point(18, -26, 30), Point(-14, -10, 24), Point(-44, 6, 16)]
        return [
            Tube(250, through: trunk, radius: 11), Tube(245, through: right, radius: 9),
            Tube(260, through: arch.enumerated().map { ($1, $0 < 14 ? 14.5 : 12) }),
            Tube(275, through: [Point(-28, -24, 128), Point(-28, -22, 60), Point(-27, -22, -8)], radius: 8),
            Tube(150, through: [Point(-22, 6, -180), Point(-24, -2, -90), Point(-25, -16, -46)], radius: 11),
            Tube(255, through: [Point(-6, -12, 74), Point(-18, -10, 128)], radius: 6),
            Tube(255, through: [Point(12, 0, 76), Point(16, 2, 130)], radius: 4.5),
            Tube(255, through: [Point(20, 14, 72), Point(34, 20, 130)], radius: 5),
        ]
    }()

    /// Vessels that branch from each hilum through its lung.
    static func lungVessels(seed: UInt64) -> [Tube] {
        [-1.0, 1.0].flatMap { side -> [Tube] in
            var random = SplitMix64(seed: seed, side < 0 ? 11 : 12)
            let lung = lung(side: side)
            let targets = (0..<480).compactMap { _ -> Point? in
                let z = random.number(in: -110...118)
                guard let section = lung.section(at: z) else { return nil }
                let point = Point(
                    section.x + section.a * random.number(in: -0.92...0.92),
                    section.y + section.b * random.number(in: -0.92...0.92), z)
                return section.distanceRatio(point.x, point.y) < 0.93 ? point : nil
            }
            let tree = BranchingTree(root: Point(side * 42, 8, 14), targets: targets, stepLength: 9, using: &random)
            return tree.tubes(value: 55, rootRadius: 6.5, tipRadius: 0.7)
        }
    }

    private static func lung(side: Double) -> Solid { lungs[side < 0 ? 0 : 1] }
}
