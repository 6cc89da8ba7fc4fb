package import DICOMCore

/// The order of results (E-12), total because it ends in a UID on every level:
/// studies by date and time, newest first, those without a date or time last, then by Study Instance UID;
/// series in the order of their studies, then by Series Number, those without one last, then by Series Instance UID;
/// instances in the order of their series, then by Instance Number, those without one last, then by SOP Instance UID.
/// A date or time that can't be read comes behind those that are missing, such a number before.
package enum SearchOrder {
    /// Whether `left` comes before `right`; both hold the attributes of `level` and above.
    package static func precedes(_ left: DataSet, _ right: DataSet, level: QueryLevel) -> Bool {
        let (first, second) = (place(left, level), place(right, level))
        for (own, other) in zip(first, second) where own != other { return own < other }
        return false
    }

    private static func place(_ dataSet: DataSet, _ level: QueryLevel) -> [Place] {
        let values = StoredKeyValues(dataSet)
        var places: [Place] = [
            .number(-values.date(SearchTag.studyDate)), .number(-values.time(SearchTag.studyTime)),
            uid(dataSet, SearchTag.studyInstanceUID),
        ]
        if level >= .series {
            places += [number(dataSet, SearchTag.seriesNumber), uid(dataSet, SearchTag.seriesInstanceUID)]
        }
        if level >= .instance {
            places += [number(dataSet, SearchTag.instanceNumber), uid(dataSet, SearchTag.sopInstanceUID)]
        }
        return places
    }

    private static func number(_ dataSet: DataSet, _ tag: Tag) -> Place {
        .number(StoredKeyValues(dataSet).number(tag))
    }

    private static func uid(_ dataSet: DataSet, _ tag: Tag) -> Place { .uid(dataSet.string(tag) ?? "") }

    private enum Place: Equatable {
        case number(Int)
        case uid(String)

        static func < (left: Place, right: Place) -> Bool {
            switch (left, right) {
            case (.number(let own), .number(let other)): own < other
            case (.uid(let own), .uid(let other)): own < other
            case (.number, .uid): true
            case (.uid, .number): false
            }
        }
    }
}
