/// The names of the registered SOP classes and transfer syntaxes. Source: PS3.6 annex A.
package enum UIDDictionary {
    /// - Returns: `nil` for a private or unknown SOP class.
    package static func name(ofSOPClass uid: String) -> String? { sopClasses[uid] }

    /// - Returns: `nil` for a private or unknown transfer syntax.
    package static func name(of syntax: TransferSyntax) -> String? { transferSyntaxes[syntax.uid] }

    /// The SOP classes of composite instances, which can be stored, by their UIDs. Source: PS3.4 B.5.
    package static let storageClasses: [(uid: String, name: String)] = sopClasses.filter { uid, name in
        uid.hasPrefix("1.2.840.10008.5.1.4.") && name.contains("Storage") && !name.contains("Storage Management")
    }.map { ($0.key, $0.value) }.sorted { $0.name < $1.name }

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
