import DICOMCore
import DICOMweb
import DICOMwebClient
import LightboxViewer
import Synchronization
import Testing

@Suite("Viewer: pictures on their way and kept")
struct PrefetchTests {
    /// Answers nothing until it is told to, and counts.
    private final class SlowSource: StudySource {
        struct State {
            var started: [PictureRequest] = []
            var cancelled: [PictureRequest] = []
            var searches: [StudyFilter] = []
            var isOpen = false
        }

        struct NotHere: Error {}

        let state = Mutex(State())
        let name = "slow"
        let hasAddresses = false

        func studies(matching filter: StudyFilter, offset: Int, limit: Int) async throws -> StudyPortion {
            state.withLock { $0.searches.append(filter) }
            return StudyPortion(entries: [], mayContinue: false)
        }
        func study(_ uid: StudyInstanceUID) async throws -> StudyEntry? { nil }
        func series(of study: StudyInstanceUID) async throws -> [SeriesEntry] { [] }
        func instances(of series: SeriesEntry) async throws -> [InstanceEntry] { [] }
        func attributes(of instance: Resource.InstanceResource) async throws -> Attributes { Attributes() }
        func text(of instance: Resource.InstanceResource, _ kind: InstanceKind) async throws -> String {
            throw NotHere()
        }
        func address(of resource: Resource) -> String? { nil }

        func picture(_ request: PictureRequest) async throws -> Picture {
            state.withLock { $0.started.append(request) }
            while !state.withLock({ $0.isOpen }) {
                do {
                    try await Task.sleep(for: .milliseconds(5))
                } catch {
                    state.withLock { $0.cancelled.append(request) }
                    throw error
                }
            }
            return Picture(width: 1, height: 1, channels: 1, bytes: [0])
        }
    }

    private func requests(_ numbers: Range<Int>) throws -> [PictureRequest] {
        try numbers.map { number in
            let instance = Resource.InstanceResource(
                study: try #require(StudyInstanceUID("1.2")), series: try #require(SeriesInstanceUID("1.2.3")),
                instance: try #require(SOPInstanceUID("1.2.3.\(number)")))
            let frame = try #require(FrameNumber(1))
            return PictureRequest(
                .slice(Slice(instance: instance, frame: frame, isOnlyFrame: true)), width: 10, height: 10)
        }
    }

    private func waitUntil(_ isSo: () -> Bool) async throws {
        for _ in 0..<6000 where !isSo() { try await Task.sleep(for: .milliseconds(10)) }
        try #require(isSo())
    }

    @Test("A few pictures are on their way at once; what is wanted no longer is cancelled, what still is goes on")
    func cancelling() async throws {
        let source = SlowSource()
        let queue = EventQueue()
        let tasks = SessionTasks(source: source, queue: queue)
        let all = try requests(1..<40)
        tasks.bring(Array(all[0..<20]))
        try await waitUntil { source.state.withLock { $0.started.count } == 6 }
        // The sixth stays; five and all that waited are given up for others.
        tasks.bring(Array(all[5..<6]) + Array(all[20..<30]))
        try await waitUntil { source.state.withLock { $0.cancelled.count } == 5 }
        try await waitUntil { source.state.withLock { $0.started.count } == 11 }
        #expect(source.state.withLock { Set($0.cancelled) } == Set(all[0..<5]))
        #expect(source.state.withLock { Set($0.started) } == Set(all[0..<6] + all[20..<25]))
        source.state.withLock { $0.isOpen = true }
        var came = Set<PictureRequest>()
        while came.count < 11, let events = await queue.next() {
            for case .picture(let request, .success) in events { came.insert(request) }
        }
        #expect(came == Set(Array(all[5..<6]) + Array(all[20..<30])))
        #expect(source.state.withLock { $0.started.count } == 16)
    }

    @Test("Typing asks for the last word, not for each letter")
    func typing() async throws {
        let source = SlowSource()
        let queue = EventQueue()
        // Long enough for a busy machine to type five letters.
        let tasks = SessionTasks(source: source, queue: queue, typingPause: .seconds(3))
        for (generation, text) in ["t", "th", "tho", "thor", "thorax"].enumerated() {
            tasks.start(.search(StudyFilter(text), generation: generation + 1, offset: 0))
        }
        let events = try #require(await queue.next())
        guard case .studies(generation: 5, offset: 0, .success)? = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(source.state.withLock { $0.searches } == [StudyFilter("thorax")])
    }

    @Test("Pictures take a bounded amount of memory: those that were used longest ago go first, never a wanted one")
    func memory() throws {
        var shelf = PictureShelf(byteLimit: 10_000)
        let all = try requests(1..<200)
        let picture = Picture(width: 10, height: 100, channels: 1, bytes: [UInt8](repeating: 0, count: 1000))
        for request in all {
            shelf.put(.success(picture), for: request, keeping: [all[0]])
            #expect(shelf.byteCount <= 10_000)
            shelf.touch(all[1])
        }
        #expect(shelf.hasPicture(all[0]) && shelf.hasPicture(all[1]) && shelf.hasPicture(all[198]))
        #expect(!shelf.hasPicture(all[2]))
        // Failures are bounded as well, and forgotten when somebody tries again.
        for request in all {
            shelf.put(.failure(PictureFailure(sentence: "no")), for: request, keeping: [])
        }
        #expect(shelf.byteCount <= 10_000)
        shelf.forgetFailures()
        #expect(shelf[all[198]] == nil && shelf.byteCount == 0)
    }

    @Test("Events that come while nobody looks are taken together and in order")
    func gathering() async throws {
        let queue = EventQueue()
        for number in 0..<100 { queue.put(.tick(now: .seconds(number))) }
        let events = try #require(await queue.next())
        let times = events.compactMap { event -> Duration? in
            guard case .tick(let now) = event else { return nil }
            return now
        }
        #expect(times == (0..<100).map { .seconds($0) })
        queue.finish()
        #expect(await queue.next() == nil)
    }
}
