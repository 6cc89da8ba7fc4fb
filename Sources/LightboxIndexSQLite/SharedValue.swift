import GRDB

/// A value that many studies share: it lies in a table of its own, each once, with the number of its studies.
/// These names are SQL text; nothing of a request is.
enum SharedValue {
    case patientName, referringName, patientID, description, modalities

    var table: SQL {
        switch self {
        case .patientName, .referringName: "person_name"
        case .patientID: "patient"
        case .description: "study_description"
        case .modalities: "modality_set"
        }
    }

    /// The column of a study that holds the row of its value. Its index has the studies of each value in their order.
    var studyColumn: SQL {
        switch self {
        case .patientName: "study.patient_name_id"
        case .referringName: "study.referring_name_id"
        case .patientID: "study.patient"
        case .description: "study.description_id"
        case .modalities: "study.modality_set"
        }
    }

    private var studyCount: SQL {
        switch self {
        case .patientName: "person_name.patient_study_count"
        case .referringName: "person_name.referring_study_count"
        case .patientID: "patient.study_count"
        case .description: "study_description.study_count"
        case .modalities: "modality_set.study_count"
        }
    }

    /// Studies whose value is one of the chosen ones, found by the value.
    func studies(where chosen: SQL) -> SQL {
        "\(studyColumn) IN (SELECT \(table).id FROM \(table) WHERE \(chosen))"
    }

    /// Whether the value of a study that is there already meets a condition.
    func isMet(_ tested: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM \(table) WHERE \(table).id = +\(studyColumn) AND \(tested))"
    }

    /// The number of studies with the chosen values.
    func total(where chosen: SQL) -> SQL {
        "SELECT COALESCE(SUM(\(studyCount)), 0) FROM \(table) WHERE \(chosen)"
    }
}

/// A condition on a shared value in two forms.
struct ValueChoice {
    /// Finds the values among all of them.
    let chosen: SQL
    /// Tests a single one.
    let tested: SQL

    init(chosen: SQL, tested: SQL) {
        self.chosen = chosen
        self.tested = tested
    }

    init(_ both: SQL) { self.init(chosen: both, tested: both) }
}
