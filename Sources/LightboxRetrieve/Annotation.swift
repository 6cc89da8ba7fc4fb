internal import DICOMCore
internal import DICOMPixels
internal import DICOMweb

/// Height in pixels of the smallest letters that can be read.
private let smallestLetter = 9.0

/// Characters of a line beyond which nothing is written: no picture has room for more.
private let longestLine = 200

/// What is burnt into a picture for `annotation` (C-03): who the patient is at the top, how the picture was made at the
/// bottom.
/// - Returns: marks for a picture of this size. Letters grow with it, so that they are as large on a screen whatever it is
///   scaled to there, and are no smaller than can be read; where there is no room for all lines the last ones are left out,
///   the patient's name at last.
func annotationMarks(
    _ annotations: Set<DICOMweb.RenderingParameters.Annotation>, _ dataSet: DataSet, _ frame: FrameNumber,
    frameCount: Int, width: Int, height: Int
) -> [Mark] {
    let patient = annotations.contains(.patient) ? patientLines(dataSet) : []
    let technique =
        annotations.contains(.technique) ? techniqueLines(dataSet, frame, frameCount: frameCount) : []
    let margins = AnnotationMargins(width: Double(width), height: Double(height))
    let (above, below) = (
        patient.map { String($0.prefix(longestLine)) }, technique.map { String($0.prefix(longestLine)) }
    )
    let choices = fewerLines(above, below)
    if let marks = choices.lazy.map(margins.marks).first(where: margins.haveRoom) { return marks }
    guard let last = above.first ?? below.first else { return [] }
    // Not even one line in full: as much of it as there is room for.
    return (1...last.count).reversed().lazy.map { margins.marks([last.prefix($0) + "…"], []) }
        .first(where: margins.haveRoom) ?? margins.marks([last.prefix(1) + "…"], [])
}

/// The lines above and below, from all of them to the first one.
private func fewerLines(_ above: [String], _ below: [String]) -> [(above: [String], below: [String])] {
    let fewerBelow = (0...below.count).reversed().map { (above, Array(below.prefix($0))) }
    let fewerAbove = (1...max(1, above.count)).reversed().flatMap { count in
        [1, 0].map { (Array(above.prefix(count)), Array(below.prefix($0))) }
    }
    return (fewerBelow.dropLast() + fewerAbove).filter { !$0.0.isEmpty || !$0.1.isEmpty }
}

/// Where on a picture is written.
private struct AnnotationMargins {
    let width: Double
    let height: Double

    private var size: Double { max(smallestLetter, min(width, height) / 26) }
    private var margin: Double { size / 2 }

    func marks(_ above: [String], _ below: [String]) -> [Mark] {
        let room = max(1, width - 2 * margin)
        let places = [
            (above, PicturePoint(x: margin, y: margin), Mark.Corner.topLeft),
            (below, PicturePoint(x: margin, y: height - margin), .bottomLeft),
        ]
        return places.filter { !$0.0.isEmpty }.map { lines, place, corner in
            .text(lines.joined(separator: "\n"), at: place, by: corner, size: size, width: room)
        }
    }

    /// Whether the texts lie on the picture and not on each other.
    func haveRoom(_ marks: [Mark]) -> Bool {
        let extents = marks.compactMap(textExtent)
        let areOnPicture = extents.allSatisfy {
            $0.left >= 0 && $0.right <= width && $0.top >= 0 && $0.bottom <= height
        }
        guard areOnPicture, extents.count == 2 else { return areOnPicture }
        return extents[0].bottom + margin <= extents[1].top
    }
}

/// The same as lines of a sheet that has room for them.
func annotationLines(
    _ annotations: Set<DICOMweb.RenderingParameters.Annotation>, _ dataSet: DataSet
) -> [String] {
    (annotations.contains(.patient) ? patientLines(dataSet) : [])
        + (annotations.contains(.technique) ? techniqueLines(dataSet, .first, frameCount: 1) : [])
}

private func patientLines(_ dataSet: DataSet) -> [String] {
    let name = dataSet.string(.patientName).map(readableName)
    let born = dataSet.string(.patientBirthDate).map { "* \(readableDate($0))" }
    let person = [dataSet.string(.patientID), dataSet.string(.patientSex), born].compactMap { $0 }
    let study = [dataSet.string(.studyDate).map(readableDate), dataSet.string(.studyDescription)].compactMap { $0 }
    return [
        name, person.isEmpty ? nil : person.joined(separator: "  "),
        study.isEmpty ? nil : study.joined(separator: "  "),
    ]
    .compactMap { $0 }
}

private func techniqueLines(_ dataSet: DataSet, _ frame: FrameNumber, frameCount: Int) -> [String] {
    func value(_ tag: Tag, _ label: String, _ unit: String) -> String? {
        dataSet.numbers(tag).first.map { "\(label)\(shortDecimal($0))\(unit)" }
    }
    let series = [dataSet.string(.modality), dataSet.string(.seriesDescription)].compactMap { $0 }
    let exposure = [
        value(.kvp, "", " kV"), value(.xRayTubeCurrent, "", " mA"), value(.repetitionTime, "TR ", " ms"),
        value(.echoTime, "TE ", " ms"), value(.sliceThickness, "", " mm"),
    ].compactMap { $0 }
    let position = [
        value(.instanceNumber, "Image ", ""), value(.sliceLocation, "at ", " mm"),
        frameCount > 1 ? "frame \(frame.value) of \(frameCount)" : nil,
    ].compactMap { $0 }
    return [series, exposure, position].filter { !$0.isEmpty }.map { $0.joined(separator: "  ") }
}

/// All groups of a name, given names first, the components of the ideographic one in their own order.
private func readableName(_ name: String) -> String {
    let groups = name.split(separator: "=").map(String.init)
    return groups.enumerated().map { place, group in
        let parts = group.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
        let order = place == 0 ? [3, 1, 2, 0, 4] : [0, 1, 2, 3, 4]
        return order.filter { parts.indices.contains($0) && !parts[$0].isEmpty }.map { parts[$0] }
            .joined(separator: " ")
    }.filter { !$0.isEmpty }.joined(separator: " · ")
}

private func readableDate(_ date: String) -> String {
    guard date.utf8.count == 8, date.utf8.allSatisfy({ $0 &- 48 <= 9 }) else { return date }
    return "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))"
}

/// Two places behind the point at most.
private func shortDecimal(_ number: Double) -> String {
    guard number.magnitude < 1e15 else { return "\(number)" }
    let rounded = (number * 100).rounded() / 100
    return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
}

extension Tag {
    fileprivate static let studyDate = Tag(0x0008, 0x0020)
    fileprivate static let studyDescription = Tag(0x0008, 0x1030)
    fileprivate static let seriesDescription = Tag(0x0008, 0x103E)
    fileprivate static let patientName = Tag(0x0010, 0x0010)
    fileprivate static let patientID = Tag(0x0010, 0x0020)
    fileprivate static let patientBirthDate = Tag(0x0010, 0x0030)
    fileprivate static let patientSex = Tag(0x0010, 0x0040)
    fileprivate static let sliceThickness = Tag(0x0018, 0x0050)
    fileprivate static let kvp = Tag(0x0018, 0x0060)
    fileprivate static let repetitionTime = Tag(0x0018, 0x0080)
    fileprivate static let echoTime = Tag(0x0018, 0x0081)
    fileprivate static let xRayTubeCurrent = Tag(0x0018, 0x1151)
    fileprivate static let instanceNumber = Tag(0x0020, 0x0013)
    fileprivate static let sliceLocation = Tag(0x0020, 0x1041)
}
