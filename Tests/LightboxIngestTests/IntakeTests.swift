import DICOMCore
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxStore
import Support
import SystemPackage
import Testing

@Suite("Objects that are sent")
struct IntakeTests {
    @Test("What a hundred senders send at once is all there when it is acknowledged, and none of it twice")
    func manySenders() async throws {
        try await DataFolder.with { data in
            let intake = try data.intake()
            let series = SyntheticSeries(count: 1, edge: 8)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...100 {
                    group.addTask {
                        let receipt = try await intake.take(.bytes(series.file(number)), from: "TEST")
                        let identity = try series.identity(number)
                        #expect(receipt.outcome == .imported(identity))
                        let stored = try await data.bytes(identity)
                        #expect(stored == series.file(number))
                    }
                }
                try await group.waitForAll()
            }
            let again = try await intake.take(.bytes(series.file(7)), from: "TEST")
            #expect(try again.outcome == .alreadyThere(series.identity(7)))
            let totals = try await data.index.totals()
            #expect(totals.instances == 100)
        }
    }

    @Test("An object in pieces is the same whether it waits in memory or in a file", arguments: [300, 1300])
    func pieces(edge: Int) async throws {
        try await DataFolder.with { data in
            let series = SyntheticSeries(count: 1, edge: edge)
            let file = series.file(1)
            var object = IncomingObject(for: try data.intake(), from: "TEST", maximumByteCount: 4_000_000)
            for start in stride(from: 0, to: file.count, by: 65_537) {
                try await object.append(Array(file[start..<min(start + 65_537, file.count)]))
            }
            let receipt = try await object.finish()
            let identity = try series.identity(1)
            #expect(receipt.outcome == .imported(identity))
            let stored = try await data.bytes(identity)
            #expect(stored == file)
        }
    }

    @Test("Where memory is used up, objects wait in files instead")
    func memory() async throws {
        try await DataFolder.with { data in
            let series = SyntheticSeries(count: 1, edge: 300)
            let file = series.file(1)
            var object = IncomingObject(
                for: try data.intake(memoryByteCount: 0), from: "TEST", maximumByteCount: 1 << 30)
            try await object.append(file)
            let receipt = try await object.finish()
            #expect(try receipt.outcome == .imported(series.identity(1)))
            #expect(try await data.bytes(series.identity(1)) == file)
        }
    }

    @Test("An object that is too large is forgotten, one that is abandoned leaves nothing behind")
    func abandoned() async throws {
        try await DataFolder.with { data in
            let intake = try data.intake()
            do {
                var object = IncomingObject(for: intake, from: "TEST", maximumByteCount: 2_000_000)
                for _ in 0..<19 { try await object.append([UInt8](repeating: 1, count: 100_000)) }
                let isEarly = object.isTooLarge
                #expect(!isEarly)
                #expect(try data.stagedNames.count == 1)
                for _ in 0..<9 { try await object.append([UInt8](repeating: 1, count: 100_000)) }
                let isTooLarge = object.isTooLarge
                #expect(isTooLarge)
                #expect(try await isStagingEmpty(data))
            }
            do {
                var object = IncomingObject(for: intake, from: "TEST", maximumByteCount: 4_000_000)
                try await object.append([UInt8](repeating: 1, count: 2_000_000))
                #expect(try data.stagedNames.count == 1)
            }
            #expect(try await isStagingEmpty(data))
        }
    }

    /// A worker lets go of the file that it has written to a moment after who waited for it goes on.
    private func isStagingEmpty(_ data: DataFolder) async throws -> Bool {
        for _ in 0..<1000 {
            if try data.stagedNames.isEmpty { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test("What is not wanted, not readable, or no DICOM is not taken in, and the reason is given")
    func refused() async throws {
        try await DataFolder.with { data in
            let intake = try data.intake()
            let series = SyntheticSeries(count: 1, edge: 8)
            let other = try await intake.take(.bytes(series.file(1)), from: "TEST") { _ in
                .mislabelled(.studyInstanceUID)
            }
            #expect(other.outcome == .refused(.mislabelled(.studyInstanceUID)))
            #expect(try other.identity?.instance == series.identity(1))
            let text = try await intake.take(.bytes(Array("Hello".utf8)), from: "TEST")
            #expect(text.outcome == .skipped(.notDICOM))
            let cut = try await intake.take(.bytes(Array(series.file(1).prefix(300))), from: "TEST")
            guard case .refused(.unparsable) = cut.outcome else {
                Issue.record("\(cut.outcome)")
                return
            }
            #expect(try await data.index.totals().instances == 0)
        }
    }

    @Test("A file that is handed over is gone afterwards, whatever comes of it", arguments: [true, false])
    func file(isReadable: Bool) async throws {
        try await DataFolder.with { data in
            let series = SyntheticSeries(count: 1, edge: 8)
            try data.write(["received": isReadable ? series.file(1) : [1, 2, 3]])
            let path = data.source.appending("received")
            let receipt = try await data.intake().take(.file(path), from: "TEST")
            #expect(try receipt.outcome == (isReadable ? .imported(series.identity(1)) : .skipped(.notDICOM)))
            #expect(throws: StoreError.missing) { try FileStatus(path) }
        }
    }

    @Test("Two writers of one data folder take turns, each with an index and a store of its own")
    func twoWriters() async throws {
        try await DataFolder.with { data in
            let other = try data.secondOpening()
            let intakes = [try data.intake(), try other.intake()]
            let series = SyntheticSeries(count: 1, edge: 8)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...60 {
                    group.addTask {
                        let receipt = try await intakes[number % 2].take(.bytes(series.file(number)), from: "TEST")
                        #expect(try receipt.outcome == .imported(series.identity(number)))
                    }
                }
                try await group.waitForAll()
            }
            for number in 1...60 { #expect(try await data.bytes(series.identity(number)) == series.file(number)) }
            let reindexed = try data.withoutIndex()
            _ = try await reindexed.replay.run()
            #expect(try await reindexed.index.totals().instances == 60)
        }
    }

    @Test("What one writer left in the log when it was killed, the next takes into the index before its own")
    func catchingUp() async throws {
        try await DataFolder.with { data in
            let series = SyntheticSeries(count: 1, edge: 8)
            // Durable in the log, and not in the index: as if the process had died here.
            _ = try data.store.commit([.add(StagedObject(bytes: series.file(1)))])
            let receipt = try await data.intake().take(.bytes(series.file(1)), from: "TEST")
            #expect(try receipt.outcome == .alreadyThere(series.identity(1)))
            #expect(try await data.index.totals().instances == 1)
        }
    }

    @Test("While another command keeps the folder to itself, a sender is told to come again")
    func busy() async throws {
        try await DataFolder.with { data in
            let lock = try await data.writerLock.take(patience: .zero)
            #expect(lock != nil)
            let intake = try data.intake(patience: .milliseconds(50))
            await #expect(throws: WritingError.busy) {
                _ = try await intake.take(.bytes(SyntheticSeries(count: 1, edge: 8).file(1)), from: "TEST")
            }
            withExtendedLifetime(lock) {}
        }
    }
}
