/// The data types of FHIR R4 that the resources here are made of. Source: hl7.org/fhir/R4/datatypes.html.
package struct Identifier: Encodable, Hashable, Sendable {
    var use: String?
    var type: CodeableConcept?
    var system: String?
    let value: String
}

package struct Coding: Encodable, Hashable, Sendable {
    var system: String?
    let code: String
    var display: String?
}

/// What the base resources have no element for.
package struct Extension: Encodable, Hashable, Sendable {
    let url: String
    var valueBoolean: Bool?
    var valueInteger: Int?
    var valueString: String?
    var valueUri: String?
    var valueCodeableConcept: CodeableConcept?
    var `extension`: [Extension]?

    init(_ url: String) { self.url = url }

    /// Extensions of the MADO profile. Source: IHE RAD MADO, 6.X.3.
    static func mado(_ name: String) -> Extension {
        Extension("https://profiles.ihe.net/RAD/MADO/StructureDefinition/\(name)")
    }
}

/// Narrative for people. Source: hl7.org/fhir/R4/narrative.html.
package struct Narrative: Encodable, Hashable, Sendable {
    let status = "generated"
    /// XHTML.
    let div: String
}

package struct Period: Encodable, Hashable, Sendable {
    let start: String
}

package struct CodeableConcept: Encodable, Hashable, Sendable {
    var coding: [Coding]?
    var text: String?
}

package struct Reference: Encodable, Hashable, Sendable {
    var reference: String?
    var type: String?
    var identifier: Identifier?
    var display: String?
}

/// A person name of DICOM (PS3.5 6.2.1) as FHIR has it.
package struct HumanName: Encodable, Hashable, Sendable {
    let text: String
    var family: String?
    var given: [String]?
    var prefix: [String]?
    var suffix: [String]?

    /// - Parameter group: one group of components, `family^given^middle^prefix^suffix`.
    init(group: String) {
        let parts = group.split(separator: "^", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        func part(_ index: Int) -> [String]? {
            guard parts.count > index, !parts[index].isEmpty else { return nil }
            return [parts[index]]
        }
        family = part(0)?.first
        let givenNames = (part(1) ?? []) + (part(2) ?? [])
        given = givenNames.isEmpty ? nil : givenNames
        prefix = part(3)
        suffix = part(4)
        text = ((prefix ?? []) + givenNames + (part(0) ?? []) + (suffix ?? [])).joined(separator: " ")
    }

    /// Whether a part of the name begins with the text, as a search of FHIR for a string means it.
    func matches(_ text: String) -> Bool {
        let parts = ([family].compactMap(\.self) + (given ?? []) + (prefix ?? []) + (suffix ?? []))
            .flatMap { [$0] + $0.split(separator: " ").map { String($0) } }
        return parts.contains { $0.lowercased().hasPrefix(text.lowercased()) }
    }
}
