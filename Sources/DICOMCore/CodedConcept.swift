/// A coded concept. Source: PS3.3 table 8.8-1; the meanings are those of PS3.16.
package struct CodedConcept: Hashable, Sendable {
    package let value: String
    package let scheme: String
    package let meaning: String

    package init(_ value: String, _ scheme: String, _ meaning: String) {
        self.value = value
        self.scheme = scheme
        self.meaning = meaning
    }

    /// The item of a code sequence.
    package var item: DataSet {
        var item = DataSet()
        item.put("CodeValue", value)
        item.put("CodingSchemeDesignator", scheme)
        item.put("CodeMeaning", meaning)
        return item
    }
}
