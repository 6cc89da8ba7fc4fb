/// Where the pixels of a picture lie: the middle of the first pixel and the distance between two, in millimetres.
struct PlaneGrid: Sendable {
    let width: Int
    let height: Int
    let spacing: Double
    let left: Double
    let top: Double

    /// A grid around the origin.
    init(width: Int, height: Int, spacing: Double, centre: Point = Point(0, 0)) {
        self.width = width
        self.height = height
        self.spacing = spacing
        left = centre.x - Double(width - 1) / 2 * spacing
        top = centre.y - Double(height - 1) / 2 * spacing
    }

    func x(_ column: Int) -> Double { left + Double(column) * spacing }
    func y(_ row: Int) -> Double { top + Double(row) * spacing }

    /// The columns between two places, none where they lie outside.
    func columns(from low: Double, to high: Double) -> Range<Int> {
        Self.clamp(low - left, high - left, spacing, width)
    }
    func rows(from low: Double, to high: Double) -> Range<Int> { Self.clamp(low - top, high - top, spacing, height) }

    private static func clamp(_ low: Double, _ high: Double, _ spacing: Double, _ count: Int) -> Range<Int> {
        let first = min(max(Int((low / spacing).rounded(.down)), 0), count)
        let end = min(max(Int((high / spacing).rounded(.up)) + 1, first), count)
        return first..<end
    }
}

extension Raster {
    /// Paints what the height `z` cuts out of a solid, edges softened over one pixel.
    mutating func paint(_ solid: Solid, z: Double, on grid: PlaneGrid) {
        guard let section = solid.section(at: z) else { return }
        paint(section, value: solid.value, on: grid)
    }

    mutating func paint(_ section: CrossSection, value: Double, on grid: PlaneGrid) {
        let reach =
            section.angle == 0
            ? Point(section.a, section.b) : Point(max(section.a, section.b), max(section.a, section.b))
        let thinner = min(section.a, section.b) / grid.spacing
        for row in grid.rows(from: section.y - reach.y, to: section.y + reach.y) {
            let y = grid.y(row)
            for column in grid.columns(from: section.x - reach.x, to: section.x + reach.x) {
                let inside = (1 - section.distanceRatio(grid.x(column), y)) * thinner + 0.5
                if inside > 0 { blend(column, row, value, coverage: min(inside, 1)) }
            }
        }
    }

    /// Paints what the height `z` cuts out of a tube.
    mutating func paint(_ tube: Tube, z: Double, on grid: PlaneGrid) {
        for piece in tube.pieces { paint(piece, value: tube.value, z: z, on: grid) }
    }

    mutating func paint(_ piece: Tube.Piece, value: Double, z: Double, on grid: PlaneGrid) {
        let reach = max(piece.startRadius, piece.endRadius) + grid.spacing / 2
        guard z > min(piece.start.z, piece.end.z) - reach, z < max(piece.start.z, piece.end.z) + reach else { return }
        let columns = grid.columns(
            from: min(piece.start.x, piece.end.x) - reach, to: max(piece.start.x, piece.end.x) + reach)
        for row in grid.rows(from: min(piece.start.y, piece.end.y) - reach, to: max(piece.start.y, piece.end.y) + reach)
        {
            for column in columns {
                let (distance, radius) = piece.nearest(to: Point(grid.x(column), grid.y(row), z))
                let inside = (radius - distance) / grid.spacing + 0.5
                if inside > 0 { blend(column, row, value, coverage: min(inside, 1)) }
            }
        }
    }
}
