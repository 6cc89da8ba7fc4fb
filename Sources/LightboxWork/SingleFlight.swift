/// Does the same work once for all who want it at the same time.
package actor SingleFlight<Key: Hashable & Sendable, Value: Sendable> {
    private struct Flight {
        let task: Task<Value, any Error>
        var passengerCount: Int
    }

    private var flights: [Key: Flight] = [:]

    package init() {}

    /// The value of the work under way for this key, or of the work that this call starts.
    ///
    /// The work goes on as long as one of them is not cancelled.
    package func value(
        for key: Key, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task: Task<Value, any Error>
        if let flight = flights[key] {
            flights[key]?.passengerCount += 1
            task = flight.task
        } else {
            task = Task { try await work() }
            flights[key] = Flight(task: task, passengerCount: 1)
        }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            Task { await self.leave(key, task) }
        }
        // The first to come back clears the way for a new flight.
        if flights[key]?.task == task { flights[key] = nil }
        try Task.checkCancellation()
        return try result.get()
    }

    private func leave(_ key: Key, _ task: Task<Value, any Error>) {
        guard let flight = flights[key], flight.task == task else { return }
        guard flight.passengerCount == 1 else {
            flights[key]?.passengerCount -= 1
            return
        }
        flights[key] = nil
        task.cancel()
    }
}
