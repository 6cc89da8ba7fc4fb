/// The frames of an angiography of the heart: background that moves with the beat, catheter, filling vessels.
struct Angiogram {
    static let size = 256
    private let tree: CoronaryTree
    private let texture: ValueNoise
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        tree = CoronaryTree(seed: seed)
        texture = ValueNoise(seed: SplitMix64.mix(seed &+ 62))
    }

    /// - Parameter time: in seconds from the start of the run.
    func frame(_ index: Int, time: Double) -> Raster {
        let beat = sineOf(time * 2 * 3.14159265 * 1.15)
        var picture = background(beat: beat)
        let contrast = contrastDepth(time: time, beat: beat)
        for place in picture.values.indices { picture.values[place] *= fading(contrast.values[place] * 0.115) }
        var random = SplitMix64(seed: seed, UInt64(6000 + index))
        picture.addGrain(using: &random) { _ in 1.6 }
        return picture
    }

    /// Lung, heart shadow, diaphragm, spine and ribs.
    private func background(beat: Double) -> Raster {
        Raster(width: Self.size, height: Self.size) { column, row in
            let x = Double(column)
            let y = Double(row)
            let heart = CrossSection(x: 138, y: 140, a: 82 + 3 * beat, b: 106 + 2 * beat, angle: -0.6).distanceRatio(
                x, y)
            let spine = abs(x - 34 - y * 0.06)
            let diaphragm = y - 214 + 22 * bell((x - 128) / 90) - 2 * beat
            var brightness = 205.0
            brightness -= 46 * (1 - easedStep(0.86...1.06, heart))
            brightness -=
                42 * (1 - easedStep(16...24, spine)) + 10 * bell((y / 34 - (y / 34).rounded()) / 0.12)
                * (1 - easedStep(15...22, spine))
            brightness -= 36 * easedStep(-4...6, diaphragm)
            for rib in 0..<5 {
                let edge = y - 20 - 52 * Double(rib) - 0.22 * x + 0.0011 * (x - 120) * (x - 120)
                brightness -= 13 * (1 - easedStep(7...11, abs(edge)))
            }
            return brightness + 8 * (texture(x / 24, y / 24) - 0.5)
        }
    }

    /// How much contrast the beam meets at every pixel, in pixels of vessel: the deepest disc counts.
    private func contrastDepth(time: Double, beat: Double) -> Raster {
        var depth = Raster(width: Self.size, height: Self.size)
        for bead in tree.beads {
            let concentration = Self.concentration(way: bead.way, time: time)
            guard concentration > 0.02 else { continue }
            depth.raise(to: concentration, at: Self.moved(bead.point, beat), radius: bead.radius)
        }
        // The catheter comes down the aorta and ends at the stem; its wall is seen before the contrast comes.
        let catheter = spline(
            through: [Point(60, -6), Point(72, 20), Point(80, 46), Self.moved(Point(92, 62), beat)], steps: 50)
        for point in catheter { depth.raise(to: time > 0.35 ? 1 : 0.55, at: point, radius: 2.2) }
        return depth
    }

    /// The front travels 150 pixels a second; 1.25 s later clear blood follows it, a little faster.
    private static func concentration(way: Double, time: Double) -> Double {
        let arrival = 0.4 + way / 150
        let washout = 1.65 + way / 190
        return easedStep(0...0.25, time - arrival) * (1 - easedStep(0...0.9, time - washout))
    }

    /// The vessels lie on the heart and follow it.
    private static func moved(_ point: Point, _ beat: Double) -> Point {
        let middle = Point(138, 140)
        return middle + (point - middle) * (1 + 0.030 * beat) + Point(1.5 * beat, 2.5 * beat)
    }
}

extension Raster {
    /// Raises the pixels of a disc to the chords of a sphere, times `concentration`.
    fileprivate mutating func raise(to concentration: Double, at centre: Point, radius: Double) {
        let reach = radius + 0.5
        let rows = max(Int(centre.y - reach), 0)..<max(min(Int(centre.y + reach) + 2, height), 0)
        let columns = max(Int(centre.x - reach), 0)..<max(min(Int(centre.x + reach) + 2, width), 0)
        for row in rows {
            for column in columns {
                let dx = Double(column) - centre.x
                let dy = Double(row) - centre.y
                let square = reach * reach - dx * dx - dy * dy
                guard square > 0 else { continue }
                let index = row * width + column
                values[index] = max(values[index], 2 * square.squareRoot() * concentration)
            }
        }
    }
}
