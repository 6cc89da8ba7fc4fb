/// A left coronary tree as it fills with contrast and empties again, on a picture of 256 × 256 pixels.
struct CoronaryTree {
    /// A disc of a vessel: where, how thick, how far the blood has come from the catheter's tip, in pixels.
    struct Bead {
        let point: Point
        let radius: Double
        let way: Double
    }

    let beads: [Bead]

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed, 61)
        let stem = Self.vessel([Point(92, 62), Point(104, 66), Point(114, 72)], from: 5.2, to: 4.8, startingAt: 0)
        let start = stem.last?.way ?? 0
        let anterior = Self.vessel(
            [
                Point(114, 72), Point(136, 78), Point(156, 94), Point(170, 122), Point(178, 154), Point(186, 186),
                Point(178, 210),
            ], from: 4.3, to: 1.3, startingAt: start, narrowAt: 0.30)
        let circumflex = Self.vessel(
            [
                Point(114, 72), Point(112, 92), Point(102, 116), Point(96, 142), Point(104, 168), Point(116, 190),
            ], from: 3.9, to: 1.3, startingAt: start)
        let sides =
            Self.sides(of: anterior, every: 0.15, turn: -0.75, using: &random)
            + Self.sides(of: anterior, every: 0.19, turn: 0.7, using: &random)
            + Self.sides(of: circumflex, every: 0.2, turn: 0.75, using: &random)
        beads = stem + anterior + circumflex + sides
    }

    /// A smooth vessel as beads half a pixel apart or less. - Parameter narrowAt: a stenosis, as a part of the length.
    private static func vessel(
        _ points: [Point], from: Double, to: Double, startingAt start: Double, narrowAt: Double? = nil
    ) -> [Bead] {
        let line = spline(through: points, steps: 40)
        var way = start
        return line.enumerated().map { index, point in
            if index > 0 { way += (point - line[index - 1]).length }
            let part = Double(index) / Double(line.count - 1)
            let narrowing = narrowAt.map { 1 - 0.68 * bell((part - $0) / 0.035) } ?? 1
            return Bead(point: point, radius: (from + (to - from) * part) * narrowing, way: way)
        }
    }

    /// Branches on one side of a vessel, each with twigs.
    private static func sides(
        of stem: [Bead], every: Double, turn: Double, using random: inout SplitMix64
    ) -> [Bead] {
        var beads: [Bead] = []
        var place = every + random.number(in: 0...0.06)
        while place < 0.9 {
            let index = Int(place * Double(stem.count - 1))
            let along = stem[index].point - stem[max(index - 6, 0)].point
            let length = random.number(in: 34...58) * (1.15 - place)
            let branch = twig(
                from: stem[index], along: along, turn: turn, length: length, radius: stem[index].radius * 0.62,
                using: &random)
            beads += branch
            for part in [0.4, 0.7] {
                let node = branch[Int(part * Double(branch.count - 1))]
                let side = random.unit() < 0.5 ? -0.7 : 0.7
                beads += twig(
                    from: node, along: branch[branch.count - 1].point - branch[0].point, turn: side,
                    length: length * 0.45, radius: node.radius * 0.7, using: &random)
            }
            place += every + random.number(in: 0...0.08)
        }
        return beads
    }

    private static func twig(
        from bead: Bead, along: Point, turn: Double, length: Double, radius: Double, using random: inout SplitMix64
    ) -> [Bead] {
        let heading = angleOf(along.x, along.y) + turn
        func point(_ part: Double, _ drift: Double) -> Point {
            let angle = heading + drift - turn * 0.5 * part
            return Point(
                bead.point.x + length * part * cosineOf(angle), bead.point.y + length * part * sineOf(angle))
        }
        let points = [
            bead.point, point(0.33, random.number(in: -0.15...0.15)), point(0.66, random.number(in: -0.2...0.2)),
            point(1, random.number(in: -0.2...0.2)),
        ]
        return vessel(points, from: radius, to: max(radius * 0.45, 0.55), startingAt: bead.way)
    }
}
