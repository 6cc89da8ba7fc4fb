import DICOMCore
import DICOMQuery
import GRDB
import LightboxIndex

/// The order of results in SQL, as `SearchOrder` says it; what the path fixes is the same in every row and left out.
struct SearchRowOrder: Sendable {
    private struct Term: Sendable {
        let column: SQL
        var isDescending = false
        var isUID = false
    }

    private let sorted: [Term]

    init(_ query: SearchQuery) {
        var terms: [Term] = []
        if query.study == nil || query.level == .study {
            terms += [
                Term(column: "study.study_date", isDescending: true),
                Term(column: "study.study_time", isDescending: true), Term(column: "study.uid", isUID: true),
            ]
        }
        if query.level >= .series, query.study == nil || query.series == nil {
            terms += [Term(column: "series.number"), Term(column: "series.uid", isUID: true)]
        }
        if query.level >= .instance {
            terms += [Term(column: "instance.number"), Term(column: "instance.uid", isUID: true)]
        }
        sorted = terms
    }

    var columns: SQL { sorted.map(\.column).joined(separator: ", ") }

    var terms: SQL {
        sorted.map { $0.isDescending ? "\($0.column) DESC" : $0.column }.joined(separator: ", ")
    }

    /// The place of a row. - Parameter first: the number of the first column of the order in it.
    func place(_ row: Row, at first: Int) -> SearchPlace {
        SearchPlace(
            values: sorted.indices.map { index in
                sorted[index].isUID ? .uid(row[first + index]) : .number(row[first + index])
            })
    }

    /// The UID of a row's own level, by which the order ends.
    func uid(_ row: Row, at first: Int) -> String { row[first + sorted.count - 1] }

    /// What rows behind a place meet. The first term is also a range by itself, which the index of the order serves.
    func condition(behind place: SearchPlace) throws(SQLiteIndexError) -> SQL {
        guard place.values.count == sorted.count,
            zip(place.values, sorted).allSatisfy({ value, term in value.isUID == term.isUID })
        else { throw .invalidCursor }
        var condition: SQL = "FALSE"
        for (value, term) in zip(place.values, sorted).reversed() {
            let sign: SQL = term.isDescending ? "<" : ">"
            condition = """
                (\(term.column) \(sign) \(value.sql) OR (\(term.column) = \(value.sql) AND \(condition)))
                """
        }
        guard let first = sorted.first, let value = place.values.first else { return condition }
        let sign: SQL = first.isDescending ? "<=" : ">="
        return "\(first.column) \(sign) \(value.sql) AND \(condition)"
    }
}

/// The place of a result in the order of a search.
struct SearchPlace: Equatable, Sendable {
    enum Value: Equatable, Sendable {
        case number(Int)
        case uid(String)

        var isUID: Bool { if case .uid = self { true } else { false } }

        var sql: SQL {
            switch self {
            case .number(let number): "\(number)"
            case .uid(let uid): "\(uid)"
            }
        }
    }

    let values: [Value]

    init(values: [Value]) {
        self.values = values
    }

    /// Numbers as they are, UIDs behind a letter, which no number has.
    init(_ cursor: PageCursor) throws(SQLiteIndexError) {
        var values: [Value] = []
        for part in cursor.text.split(separator: "/", omittingEmptySubsequences: false) {
            if part.first == "u", isValidUID(part.dropFirst()) {
                values.append(.uid(String(part.dropFirst())))
            } else if let number = Int(part) {
                values.append(.number(number))
            } else {
                throw .invalidCursor
            }
        }
        self.values = values
    }

    var cursor: PageCursor {
        PageCursor(
            text: values.map { value in
                switch value {
                case .number(let number): String(number)
                case .uid(let uid): "u\(uid)"
                }
            }.joined(separator: "/"))
    }
}
