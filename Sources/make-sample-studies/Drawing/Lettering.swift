/// Letters of 5 × 7 pixels, each a row a number whose five bits are the pixels from the left.
enum Lettering {
    static let width = 5
    static let height = 7
    /// From the start of one letter to the next.
    static let advance = 6

    /// The places of a text's pixels, counted from its upper left corner. Unknown characters are left blank.
    static func pixels(of text: String) -> [(column: Int, row: Int)] {
        text.enumerated().flatMap { place, letter -> [(column: Int, row: Int)] in
            (letters[letter] ?? []).enumerated().flatMap { row, bits in
                (0..<width).filter { bits >> (width - 1 - $0) & 1 == 1 }.map { (place * advance + $0, row) }
            }
        }
    }

    private static let letters: [Character: [Int]] = [
        "A": [14, 17, 17, 31, 17, 17, 17], "B": [30, 17, 17, 30, 17, 17, 30], "C": [14, 17, 16, 16, 16, 17, 14],
        "D": [30, 17, 17, 17, 17, 17, 30], "E": [31, 16, 16, 30, 16, 16, 31], "F": [31, 16, 16, 30, 16, 16, 16],
        "G": [14, 17, 16, 23, 17, 17, 14], "H": [17, 17, 17, 31, 17, 17, 17], "I": [14, 4, 4, 4, 4, 4, 14],
        "J": [7, 2, 2, 2, 2, 18, 12], "K": [17, 18, 20, 24, 20, 18, 17], "L": [16, 16, 16, 16, 16, 16, 31],
        "M": [17, 27, 21, 21, 17, 17, 17], "N": [17, 25, 21, 19, 17, 17, 17], "O": [14, 17, 17, 17, 17, 17, 14],
        "P": [30, 17, 17, 30, 16, 16, 16], "Q": [14, 17, 17, 17, 21, 18, 13], "R": [30, 17, 17, 30, 20, 18, 17],
        "S": [15, 16, 16, 14, 1, 1, 30], "T": [31, 4, 4, 4, 4, 4, 4], "U": [17, 17, 17, 17, 17, 17, 14],
        "V": [17, 17, 17, 17, 17, 10, 4], "W": [17, 17, 17, 21, 21, 27, 17], "X": [17, 17, 10, 4, 10, 17, 17],
        "Y": [17, 17, 10, 4, 4, 4, 4], "Z": [31, 1, 2, 4, 8, 16, 31], "0": [14, 17, 19, 21, 25, 17, 14],
        "1": [4, 12, 4, 4, 4, 4, 14], "2": [14, 17, 1, 6, 8, 16, 31], "3": [31, 2, 4, 2, 1, 17, 14],
        "4": [2, 6, 10, 18, 31, 2, 2], "5": [31, 16, 30, 1, 1, 17, 14], "6": [6, 8, 16, 30, 17, 17, 14],
        "7": [31, 1, 2, 4, 8, 8, 8], "8": [14, 17, 17, 14, 17, 17, 14], "9": [14, 17, 17, 15, 1, 2, 12],
    ]
}

extension ColourRaster {
    /// Writes capital letters and digits; what leaves the picture is cut off.
    mutating func write(_ text: String, column: Int, row: Int, colour: Colour, scale: Int = 1) {
        for pixel in Lettering.pixels(of: text) {
            for dot in 0..<(scale * scale) {
                let x = column + pixel.column * scale + dot % scale
                let y = row + pixel.row * scale + dot / scale
                if (0..<width).contains(x), (0..<height).contains(y) { self[x, y] = colour }
            }
        }
    }
}

extension Raster {
    /// Writes capital letters and digits; what leaves the picture is cut off.
    mutating func write(_ text: String, column: Int, row: Int, value: Double, scale: Int = 1) {
        for pixel in Lettering.pixels(of: text) {
            for dot in 0..<(scale * scale) {
                let x = column + pixel.column * scale + dot % scale
                let y = row + pixel.row * scale + dot / scale
                if (0..<width).contains(x), (0..<height).contains(y) { self[x, y] = value }
            }
        }
    }
}
