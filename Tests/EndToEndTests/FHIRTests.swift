import Foundation
import Support
import Testing

@Suite("FHIR, with a validator")
struct FHIRWalkTests {
    @Test(
        "leads from a patient to the pictures by resources that are valid in R4",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func walk() async throws {
        try await withSampleStudies { server in
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/check_fhir.py")
            let result = try await PythonClients.run(script, [server.serviceURL])
            #expect(
                result.status == 0,
                "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") })\n\(result.errors)")
            #expect(result.output.contains("ok   the endpoint leads to the picture"))
        }
    }
}
