package import DICOMCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension PresentationState {
    /// The texts and figures that somebody drew onto a frame, where they come to lie on the arranged picture.
    /// Source: PS3.3 C.10.5.
    package func marks(of image: SOPInstanceUID, _ frame: FrameNumber, on arrangement: Arrangement) -> [Mark] {
        let items = dataSet.items(.graphicAnnotationSequence).filter { $0.applies(to: image, frame) }
        let figures = items.flatMap { $0.items(.graphicObjectSequence) }
        let texts = items.flatMap { $0.items(.textObjectSequence) }
        // Texts lie over figures.
        return figures.prefix(markLimit).compactMap { figure($0, on: arrangement) }
            + texts.prefix(markLimit).flatMap { text($0, on: arrangement) }
    }
}

/// No reader of a picture misses more of them; a hostile object could have millions.
private let markLimit = 1000

private func figure(_ item: DataSet, on arrangement: Arrangement) -> Mark? {
    let numbers = item.numbers(.graphicData)
    let isOfDisplay = item.string(.graphicAnnotationUnits) == "DISPLAY"
    let points = stride(from: 0, to: numbers.count - 1, by: 2).prefix(100_000).compactMap { index in
        GraphicPoint(x: numbers[index], y: numbers[index + 1])
    }
    guard !points.isEmpty else { return nil }
    var shape = Mark.Shape(isFilled: item.string(.graphicFilled) == "Y")
    let outline: [GraphicPoint]
    switch item.string(.graphicType) {
    case "POINT"?:
        let place = points[0].placed(on: arrangement, isOfDisplay: isOfDisplay)
        return .line(ring(around: place, radius: 2.5), width: 1.5, shape: Mark.Shape(isClosed: true))
    case "CIRCLE"? where points.count >= 2:
        outline = circle(around: points[0], through: points[1])
        shape.isClosed = true
    case "ELLIPSE"? where points.count >= 4:
        outline = ellipse(major: (points[0], points[1]), minor: (points[2], points[3]))
        shape.isClosed = true
    case "INTERPOLATED"?:
        outline = points
        shape.isCurved = true
    default:
        outline = points
    }
    if !shape.isClosed, points.count > 2, points.first == points.last { shape.isClosed = true }
    return .line(outline.map { $0.placed(on: arrangement, isOfDisplay: isOfDisplay) }, width: 1.5, shape: shape)
}

/// A text in its box, or beside its anchor with a line to it.
private func text(_ item: DataSet, on arrangement: Arrangement) -> [Mark] {
    // Lines are parted by carriage return and line feed, pages by form feed.
    let text = item.strings(.unformattedTextValue).joined(separator: "\n")
    guard !text.isEmpty else { return [] }
    let size = max(10, min(24, Double(min(arrangement.width, arrangement.height)) / 28))
    func place(_ tag: Tag, units: Tag) -> PicturePoint? {
        let numbers = item.numbers(tag)
        guard numbers.count == 2 else { return nil }
        return GraphicPoint(x: numbers[0], y: numbers[1])?
            .placed(on: arrangement, isOfDisplay: item.string(units) == "DISPLAY")
    }
    let anchor = place(.anchorPoint, units: .anchorPointAnnotationUnits)
    if let corner = place(.boundingBoxTopLeft, units: .boundingBoxAnnotationUnits),
        let opposite = place(.boundingBoxBottomRight, units: .boundingBoxAnnotationUnits)
    {
        let left = min(corner.x, opposite.x)
        let top = min(corner.y, opposite.y)
        let width = max(size * 4, abs(opposite.x - corner.x))
        var marks: [Mark] = []
        if let anchor, item.string(.anchorPointVisibility) == "Y" {
            marks.append(.line([anchor, PicturePoint(x: left, y: top)], width: 1, shape: Mark.Shape()))
        }
        let (corner, x): (Mark.Corner, Double) =
            switch item.string(.boundingBoxTextHorizontalJustification) {
            case "CENTER"?: (.topMiddle, left + width / 2)
            case "RIGHT"?: (.topRight, left + width)
            default: (.topLeft, left)
            }
        return marks + [.text(text, at: PicturePoint(x: x, y: top), by: corner, size: size, width: width)]
    }
    guard let anchor else { return [] }
    // A text that would run out of the picture is hung by its other side.
    let isFarRight = anchor.x > Double(arrangement.width) * 0.7
    let place = PicturePoint(x: anchor.x + (isFarRight ? -4 : 4), y: anchor.y)
    return [.text(text, at: place, by: isFarRight ? .topRight : .topLeft, size: size, width: nil)]
}

