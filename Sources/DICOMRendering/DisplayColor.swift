#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A colour of a screen, in sRGB.
package struct DisplayColor: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour by the three 16-bit numbers of Recommended Display CIELab Value: L\* from 0 to 100, a\* and b\* from -128
    /// to 127, relative to D50. Source: PS3.3 C.10.7.1.1; the matrix is that of sRGB after a Bradford adaptation to D50.
    /// - Returns: `nil` for anything but three numbers of 16 bits.
    package init?(cieLab numbers: [Double]) {
        guard numbers.count == 3, numbers.allSatisfy({ (0...65535).contains($0) }) else { return nil }
        let fy = (numbers[0] / 65535 * 100 + 16) / 116
        let fx = fy + (numbers[1] / 65535 * 255 - 128) / 500
        let fz = fy - (numbers[2] / 65535 * 255 - 128) / 200
        let (x, y, z) = (0.9642 * fromLab(fx), fromLab(fy), 0.8249 * fromLab(fz))
        red = encoded(3.1338561 * x - 1.6168667 * y - 0.4906146 * z)
        green = encoded(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z)
        blue = encoded(0.0719453 * x - 0.2289914 * y + 1.4052427 * z)
    }

    /// One of some colours that can be told apart on a grey image, for what names none of its own.
    /// - Parameter number: of a segment or region, any.
    package init(number: Int) {
        self = distinct[Int(UInt(bitPattern: number) % UInt(distinct.count))]
    }

    /// Red, green and blue, 0 to 255 each, as ROI Display Color has them.
    package init?(bytes numbers: [Double]) {
        guard numbers.count == 3, numbers.allSatisfy({ (0...255).contains($0) }) else { return nil }
        self.init(red: UInt8(numbers[0]), green: UInt8(numbers[1]), blue: UInt8(numbers[2]))
    }
}

/// The colours of Okabe and Ito, which the colour-blind can tell apart too, without black.
private let distinct: [DisplayColor] = [
    DisplayColor(red: 230, green: 159, blue: 0), DisplayColor(red: 86, green: 180, blue: 233),
    DisplayColor(red: 0, green: 158, blue: 115), DisplayColor(red: 240, green: 228, blue: 66),
    DisplayColor(red: 0, green: 114, blue: 178), DisplayColor(red: 213, green: 94, blue: 0),
    DisplayColor(red: 204, green: 121, blue: 167),
]

/// Source: CIE 15, the inverse of the lightness function.
private func fromLab(_ value: Double) -> Double {
    value > 6.0 / 29 ? value * value * value : (value - 16.0 / 116) * 3 * 36 / 841
}

/// Source: IEC 61966-2-1.
private func encoded(_ linear: Double) -> UInt8 {
    let value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
    return UInt8(max(0, min(255, (value * 255).rounded())))
}
