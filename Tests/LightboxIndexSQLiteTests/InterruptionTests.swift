import DICOMCore
import DICOMQuery
import Foundation
import GRDB
import LightboxIndex
import Support
import Synchronization
import Testing

/// `@testable` for the connection that a search runs on: there is but one here, and its statements are counted.
@testable import LightboxIndexSQLite

@Suite("Searches whose time is up")
struct InterruptionTests {
    /// From the tenth on each look at what is stored lasts longer than the search may, so that its time is up among them on
    /// any machine, however late the busy one notices.
    @Test("E-59 a search that looks through what is stored is interrupted there when its time is up")
    func candidates() async throws {
        var generator = SeededGenerator(seed: 8)
        let samples = RandomStudies(studies: 60, using: &generator).samples
        let comments = try #require(SearchKey(path: [DICOMCore.Tag(0x0020, 0x4000)]))
        let query = SearchQuery(
            level: .instance, keys: [MatchKey(path: comments.path, match: try comments.match("x"))])
        let limit = Duration.milliseconds(200)
        let looks = Mutex(0)
        try await withTemporaryPath { path in
            let index = try SQLiteIndex(path: path, readerCount: 1, bounds: SearchBounds(timeLimit: limit))
            _ = try await index.insert(samples.map { try $0.entry })
            try await index.pool.read { db in
                db.trace { event in
                    guard "\(event)".contains("FROM instance_attributes") else { return }
                    let number = looks.withLock { count in
                        count += 1
                        return count
                    }
                    if number >= 10 { Thread.sleep(forTimeInterval: 1) }
                }
            }
            await #expect(throws: SearchError.timedOut(limit: limit)) {
                _ = try await index.search(query, scope: .everything)
            }
            // The connection is free again, and what was left has not been looked at.
            #expect(looks.withLock { $0 } >= 10)
            #expect(looks.withLock { $0 } < samples.count)
            try await index.pool.read { db in db.trace(options: []) }
        }
    }
}
