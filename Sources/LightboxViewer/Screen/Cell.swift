/// A colour as a cell has it.
package enum CellColor: Hashable, Sendable {
    /// The terminal's own.
    case standard
    case indexed(UInt8)
    /// 0xRRGGBB.
    case rgb(UInt32)
}

package struct CellStyle: Hashable, Sendable {
    package var foreground = CellColor.standard
    package var background = CellColor.standard
    package var isBold = false
    package var isDim = false
    package var isReversed = false

    package init(
        foreground: CellColor = .standard, background: CellColor = .standard, isBold: Bool = false,
        isDim: Bool = false, isReversed: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.isBold = isBold
        self.isDim = isDim
        self.isReversed = isReversed
    }

    package static let plain = CellStyle()
    package static let bold = CellStyle(isBold: true)
    package static let dim = CellStyle(isDim: true)
    package static let reversed = CellStyle(isReversed: true)
    package static let warning = CellStyle(foreground: .indexed(3))
}

/// One place of the screen. The second column of a wide character is a cell with an empty text.
package struct Cell: Hashable, Sendable {
    package var text: String
    package var style: CellStyle

    package init(_ text: String = " ", _ style: CellStyle = .plain) {
        self.text = text
        self.style = style
    }

    package static let blank = Cell()
}
