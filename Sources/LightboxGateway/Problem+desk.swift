internal import DICOMweb
internal import HTTPTypes
internal import LightboxDesk

extension DeskError {
    /// When it is worth to ask again, in seconds.
    static let retryAfterSeconds = 60
}

/// What is wrong with a request about a run.
enum RunError: Error, Equatable {
    /// The desk knows no run with this token.
    case unknown
    /// A run can't be opened with what was sent.
    case unreadable(Fault)

    enum Fault: Equatable {
        case contentType, json, name, rehearsals
    }
}

extension Problem {
    init(_ error: DeskError, at context: Context) {
        let room = "the least recently used run makes room once it has been idle for ten minutes"
        switch error {
        case .full:
            self.init(
                code: "desk-is-full", status: .serviceUnavailable, title: "The desk holds as many runs as it can",
                accepted: [room], section: "PS3.18 8.5")
        case .tooManyRuns:
            self.init(
                code: "too-many-runs", status: .tooManyRequests,
                title: "This address has opened as many runs as one may have", accepted: ["a run that is open", room],
                section: "RFC 6585 4")
        }
    }

    init(_ error: RunError, at context: Context) {
        let request =
            "curl -H 'Content-Type: application/json' -d '{\"name\":\"My app\"}' "
            + "'\(context.serviceURL.dropLast(servicePath.count))/desk/runs'"
        switch error {
        case .unknown:
            self.init(
                code: "no-such-run", status: .notFound, title: "The desk knows no run with this token", faults: [.path],
                accepted: ["/run/{token}/dicom-web with the token that /desk gave; runs end with the server"],
                request: request)
        case .unreadable(let fault):
            let (title, faults, accepted): (String, [Fault], String) =
                switch fault {
                case .contentType:
                    ("A run is opened by a JSON document", [.header("Content-Type")], "Content-Type: application/json")
                case .json:
                    (
                        "The body is not what a run is opened by", [],
                        "{\"name\":\"My app\",\"rehearsals\":[\"busy\"]}"
                    )
                case .name:
                    ("The name of the run is empty or too long", [.parameter("name")], "1 to 60 characters of one line")
                case .rehearsals:
                    (
                        "There is no such rehearsal", [.parameter("rehearsals")],
                        Rehearsal.allCases.map(\.rawValue).joined(separator: ", ")
                    )
                }
            self.init(
                code: "bad-run", status: .badRequest, title: title, faults: faults, accepted: [accepted],
                request: request)
        }
    }
}
