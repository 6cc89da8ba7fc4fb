package import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// Says of what is not found whether it was here and was removed.
    package func explained(_ error: any Error, at resource: Resource?) async -> any Error {
        guard error as? RetrieveError == .notFound, let target = resource.flatMap(RetrieveTarget.init) else {
            return error
        }
        let isGone = (try? await index.wasRemoved(target)) ?? false
        return isGone ? RetrieveError.removed : error
    }
}

extension RetrieveTarget {
    /// - Returns: `nil` for a resource that is no study, series, instance or part of one.
    init?(_ resource: Resource) {
        switch resource {
        case .service, .search:
            return nil
        case .retrieve(let object, _):
            self.init(object)
        case .contactSheet(let study, let series):
            self = .series(study, series)
        case .frames(let instance, _, _), .bulkValue(let instance, _):
            self = .instance(
                InstanceIdentity(study: instance.study, series: instance.series, instance: instance.instance))
        }
    }
}
