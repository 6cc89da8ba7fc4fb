/// A beating heart as ultrasound sees it from the apex: places in millimetres, y is the depth under the probe.
struct Echo {
    static let depth = 150.0
    /// Half the opening of the sector, in radians.
    static let halfAngle = 0.70
    /// Where the colour Doppler looks: depths and angles.
    static let colourDepths = 52.0...128.0
    static let colourAngles = -0.06...0.36

    private let grain: ValueNoise
    private let texture: ValueNoise
    /// The phase of the heart beat: 0 the start of systole, 1 the next one.
    private let phase: Double
    /// How far the ventricles have contracted, 0 to 1.
    private let contraction: Double

    /// How far the mitral valve is open: twice in a beat, wide at first.
    private let opening: Double
    private let outline: CrossSection
    private let chambers: [CrossSection]
    private let leaflets: [Tube.Piece]

    init(seed: UInt64, phase: Double) {
        grain = ValueNoise(seed: SplitMix64.mix(seed &+ 51))
        texture = ValueNoise(seed: SplitMix64.mix(seed &+ 52))
        self.phase = phase
        contraction = easedStep(0...0.3, phase) * (1 - easedStep(0.42...0.7, phase))
        let filling = 1 - 0.6 * easedStep(0.6...0.72, phase) + 0.35 * easedStep(0.74...0.82, phase)
        opening = easedStep(0.42...0.52, phase) * filling * (1 - easedStep(0.92...1, phase))
        outline = CrossSection(x: -1, y: 82 - 2 * contraction, a: 55 - 4 * contraction, b: 66)
        chambers = Self.chambers(contraction: contraction)
        leaflets = Self.leaflets(opening: opening)
    }

    /// The brightness of the echo from a place inside the sector, 0 to 1.
    func brightness(_ x: Double, _ y: Double) -> Double {
        let range = Point(x, y).length
        let angle = angleOf(y, x)
        // Speckle is fine along the beam and wide across it, and moves with the muscle.
        let drift = contraction * 5
        let speckle = grain(range / 1.1 + drift, angle * 70) * 0.65 + grain(range / 0.6, angle * 130 + drift) * 0.5
        let coarse = texture(x / 9, (y + drift) / 9)
        let level = reflectivity(x, y) * (0.55 + 0.7 * coarse)
        let gain = 1.05 - 0.35 * range / Self.depth
        return level * gain * (0.32 + 1.15 * speckle * speckle) + 0.012
    }

    private func reflectivity(_ x: Double, _ y: Double) -> Double {
        if isValve(x, y) { return 1.1 }
        if isBlood(x, y) { return 0.045 }
        let heart = outline.distanceRatio(x, y)
        if heart < 0.985 { return 0.52 }
        if heart < 1.035 { return 1.25 }
        return y < 16 ? 0.7 : 0.26
    }

    /// Inside of one of the four chambers or of the rings between them.
    func isBlood(_ x: Double, _ y: Double) -> Bool {
        for chamber in chambers where chamber.distanceRatio(x, y) < 1 { return true }
        return abs(y - 100) < 8 && (abs(x - 19) < 12 || abs(x + 22) < 10)
    }

    private static func chambers(contraction: Double) -> [CrossSection] {
        let squeeze = 1 - 0.30 * contraction
        let swell = 1 + 0.16 * contraction
        return [
            CrossSection(
                x: 18, y: 64 + 3 * contraction, a: 19 * squeeze, b: 36 * (1 - 0.14 * contraction), angle: 0.12),
            CrossSection(
                x: -22, y: 68 + 2 * contraction, a: 14 * squeeze, b: 30 * (1 - 0.1 * contraction), angle: -0.14),
            CrossSection(x: 20, y: 120, a: 19 * swell, b: 17 * swell),
            CrossSection(x: -21, y: 118, a: 17 * swell, b: 16 * swell),
        ]
    }

    /// Hinged at the rings between the chambers, swinging into the ventricles.
    private static func leaflets(opening: Double) -> [Tube.Piece] {
        let swing = 1.15 * opening
        let rings: [(middle: Double, half: Double, y: Double)] = [(19, 14, 101), (-22, 12, 100)]
        return rings.flatMap { ring in
            [-1.0, 1.0].map { side in
                let hinge = Point(ring.middle + side * ring.half, ring.y)
                let tip = Point(
                    hinge.x - side * ring.half * cosineOf(swing), hinge.y + 2 - (ring.half + 4) * sineOf(swing))
                return Tube.Piece(start: hinge, end: tip, startRadius: 2.1, endRadius: 1.3)
            }
        }
    }

    private func isValve(_ x: Double, _ y: Double) -> Bool {
        guard y > 75, y < 108 else { return false }
        for leaflet in leaflets {
            let (distance, radius) = leaflet.nearest(to: Point(x, y))
            if distance < radius { return true }
        }
        return false
    }

    /// The speed of the blood towards the probe, -1 to 1, `nil` where the colour box has nothing to show.
    func velocity(_ x: Double, _ y: Double) -> Double? {
        let range = Point(x, y).length
        guard Self.colourDepths.contains(range), Self.colourAngles.contains(angleOf(y, x)), isBlood(x, y) else {
            return nil
        }
        // Filling: a jet from the valve up into the ventricle; emptying: along the septum and away from the probe.
        let jet = bell((x - 19) / (5 + (108 - y) / 8)) * opening * (y < 118 ? 1 : 0.5)
        let outflow = bell((x - 9) / 8) * contraction * easedStep(40...75, y) * 0.9
        let leak = bell((x - 21) / 4) * contraction * (y > 101 && y < 118 ? 0.8 : 0)
        let speed = jet - outflow - leak + 0.12 * (texture(x / 4 + phase * 9, y / 4) - 0.5)
        return abs(speed) > 0.10 ? speed : nil
    }
}
