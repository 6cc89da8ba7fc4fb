internal import Foundation
internal import SystemPackage

/// How far the files of a journal are delivered, as its folder remembers it.
struct JournalProgress: Codable, Sendable {
    /// The first byte of each file that is not delivered yet. That of the newest file stays when the file has gone: were its
    /// number used again, the beginning of another file would count as delivered.
    private(set) var delivered: [Int: Int64] = [:]
    /// Of files behind whose delivered bytes some messages have arrived and others have not.
    private(set) var parts: [Int: Part] = [:]

    /// The messages that are made of a stretch of a file.
    struct Part: Codable, Sendable {
        /// The first byte behind the stretch. It is read again as it was, or other messages would be made of it.
        let end: Int64
        /// How many of them, from the first on, have arrived.
        let count: Int
    }

    static let fileName = "delivered.json"

    /// What is there no more, or can't be understood, is delivered again: twice is better than never.
    /// - Throws: where the file is there and can't be read.
    init(folder: FilePath) throws {
        let path = folder.appending(Self.fileName).string
        guard FileManager.default.fileExists(atPath: path) else { return }
        let data = try Data(contentsOf: URL(filePath: path))
        let decoder = JSONDecoder()
        if let known = try? decoder.decode(Self.self, from: data) {
            self = known
        } else {
            // An earlier form knew of no parts.
            delivered = (try? decoder.decode([Int: Int64].self, from: data)) ?? [:]
        }
    }

    /// The highest number of a file that anything has been delivered of.
    var highestNumber: Int { delivered.keys.max() ?? 0 }

    mutating func deliver(_ number: Int, to end: Int64) {
        delivered[number] = end
        parts[number] = nil
    }

    mutating func deliver(_ part: Part, of number: Int) {
        parts[number] = part
    }

    /// Forgets files that are not there any more.
    mutating func forget(allBut numbers: [Int]) {
        let highest = highestNumber
        delivered = delivered.filter { numbers.contains($0.key) || $0.key == highest }
        parts = parts.filter { numbers.contains($0.key) }
    }

    /// Makes it durable.
    func store(in folder: FilePath) throws {
        try replaceFile(folder.appending(Self.fileName), with: try JSONEncoder().encode(self))
    }
}
