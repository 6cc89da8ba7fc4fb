/// A right hand from the back on a film of 320 × 416 pixels: bones and skin as thick chains.
struct Hand {
    static let width = 320
    static let height = 416

    private struct Finger {
        /// Joints from the wrist to the tip; between two lies a bone.
        let joints: [Point]
        let thickness: Double
    }

    private static let fingers = [
        Finger(joints: [Point(124, 302), Point(82, 262), Point(50, 226), Point(28, 198)], thickness: 9),
        Finger(
            joints: [Point(140, 284), Point(118, 206), Point(102, 140), Point(94, 98), Point(90, 66)], thickness: 8.2),
        Finger(
            joints: [Point(160, 282), Point(156, 198), Point(152, 122), Point(150, 74), Point(149, 40)], thickness: 8.6),
        Finger(
            joints: [Point(178, 284), Point(190, 206), Point(202, 138), Point(208, 94), Point(212, 62)], thickness: 8),
        Finger(
            joints: [Point(194, 290), Point(220, 224), Point(240, 174), Point(250, 144), Point(257, 118)], thickness: 7),
    ]

    private static let carpals = [
        CrossSection(x: 134, y: 304, a: 10, b: 9), CrossSection(x: 149, y: 301, a: 9, b: 10),
        CrossSection(x: 166, y: 303, a: 10, b: 13), CrossSection(x: 184, y: 306, a: 10, b: 11),
        CrossSection(x: 138, y: 325, a: 11, b: 10, angle: 0.5), CrossSection(x: 159, y: 326, a: 11, b: 9),
        CrossSection(x: 177, y: 326, a: 9, b: 8), CrossSection(x: 190, y: 322, a: 7, b: 7),
    ]

    /// The value of the film: 0 where nothing is in the way, about 1 for skin, up to 4 for bone.
    static func picture() -> Raster {
        var skin = Raster(width: width, height: height)
        for finger in fingers {
            let tip = finger.joints[finger.joints.count - 1]
            let end = tip + (tip - finger.joints[finger.joints.count - 2]) * 0.45
            skin.deepen(finger.joints + [end], radius: finger.thickness * 2.1, hardness: 1)
        }
        let palm = [
            [Point(152, 300), Point(124, 218)], [Point(162, 300), Point(160, 206)], [Point(172, 300), Point(192, 214)],
            [Point(180, 300), Point(214, 236)], [Point(130, 304), Point(98, 276)],
        ]
        for line in palm { skin.deepen(line, radius: 30, hardness: 0.72) }
        skin.deepen([Point(162, 300), Point(164, 440)], radius: 46, hardness: 0.6)
        skin = skin.softened()

        var bone = Raster(width: width, height: height)
        for finger in fingers {
            for (from, to) in zip(finger.joints, finger.joints.dropFirst()) {
                bone.drawBone(from: from, to: to, thickness: finger.thickness)
            }
        }
        for carpal in carpals { bone.drawRound(carpal) }
        bone.drawBone(from: Point(146, 352), to: Point(142, 470), thickness: 15, widensBy: 9)
        bone.drawBone(from: Point(190, 348), to: Point(192, 470), thickness: 9, widensBy: 4)
        return Raster(width: width, height: height) { column, row in skin[column, row] + bone[column, row] }
    }
}

extension Raster {
    /// A rounded mass around a line: its depth at the middle is `hardness`; masses don't add up where they overlap.
    fileprivate mutating func deepen(_ points: [Point], radius: Double, hardness: Double) {
        visit(points, radius: radius) { raster, index, distance in
            let depth = hardness * (1 - distance * distance / (radius * radius)).squareRoot()
            raster.values[index] = max(raster.values[index], depth)
        }
    }

    /// A long bone: waisted, with a dense rim, a hollow shaft and rounded ends.
    fileprivate mutating func drawBone(from: Point, to: Point, thickness: Double, widensBy: Double = 0) {
        let axis = to - from
        let inner = (start: from + axis * 0.07, end: to - axis * 0.07)
        let length = (inner.end - inner.start).length
        visit([inner.start, inner.end], radius: thickness + widensBy) { raster, index, _ in
            let place = Point(Double(index % raster.width), Double(index / raster.width))
            let part = min(max((place - inner.start).dot(inner.end - inner.start) / (length * length), 0), 1)
            let distance = (place - (inner.start + (inner.end - inner.start) * part)).length
            let waist = 4 * part * (1 - part)
            let radius = thickness * (1 - 0.34 * waist) + widensBy * (1 - easedStep(0...0.28, part))
            guard distance < radius else { return }
            let ratio = distance / radius
            let rim = 0.55 * easedStep(0.45...0.85, ratio) * waist
            let edge = 1 - easedStep(0.86...1, ratio)
            raster.values[index] = max(raster.values[index], (1.15 + rim) * edge + 0.25 * (1 - waist) * edge)
        }
    }

    /// A small round bone.
    fileprivate mutating func drawRound(_ outline: CrossSection) {
        for row in 0..<height {
            for column in 0..<width {
                let ratio = outline.distanceRatio(Double(column), Double(row))
                guard ratio < 1.08 else { continue }
                let edge = 1 - easedStep(0.9...1.08, ratio)
                self[column, row] += (1 + 0.35 * easedStep(0.5...0.9, ratio)) * edge * 0.9
            }
        }
    }

    /// Every pixel nearer to a line of points than `radius`.
    private mutating func visit(_ points: [Point], radius: Double, _ body: (inout Raster, Int, Double) -> Void) {
        for (from, to) in zip(points, points.dropFirst()) {
            let piece = Tube.Piece(start: from, end: to, startRadius: radius, endRadius: radius)
            let rows = max(Int(min(from.y, to.y) - radius), 0)..<min(Int(max(from.y, to.y) + radius) + 2, height)
            let columns = max(Int(min(from.x, to.x) - radius), 0)..<min(Int(max(from.x, to.x) + radius) + 2, width)
            for row in rows {
                for column in columns {
                    let distance = piece.nearest(to: Point(Double(column), Double(row))).distance
                    if distance < radius { body(&self, row * width + column, distance) }
                }
            }
        }
    }
}
