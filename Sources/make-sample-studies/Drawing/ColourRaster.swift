import DICOMCore

/// Red, green and blue from 0 to 1.
struct Colour {
    var red: Double
    var green: Double
    var blue: Double

    init(_ red: Double, _ green: Double, _ blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    init(grey: Double) {
        self.init(grey, grey, grey)
    }

    func mixed(with other: Colour, _ part: Double) -> Colour {
        Colour(
            red + (other.red - red) * part, green + (other.green - green) * part, blue + (other.blue - blue) * part)
    }

    /// A colour of full brightness. - Parameter hue: 0 red, 1/3 green, 2/3 blue, 1 red again.
    static func spectral(_ hue: Double) -> Colour {
        func channel(_ offset: Double) -> Double {
            let place = (hue + offset) - (hue + offset).rounded(.down)
            return min(max(abs(place * 6 - 3) - 1, 0), 1)
        }
        return Colour(channel(0), channel(2.0 / 3), channel(1.0 / 3))
    }
}

/// A colour picture while it is drawn: height × width colours, row by row.
struct ColourRaster {
    let width: Int
    let height: Int
    var pixels: [Colour]

    init(width: Int, height: Int, draw: (Int, Int) -> Colour) {
        self.width = width
        self.height = height
        pixels = []
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            for column in 0..<width { pixels.append(draw(column, row)) }
        }
    }

    subscript(column: Int, row: Int) -> Colour {
        get { pixels[row * width + column] }
        set { pixels[row * width + column] = newValue }
    }

    /// 8-bit RGB, interleaved.
    func nativeFrame() -> NativeFrame {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pixels.count * 3)
        for pixel in pixels {
            bytes.append(Self.level(pixel.red))
            bytes.append(Self.level(pixel.green))
            bytes.append(Self.level(pixel.blue))
        }
        return NativeFrame(
            rows: height, columns: width, samplesPerPixel: 3, bitsAllocated: 8, bitsStored: 8,
            representation: .unsigned, photometricInterpretation: .rgb, bytes: bytes)
    }

    private static func level(_ channel: Double) -> UInt8 { UInt8((min(max(channel, 0), 1) * 255).rounded()) }
}
