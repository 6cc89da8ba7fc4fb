/// A thorax in Hounsfield units: what is painted later lies over what was painted before.
///
/// Heights in millimetres: the carina is near 40, the tips of the lungs at 125, the domes of the diaphragm near -65.
struct Thorax {
    let solids: [Solid]
    /// Painted over the solids: trachea, great vessels, bones that bend.
    let tubes: [Tube]
    /// Painted into the lungs only, before anything that is denser.
    let lungVessels: [Tube]
    /// One tube or two for every rib of a side, in pairs of bone and marrow.
    let ribs: [Tube]

    static let air = -1000.0
    static let heights = -168.0...120.0
    /// The finding of the report: a round nodule of 14 mm in the right upper lobe.
    static let nodule = Point(-78, 6, 60)
    static let noduleRadius = 7.0

    init(seed: UInt64) {
        solids = Self.wall + Self.lungs + Self.mediastinum + Self.heart + Self.abdomen
        tubes = Self.airways + Self.greatVessels + Self.shoulders + Self.processes
        ribs = (0..<10).flatMap { Self.rib($0, side: -1) + Self.rib($0, side: 1) }
        lungVessels = Self.lungVessels(seed: seed)
    }

    /// Skin, fat, muscle.
    private static let wall: [Solid] = {
        let thicknesses: [(value: Double, inset: Double)] = [(40, 0), (-105, 2.5), (55, 13)]
        return thicknesses.map { layer in
            Solid(layer.value, z: -400...400) { z in
                let shoulders = easedStep(60...125, z)
                return CrossSection(
                    x: 0, y: 10, a: 158 + 14 * shoulders - layer.inset, b: 110 - 22 * shoulders - layer.inset,
                    exponent: 2.5)
            }
        }
    }()

    /// The lungs narrow towards their tips; the diaphragm is painted over them from below.
    static let lungs: [Solid] = [-1.0, 1.0].map { side in
        Solid(-865, z: -150...125) { z in
            let height = max((z + 10) / 136, 0)
            let scale = max(1 - height * height, 0.01).squareRoot()
            return CrossSection(
                x: side * (40 + 30 * scale), y: 8 + 12 * (1 - scale), a: 54 * scale, b: 80 * scale,
                angle: side * -0.10)
        }
    }

    private static let mediastinum: [Solid] = [
        Solid(-75, z: -120...200) { z in
            CrossSection(x: 4, y: 0, a: 27 + 10 * easedStep(20...90, z), b: 78 - 20 * easedStep(60...120, z))
        },
        // Oesophagus with a little air.
        Solid(35, z: -100...200) { _ in CrossSection(x: 8, y: 30, a: 8, b: 6) },
        Solid(-600, z: -20...200) { _ in CrossSection(x: 8, y: 30, a: 3, b: 1.5) },
        Solid(Thorax.noduleValue, centre: nodule, axes: Point(noduleRadius, noduleRadius, noduleRadius)),
    ]

    static let noduleValue = 38.0

    /// Fat around it, muscle, and four chambers filled with contrast.
    private static let heart: [Solid] = [
        Solid(-85, centre: Point(24, -34, -34), axes: Point(70, 55, 62), angle: 0.55),
        Solid(70, centre: Point(25, -34, -34), axes: Point(65, 50, 57), angle: 0.55),
        Solid(235, centre: Point(47, -34, -38), axes: Point(29, 19, 34), angle: 0.65),
        Solid(205, centre: Point(8, -60, -36), axes: Point(38, 15, 34), angle: 0.35),
        Solid(240, centre: Point(14, -2, -14), axes: Point(32, 17, 22), angle: 0.1),
        Solid(190, centre: Point(-24, -28, -26), axes: Point(17, 26, 30)),
    ]

    /// Liver under the right dome, spleen and stomach under the left one, fat around them.
    private static let abdomen: [Solid] = [
        Solid(-95, centre: Point(0, 2, -190), axes: Point(141, 97, 120)),
        Solid(112, centre: Point(-62, -2, -158), axes: Point(76, 84, 92)),
        Solid(110, centre: Point(10, -40, -150), axes: Point(70, 44, 58)),
        Solid(118, centre: Point(92, 36, -158), axes: Point(34, 46, 66), angle: 0.3),
        Solid(28, centre: Point(62, -26, -160), axes: Point(46, 44, 68)),
        Solid(-990, centre: Point(60, -44, -146), axes: Point(32, 20, 44)),
        Solid(130, centre: Point(26, 26, -188), axes: Point(30, 28, 40)),
    ]
}
