/// A node of a structured report: its concept, its value, what hangs below. Source: PS3.3 C.17.3.
package enum ContentNode {
    /// A node with the relationship to its parent.
    package static func node(_ relationship: String, _ type: String, _ concept: CodedConcept?) -> DataSet {
        var item = DataSet()
        item.put("RelationshipType", relationship)
        item.put("ValueType", type)
        if let concept { item.put("ConceptNameCodeSequence", items: [concept.item]) }
        return item
    }

    package static func heading(_ concept: CodedConcept, _ children: [DataSet]) -> DataSet {
        var item = node("CONTAINS", "CONTAINER", concept)
        item.put("ContinuityOfContent", "SEPARATE")
        item.put("ContentSequence", items: children)
        return item
    }

    package static func text(_ concept: CodedConcept, _ text: String, children: [DataSet] = []) -> DataSet {
        var item = node("CONTAINS", "TEXT", concept)
        item.put("TextValue", text)
        if !children.isEmpty { item.put("ContentSequence", items: children) }
        return item
    }

    package static func code(_ relationship: String, _ concept: CodedConcept, _ value: CodedConcept) -> DataSet {
        var item = node(relationship, "CODE", concept)
        item.put("ConceptCodeSequence", items: [value.item])
        return item
    }

    package static func personName(_ relationship: String, _ concept: CodedConcept, _ name: String) -> DataSet {
        var item = node(relationship, "PNAME", concept)
        item.put("PersonName", name)
        return item
    }

    package static func number(
        _ concept: CodedConcept, _ value: Double, unit: CodedConcept, children: [DataSet]
    ) -> DataSet {
        var measured = DataSet()
        measured.put("NumericValue", [value])
        measured.put("MeasurementUnitsCodeSequence", items: [unit.item])
        var item = node("CONTAINS", "NUM", concept)
        item.put("MeasuredValueSequence", items: [measured])
        item.put("ContentSequence", items: children)
        return item
    }

    /// A reference to an image of another object.
    package static func image(_ relationship: String, _ instance: DataSet) -> DataSet {
        var item = node(relationship, "IMAGE", nil)
        item.put("ReferencedSOPSequence", items: [instance.reference])
        return item
    }
}

extension DataSet {
    /// The item of a sequence that refers to this instance. Source: PS3.3 table 10-11.
    package var reference: DataSet {
        var item = DataSet()
        item.put("ReferencedSOPClassUID", texts: strings(.sopClassUID))
        item.put("ReferencedSOPInstanceUID", texts: strings(.sopInstanceUID))
        return item
    }
}
