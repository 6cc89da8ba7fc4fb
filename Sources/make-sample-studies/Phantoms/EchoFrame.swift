/// Frames of an ultrasound screen: sector, colour box, colour scale, depth marks, ECG.
struct EchoScreen {
    static let width = 320
    static let height = 240
    /// Millimetres of the patient in a pixel.
    static let millimetresPerPixel = 0.70
    /// The probe's middle on the screen.
    static let apex = Point(160, 8)

    let seed: UInt64
    let frameCount: Int
    /// Frames of one heart beat.
    let beat: Int

    /// All frames. A beat is drawn once: what changes from one beat to the next are the letters and the ECG.
    func frames() -> [ColourRaster] {
        let sectors = (0..<beat).map { sector(phase: Double($0) / Double(beat)) }
        return (0..<frameCount).map { index in
            var screen = sectors[index % beat]
            drawScale(into: &screen)
            drawECG(upTo: index, into: &screen)
            screen.write("LIGHTBOX ECHO", column: 6, row: 6, colour: Colour(0.75, 0.8, 0.85))
            screen.write("4 CHAMBER", column: 6, row: 17, colour: Colour(0.55, 0.6, 0.65))
            screen.write("FRAME \(index + 1)", column: 6, row: 28, colour: Colour(0.55, 0.6, 0.65))
            return screen
        }
    }

    private func sector(phase: Double) -> ColourRaster {
        let echo = Echo(seed: seed, phase: phase)
        return ColourRaster(width: Self.width, height: Self.height) { column, row in
            let x = (Double(column) - Self.apex.x) * Self.millimetresPerPixel
            let y = (Double(row) - Self.apex.y) * Self.millimetresPerPixel
            return Self.pixel(echo, x, y)
        }
    }

    private static func pixel(_ echo: Echo, _ x: Double, _ y: Double) -> Colour {
        let range = Point(x, y).length
        let angle = angleOf(y, x)
        guard y > 0, range > 4, range < Echo.depth, abs(angle) < Echo.halfAngle else { return Colour(grey: 0) }
        if isColourBorder(range, angle) { return Colour(0.85, 0.8, 0.3) }
        let grey = Colour(grey: raise(min(echo.brightness(x, y), 1), 0.8) * 0.95)
        guard let velocity = echo.velocity(x, y) else { return grey }
        return dopplerColour(velocity).mixed(with: grey, 0.12)
    }

    private static func isColourBorder(_ range: Double, _ angle: Double) -> Bool {
        let depths = Echo.colourDepths
        let angles = Echo.colourAngles
        let nearArc =
            min(abs(range - depths.lowerBound), abs(range - depths.upperBound)) < 0.4 && angles.contains(angle)
        let nearSide =
            min(abs(angle - angles.lowerBound), abs(angle - angles.upperBound)) * range < 0.4 && depths.contains(range)
        return nearArc || nearSide
    }

    /// Red to yellow towards the probe, blue to cyan away from it.
    static func dopplerColour(_ velocity: Double) -> Colour {
        let speed = min(abs(velocity), 1)
        return velocity > 0
            ? Colour(0.45 + 0.55 * min(speed * 1.6, 1), max(speed * 1.5 - 0.5, 0), 0.05)
            : Colour(0.05, max(speed * 1.5 - 0.4, 0), 0.5 + 0.5 * min(speed * 1.6, 1))
    }

    private func drawScale(into screen: inout ColourRaster) {
        for row in 20..<100 {
            let velocity = 1 - Double(row - 20) / 40
            for column in 300..<309 {
                screen[column, row] = abs(velocity) < 0.06 ? Colour(grey: 0) : Self.dopplerColour(velocity)
            }
        }
        for centimetre in 0...15 {
            let row = Int((Self.apex.y + Double(centimetre) * 10 / Self.millimetresPerPixel).rounded())
            for column in 0..<(centimetre % 5 == 0 ? 6 : 3) where row < Self.height {
                screen[292 + column, row] = Colour(grey: 0.6)
            }
        }
    }

    /// A trace along the lower border that is written as the frames pass.
    private func drawECG(upTo index: Int, into screen: inout ColourRaster) {
        let end = (index + 1) * Self.width / frameCount
        var previous = 0
        for column in 0..<end {
            let time = Double(column) * Double(frameCount) / Double(Self.width) / Double(beat)
            let height = Self.ecg(time - time.rounded(.down))
            let row = 226 - Int((height * 18).rounded())
            let rows = column == 0 ? row...row : min(row, previous)...max(row, previous)
            for line in rows { screen[column, line] = Colour(0.25, 0.95, 0.4) }
            previous = row
        }
    }

    /// P wave, QRS complex, T wave. - Parameter phase: of the heart beat.
    private static func ecg(_ phase: Double) -> Double {
        let wrapped = phase > 0.5 ? phase - 1 : phase
        return 0.12 * bell((wrapped + 0.14) / 0.03) - 0.12 * bell((wrapped + 0.025) / 0.01)
            + bell(wrapped / 0.012) - 0.2 * bell((wrapped - 0.03) / 0.012) + 0.22 * bell((phase - 0.32) / 0.06)
    }
}
