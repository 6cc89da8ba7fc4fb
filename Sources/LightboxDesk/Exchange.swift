/// A request of a participant and what came back: everything that the rules judge by, and no image data.
package struct Exchange: Hashable, Codable, Sendable {
    /// Counts the exchanges of its run from 1.
    package internal(set) var number = 0
    /// When the request came, in seconds since 1970.
    package let time: Double
    package let method: String
    /// Below the service root, `/studies`.
    package let path: String
    /// Without the question mark; empty where there is none.
    package let query: String
    /// The fields that tell what the client wants, by lower-case name; never a credential.
    package let requestFields: [String: String]
    package let status: Int
    /// The fields that tell the client what to do next, by lower-case name.
    package let answerFields: [String: String]
    /// Bytes of the body that were sent.
    package let byteCount: Int
    package let milliseconds: Double
    /// The body was ended before its end, by a rehearsal or by the client.
    package let isCut: Bool

    /// What is kept of the request: how the client asks, nothing that identifies a person.
    package static let keptRequestFields: Set<String> = [
        "accept", "accept-encoding", "accept-charset", "authorization", "if-none-match", "if-range", "origin",
        "range", "user-agent",
    ]
    package static let keptAnswerFields: Set<String> = [
        "content-range", "content-type", "lightbox-advice", "retry-after", "warning", "www-authenticate",
        "x-total-count",
    ]

    /// In bytes: a character may be a thousand of them.
    private static let longestText = 600
    private static let longestField = 200

    /// - Parameters:
    ///   - requestFields, answerFields: all fields by lower-case name; what is not to be kept is left out here.
    package init(
        time: Double, method: String, path: String, query: String, requestFields: [String: String], status: Int,
        answerFields: [String: String], byteCount: Int, milliseconds: Double, isCut: Bool
    ) {
        self.time = time
        self.method = method.cut(to: 16)
        self.path = path.cut(to: Self.longestText)
        self.query = query.cut(to: Self.longestText)
        var request = Self.kept(requestFields, Self.keptRequestFields)
        if let authorization = request["authorization"] {
            request["authorization"] = "\(authorization.prefix { $0 != " " }.prefix(10)) (not kept)"
        }
        self.requestFields = request
        self.status = status
        self.answerFields = Self.kept(answerFields, Self.keptAnswerFields)
        self.byteCount = byteCount
        self.milliseconds = milliseconds
        self.isCut = isCut
    }

    private static func kept(_ fields: [String: String], _ names: Set<String>) -> [String: String] {
        fields.filter { names.contains($0.key) }.mapValues { $0.cut(to: longestField) }
    }
}

extension Exchange {
    package var isAnswered: Bool { (200..<300).contains(status) }

    /// Path and query: the same request again has the same.
    var target: String { query.isEmpty ? path : "\(path)?\(query)" }
}

extension String {
    /// The beginning of it, in no more than so many bytes of UTF-8 but for a replaced character at the cut.
    fileprivate func cut(to byteCount: Int) -> String {
        utf8.count <= byteCount ? self : String(decoding: utf8.prefix(byteCount), as: UTF8.self)
    }
}
