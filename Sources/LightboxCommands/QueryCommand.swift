internal import ArgumentParser
internal import DICOMCore
internal import DICOMQuery
internal import DICOMweb
internal import Foundation
internal import LightboxIndex
internal import LightboxIndexSQLite
internal import LightboxSearch
internal import LightboxSettings
internal import LightboxWork

struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Search the data folder: what a client would find, as a table or as DICOM JSON.",
        discussion: """
            A key is an attribute by keyword or tag, with the value that it must have: exactly, with * and ? as wildcards, as
            a range of dates or times. The rules are those of the web service (QIDO-RS, PS3.18 10.6);
            emptyvaluematching=true and multiplevaluematching=true can stand among the keys.

            Examples:
              lightbox query --data /srv/images 'PatientName=SMI*' StudyDate=20240101-
              lightbox query --data /srv/images PatientName=meier --fuzzy --include StudyDescription
              lightbox query --data /srv/images --level series --study 1.2.3 --json
            """)

    enum Level: String, ExpressibleByArgument, CaseIterable {
        case studies, series, instances
    }

    @OptionGroup var options: SettingsOptions

    @Option(help: "What to list: studies, series or instances.")
    var level = Level.studies

    @Option(help: ArgumentHelp("Only below this study.", valueName: "UID"))
    var study: String?

    @Option(help: ArgumentHelp("Only below this series of the study.", valueName: "UID"))
    var series: String?

    @Option(help: ArgumentHelp("Show this attribute too; may be repeated.", valueName: "ATTRIBUTE"))
    var include: [String] = []

    @Option(help: ArgumentHelp("At most so many results.", valueName: "N"))
    var limit: String?

    @Option(help: ArgumentHelp("Begin behind so many results.", valueName: "N"))
    var offset: String?

    @Flag(help: "Match names loosely: any order, beginnings of words, sound.")
    var fuzzy = false

    @Flag(help: "Print DICOM JSON.")
    var json = false

    @Argument(help: ArgumentHelp("Attributes and their values.", valueName: "KEY=VALUE"))
    var keys: [String] = []

    func run() async throws {
        let settings = try options.settings()
        let request = try searchRequest(settings)
        guard FileManager.default.fileExists(atPath: settings.data) else {
            throw CommandFailure(
                message: "There is no data folder \(settings.data). Import something first "
                    + "(lightbox import --data \(settings.data) PATH), or name another with --data.")
        }
        let folder = try DataFolder(settings)
        do {
            try await answer(request, folder.index)
        } catch let error as SearchError {
            try await folder.pool.shutDown()
            throw CommandFailure(message: error.text)
        }
        try await folder.pool.shutDown()
    }

    private func answer(_ request: SearchRequest, _ index: some StudyIndex) async throws {
        let (shown, total, remaining): (Int, Int, Int)
        if json {
            let answer = try await SearchService(index: index).search(
                request.query, scope: .everything, serviceURL: "")
            print(String(decoding: answer.pieces.joined(), as: UTF8.self))
            (shown, total, remaining) = (answer.count, answer.total, answer.remaining)
        } else {
            let page = try await index.search(request.query, scope: .everything)
            print(try ResultTable(page, request.query).text, terminator: "")
            (shown, total, remaining) = (page.results.count, page.total, page.remaining)
        }
        for warning in request.warnings { writeError("lightbox: \(warning.text)\n") }
        let next = remaining > 0 && shown > 0 ? "; --offset \(request.query.offset + shown) shows the next" : ""
        writeError("\(shown) of \(total) \(level.rawValue)\(next).\n")
    }

    private func searchRequest(_ settings: Settings) throws -> SearchRequest {
        try checkKeys()
        let resource = try searchResource()
        do throws(SearchRequestError) {
            return try SearchRequest(
                resource, query: query,
                rules: SearchRules(
                    maximumResults: settings.search.maximumResults, isStrict: settings.server.isStrict,
                    unknownMatchesAll: settings.search.unknownMatchesAll))
        } catch {
            throw CommandFailure(
                message: "\(error.parameter ?? "The query") takes \(error.allowed) (\(error.section)).",
                exitCode: ExitStatus.wrongUsage)
        }
    }

    /// A service ignores parameters that it doesn't know. Here a word that is no attribute is a slip of its writer, who would
    /// take the wider result for the answer.
    private func checkKeys() throws {
        for key in keys {
            let name = String(key.prefix { $0 != "=" })
            guard SearchAttributeID(name) == nil, OptionalMatching(rawValue: name) == nil else { continue }
            throw CommandFailure(
                message:
                    "\(name) is no attribute: a key is a keyword or tag, = and a value, for example PatientID=4711.",
                exitCode: ExitStatus.wrongUsage)
        }
    }

    private func searchResource() throws -> Resource.SearchResource {
        var path = ""
        if let study { path += "/studies/\(study)" }
        if let series { path += "/series/\(series)" }
        guard case .search(let resource)? = try? Resource(path: "\(path)/\(level.rawValue)") else {
            throw CommandFailure(
                message:
                    "--study takes a UID, --series another below it; series are listed below a study or everywhere, "
                    + "instances below a study, a series or everywhere.", exitCode: ExitStatus.wrongUsage)
        }
        return resource
    }

    /// The query component that a client would send.
    private var query: String {
        var parameters = keys.map { key in
            let parts = key.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { encoded($0) }
            return parts.joined(separator: "=")
        }
        parameters += include.map { "includefield=\(encoded($0))" }
        if let limit { parameters.append("limit=\(encoded(limit))") }
        if let offset { parameters.append("offset=\(encoded(offset))") }
        if fuzzy { parameters.append("fuzzymatching=true") }
        return parameters.joined(separator: "&")
    }

    /// A comma stays, since it separates values.
    private func encoded(_ text: some StringProtocol) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~,*?+")))
            ?? ""
    }
}

extension SearchError {
    /// What to do, as a sentence.
    fileprivate var text: String {
        switch self {
        case .tooBroad(let limit):
            "The indexed attributes leave more than \(limit) results to be looked through for the others. "
                + "Add a range of StudyDate or a PatientID, or raise search.maximumCandidates."
        case .timedOut(let limit):
            "The search took longer than \(limit.components.seconds) seconds. "
                + "Add a range of StudyDate or a PatientID, or raise search.timeLimitSeconds."
        }
    }
}
