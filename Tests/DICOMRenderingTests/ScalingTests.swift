import DICOMCore
import Testing

@testable import DICOMRendering

@Suite("Scaling and regions")
struct ScalingTests {
    private func ramp(_ width: Int, _ height: Int, channels: Int = 1) -> Picture {
        Picture(
            width: width, height: height, channels: channels,
            bytes: (0..<(width * height * channels)).map { UInt8(truncatingIfNeeded: $0 * 7) })
    }

    @Test(
        "I-30 C-06 the aspect ratio is kept, one side fills the viewport",
        arguments: [
            (512, 256, 256, 256, 256, 128), (256, 512, 256, 256, 128, 256), (10, 10, 35, 40, 35, 35),
            (1000, 1, 100, 100, 100, 1), (3, 2, 300, 300, 300, 200),
        ])
    func fits(width: Int, height: Int, viewWidth: Int, viewHeight: Int, newWidth: Int, newHeight: Int) throws {
        let picture = try #require(scaled(ramp(width, height), toFitWidth: viewWidth, height: viewHeight))
        #expect(picture.width == newWidth && picture.height == newHeight)
    }

    @Test("C-06 a picture that fits already stays as it is")
    func same() {
        let picture = ramp(20, 10, channels: 3)
        #expect(scaled(picture, toFitWidth: 20, height: 10) == picture)
    }

    @Test("C-06 reducing averages areas, also fractions of pixels")
    func reduces() throws {
        let two = Picture(width: 4, height: 2, channels: 1, bytes: [0, 10, 100, 101, 20, 30, 102, 103])
        #expect(scaled(two, toFitWidth: 2, height: 1)?.bytes == [15, 102])
        let three = Picture(width: 3, height: 1, channels: 1, bytes: [0, 90, 240])
        // Two pixels of one and a half: (0 + 90 / 2) / 1.5, (90 / 2 + 240) / 1.5.
        let narrow = try #require(scaled(three, toFitWidth: 2, height: 1))
        #expect(narrow.bytes == [30, 190])
    }

    @Test("C-06 enlarging keeps flat areas flat and ends at the ends", arguments: [1, 3])
    func enlarges(channels: Int) throws {
        let flat = Picture(width: 3, height: 3, channels: channels, bytes: [UInt8](repeating: 77, count: 9 * channels))
        let large = try #require(scaled(flat, toFitWidth: 50, height: 50))
        #expect(large.bytes.allSatisfy { $0 == 77 } && large.channels == channels)
        let step = Picture(width: 2, height: 1, channels: 1, bytes: [0, 255])
        let wide = try #require(scaled(step, toFitWidth: 8, height: 4))
        #expect(wide.bytes[0] == 0 && wide.bytes[7] == 255)
    }

    @Test("I-31 C-05 a region is cropped before it is scaled")
    func region() throws {
        let picture = ramp(16, 16)
        let quadrant = PictureRegion(left: 8, top: 8, width: 8, height: 8)
        let shown = try #require(scaled(picture, region: quadrant, toFitWidth: 8, height: 8))
        let expected = (8..<16).flatMap { row in (8..<16).map { picture.bytes[row * 16 + $0] } }
        #expect(shown.bytes == expected)
        #expect(scaled(picture, region: quadrant, toFitWidth: 32, height: 32)?.width == 32)
    }

    @Test("C-05 of a region only its own columns are read, and what is shown of them is the same", arguments: [1, 3])
    func columns(channels: Int) throws {
        let whole = ramp(90, 40, channels: channels)
        let region = PictureRegion(left: 30, top: 10, width: 20, height: 20)
        let shown = try #require(scaled(whole, region: region, toFitWidth: 10, height: 10))
        let cut = Picture(
            width: 20, height: 20, channels: channels,
            bytes: (10..<30).flatMap { row in
                whole.bytes[((row * 90 + 30) * channels)..<((row * 90 + 50) * channels)]
            })
        #expect(shown == scaled(cut, toFitWidth: 10, height: 10))
        let across = Resampling(start: 30, length: 20, sourceCount: 90, targetCount: 10, isReversed: false)
        #expect(across.seen.lowerBound == 30 && across.seen.upperBound <= 52)
    }

    @Test("I-32 C-05 negative sizes turn the picture over")
    func flips() throws {
        let picture = Picture(width: 2, height: 2, channels: 1, bytes: [1, 2, 3, 4])
        var region = PictureRegion(left: 0, top: 0, width: 2, height: 2, isFlippedHorizontally: true)
        #expect(scaled(picture, region: region, toFitWidth: 2, height: 2)?.bytes == [2, 1, 4, 3])
        region.isFlippedVertically = true
        #expect(scaled(picture, region: region, toFitWidth: 2, height: 2)?.bytes == [4, 3, 2, 1])
    }

    @Test("C-07 what lies beyond the picture is cut off, a region beside it gives nothing")
    func beyond() throws {
        let picture = ramp(10, 10)
        let over = PictureRegion(left: 5, top: 5, width: 100, height: 100)
        #expect(scaled(picture, region: over, toFitWidth: 5, height: 5)?.width == 5)
        let beside = PictureRegion(left: 10, top: 0, width: 5, height: 5)
        #expect(scaled(picture, region: beside, toFitWidth: 5, height: 5) == nil)
    }

    @Test("C-42 pixels that are not square become so")
    func aspect() throws {
        let tall = try #require(scaled(ramp(10, 10), toFitWidth: 100, height: 100, pixelAspectRatio: 2))
        #expect(tall.width == 50 && tall.height == 100)
    }

    @Test(
        "C-06 a source is halved on decoding as long as the result does not need it",
        arguments: [(512, 512, 512, 0), (512, 512, 256, 1), (512, 512, 257, 0), (4096, 2048, 128, 5)])
    func halvings(columns: Int, rows: Int, edge: Int, expected: Int) {
        #expect(spareHalvings(columns: columns, rows: rows, toFitWidth: edge, height: edge) == expected)
    }

    @Test("C-42 of pixels that are not square the side decides that is reduced less", arguments: [0.25, 4])
    func halvingsOfTallPixels(ratio: Double) {
        func count(_ columns: Int, _ rows: Int) -> Int {
            spareHalvings(columns: columns, rows: rows, toFitWidth: 64, height: 64, pixelAspectRatio: ratio)
        }
        // At a quarter of the height, or of the width, the picture is 64 pixels large either way.
        let (columns, rows) = ratio < 1 ? (256, 1024) : (1024, 256)
        #expect(count(columns, rows) == 2 && count(512, 512) == 3)
    }
}
