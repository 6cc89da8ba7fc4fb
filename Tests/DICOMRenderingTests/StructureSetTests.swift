import DICOMCore
import DICOMRendering
import Testing

@Suite("Structure sets")
struct StructureSetTests {
    private let image: SOPInstanceUID
    private let plane: ImagePlane

    init() throws {
        image = try #require(SOPInstanceUID("1.2.3"))
        let dataSet = DataSet([
            DataElement(Tag(0x0018, 0x0050), .DS, .strings(["2"])),
            DataElement(Tag(0x0020, 0x0032), .DS, .strings(["-10", "-20", "30"])),
            DataElement(Tag(0x0020, 0x0037), .DS, .strings(["1", "0", "0", "0", "1", "0"])),
            // A row is 4 mm high, a column 2 mm wide.
            DataElement(Tag(0x0028, 0x0030), .DS, .strings(["4", "2"])),
        ])
        plane = try #require(ImagePlane(dataSet, frame: .first))
    }

    private func contour(_ points: [String], image: String? = "1.2.3", type: String = "CLOSED_PLANAR") -> DataSet {
        var item = DataSet([
            DataElement(Tag(0x3006, 0x0042), .CS, .strings([type])),
            DataElement(Tag(0x3006, 0x0050), .DS, .strings(points)),
        ])
        if let image {
            let reference = DataSet([DataElement(Tag(0x0008, 0x1155), .UI, .strings([image]))])
            item.set(DataElement(Tag(0x3006, 0x0016), .SQ, .items([reference])))
        }
        return item
    }

    private func structures(_ regions: [[DataSet]]) throws -> StructureSet {
        let items = regions.enumerated().map { number, contours in
            DataSet([
                DataElement(Tag(0x3006, 0x002A), .IS, .strings(["200", "100", "50"])),
                DataElement(Tag(0x3006, 0x0040), .SQ, .items(contours)),
                DataElement(Tag(0x3006, 0x0084), .IS, .strings(["\(number + 1)"])),
            ])
        }
        return try #require(StructureSet(DataSet([DataElement(Tag(0x3006, 0x0039), .SQ, .items(items))])))
    }

    private func marks(
        _ structures: StructureSet, zoom: Int = 1, read: StructureSet.ValueReader = { _, _ in [] }
    ) throws -> [Mark] {
        let region = PictureRegion(left: 0, top: 0, width: 100, height: 100)
        let view = PictureView(region: region, width: 100 * zoom, height: 100 * zoom)
        return try structures.marks(on: image, in: plane, seen: view, read: read)
    }

    private let triangle = ["-10", "-20", "30", "10", "-20", "30", "-10", "20", "30"]

    @Test("C-20 a contour of the patient lies on the pixels of its image, in the colour of its region")
    func places() throws {
        let marks = try marks(structures([[contour(triangle)]]), zoom: 2)
        guard case .line(let points, _, let shape)? = marks.first else {
            Issue.record("no contour")
            return
        }
        // The middle of the first pixel is half a pixel from the corner; the second point is ten columns to the right.
        #expect(points == [.init(x: 1, y: 1), .init(x: 21, y: 1), .init(x: 1, y: 21)])
        #expect(shape.isClosed && shape.ink == Ink(red: 200, green: 100, blue: 50))
        #expect(marks.count == 1)
    }

    @Test("The image that shows most regions stands for the set; contours of others are not on it")
    func images() throws {
        let set = try structures([[contour(triangle, image: "1.9"), contour(triangle)], [contour(triangle)]])
        #expect(set.images.map(\.text) == ["1.2.3", "1.9"])
        #expect(try marks(set).count == 2)
    }

    @Test("A contour that names no image lies on the one whose slice it is in")
    func slices() throws {
        let near = triangle.enumerated().map { $0.offset % 3 == 2 ? "30.9" : $0.element }
        let far = triangle.enumerated().map { $0.offset % 3 == 2 ? "31.5" : $0.element }
        #expect(try marks(structures([[contour(near, image: nil), contour(far, image: nil)]])).count == 1)
    }

    @Test("Without their images contours are drawn by themselves, the plane with most regions")
    func alone() throws {
        let far = triangle.enumerated().map { $0.offset % 3 == 2 ? "99" : $0.element }
        let set = try structures([[contour(far, image: nil), contour(triangle, image: nil)], [contour(triangle)]])
        let drawn = try set.drawing(inWidth: 200, height: 300) { _, _ in [] }
        let drawing = try #require(drawn)
        #expect(drawing.marks.count == 2 && drawing.width <= 200 && drawing.height <= 300)
    }

    @Test("A long contour stays in its object until it is drawn, and is read by its path")
    func longValues() throws {
        var item = contour([])
        item.set(DataElement(Tag(0x3006, 0x0050), .DS, .bulk(byteCount: 5000)))
        var paths = Set<String>()
        let marks = try marks(try structures([[contour(triangle)], [item]])) { path, byteCount in
            paths.insert(path.description)
            return Array("-10\\-20 \\30\\10\\-20\\30".utf8.prefix(byteCount))
        }
        guard case .line(let points, _, _)? = marks.last else {
            Issue.record("no contour")
            return
        }
        #expect(points == [.init(x: 0.5, y: 0.5), .init(x: 10.5, y: 0.5)])
        #expect(paths == ["30060039.2.30060040.1.30060050"])
    }

    @Test("A million points, places that are none, and contours without points end in bounds and in time")
    func hostile() throws {
        let million = [String](repeating: "1", count: 3_000_000)
        let set = try structures([
            [
                contour(million), contour([]), contour(["1", "2"]), contour(["nan", "inf", "1e300"]),
                contour(["1e308", "1", "1", "x", "y", "z"]),
            ]
        ])
        let points = try marks(set).reduce(0) { count, mark in
            if case .line(let points, _, _) = mark { count + points.count } else { count }
        }
        #expect(points > 0 && points <= 200_000)
        #expect(StructureSet(DataSet([])) == nil)
        #expect(ImagePlane(DataSet([]), frame: .first) == nil)
    }

    @Test("Contours that name no image are told by the longest one of the plane with most regions")
    func unnamed() throws {
        let far = triangle.enumerated().map { $0.offset % 3 == 2 ? "99" : $0.element }
        let short = Array(far.prefix(3))
        let set = try structures([
            [contour(triangle, image: nil), contour(short, image: nil)], [contour(far, image: nil)],
            [contour(far, image: nil), contour(triangle)],
        ])
        let found = try set.unnamed { _, _ in [] }
        let points = try #require(found)
        #expect(points.count == 3 && points.allSatisfy { $0.z == 99 })
        #expect(!points.allSatisfy(plane.contains))
        #expect(try structures([[contour(triangle)]]).unnamed { _, _ in [] } == nil)
    }
}
