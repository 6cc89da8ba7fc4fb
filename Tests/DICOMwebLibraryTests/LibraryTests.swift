import DICOMwebClient
import Testing

/// This target may use what is public only: it sees the module as a program of another package does.
@Suite("DICOMweb client: as a library")
struct LibraryTests {
    @Test("What is no URL of a service, and a service that is not there, are typed errors")
    func errors() async throws {
        #expect(throws: ServiceError.badURL("ftp://host/x")) { try DICOMwebService(url: "ftp://host/x") }
        // Nobody listens at the port of the discard protocol.
        let service = try DICOMwebService(url: "http://127.0.0.1:9/dicom-web", attemptLimit: 1)
        let failure = await #expect(throws: ServiceError.self) { try await service.dataSets("/studies") }
        guard case .unreachable? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(failure?.isTransient == true)
    }
}
