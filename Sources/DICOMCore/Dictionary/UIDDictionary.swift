/// The names of the registered SOP classes and transfer syntaxes. Source: PS3.6 annex A.
package enum UIDDictionary {
    /// - Returns: `nil` for a private or unknown SOP class.
    package static func name(ofSOPClass uid: String) -> String? { sopClasses[uid] }

    /// - Returns: `nil` for a private or unknown transfer syntax.
    package static func name(of syntax: TransferSyntax) -> String? { transferSyntaxes[syntax.uid] }

    private static let sopClasses = names(sopClassTable)
    private static let transferSyntaxes = names(transferSyntaxTable)

    private static func names(_ table: String) -> [String: String] {
        var names: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard parts.count == 2 else { continue }
            names[String(parts[0])] = String(parts[1])
        }
        return names
    }
}
