/// A place in millimetres: in patients x grows to the left, y to the back, z to the head (PS3.3 C.7.6.2.1.1); in flat
/// pictures x grows to the right, y downwards, z is 0.
struct Point: Sendable {
    var x: Double
    var y: Double
    var z: Double

    init(_ x: Double, _ y: Double, _ z: Double = 0) {
        self.x = x
        self.y = y
        self.z = z
    }

    static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y, left.z + right.z) }
    static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y, left.z - right.z) }
    static func * (point: Point, factor: Double) -> Point {
        Point(point.x * factor, point.y * factor, point.z * factor)
    }

    var length: Double { (x * x + y * y + z * z).squareRoot() }

    func dot(_ other: Point) -> Double { x * other.x + y * other.y + z * other.z }
}

/// 0 below the range, 1 above it, eased in between.
func easedStep(_ range: ClosedRange<Double>, _ value: Double) -> Double {
    let part = min(max((value - range.lowerBound) / (range.upperBound - range.lowerBound), 0), 1)
    return part * part * (3 - 2 * part)
}
