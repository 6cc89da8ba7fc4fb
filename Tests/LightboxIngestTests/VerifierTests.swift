import DICOMCore
import Foundation
import LightboxIndex
import LightboxIndexSQLite
import LightboxIngest
import LightboxStore
import Support
import SystemPackage
import Testing

@Suite("Verify")
struct VerifierTests {
    private let series = SyntheticSeries(count: 3, edge: 4)

    @Test("Only a deep look finds bytes that rotted; repair brings them back from the source")
    func rottenBytes() async throws {
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            _ = try await data.run()
            try await rot(data, series.identity(2))
            #expect(try await findings(data).isEmpty)
            #expect(try await findings(data, isDeep: true) == [.wrongContent])
            #expect(try await findings(data, isDeep: true, repairs: true) == [.wrongContent])
            #expect(try await findings(data, isDeep: true).isEmpty)
            #expect(try await data.bytes(series.identity(2)) == series.file(2))
        }
    }

    @Test("Where the source is gone, repair takes the instance out, so that a good file can come in")
    func withoutSource() async throws {
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            _ = try await data.run()
            try await rot(data, series.identity(1))
            try FileManager.default.removeItem(atPath: data.source.appending("1.dcm").string)
            #expect(try await findings(data, isDeep: true, repairs: true) == [.wrongContent])
            #expect(try await data.index.totals().instances == 2)
            try data.write(["again": series.file(1)])
            #expect(try await data.run().importedCount == 1)
            #expect(try await data.bytes(series.identity(1)) == series.file(1))
            #expect(try await findings(data, isDeep: true).isEmpty)
        }
    }

    @Test("Files in place that changed or vanished are noticed and never taken out")
    func inPlace() async throws {
        try await DataFolder.with { data in
            try series.write(to: URL(filePath: data.source.string))
            _ = try await data.run { $0.mode = .inPlace }
            try data.write(["1.dcm": [1]])
            try FileManager.default.removeItem(atPath: data.source.appending("3.dcm").string)
            #expect(try await findings(data, repairs: true) == [.changed, .missing])
            #expect(try await data.index.totals().instances == 3)
        }
    }

    @Test("Objects that the index does not know are found, and can be taken in")
    func unindexed() async throws {
        try await DataFolder.with { data in
            try data.write(["1": series.file(1)])
            _ = try await data.run()
            _ = try data.store.commit([.add(StagedObject(bytes: series.file(2)))])
            var keys: [String] = []
            try await data.verifier.run(isDeep: false, repairs: false) {
                if case .unindexed(let key) = $0 { keys.append(key) }
            }
            #expect(keys.count == 1)
            #expect(try await data.replay.takeIn(keys).instanceCount == 1)
            #expect(try await data.bytes(series.identity(2)) == series.file(2))
        }
    }

    private func findings(
        _ data: DataFolder, isDeep: Bool = false, repairs: Bool = false
    ) async throws -> [ObjectDamage] {
        var found: [ObjectDamage] = []
        try await data.verifier.run(isDeep: isDeep, repairs: repairs) {
            if case .damaged(_, let damage, _) = $0 { found.append(damage) }
        }
        return found
    }

    /// Changes a byte of an object where it lies.
    private func rot(_ data: DataFolder, _ identity: InstanceIdentity) async throws {
        guard case .stored(let key) = try await data.record(identity).object.location else { return }
        let place = try data.store.place(key: key)
        let file = try FileDescriptor.open(place.path, .readWrite)
        try file.closeAfter { _ = try file.writeAll(toAbsoluteOffset: place.offset + 200, [0xEE]) }
    }
}
