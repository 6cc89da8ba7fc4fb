/// A value of VR PN: up to three spellings of one name. Source: PS3.5 6.2.1.1.
package struct PersonName: Hashable, Sendable {
    /// Components are separated by `^`: family, given, middle, prefix, suffix. Empty where the group is.
    package var alphabetic: String
    package var ideographic: String
    package var phonetic: String

    package init(alphabetic: String, ideographic: String = "", phonetic: String = "") {
        self.alphabetic = alphabetic
        self.ideographic = ideographic
        self.phonetic = phonetic
    }

    /// Splits one value at its `=`. What stands behind a third `=` has no meaning in the standard and is left out.
    package init(_ value: String) {
        let groups = value.split(separator: "=", omittingEmptySubsequences: false)
        self.init(
            alphabetic: groups.first.map { String($0) } ?? "",
            ideographic: groups.count > 1 ? String(groups[1]) : "",
            phonetic: groups.count > 2 ? String(groups[2]) : "")
    }

    package var isEmpty: Bool { alphabetic.isEmpty && ideographic.isEmpty && phonetic.isEmpty }
}

extension PersonName {
    /// The five components of one group.
    package struct Components: Hashable, Sendable {
        package let family: String
        package let given: String
        package let middle: String
        package let prefix: String
        package let suffix: String

        /// Splits a group at its `^`; a component that is not there is empty.
        package init(_ group: String) {
            let parts = group.split(separator: "^", omittingEmptySubsequences: false)
            func part(_ index: Int) -> String { index < parts.count ? String(parts[index]) : "" }
            family = part(0)
            given = part(1)
            middle = part(2)
            prefix = part(3)
            suffix = part(4)
        }
    }
}
