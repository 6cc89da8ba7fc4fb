extension Thorax {
    /// Vertebrae of 21 mm with discs of 5 mm in between, painted after the tubes.
    static let vertebraHeight = 26.0

    /// Vertebral body, arch and canal at a height.
    static func spine(at z: Double) -> [(section: CrossSection, value: Double)] {
        let place = z / vertebraHeight
        let phase = (place - place.rounded(.down)) * vertebraHeight
        let isDisc = phase < 5
        let arch: [(CrossSection, Double)] =
            isDisc
            ? [(CrossSection(x: 0, y: 82, a: 17, b: 12), 120)]
            : [(CrossSection(x: 0, y: 83, a: 19, b: 16), 520), (CrossSection(x: 0, y: 84, a: 15, b: 12), 260)]
        let body: [(CrossSection, Double)] =
            isDisc
            ? [(CrossSection(x: 0, y: 57, a: 19, b: 15, exponent: 2.4), 95)]
            : [
                (CrossSection(x: 0, y: 57, a: 20, b: 16, exponent: 2.4), 620),
                (CrossSection(x: 0, y: 57, a: 18, b: 14, exponent: 2.4), phase < 7 || phase > 24 ? 480 : 230),
            ]
        return arch + body + [(CrossSection(x: 0, y: 81, a: 9.5, b: 8), 30)]
    }

    /// Spinous and transverse processes of every vertebra.
    static let processes: [Tube] = (-7...4).flatMap { vertebra -> [Tube] in
        let z = (Double(vertebra) + 0.6) * vertebraHeight
        return [
            Tube(480, through: [(Point(0, 97, z), 4.5), (Point(0, 112, z - 10), 3)]),
            Tube(420, through: [(Point(-14, 84, z), 5), (Point(-36, 90, z + 3), 3.5)]),
            Tube(420, through: [(Point(14, 84, z), 5), (Point(36, 90, z + 3), 3.5)]),
        ]
    }

    /// One rib: it leaves the spine, bends around the lung and sinks towards the front. Bone, then marrow.
    static func rib(_ index: Int, side: Double) -> [Tube] {
        let scales = [0.62, 0.78, 0.89, 0.95]
        let scale = index < scales.count ? scales[index] : 1
        let top = 132 - vertebraHeight * Double(index)
        let fall = 34 + 6 * Double(min(index, 7))
        // The seventh rib and those below it end early: their front is cartilage.
        let reach = index < 6 ? 2.72 : 2.72 - 0.16 * Double(index - 5)
        let points = (0...36).map { step in
            let part = Double(step) / 36
            let angle = 0.20 + (reach - 0.20) * part
            return Point(
                side * (8 + 122 * scale * sineOf(angle)), 6 + 92 * scale * cosineOf(angle) + 12 * (1 - scale),
                top - fall * part * (0.55 + 0.45 * part))
        }
        let bone = points.prefix(31)
        return [
            Tube(105, through: Array(points.suffix(7)), radius: 4.2),
            Tube(640, through: Array(bone), radius: 4.8),
            Tube(280, through: Array(bone), radius: 2.8),
        ]
    }

    /// Sternum, clavicles, shoulder blades.
    static let shoulders: [Tube] = {
        let sternum = [-9.0, -3, 3, 9].map { x in
            Tube(330, through: [(Point(x, -76, 88), 6), (Point(x, -84, 40), 5.5), (Point(x * 0.5, -86, -45), 4.5)])
        }
        let paired = [-1.0, 1.0].flatMap { side -> [Tube] in
            [
                Tube(
                    560,
                    through: spline(
                        through: [
                            Point(side * 16, -74, 96), Point(side * 60, -70, 108), Point(side * 105, -38, 118),
                            Point(side * 142, -20, 122),
                        ], steps: 8), radius: 6),
                Tube(430, through: [Point(side * 92, 88, 95), Point(side * 138, 62, 108)], radius: 3.8),
                Tube(430, through: [Point(side * 92, 90, 70), Point(side * 132, 66, 80)], radius: 3.4),
                Tube(430, through: [Point(side * 94, 91, 45), Point(side * 122, 74, 52)], radius: 3.2),
                Tube(430, through: [Point(side * 96, 91, 22), Point(side * 112, 82, 26)], radius: 3),
                Tube(450, through: [Point(side * 92, 88, 98), Point(side * 98, 91, 18)], radius: 3.6),
                Tube(450, through: [Point(side * 140, 60, 110), Point(side * 104, 87, 18)], radius: 3.6),
            ]
        }
        return sternum + paired
    }()
}
