internal import Synchronization

/// What has happened and was not looked at yet. While a screen is on its way to a slow terminal, events gather here, and are
/// then answered by one screen instead of one each.
package final class EventQueue: Sendable {
    private let events = Mutex<[ViewerEvent]>([])
    private let wakes: AsyncStream<Void>
    private let sink: AsyncStream<Void>.Continuation

    package init() {
        (wakes, sink) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    package func put(_ event: ViewerEvent) {
        events.withLock { $0.append(event) }
        sink.yield()
    }

    /// All that waits, in its order, as soon as there is something; for one reader. - Returns: `nil` at the end.
    package func next() async -> [ViewerEvent]? {
        for await _ in wakes {
            let waiting = events.withLock { events in
                defer { events = [] }
                return events
            }
            // A wake may be late: what it announced was taken with what came before.
            if !waiting.isEmpty { return waiting }
        }
        return nil
    }

    /// Nothing more will happen.
    package func finish() {
        sink.finish()
    }
}
