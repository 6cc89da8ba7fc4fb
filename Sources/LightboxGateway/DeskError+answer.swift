internal import DICOMweb
internal import HTTPTypes
internal import LightboxDesk

extension DeskError {
    /// When it is worth to ask again, in seconds.
    static let retryAfterSeconds = 60
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
}
