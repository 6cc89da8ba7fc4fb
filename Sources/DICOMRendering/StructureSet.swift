package import DICOMCore

/// The contours of an RT Structure Set. Source: PS3.3 A.19.3, C.8.8.6.
package struct StructureSet: Sendable {
    /// Gives so many bytes of the beginning of a value that stayed in the object.
    package typealias ValueReader = (AttributePath, _ byteCount: Int) throws -> [UInt8]

    /// A contour as it is stored: its points are read when it is drawn.
    private struct Contour: Sendable {
        let region: Int
        let ink: Ink
        let item: DataSet
        let path: AttributePath

        var images: [SOPInstanceUID] {
            item.items(.contourImageSequence).compactMap {
                $0.string(.referencedSOPInstanceUID).flatMap(SOPInstanceUID.init)
            }
        }
        /// About: a number of a long value takes some eight characters.
        var coordinateCount: Int {
            if case .bulk(let byteCount)? = item[.contourData]?.value { return Int(clamping: byteCount / 8) }
            return item.strings(.contourData).count
        }

        /// Triplets of coordinates; those that are no place are left out.
        func points(limit: Int, _ read: ValueReader) throws -> [SIMD3<Double>] {
            let texts: [Substring]
            if case .bulk? = item[.contourData]?.value {
                // A DS has at most 16 characters, and a backslash behind it.
                let bytes = try read(path, 3 * 17 * limit)
                texts = String(decoding: bytes, as: UTF8.self).split(separator: "\\", omittingEmptySubsequences: false)
            } else {
                texts = item.strings(.contourData).prefix(3 * limit).map { $0[...] }
            }
            let numbers = texts.prefix(3 * limit).map { Double($0.filter { $0 != " " && $0 != "\0" }) ?? .nan }
            return stride(from: 0, to: numbers.count - 2, by: 3).compactMap { index in
                let point = SIMD3(numbers[index], numbers[index + 1], numbers[index + 2])
                return point.x.magnitude < 1e6 && point.y.magnitude < 1e6 && point.z.magnitude < 1e6 ? point : nil
            }
        }

        /// The height of its first point, for contours that name no image: a tenth of a millimetre is one plane.
        func height(_ read: ValueReader) throws -> Int? {
            try points(limit: 1, read).first.map { Int(($0.z * 10).rounded()) }
        }
    }

    private let contours: [Contour]
    /// The frames of reference that its points are in.
    package let framesOfReference: Set<String>
    /// The series that it was drawn on.
    package let series: [SeriesInstanceUID]

    /// - Returns: `nil` for a data set without contours.
    package init?(_ dataSet: DataSet) {
        let references = dataSet.items(.referencedFrameOfReferenceSequence)
        framesOfReference = Set(
            references.compactMap { $0.string(.frameOfReferenceUID) }
                + dataSet.items(.structureSetROISequence).compactMap { $0.string(.referencedFrameOfReferenceUID) })
        series = references.flatMap { $0.items(.rtReferencedStudySequence) }
            .flatMap { $0.items(.rtReferencedSeriesSequence) }
            .compactMap { $0.string(.seriesInstanceUID).flatMap(SeriesInstanceUID.init) }
        contours = dataSet.items(.roiContourSequence).enumerated().flatMap { place, region in
            let step = AttributePath.Step(sequence: .roiContourSequence, item: place)
            let number = region.integer(.referencedROINumber) ?? 0
            let color = DisplayColor(bytes: region.numbers(.roiDisplayColor)) ?? DisplayColor(number: number)
            let ink = Ink(red: color.red, green: color.green, blue: color.blue)
            return region.items(.contourSequence).enumerated().map { place, item in
                let steps = [step, AttributePath.Step(sequence: .contourSequence, item: place)]
                return Contour(region: number, ink: ink, item: item, path: AttributePath(steps, .contourData))
            }
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
    /// - Throws: what `read` throws.
    package func marks(
        on image: SOPInstanceUID, in plane: ImagePlane, seen view: PictureView, read: ValueReader
    ) throws -> [Mark] {
        try marks(view, read) { contour, first in
            let images = contour.images
            return images.isEmpty ? plane.contains(first) : images.contains(image)
        } place: {
            plane.place(of: $0)
        }
    }

    /// Points of a contour that names no image: of the plane that shows most of them the longest one.
    /// - Returns: `nil` where all contours name their image.
    /// - Throws: what `read` throws.
    package func unnamed(read: ValueReader) throws -> [SIMD3<Double>]? {
        var weights: [Int: (weight: Weight, longest: Contour)] = [:]
        for contour in contours.prefix(readLimit) where contour.images.isEmpty {
            guard let height = try contour.height(read) else { continue }
            var entry = weights[height] ?? (Weight(), contour)
            entry.weight.add(contour)
            if contour.coordinateCount > entry.longest.coordinateCount { entry.longest = contour }
            weights[height] = entry
        }
        return try weights.max { ($0.value.weight, $1.key) < ($1.value.weight, $0.key) }?.value.longest
            .points(limit: 1000, read)
    }

    /// The contours of the plane that shows most of them, seen from the feet, where their image is not there.
    /// - Parameters: the size of what they have to fit in.
    /// - Returns: `nil` where there is nothing to be seen.
    /// - Throws: what `read` throws.
    package func drawing(
        inWidth width: Int, height: Int, read: ValueReader
    ) throws -> (width: Int, height: Int, marks: [Mark])? {
        var weights: [Int: Weight] = [:]
        for contour in contours.prefix(readLimit) {
            if let height = try contour.height(read) { weights[height, default: Weight()].add(contour) }
        }
        guard let plane = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
        let seen = try contours.prefix(readLimit).filter { try $0.height(read) == plane }.prefix(markLimit)
        let points = try seen.flatMap { try $0.points(limit: pointLimit / max(1, seen.count), read) }
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
        let marks = try marks(view, read) { _, first in
            Int((first.z * 10).rounded()) == plane
        } place: {
            ($0.x, $0.y)
        }
        return (size.width, size.height, marks)
    }

    private func marks(
        _ view: PictureView, _ read: ValueReader, of isWanted: (Contour, SIMD3<Double>) -> Bool,
        place: (SIMD3<Double>) -> (x: Double, y: Double)
    ) throws -> [Mark] {
        var marks: [Mark] = []
        var room = pointLimit
        for contour in contours.prefix(readLimit) {
            guard room > 0, marks.count < markLimit else { break }
            guard let first = try contour.points(limit: 1, read).first, isWanted(contour, first) else { continue }
            let points = try contour.points(limit: room, read)
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
}

/// No one sees more in a picture; a hostile object could have millions.
private let pointLimit = 200_000
private let markLimit = 5000
private let readLimit = 100_000

extension Tag {
    fileprivate static let frameOfReferenceUID = Tag(0x0020, 0x0052)
    fileprivate static let referencedFrameOfReferenceSequence = Tag(0x3006, 0x0010)
    fileprivate static let rtReferencedStudySequence = Tag(0x3006, 0x0012)
    fileprivate static let rtReferencedSeriesSequence = Tag(0x3006, 0x0014)
    fileprivate static let structureSetROISequence = Tag(0x3006, 0x0020)
    fileprivate static let referencedFrameOfReferenceUID = Tag(0x3006, 0x0024)
    fileprivate static let referencedSOPInstanceUID = Tag(0x0008, 0x1155)
    fileprivate static let contourImageSequence = Tag(0x3006, 0x0016)
    fileprivate static let roiDisplayColor = Tag(0x3006, 0x002A)
    fileprivate static let roiContourSequence = Tag(0x3006, 0x0039)
    fileprivate static let contourSequence = Tag(0x3006, 0x0040)
    fileprivate static let contourGeometricType = Tag(0x3006, 0x0042)
    fileprivate static let contourData = Tag(0x3006, 0x0050)
    fileprivate static let referencedROINumber = Tag(0x3006, 0x0084)
}
