internal import ArgumentParser
internal import DICOMCore
internal import Foundation
internal import LightboxIndex
internal import LightboxIndexSQLite
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore
internal import SystemPackage

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare the index with the objects.",
        discussion: """
            Says which instances have lost their object, which objects the index does not know, and which files the last
            imports refused. With --repair an object is brought back from the file that it came from, if that is still
            there; where it is not, the instance leaves the index and can be imported again. Files that are indexed in
            place are never taken out: their disk may just not be there.

            Exit codes: 0 all is well, 3 something is damaged and stays so.

            Examples:
              lightbox verify --data /srv/images
              lightbox verify --data /srv/images --deep --repair
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Read every byte and compare its digest.")
    var deep = false

    @Flag(help: "Put right what can be.")
    var repair = false

    @Flag(help: "Print the findings as JSON.")
    var json = false

    func run() async throws {
        let settings = try options.existingSettings()
        let command = self
        let result = try await cancellingOnSignals {
            command.repair
                ? try await DataFolder.withWriter(settings) { try await command.verify($0) }
                : try await command.verify(try DataFolder(settings))
        }
        print(json ? result.json : result.text, terminator: json ? "\n" : "")
        if !result.isWell { throw ExitStatus.someRefused }
    }

    private func verify(_ folder: DataFolder) async throws -> VerifyResult {
        var result = VerifyResult()
        let verifier = Verifier(index: folder.index, store: folder.store, pool: folder.pool)
        try await verifier.run(isDeep: deep, repairs: repair) { result.add($0) }
        if repair, !result.unindexed.isEmpty {
            let outcome = try await folder.replay.takeIn(result.unindexed)
            result.noteIndexed(outcome.instanceCount)
        }
        result.quarantine = try await folder.index.quarantine().map { ($0.file.text, $0.reason) }
        return result
    }
}

/// What a verification found.
struct VerifyResult {
    private(set) var checkedCount = 0
    private(set) var checkedByteCount: Int64 = 0
    private(set) var damaged: [(instance: ExistingInstance, damage: ObjectDamage, repair: VerifyRepair)] = []
    private(set) var unindexed: [String] = []
    private(set) var indexedCount = 0
    /// Files that imports refused, with the reason.
    var quarantine: [(path: String, reason: String)] = []

    mutating func add(_ event: VerifyEvent) {
        switch event {
        case .checked(let count, let byteCount):
            checkedCount += count
            checkedByteCount += byteCount
        case .damaged(let instance, let damage, let repair):
            damaged.append((instance, damage, repair))
        case .unindexed(let key):
            unindexed.append(key)
        }
    }

    mutating func noteIndexed(_ count: Int) {
        indexedCount += count
        if count == unindexed.count { unindexed = [] }
    }

    /// Nothing is damaged that was not put right.
    var isWell: Bool { unindexed.isEmpty && damaged.allSatisfy { $0.repair == .restored } }

    var text: String {
        var lines = damaged.map { found in
            "damaged   \(found.instance.identity.instance) (\(found.instance.object.location.text)): "
                + "\(found.damage.text) \(found.repair.text)"
        }
        lines += unindexed.map {
            "unindexed \($0): the index does not know this object. lightbox verify --repair adds it."
        }
        lines += quarantine.map { "refused   \($0.path): \($0.reason)" }
        lines.append(
            "\(count(checkedCount, "object")) checked (\(bytesText(checkedByteCount))), \(damaged.count) damaged, "
                + "\(unindexed.count) not in the index, \(quarantine.count) refused by imports.")
        if indexedCount > 0 { lines.append("\(count(indexedCount, "object")) added to the index.") }
        return lines.map { $0 + "\n" }.joined()
    }

    var json: String {
        struct Damage: Encodable { let sopInstanceUID, location, damage, repair: String }
        struct Refusal: Encodable { let path, reason: String }
        struct Document: Encodable {
            let checked: Int
            let checkedBytes: Int64
            let damaged: [Damage]
            let unindexed: [String]
            let indexed: Int
            let refused: [Refusal]
        }
        let document = Document(
            checked: checkedCount, checkedBytes: checkedByteCount,
            damaged: damaged.map {
                Damage(
                    sopInstanceUID: $0.instance.identity.instance.text, location: $0.instance.object.location.text,
                    damage: $0.damage.text, repair: $0.repair.text)
            },
            unindexed: unindexed, indexed: indexedCount,
            refused: quarantine.map { Refusal(path: $0.path, reason: $0.reason) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(document) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension ObjectLocation {
    fileprivate var text: String {
        switch self {
        case .stored(let key): key
        case .inPlace(let file): file.text
        }
    }
}

extension ObjectDamage {
    fileprivate var text: String {
        switch self {
        case .missing: "its object is not there."
        case .wrongLength: "its object is shorter or longer than it was."
        case .changed: "the file was changed since it was indexed in place."
        case .wrongContent: "its bytes are not what they were."
        case .unreadable(let code): "it can't be read: \(systemText(code))."
        }
    }
}

extension VerifyRepair {
    fileprivate var text: String {
        switch self {
        case .none: "Import the file again, or remove the instance."
        case .restored: "Brought back from the file that it came from."
        case .takenOut: "Taken out of the index: import the file again."
        }
    }
}
