/// A closed outline in a plane: a superellipse in millimetres.
struct CrossSection {
    var x: Double
    var y: Double
    /// Half axes.
    var a: Double
    var b: Double
    /// Counter-clockwise in the picture, in radians; only where the exponent is 2.
    var angle = 0.0
    /// 2 for an ellipse, more for rounder corners.
    var exponent = 2.0

    /// 0 in the middle, 1 on the outline.
    func distanceRatio(_ x: Double, _ y: Double) -> Double {
        let dx = x - self.x
        let dy = y - self.y
        guard exponent == 2 else {
            return raise(raise(abs(dx / a), exponent) + raise(abs(dy / b), exponent), 1 / exponent)
        }
        guard angle != 0 else { return (dx * dx / (a * a) + dy * dy / (b * b)).squareRoot() }
        let cosine = cosineOf(angle)
        let sine = sineOf(angle)
        let u = (dx * cosine + dy * sine) / a
        let v = (dy * cosine - dx * sine) / b
        return (u * u + v * v).squareRoot()
    }

    /// Where the line x = constant passes through: from the front to the back, `nil` beside the outline.
    func interval(atX x: Double) -> ClosedRange<Double>? {
        let dx = x - self.x
        guard angle != 0 else {
            let part = abs(dx / a)
            guard part < 1 else { return nil }
            let half =
                b * (exponent == 2 ? (1 - part * part).squareRoot() : raise(1 - raise(part, exponent), 1 / exponent))
            return (y - half)...(y + half)
        }
        // (dx cos + dy sin)² / a² + (dy cos - dx sin)² / b² = 1, solved for dy.
        let cosine = cosineOf(angle)
        let sine = sineOf(angle)
        let square = sine * sine / (a * a) + cosine * cosine / (b * b)
        let linear = dx * sine * cosine * (1 / (a * a) - 1 / (b * b))
        let constant = dx * dx * (cosine * cosine / (a * a) + sine * sine / (b * b)) - 1
        let root = linear * linear - square * constant
        guard root > 0 else { return nil }
        return (y + (-linear - root.squareRoot()) / square)...(y + (-linear + root.squareRoot()) / square)
    }
}

/// A body of one value: at every height it has an outline or nothing.
struct Solid: Sendable {
    let value: Double
    let z: ClosedRange<Double>
    private let outline: @Sendable (Double) -> CrossSection

    init(_ value: Double, z: ClosedRange<Double>, outline: @escaping @Sendable (Double) -> CrossSection) {
        self.value = value
        self.z = z
        self.outline = outline
    }

    /// An ellipsoid whose axes are those of the patient, turned by `angle` around z.
    init(_ value: Double, centre: Point, axes: Point, angle: Double = 0) {
        self.init(value, z: (centre.z - axes.z)...(centre.z + axes.z)) { z in
            let height = (z - centre.z) / axes.z
            let scale = max(1 - height * height, 0.0001).squareRoot()
            return CrossSection(x: centre.x, y: centre.y, a: axes.x * scale, b: axes.y * scale, angle: angle)
        }
    }

    /// The outline at a height, `nil` above and below.
    func section(at z: Double) -> CrossSection? { self.z.contains(z) ? outline(z) : nil }
}
