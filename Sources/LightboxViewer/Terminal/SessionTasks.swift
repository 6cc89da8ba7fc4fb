internal import DICOMCore
internal import DICOMwebClient
internal import Synchronization

/// The requests that are on their way. Answers come back as events.
package final class SessionTasks: Sendable {
    private struct State {
        var search: Task<Void, Never>?
        var others: [Int: Task<Void, Never>] = [:]
        var pictures: [PictureRequest: Task<Void, Never>] = [:]
        var waiting: [PictureRequest] = []
        var number = 0
    }

    private let source: any StudySource
    private let typingPause: Duration
    private let queue: EventQueue
    private let state = Mutex(State())
    /// As many as browsers use for one server.
    private static let pictureLimit = 6
    private static let clock = ContinuousClock()
    private let began = SessionTasks.clock.now

    /// - Parameter typingPause: how long nobody must type before a search is sent.
    package init(source: any StudySource, queue: EventQueue, typingPause: Duration = .milliseconds(120)) {
        self.source = source
        self.queue = queue
        self.typingPause = typingPause
    }

    /// Nobody waits for an answer any more.
    package func cancelAll() {
        state.withLock { state in
            state.search?.cancel()
            state.others.values.forEach { $0.cancel() }
            state.pictures.values.forEach { $0.cancel() }
        }
    }

    /// Has exactly these pictures on their way or waiting, in this order; others are cancelled.
    package func bring(_ wanted: [PictureRequest]) {
        state.withLock { state in
            let set = Set(wanted)
            for (request, task) in state.pictures where !set.contains(request) {
                task.cancel()
                state.pictures[request] = nil
            }
            state.waiting = wanted.filter { state.pictures[$0] == nil }
            startWaiting(&state)
        }
    }

    private func startWaiting(_ state: inout State) {
        while state.pictures.count < Self.pictureLimit, !state.waiting.isEmpty {
            let request = state.waiting.removeFirst()
            state.pictures[request] = Task {
                let result = await result { try await source.picture(request) }
                self.state.withLock { state in
                    // A cancelled request may have been asked for again meanwhile.
                    guard !Task.isCancelled else { return }
                    state.pictures[request] = nil
                    startWaiting(&state)
                }
                if let result { queue.put(.picture(request, result)) }
            }
        }
    }

    /// Does what a state wants done; answers come back as events.
    package func start(_ effect: ViewerEffect) {
        switch effect {
        case .search(let filter, let generation, let offset):
            let task = Task {
                // Typing goes on: wait for the end of a word rather than ask for each letter.
                if generation > 0, offset == 0 { try? await Task.sleep(for: typingPause) }
                guard !Task.isCancelled else { return }
                let found = await result {
                    try await source.studies(matching: filter, offset: offset, limit: StudyList.pageSize)
                }
                if let found { queue.put(.studies(generation: generation, offset: offset, found)) }
            }
            state.withLock { state in
                state.search?.cancel()
                state.search = task
            }
        case .loadSeries(let study):
            keep { [self] in
                guard let series = await result({ try await source.series(of: study) }) else { return }
                queue.put(.series(study, series))
            }
        case .loadInstances(let series):
            keep { [self] in
                guard let instances = await result({ try await source.instances(of: series) }) else { return }
                queue.put(.instances(series.uid, instances))
            }
        case .loadAttributes(let instance):
            keep { [self] in
                guard let found = await result({ try await source.attributes(of: instance) }) else { return }
                queue.put(.attributes(instance, found))
            }
        case .loadText(let slice):
            keep { [self] in
                guard let found = await result({ try await source.text(of: slice.instance, slice.kind) })
                else { return }
                queue.put(.text(slice.instance, found))
            }
        case .tick(let delay):
            keep { [self] in
                try? await Task.sleep(for: delay, clock: Self.clock)
                queue.put(.tick(now: Self.clock.now - began))
            }
        case .copyAddress, .repaint, .suspend, .quit: break
        }
    }

    private func keep(_ body: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            state.number += 1
            let number = state.number
            state.others[number] = Task {
                await body()
                self.state.withLock { $0.others[number] = nil }
            }
        }
    }

    /// - Returns: `nil` where the task was cancelled: nobody waits for an answer.
    private func result<Value: Sendable>(
        _ body: () async throws -> Value
    ) async -> Result<Value, PictureFailure>? {
        do {
            return .success(try await body())
        } catch {
            guard !Task.isCancelled, !(error is CancellationError) else { return nil }
            return .failure(PictureFailure(sentence: failureSentence(error, source: source.name)))
        }
    }
}
