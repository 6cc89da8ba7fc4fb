import DICOMCore
import DICOMQuery
import Support

extension SearchQuery {
    /// A search with up to three random keys, most of them of the kinds that the random studies can meet.
    static func random(using generator: inout SeededGenerator) throws -> SearchQuery {
        let level = [QueryLevel.study, .series, .instance].randomElement(using: &generator) ?? .study
        var query = SearchQuery(level: level)
        if level >= .series, Bool.random(using: &generator) {
            query.study = StudyInstanceUID("7.\(Int.random(in: 1...40, using: &generator))")
            if level == .instance, let study = query.study, Bool.random(using: &generator) {
                query.series = SeriesInstanceUID(
                    "8.\(study.text.dropFirst(2)).\(Int.random(in: 1...4, using: &generator))")
            }
        }
        let keys = (SearchKey.common + stored).filter { $0.level <= level }.shuffled(using: &generator)
        for key in keys.prefix(Int.random(in: 0...3, using: &generator)) {
            let isEmpty = Int.random(in: 0..<10, using: &generator) == 0
            let match = isEmpty ? Match.empty : try random(key, using: &generator)
            let matchesUnknown = key.isRequired && match != .universal && Int.random(in: 0..<5, using: &generator) == 0
            query.keys.append(MatchKey(path: key.path, match: match, matchesUnknown: matchesUnknown))
        }
        query.timezone = [nil, nil, "+0100", "-0800", "+1400"].randomElement(using: &generator)?.flatMap {
            UTCOffset($0)
        }
        query.limit = [nil, 0, 1, 5, 50].randomElement(using: &generator) ?? nil
        query.offset = [0, 0, 1, 10, 100_000, Int.max].randomElement(using: &generator) ?? 0
        return query
    }

    /// Keys that no column serves: PatientComments, PatientWeight, AcquisitionDateTime, PhysiciansOfRecord.
    private static let stored = [0x0010_4000, 0x0010_1030, 0x0008_002A, 0x0008_1048].compactMap {
        SearchKey(path: [Tag(rawValue: $0)])
    }

    private static func random(_ key: SearchKey, using generator: inout SeededGenerator) throws -> Match {
        func pick(_ values: [String]) -> String { values.randomElement(using: &generator) ?? "" }
        switch key.vr {
        case .DA:
            return try key.match(
                pick(["20200101", "20200102-20200103", "20200103-", "-20200102", "", "20200101-20200104"]))
        case .TM:
            return try key.match(pick(["10", "1000", "10-11", "1030-", "-1000", "", "100000-110059.5"]))
        case .IS:
            return try key.match(pick(["1", "2", "-3", "10", "4", ""]))
        case .DS: return try key.match(pick(["70", "70.5", "7E1", "0"]))
        case .DT:
            return try key.match(
                pick(["2020", "20200102-", "20200101-202001021030+0100", "-20200103", "202001032359"]))
        case .PN:
            return try key.match(
                pick(
                    RandomStudies.names + ["mu*", "*ga*", "?u*", "yamada*=山*", "=*郎", "M*[x", "*"]
                        + ["*ü*", "*r^j*", "*aria", "meier", "anna", "tarou yamada", "mül", "?na*", "*太*", "x^y"]),
                options: MatchOptions(isFuzzy: Bool.random(using: &generator)))
        case .UI:
            let uids = RandomStudies.uids + ["7.1", "7.2", "8.1.1", "9.1.1.1", "9.3.1.1", "5.5"]
            return .uids(Array(uids.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))))
        case .CS where Int.random(in: 0..<4, using: &generator) == 0:
            let lists = [["CT", "M*", "F"], ["CT", "MR"], ["CT", "CT", "SR", "F"]]
            return .anyText((lists.randomElement(using: &generator) ?? []).map { TextPattern(wildcards: $0) })
        case .CS:
            return try key.match(pick(RandomStudies.modalities + ["C?", "*R", "M", "F*"]))
        default:
            return try key.match(pick(RandomStudies.texts + ["A*", "?", "*B", "A[*", "a*", "A?B", "\u{10FFFF}*", "*"]))
        }
    }
}
