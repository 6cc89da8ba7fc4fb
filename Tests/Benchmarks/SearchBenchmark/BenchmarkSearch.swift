import DICOMCore
import DICOMQuery
import DICOMweb
import LightboxIndex
import LightboxIndexSQLite

/// One search of the benchmark as a client sends it.
struct BenchmarkSearch {
    let name: String
    let resource: Resource.SearchResource
    let query: String

    /// - Parameter studies: how many the index has; single values are taken from what it holds.
    static func all(_ index: SQLiteIndex, studies: Int) async throws -> [BenchmarkSearch] {
        func study(_ name: String, _ query: String) -> BenchmarkSearch {
            BenchmarkSearch(name: name, resource: .studies, query: query)
        }
        let largest = MatchKey(
            path: [SearchTag.numberOfStudyRelatedInstances], match: .number(Archive.sliceCount))
        let found = try await index.search(
            SearchQuery(level: .series, keys: [largest], limit: 1), scope: .everything)
        guard let result = found.results.first, let series = result.series else { throw BenchmarkError.notMade }
        return [
            study("newest 25 studies", "limit=25"),
            study("newest 25 with three more attributes", "limit=25&includefield=00081030,00081060,00101010"),
            study("PatientID exact", "PatientID=P1001400&limit=25"),
            study("PatientName=SMI*", "PatientName=SMI*&limit=25"),
            study("PatientName=*mi*", "PatientName=*mi*&limit=25"),
            study("PatientName=*schm*", "PatientName=*schm*&limit=25"),
            study("fuzzy name, one word", "PatientName=meyr&fuzzymatching=true&limit=25"),
            study("fuzzy name, two words", "PatientName=jurgen%20schmid&fuzzymatching=true&limit=25"),
            study("PatientID=*14*", "PatientID=*14*&limit=25"),
            study("StudyDescription=*chest*", "StudyDescription=*Chest*&limit=25"),
            study("StudyDate, one week", "StudyDate=20240108-20240114&limit=25"),
            study("ModalitiesInStudy=CT and a week", "ModalitiesInStudy=CT&StudyDate=20240108-20240114&limit=25"),
            study("ModalitiesInStudy=CT", "ModalitiesInStudy=CT&limit=25"),
            study("ModalitiesInStudy=CT,MR", "ModalitiesInStudy=CT,MR&limit=25"),
            study("AccessionNumber exact", "AccessionNumber=A\(10_000_000 + studies / 3)&limit=25"),
            BenchmarkSearch(name: "series of a study", resource: .seriesOfStudy(result.study), query: ""),
            BenchmarkSearch(
                name: "instances of a 500-slice series", resource: .instancesOfSeries(result.study, series), query: ""),
            study("offset=\(studies * 9 / 10)", "offset=\(studies * 9 / 10)&limit=25"),
            study("total of all studies", "limit=0"),
            BenchmarkSearch(name: "total of all series", resource: .series, query: "limit=0"),
            BenchmarkSearch(name: "total of all instances", resource: .instances, query: "limit=0"),
            BenchmarkSearch(name: "newest 25 instances", resource: .instances, query: "limit=25"),
            study("no match", "PatientID=none&limit=25"),
            study("stored attribute in a week", "StudyDate=20240108-20240114&PatientComments=x&limit=25"),
        ]
    }
}
