import ArgumentParser
import DICOMCore
import DICOMQuery
import DICOMweb
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import LightboxSearch

/// Measures searches over an index that it fills itself.
@main
struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search-benchmark",
        abstract: "Fill an index with made studies, and measure the searches of clients in it.",
        discussion: "Each search is measured from its query string to the bytes of its DICOM JSON.")

    @Option(help: "The index file; it is filled where it is not there.")
    var index: String

    @Option(help: "Studies to make; ten times as many instances.")
    var studies = 100_000

    @Option(help: "Runs of each search that count; two more come before them.")
    var runs = 100

    @Option(help: "Only searches with this text in their names.")
    var only = ""

    @Flag(help: "Print JSON lines.")
    var json = false

    func run() async throws {
        let isThere = FileManager.default.fileExists(atPath: index)
        let index = try SQLiteIndex(path: index, bounds: SearchBounds(timeLimit: .seconds(60)))
        if !isThere { try await fill(index) }
        let totals = try await index.totals()
        if !json { print("\(totals.studies) studies, \(totals.series) series, \(totals.instances) instances") }
        let service = SearchService(index: index)
        for search in try await BenchmarkSearch.all(index, studies: totals.studies)
        where only.isEmpty || search.name.contains(only) {
            print(try await measure(search, service).line(json: json))
        }
    }

    private func fill(_ index: SQLiteIndex) async throws {
        var archive = try Archive(studyCount: studies, seed: 4)
        let start = ContinuousClock.now
        var instances = 0
        var batch: [InstanceEntry] = []
        for number in 1...studies {
            batch += try archive.study(number)
            guard batch.count >= 2000 || number == studies else { continue }
            _ = try await index.insert(batch)
            instances += batch.count
            batch = []
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        FileHandle.standardError.write(
            Data("filled: \(instances) instances, \(Int(Double(instances) / seconds)) a second\n".utf8))
    }

    private func measure(_ search: BenchmarkSearch, _ service: SearchService) async throws -> Measurement {
        var times: [Double] = []
        var answer: SearchAnswer?
        let processorStart = clock()
        for run in 0..<(runs + 2) {
            let start = ContinuousClock.now
            let request = try SearchRequest(search.resource, query: search.query)
            let found = try await service.search(
                request.query, scope: .everything, serviceURL: "http://127.0.0.1:8080/dicom-web")
            if run >= 2 { times.append((ContinuousClock.now - start) / .milliseconds(1)) }
            answer = found
        }
        // Microseconds, as POSIX fixes it.
        let processor = Double(clock() - processorStart) / 1000 / Double(runs + 2)
        times.sort()
        return Measurement(
            name: search.name, median: times[times.count / 2],
            percentile99: times[min(times.count - 1, times.count * 99 / 100)],
            processor: processor, results: answer?.count ?? 0, total: answer?.total ?? 0,
            byteCount: answer?.byteCount ?? 0)
    }
}

/// What one search took, in milliseconds.
struct Measurement: Encodable {
    let name: String
    let median: Double
    let percentile99: Double
    /// The mean of the processor's time: what is left of the median on a machine with other work.
    let processor: Double
    let results: Int
    let total: Int
    let byteCount: Int

    func line(json: Bool) throws -> String {
        guard !json else { return String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
        let numbers = [median, percentile99, processor].map { String(format: "%9.2f", $0) }.joined()
        let counts = [results, total, byteCount].map { number in
            String(repeating: " ", count: max(1, 9 - String(number).count)) + String(number)
        }
        return name.padding(toLength: 46, withPad: " ", startingAt: 0) + numbers + counts.joined()
    }
}
