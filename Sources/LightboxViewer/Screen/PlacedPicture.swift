/// A rectangle of a screen that the terminal fills with pixels. The cells below it are blank.
package struct PlacedPicture: Hashable, Sendable {
    package let row: Int
    package let column: Int
    package let columns: Int
    package let rows: Int
    package let content: Content

    /// Which picture it is: what was asked for, and what was done to it afterwards.
    package struct Key: Hashable, Sendable {
        package let request: PictureRequest
        package let turns: PictureTurns

        package init(_ request: PictureRequest, _ turns: PictureTurns = PictureTurns()) {
            self.request = request
            self.turns = turns
        }
    }

    package enum Content: Hashable, Sendable {
        case still(Key)
        case cine(Cine)
    }

    /// Pictures of one size that follow each other in a circle.
    package struct Cine: Hashable, Sendable {
        package let frames: [Key]
        /// The one that is shown now; what the terminal plays by itself may be a little off.
        package let index: Int
        package let interval: Duration

        package init(frames: [Key], index: Int, interval: Duration) {
            self.frames = frames
            self.index = index
            self.interval = interval
        }
    }

    package init(row: Int, column: Int, columns: Int, rows: Int, content: Content) {
        self.row = row
        self.column = column
        self.columns = columns
        self.rows = rows
        self.content = content
    }

    /// The picture to show now.
    var key: Key {
        switch content {
        case .still(let key): key
        case .cine(let cine): cine.frames[cine.index]
        }
    }

    /// The same cells of the screen.
    func covers(_ other: PlacedPicture) -> Bool {
        (row, column, columns, rows) == (other.row, other.column, other.columns, other.rows)
    }
}
