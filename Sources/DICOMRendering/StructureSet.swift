package import DICOMCore

/// The contours of an RT Structure Set. Source: PS3.3 A.19.3, C.8.8.6.
package struct StructureSet: Sendable {
    /// A contour as it is stored: its points are read when it is drawn.
    private struct Contour: Sendable {
        let region: Int
        let ink: Ink
        let item: DataSet

        var images: [SOPInstanceUID] {
            item.items(.contourImageSequence).compactMap {
                $0.string(.referencedSOPInstanceUID).flatMap(SOPInstanceUID.init)
            }
        }
        var coordinateCount: Int { item.strings(.contourData).count }

        /// The height of its first point, for contours that name no image: a tenth of a millimetre is one plane.
        var height: Int? {
            let texts = item.strings(.contourData).prefix(3)
            guard texts.count == 3, let z = texts.last.flatMap({ Double($0) }), z.magnitude < 1e6 else { return nil }
            return Int((z * 10).rounded())
        }
    }

    private let contours: [Contour]

    /// - Returns: `nil` for a data set without contours.
    package init?(_ dataSet: DataSet) {
        contours = dataSet.items(.roiContourSequence).flatMap { region in
            let number = region.integer(.referencedROINumber) ?? 0
            let color = DisplayColor(bytes: region.numbers(.roiDisplayColor)) ?? DisplayColor(number: number)
            let ink = Ink(red: color.red, green: color.green, blue: color.blue)
            return region.items(.contourSequence).map { Contour(region: number, ink: ink, item: $0) }
        }
        guard !contours.isEmpty else { return nil }
    }

    /// The images that contours lie on: first the one that shows most regions, and of those the one with most points.
    package var images: [SOPInstanceUID] {
        var weights: [SOPInstanceUID: Weight] = [:]
        for contour in contours {
            for image in contour.images.prefix(1) { weights[image, default: Weight()].add(contour) }
        }
        return weights.sorted { ($1.value, $0.key.text) < ($0.value, $1.key.text) }.map(\.key)
    }

    private struct Weight: Comparable {
        var regions = Set<Int>()
        var coordinateCount = 0

        mutating func add(_ contour: Contour) {
            // A mark of one or two points is seen on many planes and tells little of one.
            if contour.coordinateCount >= 9 { regions.insert(contour.region) }
            coordinateCount += contour.coordinateCount
        }

        static func < (left: Weight, right: Weight) -> Bool {
            (left.regions.count, left.coordinateCount) < (right.regions.count, right.coordinateCount)
        }
    }

    /// The contours that lie on an image, as marks on what is shown of it.
    package func marks(on image: SOPInstanceUID, in plane: ImagePlane, seen view: PictureView) -> [Mark] {
        marks(view) { contour, first in
            let images = contour.images
            return images.isEmpty ? plane.contains(first) : images.contains(image)
        } place: {
            plane.place(of: $0)
        }
    }

    /// The contours of the plane that shows most of them, seen from the feet, where their image is not there.
    /// - Parameters: the size of what they have to fit in.
    /// - Returns: `nil` where there is nothing to be seen.
    package func drawing(inWidth width: Int, height: Int) -> (width: Int, height: Int, marks: [Mark])? {
        var weights: [Int: Weight] = [:]
        for contour in contours { if let height = contour.height { weights[height, default: Weight()].add(contour) } }
        guard let plane = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
        let points = contours.filter { $0.height == plane }.flatMap { self.points(of: $0, limit: pointLimit) }
        guard let first = points.first else { return nil }
        let least = points.reduce(first) { pointwiseMin($0, $1) }
        let greatest = points.reduce(first) { pointwiseMax($0, $1) }
        // A border of a twentieth, and of a centimetre where there is a single point.
        let border = max(10, 0.05 * max(greatest.x - least.x, greatest.y - least.y))
        let region = PictureRegion(
            left: least.x - border, top: least.y - border, width: greatest.x - least.x + 2 * border,
            height: greatest.y - least.y + 2 * border)
        guard let size = fittedSize(of: region, inWidth: width, height: height, pixelAspectRatio: 1) else { return nil }
        let view = PictureView(region: region, width: size.width, height: size.height)
        return (
            size.width, size.height,
            marks(view) { contour, _ in
                contour.height == plane
            } place: {
                ($0.x, $0.y)
            }
        )
    }

    private func marks(
        _ view: PictureView, of isWanted: (Contour, SIMD3<Double>) -> Bool,
        place: (SIMD3<Double>) -> (x: Double, y: Double)
    ) -> [Mark] {
        var marks: [Mark] = []
        var room = pointLimit
        for contour in contours {
            guard room > 0, marks.count < markLimit else { break }
            guard let first = points(of: contour, limit: 1).first, isWanted(contour, first) else { continue }
            let points = self.points(of: contour, limit: room)
            room -= points.count
            let outline = points.map { view.place(place($0)) }.filter { $0.x.magnitude < 1e6 && $0.y.magnitude < 1e6 }
            guard let start = outline.first else { continue }
            if outline.count == 1 {
                marks += cross(at: start, contour.ink)
            } else {
                let isClosed = contour.item.string(.contourGeometricType)?.hasPrefix("OPEN") != true
                marks.append(.line(outline, width: 2, shape: Mark.Shape(isClosed: isClosed, ink: contour.ink)))
            }
        }
        return marks
    }

    private func cross(at place: PicturePoint, _ ink: Ink) -> [Mark] {
        [(4.0, 0.0), (0.0, 4.0)].map { x, y in
            .line(
                [PicturePoint(x: place.x - x, y: place.y - y), PicturePoint(x: place.x + x, y: place.y + y)],
                width: 1.5, shape: Mark.Shape(ink: ink))
        }
    }

    /// Triplets of coordinates; those that are no place are left out.
    private func points(of contour: Contour, limit: Int) -> [SIMD3<Double>] {
        let texts = contour.item.strings(.contourData)
        return stride(from: 0, to: texts.count - 2, by: 3).prefix(limit).compactMap { index in
            guard let x = Double(texts[index]), let y = Double(texts[index + 1]), let z = Double(texts[index + 2]),
                x.magnitude < 1e6, y.magnitude < 1e6, z.magnitude < 1e6
            else { return nil }
            return SIMD3(x, y, z)
        }
    }
}

/// No one sees more in a picture; a hostile object could have millions.
private let pointLimit = 200_000
private let markLimit = 5000

extension Tag {
    fileprivate static let referencedSOPInstanceUID = Tag(0x0008, 0x1155)
    fileprivate static let contourImageSequence = Tag(0x3006, 0x0016)
    fileprivate static let roiDisplayColor = Tag(0x3006, 0x002A)
    fileprivate static let roiContourSequence = Tag(0x3006, 0x0039)
    fileprivate static let contourSequence = Tag(0x3006, 0x0040)
    fileprivate static let contourGeometricType = Tag(0x3006, 0x0042)
    fileprivate static let contourData = Tag(0x3006, 0x0050)
    fileprivate static let referencedROINumber = Tag(0x3006, 0x0084)
}
