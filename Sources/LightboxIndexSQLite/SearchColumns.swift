import DICOMCore
import DICOMQuery

/// The values of a data set in the form in which the columns keep them.
struct SearchColumns {
    private let dataSet: DataSet

    init(_ dataSet: DataSet) {
        self.dataSet = dataSet
    }

    /// The first value, `nil` where there is none.
    func text(_ tag: Tag) -> String? {
        guard let value = dataSet.strings(tag).first else { return nil }
        let text = SearchText.normalized(value)
        return text.isEmpty ? nil : text
    }

    func name(_ tag: Tag) -> FoldedName {
        FoldedName(dataSet.strings(tag).first ?? "")
    }

    func date(_ tag: Tag) -> Int {
        dataSet.strings(tag).first.flatMap { CalendarDay(stored: $0) }?.number ?? Schema.missingDate
    }

    func time(_ tag: Tag) -> Int {
        dataSet.strings(tag).first.flatMap { TimeOfDay(stored: $0) }?.first ?? Schema.missingTime
    }

    func number(_ tag: Tag) -> Int {
        dataSet.strings(tag).first.flatMap(SearchNumber.integer) ?? Schema.missingNumber
    }
}
