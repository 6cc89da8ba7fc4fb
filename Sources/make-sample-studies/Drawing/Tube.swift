/// A chain of straight pieces with round ends: a rib, a vessel. Thickness changes along a piece.
struct Tube: Sendable {
    struct Piece: Sendable {
        let start: Point
        let end: Point
        let startRadius: Double
        let endRadius: Double

        /// The radius at the place of the piece's axis that is nearest to a point, and the distance to it.
        func nearest(to point: Point) -> (distance: Double, radius: Double) {
            let axis = end - start
            let square = axis.dot(axis)
            let part = square > 0 ? min(max((point - start).dot(axis) / square, 0), 1) : 0
            let offset = point - (start + axis * part)
            return (offset.length, startRadius + (endRadius - startRadius) * part)
        }
    }

    let value: Double
    let pieces: [Piece]

    init(_ value: Double, through points: [Point], radius: Double) {
        self.init(value, through: points.map { ($0, radius) })
    }

    init(_ value: Double, through knots: [(point: Point, radius: Double)]) {
        self.value = value
        pieces = zip(knots, knots.dropFirst()).map { from, to in
            Piece(start: from.point, end: to.point, startRadius: from.radius, endRadius: to.radius)
        }
    }
}

/// A smooth line through points, `steps` pieces between two of them. Source: Catmull, Rom, "A class of local
/// interpolating splines", 1974; the uniform form, since the points here lie about evenly.
func spline(through points: [Point], steps: Int) -> [Point] {
    guard points.count > 1 else { return points }
    var line: [Point] = []
    for index in 0..<(points.count - 1) {
        let before = points[max(index - 1, 0)]
        let start = points[index]
        let end = points[index + 1]
        let after = points[min(index + 2, points.count - 1)]
        for step in 0..<steps {
            let t = Double(step) / Double(steps)
            let linear = (end - before) * t
            let square = (before * 2 - start * 5 + end * 4 - after) * (t * t)
            let cube = (start * 3 - before - end * 3 + after) * (t * t * t)
            line.append((start * 2 + linear + square + cube) * 0.5)
        }
    }
    line.append(points[points.count - 1])
    return line
}
