internal import DICOMweb
internal import HTTPTypes
internal import LightboxIndex

extension Problem {
    /// Why a search is not answered (E-59).
    init(_ error: SearchError, at context: Context) {
        switch error {
        case .tooBroad(let limit):
            self.init(
                code: "search-too-broad", status: .contentTooLarge,
                title: "Too much is left to be looked through for attributes that are not indexed",
                accepted: [
                    "at most \(limit) studies, series or instances that the indexed attributes leave",
                    "StudyInstanceUID and SeriesInstanceUID in the path", "StudyDate=20240101-20240107",
                    "PatientID, PatientName, AccessionNumber or ModalitiesInStudy beside it",
                ], section: "PS3.18 10.6.3, table 10.6.3-1",
                request: "curl -g '\(context.serviceURL)/studies?StudyDate=20240101-20240107&PatientComments=*fever*'")
        case .timedOut(let limit):
            self.init(
                code: "search-timed-out", status: .serviceUnavailable,
                title: "The search took longer than \(limit.components.seconds) seconds",
                accepted: [
                    "a range of StudyDate, a PatientID, or UIDs in the path",
                    "names and texts that do not begin with *",
                    "the same again, if the server is busy",
                ], section: "PS3.18 10.6.3, table 10.6.3-1",
                request: "curl -g '\(context.serviceURL)/studies?StudyDate=20240101-20240107&limit=25'")
        }
    }
}
