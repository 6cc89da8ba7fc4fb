internal import DICOMCore
internal import DICOMMetadata
internal import DICOMQuery
internal import LightboxIndex

/// The results of a search as a table for people.
struct ResultTable {
    private let titles: [String]
    private let rows: [[String]]

    init(_ page: SearchPage, _ query: SearchQuery) throws {
        var columns = Self.columns(of: query.level)
        if case .attributes(let included) = query.include {
            columns += included.subtracting(columns.map(\.tag)).sorted().map { tag in
                (AttributeDictionary.keyword(for: tag) ?? tag.description, tag)
            }
        }
        titles = columns.map(\.title)
        rows = try page.results.map { result in
            let elements = try result.attributes.map { try DICOMJSON.element($0.tag, $0.json[...]) }
            let dataSet = DataSet(elements)
            return columns.map { Self.text(dataSet[$0.tag]) }
        }
    }

    /// Lines that end in a line feed; nothing for no results.
    var text: String {
        guard !rows.isEmpty else { return "" }
        let widths = titles.indices.map { column in
            ([titles] + rows).map { displayWidth(of: $0[column]) }.max() ?? 0
        }
        return ([titles] + rows).map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                guard column < row.count - 1 else { break }
                line += String(repeating: " ", count: widths[column] - displayWidth(of: cell) + 2)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    private static func columns(of level: QueryLevel) -> [(title: String, tag: Tag)] {
        switch level {
        case .study:
            [
                ("Date", SearchTag.studyDate), ("Patient", SearchTag.patientName), ("ID", SearchTag.patientID),
                ("Accession", SearchTag.accessionNumber), ("Modalities", SearchTag.modalitiesInStudy),
                ("Series", SearchTag.numberOfStudyRelatedSeries),
                ("Instances", SearchTag.numberOfStudyRelatedInstances),
                ("Study Instance UID", SearchTag.studyInstanceUID),
            ]
        case .series:
            [
                ("Number", SearchTag.seriesNumber), ("Modality", SearchTag.modality),
                ("Description", SearchTag.seriesDescription), ("Instances", SearchTag.numberOfSeriesRelatedInstances),
                ("Series Instance UID", SearchTag.seriesInstanceUID),
            ]
        case .instance:
            [
                ("Number", SearchTag.instanceNumber), ("Rows", SearchTag.rows), ("Columns", SearchTag.columns),
                ("Frames", SearchTag.numberOfFrames), ("SOP Class UID", SearchTag.sopClassUID),
                ("SOP Instance UID", SearchTag.sopInstanceUID),
            ]
        }
    }

    private static func text(_ element: DataElement?) -> String {
        guard let element else { return "" }
        let text: String =
            switch element.value {
            case .empty: ""
            case .strings(let values):
                element.vr == .DA ? values.map(day).joined(separator: ",") : values.joined(separator: ",")
            case .integers(let values): values.map { String($0) }.joined(separator: ",")
            case .unsignedIntegers(let values): values.map { String($0) }.joined(separator: ",")
            case .floats(let values): values.map { String($0) }.joined(separator: ",")
            case .tags(let values): values.map(\.description).joined(separator: ",")
            case .bytes(let bytes): "\(bytes.count) bytes"
            case .bulk: "bulk data"
            case .items(let items): items.count == 1 ? "1 item" : "\(items.count) items"
            }
        return printable(text)
    }

    /// `2024-02-29`; what is no day stays as it is.
    private static func day(_ text: String) -> String {
        guard CalendarDay(text) != nil else { return text }
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    }

    /// A stored text can hold what a terminal would obey.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}

/// The columns of a terminal that a text takes: two for a character of East Asian width, none for a mark on another.
private func displayWidth(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return width
        default: break
        }
        switch scalar.value {
        // Source: UAX #11, the blocks that are wide as a whole.
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return width + 2
        default: return width + 1
        }
    }
}
