internal import DICOMweb
internal import HTTPTypes

/// The ways in which multipart answers of other servers look unlike those of this one, and are right all the same.
package struct MultipartRehearsal: Hashable, Sendable {
    private let rehearsals: Set<Rehearsal>

    /// The most bytes of an answer that is played with; it is held in memory for that.
    package static let largestBody = 16 << 20

    /// - Returns: `nil` where none of the rehearsals is about multipart answers.
    package init?(_ rehearsals: Set<Rehearsal>) {
        self.rehearsals = rehearsals.intersection([.lowerCase, .singlePart, .otherOrder])
        guard !self.rehearsals.isEmpty else { return nil }
    }

    package struct Message: Hashable, Sendable {
        package let contentType: String
        package let body: [UInt8]

        package init(contentType: String, body: [UInt8]) {
            self.contentType = contentType
            self.body = body
        }
    }

    /// - Returns: the answer as it is rehearsed; `nil` where it is no multipart message.
    package func played(_ message: Message) -> Message? {
        guard let boundary = message.contentType.firstMatch(of: /boundary="?([^";]+)"?/).map({ String($0.1) }),
            var parts = Self.parts(of: message.body, boundary)
        else { return nil }
        if rehearsals.contains(.singlePart), parts.count == 1, let part = parts.first {
            return Message(contentType: part.fields[.contentType] ?? "application/octet-stream", body: part.body)
        }
        if rehearsals.contains(.otherOrder) { parts.reverse() }
        var body: [UInt8] = []
        for part in parts {
            body += "--\(boundary)\r\n".utf8
            for field in part.fields {
                let name = rehearsals.contains(.lowerCase) ? field.name.rawName.lowercased() : field.name.rawName
                body += "\(name): \(field.value)\r\n".utf8
            }
            body += "\r\n".utf8
            body += part.body
            body += "\r\n".utf8
        }
        body += "--\(boundary)--\r\n".utf8
        return Message(contentType: message.contentType, body: body)
    }

    private struct Part {
        let fields: HTTPFields
        var body: [UInt8] = []
    }

    private static func parts(of body: [UInt8], _ boundary: String) -> [Part]? {
        guard var parser = try? MultipartParser(boundary: boundary), let events = try? parser.read(body),
            (try? parser.finish()) != nil
        else { return nil }
        var parts: [Part] = []
        for event in events {
            switch event {
            case .head(let fields): parts.append(Part(fields: fields))
            case .body(let piece): parts[parts.count - 1].body += piece
            case .endOfPart, .end: break
            }
        }
        return parts
    }
}
