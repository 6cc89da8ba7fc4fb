import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import LightboxGateway

/// The statements that an index has run.
private final class StatementLog: Sendable {
    private let statements = Mutex<[String]>([])

    func add(_ statement: String) { statements.withLock { $0.append(statement) } }

    /// Those since the last time.
    func taken() -> [String] {
        statements.withLock { statements in
            defer { statements = [] }
            return statements
        }
    }
}

/// How long an answer takes tells nothing of what may not be seen, since the work is the same: a clock would show that on
/// average and on a quiet machine only, the statements that are run show it each time.
extension AccessMatrixTests {
    @Test("What may not be seen takes the same statements of SQL as what is not there: no class of timing")
    func work() async throws {
        let log = StatementLog()
        var sample = SampleGateway()
        sample.tracing = { log.add($0) }
        try await sample.run {
            let own = try await SamplePaths(patient: Self.own, modality: "CT")
            let other = try await firstPaths(of: Self.other)
            let study = String(own.study.split(separator: "/")[2])
            try await guarded {
                // Whoever is bound to the one is told nothing of the other; the other way round for the other patient.
                for holder in [Holder.ownPatient, .ownStudy, .otherPatient, .ownLink, .searchOnly, .stranger, .nobody] {
                    let (hidden, patient) = holder == .otherPatient ? (own, Self.own) : (other, Self.other)
                    try await compare(hidden, patient, holder, study, log)
                }
            }
        }
    }

    private func compare(
        _ hidden: SamplePaths, _ patient: String, _ holder: Holder, _ study: String, _ log: StatementLog
    ) async throws {
        let uid = String(hidden.study.split(separator: "/")[2])
        let searches = [
            "\(hidden.study)/series", "\(hidden.study)/instances", "\(hidden.series)/instances",
            "/dicom-web/studies?StudyInstanceUID=\(uid)", "/dicom-web/series?PatientID=\(patient)",
            "/dicom-web/instances?StudyInstanceUID=\(uid)&includefield=all", "/fhir/Patient/p-\(patient)",
            "/fhir/Patient?identifier=\(patient)", "/fhir/ImagingStudy?patient=p-\(patient)",
            "/fhir/ImagingStudy/\(uid)",
            "/fhir/Bundle/\(uid)",
        ]
        // Connections are set up by the first who needs them.
        _ = try await ask("/dicom-web/studies?limit=1", .system, study: study)
        _ = log.taken()
        var statementCount = 0
        // A token that sees all but may not retrieve is refused retrievals whatever they name.
        for path in (holder == .searchOnly ? [] : searches) + retrievals(hidden) {
            let elsewhere = nowhere(path, patient)
            try #require(elsewhere != path)
            // What was found is kept for a while: so both are asked for twice.
            for _ in 0..<2 {
                let (seen, seenWork) = (try await ask(path, holder, study: study), log.taken())
                let (missing, missingWork) = (try await ask(elsewhere, holder, study: study), log.taken())
                #expect(seen.status == missing.status, "\(holder) \(path)")
                #expect(seenWork == missingWork, "\(holder) \(path)")
                statementCount += seenWork.count
            }
        }
        // Who is bound to a study is kept to it by the index; the others are refused before it is asked.
        let isBound = [.ownPatient, .ownStudy, .otherPatient].contains(holder)
        #expect(isBound ? statementCount > 50 : statementCount == 0, "\(holder): \(statementCount) statements")
        let wish = #"{"resource":"/studies/\#(uid)","seconds":60}"#
        _ = log.taken()
        let (made, madeWork) = (
            try await ask("/links", holder, study: study, method: .post, body: wish), log.taken()
        )
        let elsewhere = wish.replacing(uid, with: "1.2.3.4")
        let (unmade, unmadeWork) = (
            try await ask("/links", holder, study: study, method: .post, body: elsewhere), log.taken()
        )
        #expect(made.status == unmade.status && madeWork == unmadeWork, "\(holder) links")
    }

    @Test("Statements are told apart: for what may be seen there are more of them")
    func workOfVisible() async throws {
        let log = StatementLog()
        var sample = SampleGateway()
        sample.tracing = { log.add($0) }
        try await sample.run {
            let own = try await SamplePaths(patient: Self.own, modality: "CT")
            let study = String(own.study.split(separator: "/")[2])
            try await guarded {
                // Connections are set up by the first who needs them; of the path itself nothing may be kept yet.
                for holder in [Holder.ownPatient, .otherPatient] {
                    _ = try await ask("/dicom-web/studies?limit=1", holder, study: study)
                }
                let path = "\(own.study)/metadata"
                _ = log.taken()
                #expect(try await ask(path, .ownPatient, study: study).status == 200)
                let seen = log.taken()
                #expect(try await ask(path, .otherPatient, study: study).status == 404)
                let hidden = log.taken()
                #expect(seen.count > hidden.count, "\(seen.count) and \(hidden.count) statements")
            }
        }
    }
}
