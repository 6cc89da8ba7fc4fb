internal import DICOMCore
internal import LightboxGateway
internal import LightboxIndex
internal import LightboxIndexSQLite
internal import LightboxIngest
internal import LightboxRetrieve
internal import LightboxSettings
internal import LightboxTransport
internal import LightboxWork

/// What `/readyz` and `/metrics` tell of a data folder and of the parts that work on it.
func operation(
    _ folder: DataFolder, _ retriever: Retriever, _ intake: Intake, _ transport: Transport?, _ settings: Settings
) -> Operation {
    let (index, pool) = (folder.index, folder.pool)
    let probe = SOPInstanceUID("2.25.0")
    return Operation(
        // Cheap whatever the size of the index: anybody may ask.
        isReady: { (try? await index.existing([probe].compactMap { $0 })) != nil },
        measures: {
            var measures = [
                Measure("worker_jobs", .gauge, pool.jobCount, help: "Blocking jobs that run or wait."),
                Measure("worker_jobs_limit", .gauge, settings.workers.queue, help: "Beyond them requests get 503."),
            ]
            if let expiry = transport?.current.expirySeconds {
                measures.append(
                    Measure(
                        "certificate_expiry_seconds", .gauge, expiry,
                        help: "When the certificate expires, in seconds since 1970."))
            }
            if let totals = try? await index.totals() {
                measures += [
                    Measure("studies", .gauge, totals.studies, help: "Studies in the index."),
                    Measure("series", .gauge, totals.series, help: "Series in the index."),
                    Measure("instances", .gauge, totals.instances, help: "Instances in the index."),
                ]
            }
            for (cache, lookups) in retriever.cacheLookups {
                for (result, count) in [("hit", lookups.hits), ("miss", lookups.misses)] {
                    measures.append(
                        Measure(
                            "cache_lookups_total", .counter, count, help: "Lookups in caches in memory.",
                            labels: ["cache": cache, "result": result]))
                }
            }
            let counts = await intake.counts
            for (outcome, count) in [
                ("imported", counts.imported), ("already-there", counts.alreadyThere), ("conflict", counts.conflicts),
                ("replaced", counts.replaced), ("refused", counts.refused), ("skipped", counts.skipped),
            ] {
                measures.append(
                    Measure(
                        "received_objects_total", .counter, count,
                        help: "Objects that came by STOW-RS or C-STORE since the start.", labels: ["outcome": outcome]))
            }
            return measures
        },
        logsRequests: settings.log.requests,
        memory: .ofThisProcess(megabytes: settings.limits.memoryMegabytes, pool))
}
