internal import DICOMweb

extension Rule {
    /// What a client shows in searches: RAD-129, QIDO-RS.
    static let searchRules = [
        Rule(
            id: "search-by-patient", title: "searches studies by patient",
            requirement: "RAD-129; PS3.18 10.6.1", hint: "GET /studies?PatientID=… or PatientName=…"
        ) { exchange, _ in
            guard case .search = exchange.resource, exchange.isAnswered else { return nil }
            let keys: Set = ["PatientID", "PatientName", "00100020", "00100010"]
            return exchange.items.contains { keys.contains($0.name) && $0.value?.isEmpty == false } ? .shown : nil
        },
        Rule(
            id: "valid-search", title: "writes parameters as the standard has them",
            requirement: "PS3.18 8.3.4",
            hint: "Any search with a matching key, for example StudyDate=20240101-20241231."
        ) { exchange, _ in
            guard case .search = exchange.resource else { return nil }
            if exchange.status == 400 {
                return .failed("A search was refused with 400: its answer names the parameter and what it takes.")
            }
            let others: Set = ["limit", "offset", "includefield", "fuzzymatching", "accept"]
            return exchange.isAnswered && exchange.items.contains { !others.contains($0.name) } ? .shown : nil
        },
        Rule(
            id: "pages-by-results", title: "follows the pages of a search",
            requirement: "RAD-129; PS3.18 8.3.4.4",
            hint: "Search with limit=2; while the answer has a Warning about additional results, ask again with offset "
                + "raised by the number of results that you got."
        ) { exchange, memory in
            guard case .search = exchange.resource, exchange.isAnswered,
                let offset = exchange.value("offset").flatMap(Int.init), offset > 0,
                let search = exchange.search, let expected = memory.nextOffsets[search.key]
            else { return nil }
            guard offset != expected else { return .shown }
            return .failed(
                "The next page begins at offset=\(expected), offset=\(offset) was asked: offset counts results, not pages."
            )
        },
        Rule(
            id: "empty-result", title: "takes no result for an answer",
            requirement: "PS3.18 8.3.4, 10.6.3", hint: "Search for a patient who is not there, then for one who is."
        ) { exchange, memory in
            guard let search = exchange.search, exchange.isAnswered else { return nil }
            if let times = memory.emptySearches[search.key], times >= 2 {
                return .failed(
                    "The same search was asked three times in a row although it found nothing: that is final.")
            }
            let isOther = memory.emptySearches[search.key] == nil && !memory.emptySearches.isEmpty
            return isOther ? .shown : nil
        },
        Rule(
            id: "known-uids", title: "takes UIDs and URLs from answers",
            requirement: "RAD-107; PS3.18 10.4.1", hint: "Retrieve a study that a search gave you."
        ) { exchange, memory in
            guard case .retrieve = exchange.resource, !memory.isToldByPartsOnly(exchange) else { return nil }
            if exchange.status == 404 {
                return .failed(
                    "There is no such study, series or instance: UIDs of different results were mixed, or made up.")
            }
            return exchange.isAnswered ? .shown : nil
        },
    ]
}
