/// Turns states into the bytes that a terminal needs: only what has changed since the state before.
package struct ScreenPainter: Sendable {
    private var shown: Grid?
    private var cache = BlockCache()
    private var pictures: PicturePainter?

    package init(pictures: PicturePainter? = nil) {
        self.pictures = pictures
    }

    /// The terminal may show anything now.
    package mutating func forget() -> [UInt8] {
        shown = nil
        return pictures?.forget() ?? []
    }

    /// The bytes that turn the screen into what the state shows.
    package mutating func bytes(showing state: ViewerState) -> [UInt8] {
        var grid = screen(of: state, cache: &cache)
        pictures?.cell = state.drawing.cell
        pictures?.prepare(&grid)
        for place in pictures?.stale(grid.pictures) ?? [] { shown?.forget(place) }
        let cells = LightboxViewer.bytes(turning: shown, into: grid, colors: state.drawing.colors)
        let pixels =
            pictures?.bytes(showing: grid.pictures) { key in
                guard case .success(let picture)? = state.shelf[key.request] else { return nil }
                return picture.turned(key.turns)
            } ?? []
        shown = grid
        return synchronized(cells + pixels)
    }
}
