extension Thorax {
    /// What a beam from the back to the front meets at every place of a picture: the line integral of attenuation over
    /// water's, in millimetres of water.
    ///
    /// - Parameter grid: columns along x, rows downwards from the head: `z = -y` of the grid.
    func projection(on grid: PlaneGrid) -> Raster {
        var picture = Raster(width: grid.width, height: grid.height)
        for row in 0..<grid.height { addSolids(row: row, to: &picture, on: grid) }
        for vessel in lungVessels { picture.addProjection(of: [vessel], over: -865, on: grid) }
        for bone in Self.shoulders { picture.addProjection(of: [bone], over: 50, on: grid) }
        for process in Self.processes { picture.addProjection(of: [process], over: 50, on: grid) }
        for rib in ribs { picture.addProjection(of: [rib], over: rib.value > 500 ? 30 : 60, on: grid) }
        for vessel in Self.greatVessels { picture.addProjection(of: [vessel], over: 120, on: grid) }
        for airway in Self.airways where airway.value < -900 {
            picture.addProjection(of: [airway], over: -200, on: grid)
        }
        return picture
    }

    private func addSolids(row: Int, to picture: inout Raster, on grid: PlaneGrid) {
        let z = -grid.y(row)
        let layers =
            solids.compactMap { solid in solid.section(at: z).map { ($0, solid.value) } }
            + Self.spine(at: z).map { ($0.section, $0.value) }
        for column in 0..<grid.width {
            picture[column, row] += Self.attenuation(of: layers, atX: grid.x(column))
        }
    }

    /// The layers that a ray passes, the later over the earlier ones.
    private static func attenuation(of layers: [(CrossSection, Double)], atX x: Double) -> Double {
        var spans: [(low: Double, high: Double, value: Double)] = []
        var borders: [Double] = []
        for (section, value) in layers {
            guard let interval = section.interval(atX: x) else { continue }
            spans.append((interval.lowerBound, interval.upperBound, value))
            borders += [interval.lowerBound, interval.upperBound]
        }
        borders.sort()
        var sum = 0.0
        for (low, high) in zip(borders, borders.dropFirst()) {
            let middle = (low + high) / 2
            guard let top = spans.last(where: { $0.low < middle && middle < $0.high }) else { continue }
            sum += (high - low) * (top.value + 1000) / 1000
        }
        return sum
    }
}

extension Raster {
    /// Adds what tubes attenuate more than what they lie in: the longest way through any of their pieces, so that pieces
    /// that meet aren't counted twice.
    fileprivate mutating func addProjection(of tubes: [Tube], over surroundings: Double, on grid: PlaneGrid) {
        for tube in tubes {
            var ways: [Int: Double] = [:]
            for piece in tube.pieces {
                let flat = Tube.Piece(
                    start: Point(piece.start.x, -piece.start.z), end: Point(piece.end.x, -piece.end.z),
                    startRadius: piece.startRadius, endRadius: piece.endRadius)
                let stretch = piece.stretch
                visit(flat, on: grid) { index, way in ways[index] = max(ways[index] ?? 0, way * stretch) }
            }
            for (index, way) in ways { values[index] += way * (tube.value - surroundings) / 1000 }
        }
    }

    /// Every pixel under a flat piece, with the length of its chord.
    private func visit(_ piece: Tube.Piece, on grid: PlaneGrid, _ body: (Int, Double) -> Void) {
        let reach = max(piece.startRadius, piece.endRadius)
        let columns = grid.columns(
            from: min(piece.start.x, piece.end.x) - reach, to: max(piece.start.x, piece.end.x) + reach)
        for row in grid.rows(from: min(piece.start.y, piece.end.y) - reach, to: max(piece.start.y, piece.end.y) + reach)
        {
            for column in columns {
                let (distance, radius) = piece.nearest(to: Point(grid.x(column), grid.y(row)))
                guard distance < radius else { continue }
                body(row * width + column, 2 * (radius * radius - distance * distance).squareRoot())
            }
        }
    }
}

extension Tube.Piece {
    /// How much longer the beam's way is through a piece that points along the beam than through one that lies flat.
    fileprivate var stretch: Double {
        let axis = end - start
        guard axis.length > 0 else { return 1 }
        let across = (axis.x * axis.x + axis.z * axis.z).squareRoot() / axis.length
        return min(1 / max(across, 0.2), 2.5)
    }
}
