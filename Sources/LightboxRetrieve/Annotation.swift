internal import DICOMCore
internal import DICOMPixels
internal import DICOMweb

/// What is burnt into a picture for `annotation` (C-03): who the patient is at the top, how the picture was made at the
/// bottom.
/// - Returns: marks for a picture of this size, letters no smaller than can be read.
func annotationMarks(
    _ annotations: Set<DICOMweb.RenderingParameters.Annotation>, _ dataSet: DataSet, _ frame: FrameNumber,
    frameCount: Int, width: Int, height: Int
) -> [Mark] {
    let size = max(9, min(22, Double(min(width, height)) / 26))
    let margin = size / 2
    let room = max(size * 4, Double(width) - 2 * margin)
    var marks: [Mark] = []
    if annotations.contains(.patient), let text = joined(patientLines(dataSet)) {
        marks.append(
            .text(text, at: PicturePoint(x: margin, y: margin), by: .topLeft, size: size, width: room))
    }
    if annotations.contains(.technique), let text = joined(techniqueLines(dataSet, frame, frameCount: frameCount)) {
        let place = PicturePoint(x: margin, y: Double(height) - margin)
        marks.append(.text(text, at: place, by: .bottomLeft, size: size, width: room))
    }
    return marks
}

/// The same as lines of a sheet that has room for them.
func annotationLines(
    _ annotations: Set<DICOMweb.RenderingParameters.Annotation>, _ dataSet: DataSet
) -> [String] {
    (annotations.contains(.patient) ? patientLines(dataSet) : [])
        + (annotations.contains(.technique) ? techniqueLines(dataSet, .first, frameCount: 1) : [])
}

private func joined(_ lines: [String]) -> String? {
    lines.isEmpty ? nil : lines.joined(separator: "\n")
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
