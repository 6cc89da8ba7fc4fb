import DICOMCore
import DICOMQuery
import Foundation
import Support

/// Random studies whose values are few enough that random keys meet them, the odd ones among them.
struct RandomStudies {
    private(set) var samples: [SampleInstance] = []
    /// What the index must know of each study, series and instance, in one data set each.
    private(set) var candidates: [QueryLevel: [DataSet]] = [.study: [], .series: [], .instance: []]

    static let texts = ["A", "a", "AB", "A*B", "A[B", "Ä", "A\u{308}", "B C", "", " A ", "\u{10FFFF}", "A\u{D7FF}"]
    static let names = [
        "Müller^Jürgen", "MULLER^JURGEN^^", "Yamada^Tarou=山田^太郎=やまだ^たろう", "=山田^太郎", "Ørsted", "mu", "", "Mu[x",
        "Meier^Anna Maria", "Mayr^Ana-Maria", "^^",
    ]
    static let dates = ["20200101", "20200102", "2020.01.03", "20200104", "nonsense", ""]
    static let times = ["10", "1000", "100000", "110059.5", "10:30:00", "235959", "x", ""]
    static let modalities = ["CT", "MR", "SR", "OT", ""]
    static let numbers = ["1", "01", " 2", "-3", "10", "1.5", "x", ""]
    static let zones = ["+0100", "-0500", "+0530", "nonsense", "", ""]
    static let comments = ["Fever, cough", "x", "X", ""]
    static let weights = ["70", "70.50", "7.05e1", "heavy", "80\\70", ""]
    static let moments = ["20200101", "202001021030", "20200103235959.5+0100", "2020", "nonsense", ""]
    static let uids = ["1.2.840.1", "1.2.840.2", "1.2.840.10"]

    init(studies: Int, using generator: inout SeededGenerator) {
        for study in 1...studies {
            let shared = Self.studyElements(&generator)
            var modalities = Set<String>()
            for series in 1...Int.random(in: 1...4, using: &generator) {
                let own = Self.seriesElements(&generator)
                modalities.formUnion(DataSet(own).strings(SearchTag.modality).filter { !$0.isEmpty })
                for instance in 1...Int.random(in: 1...6, using: &generator) {
                    var sample = SampleInstance(
                        "9.\(study).\(series).\(instance)", series: "8.\(study).\(series)", study: "7.\(study)")
                    sample.elements = shared + own + Self.instanceElements(&generator)
                    samples.append(sample)
                    candidates[.instance, default: []].append(sample.dataSet)
                    if instance == 1 { candidates[.series, default: []].append(sample.dataSet) }
                    if instance == 1, series == 1 { candidates[.study, default: []].append(sample.dataSet) }
                }
            }
            let kept = DataElement(
                SearchTag.modalitiesInStudy, .CS, .strings(modalities.isEmpty ? ["OT"] : modalities.sorted()))
            setElement(kept, of: "7.\(study)")
            setClasses(of: "7.\(study)")
            setCounts(of: "7.\(study)")
        }
        samples.shuffle(using: &generator)
    }

    /// The classes of all instances of a study.
    private mutating func setClasses(of study: String) {
        let own = candidates[.instance, default: []].reversed()
            .prefix { $0.string(SearchTag.studyInstanceUID) == study }
        let classes = Set(own.compactMap { $0.string(SearchTag.sopClassUID) }.filter { !$0.isEmpty })
        guard !classes.isEmpty else { return }
        setElement(DataElement(SearchTag.sopClassesInStudy, .UI, .strings(classes.sorted())), of: study)
    }

    private mutating func setElement(_ element: DataElement, of study: String) {
        for level in [QueryLevel.study, .series, .instance] {
            for index in candidates[level, default: []].indices.reversed() {
                guard candidates[level]?[index].string(SearchTag.studyInstanceUID) == study else { break }
                candidates[level]?[index].set(element)
            }
        }
    }

    /// The counts that the index keeps.
    private mutating func setCounts(of study: String) {
        func isOfStudy(_ dataSet: DataSet) -> Bool { dataSet.string(SearchTag.studyInstanceUID) == study }
        let instances = candidates[.instance, default: []].filter(isOfStudy)
        let inSeries = Dictionary(grouping: instances) { $0.string(SearchTag.seriesInstanceUID) }
        for level in [QueryLevel.study, .series, .instance] {
            for index in candidates[level, default: []].indices.reversed() {
                guard let candidate = candidates[level]?[index], isOfStudy(candidate) else { break }
                let own = inSeries[candidate.string(SearchTag.seriesInstanceUID)]?.count ?? 0
                for (tag, count) in [
                    (SearchTag.numberOfStudyRelatedSeries, inSeries.count),
                    (SearchTag.numberOfStudyRelatedInstances, instances.count),
                    (SearchTag.numberOfSeriesRelatedInstances, own),
                ] {
                    candidates[level]?[index].set(DataElement(tag, .IS, .strings([String(count)])))
                }
            }
        }
    }

    private static func element(
        _ tag: Tag, _ vr: VR, _ values: [String], _ generator: inout SeededGenerator
    ) -> [DataElement] {
        guard let value = values.randomElement(using: &generator), Int.random(in: 0..<8, using: &generator) > 0 else {
            return []
        }
        return [DataElement(tag, vr, value.isEmpty ? .empty : .strings(value.components(separatedBy: "\\")))]
    }

    private static func studyElements(_ generator: inout SeededGenerator) -> [DataElement] {
        element(SearchTag.studyDate, .DA, dates, &generator) + element(SearchTag.studyTime, .TM, times, &generator)
            + element(SearchTag.timezoneOffsetFromUTC, .SH, zones, &generator)
            + element(DICOMCore.Tag(0x0010, 0x4000), .LT, comments, &generator)
            + element(DICOMCore.Tag(0x0010, 0x1030), .DS, weights, &generator)
            + element(SearchTag.accessionNumber, .SH, texts, &generator)
            + element(SearchTag.referringPhysicianName, .PN, names, &generator)
            + element(SearchTag.patientName, .PN, names, &generator)
            + element(DICOMCore.Tag(0x0008, 0x1048), .PN, names, &generator)
            + element(SearchTag.patientID, .LO, texts, &generator)
            + element(SearchTag.studyID, .SH, texts, &generator)
            + element(SearchTag.studyDescription, .LO, texts, &generator)
            + element(SearchTag.patientBirthDate, .DA, dates, &generator)
            + element(SearchTag.patientSex, .CS, ["M", "F", ""], &generator)
    }

    private static func seriesElements(_ generator: inout SeededGenerator) -> [DataElement] {
        let items = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            DataSet(
                element(SearchTag.scheduledProcedureStepID, .SH, texts, &generator)
                    + element(SearchTag.requestedProcedureID, .SH, texts, &generator))
        }
        return element(SearchTag.modality, .CS, modalities, &generator)
            + element(SearchTag.seriesNumber, .IS, numbers, &generator)
            + element(SearchTag.seriesDescription, .LO, texts, &generator)
            + element(SearchTag.performedProcedureStepStartDate, .DA, dates, &generator)
            + element(SearchTag.performedProcedureStepStartTime, .TM, times, &generator)
            + (items.isEmpty ? [] : [DataElement(SearchTag.requestAttributesSequence, .SQ, .items(items))])
    }

    private static func instanceElements(_ generator: inout SeededGenerator) -> [DataElement] {
        element(SearchTag.instanceNumber, .IS, numbers, &generator)
            + element(DICOMCore.Tag(0x0008, 0x002A), .DT, moments, &generator)
            + element(SearchTag.sopClassUID, .UI, uids, &generator)
    }
}
