import DICOMCore
import DICOMRendering
import Testing

@Suite("Pictures of pictures")
struct ContactSheetTests {
    private func plain(_ brightness: UInt8, width: Int, height: Int, channels: Int = 1) -> Picture {
        Picture(
            width: width, height: height, channels: channels,
            bytes: [UInt8](repeating: brightness, count: width * height * channels))
    }

    @Test("Tiles go from left to right and down, each in the middle of its place; a coloured one makes all RGB")
    func tiles() throws {
        var sheet = try #require(
            ContactSheet(tileCount: 3, columns: nil, tileWidth: 2, tileHeight: 2, pixelLimit: 100))
        #expect(sheet.columns == 2 && sheet.rows == 2)
        sheet.put(plain(9, width: 2, height: 2), at: 1)
        sheet.put(plain(7, width: 9, height: 1), at: 2)
        #expect(sheet.picture.bytes == [0, 0, 9, 9, 0, 0, 9, 9, 7, 7, 0, 0, 0, 0, 0, 0])
        sheet.put(plain(5, width: 1, height: 1, channels: 3), at: 0)
        sheet.put(plain(5, width: 1, height: 1), at: 99)
        #expect(sheet.picture.channels == 3 && sheet.picture.bytes.prefix(6) == [5, 5, 5, 0, 0, 0])
    }

    @Test("A sheet of more pixels than the limit, or of none, is none")
    func limits() {
        #expect(ContactSheet(tileCount: 4, columns: 2, tileWidth: 5, tileHeight: 5, pixelLimit: 99) == nil)
        #expect(ContactSheet(tileCount: 0, columns: nil, tileWidth: 5, tileHeight: 5, pixelLimit: 99) == nil)
        #expect(
            ContactSheet(tileCount: 400, columns: 400, tileWidth: .max / 2, tileHeight: .max / 2, pixelLimit: .max)
                == nil)
    }

    @Test("Evenly spaced numbers are ascending, different and reach from end to end", arguments: [1, 3, 16, 100])
    func spacing(count: Int) {
        let numbers = evenlySpaced(count, of: 100)
        #expect(numbers.count == count && numbers == Set(numbers).sorted())
        #expect(numbers.allSatisfy { (0..<100).contains($0) })
        #expect(evenlySpaced(count, of: 1) == [0] && evenlySpaced(count, of: 0).isEmpty)
        #expect(evenlySpaced(3, of: 9) == [1, 4, 7])
    }

    @Test("What is put beyond the canvas is left out")
    func canvas() {
        var canvas = Canvas(width: 2, height: 2)
        canvas.put(plain(3, width: 2, height: 2), left: -1, top: -1, width: 2, height: 2)
        canvas.put(plain(4, width: 2, height: 2), left: 1, top: 1, width: 2, height: 2)
        canvas.put(plain(9, width: 2, height: 2), left: 5, top: -9, width: 2, height: 2)
        #expect(canvas.picture.bytes == [3, 0, 0, 4])
    }
}

@Suite("Whole slides")
struct TiledImageTests {
    private func dataSet(_ columns: Int, _ rows: Int, positions: [(Int, Int)]? = nil) -> DataSet {
        var dataSet = DataSet([
            DataElement(Tag(0x0048, 0x0006), .UL, .unsignedIntegers([UInt64(columns)])),
            DataElement(Tag(0x0048, 0x0007), .UL, .unsignedIntegers([UInt64(rows)])),
        ])
        guard let positions else { return dataSet }
        dataSet.set(DataElement(Tag(0x0020, 0x9311), .CS, .strings(["TILED_SPARSE"])))
        let frames = positions.map { column, row in
            DataSet([
                DataElement(
                    Tag(0x0048, 0x021A), .SQ,
                    .items([
                        DataSet([
                            DataElement(Tag(0x0048, 0x021E), .SL, .integers([Int64(column)])),
                            DataElement(Tag(0x0048, 0x021F), .SL, .integers([Int64(row)])),
                        ])
                    ]))
            ])
        }
        dataSet.set(DataElement(Tag(0x5200, 0x9230), .SQ, .items(frames)))
        return dataSet
    }

    @Test(
        "PS3.3 C.7.6.17 tiles lie in rows without gaps, or where each of them says; planes behind the first are left out"
    )
    func places() throws {
        let full = try #require(TiledImage(dataSet(25, 12), tileWidth: 10, tileHeight: 10, frameCount: 99))
        #expect(full.tiles.map(\.left) == [0, 10, 20, 0, 10, 20] && full.tiles.map(\.top) == [0, 0, 0, 10, 10, 10])
        let sparse = try #require(
            TiledImage(
                dataSet(25, 12, positions: [(11, 1), (1, 1), (11, 1), (0, 5)]), tileWidth: 10, tileHeight: 10,
                frameCount: 4))
        #expect(sparse.tiles.map(\.frame.value) == [1, 2] && sparse.tiles.map(\.left) == [10, 0])
    }

    @Test("The tiles of a view cover it without a gap, and only those that are seen are drawn")
    func view() throws {
        let image = try #require(TiledImage(dataSet(25, 12), tileWidth: 10, tileHeight: 10, frameCount: 6))
        let whole = try #require(TiledView(of: image, region: nil, inWidth: 7, height: 7))
        #expect(whole.width == 7 && whole.height == 3)
        let firstRow = whole.places.filter { $0.top == 0 }
        for (place, next) in zip(firstRow, firstRow.dropFirst()) { #expect(place.left + place.width == next.left) }
        let region = PictureRegion(left: 12, top: 0, width: 4, height: 4)
        #expect(
            try #require(TiledView(of: image, region: region, inWidth: 8, height: 8)).places.map(\.frame.value) == [2])
        let beside = PictureRegion(left: 100, top: 0, width: 4, height: 4)
        #expect(TiledView(of: image, region: beside, inWidth: 8, height: 8) == nil)
    }

    @Test("Sizes that can't be are no tiled image")
    func hostile() {
        #expect(TiledImage(dataSet(0, 12), tileWidth: 10, tileHeight: 10, frameCount: 6) == nil)
        #expect(TiledImage(dataSet(4_294_967_295, 12), tileWidth: 10, tileHeight: 10, frameCount: 6) == nil)
        #expect(TiledImage(DataSet([]), tileWidth: 10, tileHeight: 10, frameCount: 6) == nil)
        #expect(TiledImage(dataSet(9, 9, positions: []), tileWidth: 10, tileHeight: 10, frameCount: 6) == nil)
    }
}
