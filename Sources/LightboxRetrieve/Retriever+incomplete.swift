internal import DICOMCore
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// Whether a frame is drawn although its pixel data ends within it.
    func isIncomplete(_ frame: FrameNumber, of record: InstanceRecord, _ request: RetrieveRequest) -> Bool {
        request.limits.drawsIncomplete && record.incompleteRange(of: frame) != nil
    }

    /// The frames of an instance that are drawn although they are not whole; of a study or series, nobody is told.
    func incompleteFrames(
        of object: Resource.ObjectResource, _ request: RetrieveRequest
    ) async throws -> [FrameNumber] {
        guard request.limits.drawsIncomplete, case .instance(let instance) = object,
            let record = try await records.record(
                InstanceIdentity(study: instance.study, series: instance.series, instance: instance.instance),
                scope: request.scope)
        else { return [] }
        return (0..<record.frames.count).compactMap { FrameNumber($0 + 1) }
            .filter { isIncomplete($0, of: record, request) }
    }
}

extension RetrieveAnswer {
    /// The answer with a warning that names the frames which are not whole.
    func warning(_ incomplete: [FrameNumber], of request: RetrieveRequest) -> RetrieveAnswer {
        guard !incomplete.isEmpty else { return self }
        let numbers = incomplete.prefix(10).map { "\($0.value)" }.joined(separator: ", ")
        var answer = self
        answer.warnings.append(
            "299 \(request.serviceURL): The pixel data ends within frame \(numbers): what is missing is drawn as zeros")
        return answer
    }
}
