internal import CChafa
package import DICOMCore

/// Which characters stand for pixels. Half blocks give every pixel its own grey; the others share two colours a cell.
package enum PictureSymbols: String, CaseIterable, Sendable {
    case half, quadrant, sextant, braille, ascii
}

/// Pixels of one cell.
package struct CellSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// - Returns: `nil` for sizes that no terminal has.
    package init?(width: Int, height: Int) {
        guard (1...256).contains(width), (1...256).contains(height) else { return nil }
        self.width = width
        self.height = height
    }

    private init() {
        width = 8
        height = 16
    }

    /// The shape that most fonts have, for terminals that don't tell.
    package static let usual = CellSize()
}

/// The largest rectangle of cells with the shape of a picture.
/// - Returns: at least 1 × 1, at most the room.
package func fittingCells(
    width: Int, height: Int, columns: Int, rows: Int, cell: CellSize
) -> (columns: Int, rows: Int) {
    guard width > 0, height > 0, columns > 0, rows > 0 else { return (1, 1) }
    let scale = min(
        Double(columns * cell.width) / Double(width), Double(rows * cell.height) / Double(height))
    let fittedColumns = (Double(width) * scale / Double(cell.width)).rounded()
    let fittedRows = (Double(height) * scale / Double(cell.height)).rounded()
    return (min(max(Int(fittedColumns), 1), columns), min(max(Int(fittedRows), 1), rows))
}

/// A picture as characters, in the largest rectangle of its shape.
package func drawPicture(
    _ picture: Picture, columns: Int, rows: Int, cell: CellSize, symbols: PictureSymbols, colors: ColorMode
) -> CellBlock {
    let size = fittingCells(
        width: picture.width, height: picture.height, columns: columns, rows: rows, cell: cell)
    let count = size.columns * size.rows
    let pixels = picture.rgba
    var request = cchafa_picture(
        width: Int32(clamping: picture.width), height: Int32(clamping: picture.height),
        columns: Int32(clamping: size.columns), rows: Int32(clamping: size.rows), cell_width: Int32(cell.width),
        cell_height: Int32(cell.height))
    let drawn = unsafe pixels.withUnsafeBufferPointer { input in
        unsafe [cchafa_cell](unsafeUninitializedCapacity: count) { output, initialized in
            guard let source = input.baseAddress, let target = output.baseAddress else { return }
            let status = unsafe cchafa_draw(
                &request, source, input.count, symbols.shim, colors.shim, target, count)
            initialized = status == .ok ? count : 0
        }
    }
    // A picture or room beyond the library's bounds stays dark.
    guard drawn.count == count else {
        return CellBlock(columns: size.columns, rows: size.rows, cells: Array(repeating: .blank, count: count))
    }
    var cells = drawn.map { Cell($0, colors) }
    // Who captures or copies lines cuts off the spaces at their end, and a picture's even part with them.
    for last in stride(from: size.columns - 1, to: count, by: size.columns) { cells[last].fillIfSpace() }
    return CellBlock(columns: size.columns, rows: size.rows, cells: cells)
}

extension Cell {
    /// The same look without a space.
    fileprivate mutating func fillIfSpace() {
        guard text == " ", style.background != .standard else { return }
        text = "█"
        style.foreground = style.background
    }

    fileprivate init(_ drawn: cchafa_cell, _ colors: ColorMode) {
        let character = Unicode.Scalar(drawn.character).map { Character($0) } ?? " "
        self.init(
            String(character),
            CellStyle(
                foreground: CellColor(drawn.foreground, colors), background: CellColor(drawn.background, colors)))
    }
}

extension CellColor {
    fileprivate init(_ value: Int32, _ colors: ColorMode) {
        guard value >= 0 else {
            self = .standard
            return
        }
        switch colors {
        case .truecolor: self = .rgb(UInt32(value) & 0xFF_FFFF)
        case .indexed256, .indexed16: self = value <= 255 ? .indexed(UInt8(value)) : .standard
        case .mono: self = .standard
        }
    }
}

extension Picture {
    /// Four bytes a pixel, the last one 255.
    var rgba: [UInt8] {
        let pixelCount = width * height
        return unsafe [UInt8](unsafeUninitializedCapacity: pixelCount * 4) { output, initialized in
            for pixel in 0..<pixelCount {
                let source = pixel * channels
                unsafe output[pixel * 4] = bytes[source]
                unsafe output[pixel * 4 + 1] = bytes[channels == 1 ? source : source + 1]
                unsafe output[pixel * 4 + 2] = bytes[channels == 1 ? source : source + 2]
                unsafe output[pixel * 4 + 3] = 255
            }
            initialized = pixelCount * 4
        }
    }
}

extension PictureSymbols {
    fileprivate var shim: cchafa_symbols {
        switch self {
        case .half: .half
        case .quadrant: .quadrant
        case .sextant: .sextant
        case .braille: .braille
        case .ascii: .ascii
        }
    }
}

extension ColorMode {
    fileprivate var shim: cchafa_colours {
        switch self {
        case .truecolor: .truecolor
        case .indexed256: .indexed256
        case .indexed16: .indexed16
        case .mono: .mono
        }
    }
}
