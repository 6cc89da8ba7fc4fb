import DICOMCore
import DICOMQuery
import GRDB
import LightboxIndex

extension AccessScope {
    /// What the rows of `study` must be, found by an index; `nil` where nothing is kept back.
    private var study: SQL? {
        switch self {
        case .everything: nil
        case .patient(let id, nil):
            "study.patient IN (SELECT id FROM patient WHERE patient_id = \(SearchText.normalized(id)))"
        case .patient(let id, let issuer?):
            """
            study.patient IN (
                SELECT id FROM patient
                WHERE patient_id = \(SearchText.normalized(id)) AND issuer = \(SearchText.normalized(issuer)))
            """
        case .study(let uid): "study.uid = \(uid.text)"
        case .both(let one, let other):
            switch (one.study, other.study) {
            case (let one?, let other?): "(\(one)) AND (\(other))"
            case (let one, let other): one ?? other
            }
        }
    }

    /// The same as a condition of a search.
    var condition: MatchCondition? { study.map { MatchCondition(studies: $0) } }

    /// Whether a study is there, and within.
    func includes(_ uid: StudyInstanceUID, _ db: Database) throws -> Bool {
        guard let study else { return true }
        let request: SQLRequest<Bool> = "SELECT EXISTS (SELECT 1 FROM study WHERE study.uid = \(uid.text) AND \(study))"
        return try request.fetchOne(db) ?? false
    }
}

extension RetrieveTarget {
    var study: StudyInstanceUID {
        switch self {
        case .study(let study), .series(let study, _): study
        case .instance(let identity): identity.study
        }
    }
}
