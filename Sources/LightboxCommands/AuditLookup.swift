internal import DICOMCore
internal import DICOMQuery
internal import Foundation
internal import LightboxAudit
internal import LightboxIndex
internal import LightboxWork

/// Adds to an event what the index knows of its study: the patient, the order, how many instances of which classes.
struct AuditLookup: Sendable {
    private let index: any StudyIndex
    private let studies = BoundedCache<String, Known>(limit: 4 << 20)

    private struct Known: Sendable {
        let study: AuditedStudy
        let mark: ChangeMark?
    }

    init(index: any StudyIndex) {
        self.index = index
    }

    /// The event as it is where the index knows nothing, or can't be read: then it tells what was asked for.
    func complete(_ event: AuditEvent) async -> AuditEvent {
        guard let asked = event.study, let uid = StudyInstanceUID(asked.uid), let known = try? await facts(of: uid)
        else {
            return event
        }
        var study = asked
        study.patient = known.patient
        study.accessionNumber = known.accessionNumber
        if asked.instances.isEmpty, asked.instanceCount == nil {
            study.instanceCount = asked.series == nil ? known.instanceCount : await count(ofSeries: asked)
        }
        if asked.sopClasses.isEmpty { study.sopClasses = await sopClasses(asked) ?? known.sopClasses }
        var event = event
        event.study = study
        return event
    }

    private func facts(of uid: StudyInstanceUID) async throws -> AuditedStudy? {
        let mark = index.changeMark()
        if let known = studies.value(for: uid.text), let mark, known.mark == mark { return known.study }
        let query = SearchQuery(
            level: .study, study: uid,
            include: .attributes([
                SearchTag.patientID, SearchTag.issuerOfPatientID, SearchTag.patientName, SearchTag.accessionNumber,
                SearchTag.sopClassesInStudy, SearchTag.numberOfStudyRelatedInstances,
            ]))
        guard let result = try await index.search(query, scope: .everything).results.first else { return nil }
        let patient = result.text(SearchTag.patientID).map {
            AuditedPatient(
                id: $0, issuer: result.text(SearchTag.issuerOfPatientID), name: result.text(SearchTag.patientName))
        }
        let study = AuditedStudy(
            uid: uid.text, instanceCount: result.text(SearchTag.numberOfStudyRelatedInstances).flatMap { Int($0) },
            sopClasses: Set(result.texts(SearchTag.sopClassesInStudy)),
            accessionNumber: result.text(SearchTag.accessionNumber), patient: patient)
        studies.insert(Known(study: study, mark: mark), for: uid.text, cost: 1024)
        return study
    }

    private func count(ofSeries study: AuditedStudy) async -> Int? {
        guard let uid = StudyInstanceUID(study.uid), let series = study.series.flatMap({ SeriesInstanceUID($0) }) else {
            return nil
        }
        let query = SearchQuery(
            level: .series, study: uid, series: series,
            include: .attributes([SearchTag.numberOfSeriesRelatedInstances]))
        let found = try? await index.search(query, scope: .everything).results.first
        return found?.text(SearchTag.numberOfSeriesRelatedInstances).flatMap { Int($0) }
    }

    /// Of single instances; `nil` where none are named.
    private func sopClasses(_ study: AuditedStudy) async -> Set<String>? {
        guard let instance = study.instances.first.flatMap({ SOPInstanceUID($0) }), study.instances.count == 1,
            let uid = StudyInstanceUID(study.uid), let series = study.series.flatMap({ SeriesInstanceUID($0) })
        else { return nil }
        let identity = InstanceIdentity(study: uid, series: series, instance: instance)
        guard let record = try? await index.instance(identity, scope: .everything), !record.sopClassUID.isEmpty else {
            return nil
        }
        return [record.sopClassUID]
    }
}

extension SearchResult {
    /// The values of an attribute as text; of a person name its first group.
    fileprivate func texts(_ tag: Tag) -> [String] {
        guard let attribute = attributes.first(where: { $0.tag == tag }),
            let values = try? JSONDecoder().decode(JSONValues.self, from: Data(attribute.json))
        else { return [] }
        return (values.values ?? []).compactMap(\.text).filter { !$0.isEmpty }
    }

    fileprivate func text(_ tag: Tag) -> String? { texts(tag).first }
}

/// An attribute object of the DICOM JSON Model.
private struct JSONValues: Decodable {
    let values: [JSONValue]?

    enum CodingKeys: String, CodingKey { case values = "Value" }
}

private struct JSONValue: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else if let number = try? container.decode(Int.self) {
            text = String(number)
        } else {
            let groups = try? container.decode([String: String].self)
            text = groups?["Alphabetic"] ?? groups?.values.first
        }
    }
}