/// A point of a figure in units of its annotation.
private struct GraphicPoint: Equatable {
    let x: Double
    let y: Double

    /// - Returns: `nil` for what is no place.
    init?(x: Double, y: Double) {
        guard x.magnitude < 1e6, y.magnitude < 1e6 else { return nil }
        self.x = x
        self.y = y
    }

    fileprivate init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    func placed(on arrangement: Arrangement, isOfDisplay: Bool) -> PicturePoint {
        isOfDisplay ? arrangement.place(ofDisplay: x, y) : arrangement.place(x: x, y: y)
    }
}

private let turn = (0..<72).map { Double($0) * .pi / 36 }

private func ring(around center: PicturePoint, radius: Double) -> [PicturePoint] {
    turn.map { PicturePoint(x: center.x + radius * cos($0), y: center.y + radius * sin($0)) }
}

private func circle(around center: GraphicPoint, through edge: GraphicPoint) -> [GraphicPoint] {
    let (x, y) = (edge.x - center.x, edge.y - center.y)
    return turn.map { GraphicPoint(center.x + x * cos($0) - y * sin($0), center.y + x * sin($0) + y * cos($0)) }
}

/// - Parameters: the ends of both axes.
private func ellipse(
    major: (GraphicPoint, GraphicPoint), minor: (GraphicPoint, GraphicPoint)
) -> [GraphicPoint] {
    let center = GraphicPoint((major.0.x + major.1.x) / 2, (major.0.y + major.1.y) / 2)
    let (ax, ay) = ((major.1.x - major.0.x) / 2, (major.1.y - major.0.y) / 2)
    let (bx, by) = ((minor.1.x - minor.0.x) / 2, (minor.1.y - minor.0.y) / 2)
    return turn.map {
        GraphicPoint(center.x + ax * cos($0) + bx * sin($0), center.y + ay * cos($0) + by * sin($0))
    }
}

extension Tag {
    fileprivate static let graphicAnnotationSequence = Tag(0x0070, 0x0001)
    fileprivate static let boundingBoxAnnotationUnits = Tag(0x0070, 0x0003)
    fileprivate static let anchorPointAnnotationUnits = Tag(0x0070, 0x0004)
    fileprivate static let graphicAnnotationUnits = Tag(0x0070, 0x0005)
    fileprivate static let unformattedTextValue = Tag(0x0070, 0x0006)
    fileprivate static let textObjectSequence = Tag(0x0070, 0x0008)
    fileprivate static let graphicObjectSequence = Tag(0x0070, 0x0009)
    fileprivate static let boundingBoxTopLeft = Tag(0x0070, 0x0010)
    fileprivate static let boundingBoxBottomRight = Tag(0x0070, 0x0011)
    fileprivate static let boundingBoxTextHorizontalJustification = Tag(0x0070, 0x0012)
    fileprivate static let anchorPoint = Tag(0x0070, 0x0014)
    fileprivate static let anchorPointVisibility = Tag(0x0070, 0x0015)
    fileprivate static let graphicData = Tag(0x0070, 0x0022)
    fileprivate static let graphicType = Tag(0x0070, 0x0023)
    fileprivate static let graphicFilled = Tag(0x0070, 0x0024)
}
