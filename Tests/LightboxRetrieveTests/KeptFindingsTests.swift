import DICOMCore
import LightboxIndex
import Synchronization
import Testing

@testable import LightboxRetrieve

@Suite("What is kept of the index, and how long")
struct KeptFindingsTests {
    private final class Searches: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }

    @Test("What was found is kept for its scope until the index changes; who asks at the same time shares the work")
    func findings() async throws {
        let index = MarkedIndex()
        let findings = IndexFindings<Int, Int>(index: index, limit: 1 << 20)
        let searches = Searches()
        @Sendable func find(_ scope: AccessScope = .everything) async throws -> Int {
            try await findings.value(of: 7, scope: scope, cost: { _ in 8 }) {
                try await Task.sleep(for: .milliseconds(100))
                return searches.next()
            }
        }
        let together = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<5 { group.addTask { try await find() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(together == [1, 1, 1, 1, 1])
        #expect(try await find() == 1)
        #expect(try await find(.patient(id: "A", issuer: nil)) == 2, "another scope sees other images")
        index.change()
        #expect(try await find() == 3)
    }

    @Test("Answers that slow clients collect share one bound; what it has no room for is sent without being kept")
    func collecting() {
        let cache = MetadataCache(index: MarkedIndex())
        var shares = (0..<4).map { _ in cache.roomForAnswer(of: 8 << 20) }
        #expect(shares.allSatisfy { $0 != nil })
        #expect(cache.roomForAnswer(of: 1) == nil)
        shares.removeLast()
        #expect(cache.roomForAnswer(of: 8 << 20) != nil)
        #expect(cache.roomForAnswer(of: 9 << 20) == nil, "too long to be kept at all")
    }

    @Test("A frame is given up over its second loss in a row, for a while; one that comes through is as new")
    func lostFrames() throws {
        let lost = LostFrames()
        let (first, other) = (try subject(1), try subject(2))
        let begin = ContinuousClock.now
        #expect(!lost.add(first, at: begin) && !lost.isGivenUp(first, at: begin))
        #expect(lost.add(first, at: begin) && lost.isGivenUp(first, at: begin))
        #expect(!lost.isGivenUp(other, at: begin))
        let later = begin + LostFrames.pause
        #expect(!lost.isGivenUp(first, at: later), "it gets another try")
        #expect(lost.add(first, at: later) && lost.isGivenUp(first, at: later), "and only one")
        lost.forget(first)
        #expect(!lost.isGivenUp(first, at: later) && !lost.add(first, at: later))
    }

    private func subject(_ number: Int) throws -> PictureSubject {
        let identity = InstanceIdentity(
            study: try #require(StudyInstanceUID("1.2")), series: try #require(SeriesInstanceUID("1.2.1")),
            instance: try #require(SOPInstanceUID("1.2.1.1")))
        let record = InstanceRecord(
            identity: identity, sopClassUID: "", transferSyntax: .jpegBaseline, pixels: nil, frames: .none,
            bulkValues: [], object: StoredObject(location: .stored(key: "k"), byteCount: 1, digest: [7]))
        return PictureSubject(record, try #require(FrameNumber(number)))
    }
}
