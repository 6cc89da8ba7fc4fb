internal import Synchronization

/// Counts requests and how long their answers took to begin, by route pattern; written in the text format of Prometheus.
final class RequestMetrics: Sendable {
    /// The upper bounds of the histogram, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct Kind: Hashable {
        let method: String
        let status: Int
    }

    private struct Route {
        var requests: [Kind: Int] = [:]
        /// One for each bound, and one beyond.
        var counts = [Int](repeating: 0, count: bounds.count + 1)
        var seconds = 0.0

        mutating func add(_ kind: Kind, seconds: Double) {
            requests[kind, default: 0] += 1
            counts[bounds.firstIndex { seconds <= $0 } ?? bounds.count] += 1
            self.seconds += seconds
        }
    }

    private struct State {
        var routes: [String: Route] = [:]
        var underway = 0
    }

    private let state = Mutex(State())

    /// A request has come; what it asks for counts as under way until `end`.
    /// - Returns: how many others are.
    func begin() -> Int {
        state.withLock { state in
            defer { state.underway += 1 }
            return state.underway
        }
    }

    /// The last byte of an answer has been taken, or its client is gone.
    func end() { state.withLock { $0.underway -= 1 } }

    /// The head of an answer stands.
    func count(route: String, method: String, status: Int, seconds: Double) {
        // A client can make up methods.
        let method = ["GET", "HEAD", "OPTIONS", "POST"].contains(method) ? method : "other"
        let kind = Kind(method: method, status: status)
        state.withLock { $0.routes[route, default: Route()].add(kind, seconds: seconds) }
    }

    /// - Parameter measures: what else is known at this moment.
    func text(_ measures: [Measure]) -> String {
        let (found, underway) = state.withLock { ($0.routes, $0.underway) }
        let routes = found.sorted { $0.key < $1.key }
        var text = PrometheusText()
        text.family("lightbox_http_requests_total", .counter, "Requests that were answered.")
        for (route, figures) in routes {
            for (kind, count) in figures.requests.sorted(by: { $0.key.status < $1.key.status }) {
                text.sample(
                    "lightbox_http_requests_total",
                    [("route", route), ("method", kind.method), ("status", String(kind.status))], String(count))
            }
        }
        let name = "lightbox_http_head_seconds"
        text.family(name, .histogram, "Seconds between a request and the head of its answer.")
        for (route, figures) in routes {
            var sum = 0
            for (bound, count) in zip(Self.bounds.map { String($0) } + ["+Inf"], figures.counts) {
                sum += count
                text.sample("\(name)_bucket", [("route", route), ("le", bound)], String(sum))
            }
            text.sample("\(name)_sum", [("route", route)], String(figures.seconds))
            text.sample("\(name)_count", [("route", route)], String(sum))
        }
        text.family("lightbox_http_requests_underway", .gauge, "Requests whose answers have not ended.")
        text.sample("lightbox_http_requests_underway", [], String(underway))
        var last = ""
        for measure in measures {
            if measure.name != last { text.family(measure.name, measure.kind, measure.help) }
            last = measure.name
            text.sample(measure.name, measure.labels.map { ($0.name, $0.value) }, String(measure.value))
        }
        return text.lines
    }
}

/// One figure of another part of the program. Those of one name follow each other.
package struct Measure: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    package struct Label: Sendable, Equatable {
        let name: String
        let value: String
    }

    let name: String
    let kind: Kind
    let help: String
    let labels: [Label]
    let value: Int

    /// - Parameter name: without `lightbox_`; a counter's ends with `_total`.
    package init(
        _ name: String, _ kind: Kind, _ value: Int, help: String, labels: KeyValuePairs<String, String> = [:]
    ) {
        self.name = "lightbox_\(name)"
        self.kind = kind
        self.help = help
        self.labels = labels.map { Label(name: $0.key, value: $0.value) }
        self.value = value
    }
}

/// Source: Prometheus, "Text-based format", version 0.0.4.
private struct PrometheusText {
    private(set) var lines = ""

    mutating func family(_ name: String, _ kind: Measure.Kind, _ help: String) {
        lines += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: String) {
        let list = labels.map { label in
            let escaped = label.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n")
            return "\(label.name)=\"\(escaped)\""
        }
        lines += name + (list.isEmpty ? "" : "{\(list.joined(separator: ","))}") + " \(value)\n"
    }
}
