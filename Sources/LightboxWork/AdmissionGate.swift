/// Lets so many callers through at a time; the others wait in line without holding a thread. For work whose input and
/// output are large: what waits here has not read anything yet.
package actor AdmissionGate {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    package init(limit: Int) {
        free = limit
    }

    /// Runs the body when there is room for it.
    package nonisolated func run<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        await enter()
        do {
            try Task.checkCancellation()
            let value = try await body()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
