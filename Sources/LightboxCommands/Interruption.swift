internal import UnixSignals

/// Runs the body as a task that SIGINT and SIGTERM cancel, so that it ends at a place of its own choice.
func cancellingOnSignals<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    let work = Task { try await body() }
    let watch = Task {
        for await _ in signals { work.cancel() }
    }
    defer { watch.cancel() }
    return try await work.value
}
