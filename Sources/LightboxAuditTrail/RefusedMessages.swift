internal import Foundation
internal import LightboxAudit
internal import SystemPackage

/// What a receiver will never take, kept for people in the folder of the journal (`audit/refused.jsonl`): a line for each
/// message, with the event that it was made of and the reason.
struct RefusedMessages: Sendable {
    let folder: FilePath

    static let fileName = "refused.jsonl"

    private struct Line: Encodable {
        let reason: String
        let event: AuditEvent
    }

    /// Makes it durable. Blocks.
    func keep(_ event: AuditEvent, _ reason: String) throws {
        let line = try JSONEncoder().encode(Line(reason: reason, event: event)) + [UInt8(ascii: "\n")]
        try appendLines(Array(line), to: folder.appending(Self.fileName), permissions: [.ownerReadWrite])
    }
}
