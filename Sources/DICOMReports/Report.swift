/// A structured report as a tree of values. Source: PS3.3 C.17, A.35.
package struct Report: Equatable, Sendable {
    /// Meaning of the root's concept, for example "Imaging Report".
    package let title: String
    /// Who and what it is about: labels with values, those that are there, in the order of reading.
    package let heading: [Fact]
    package let items: [ContentItem]

    /// A label with its value.
    package struct Fact: Equatable, Sendable {
        package let label: String
        package let value: String
    }
}

/// One content item and what hangs below it. Source: PS3.3 C.17.3.
package struct ContentItem: Equatable, Sendable {
    /// Relationship Type (0040,A010), as stored: CONTAINS, HAS CONCEPT MOD …
    package let relationship: String
    /// Value Type (0040,A040), as stored.
    package let valueType: String
    /// The concept name; `nil` where the item has none.
    package let concept: Code?
    package let value: Value
    package let children: [ContentItem]

    package enum Value: Equatable, Sendable {
        /// A heading over its children.
        case container
        case text(String)
        case code(Code)
        case number(String, unit: Code?)
        /// An image, waveform or other instance.
        case reference(InstanceReference)
        /// Graphic Type, and pairs (or triples) of numbers.
        case coordinates(String, [Double])
        /// An item elsewhere in the tree, by the numbers of the way to it from the root.
        case item([Int])
        case none
    }
}

/// A coded concept. Source: PS3.3 8.8.
package struct Code: Equatable, Sendable {
    package let value: String
    package let scheme: String
    package let meaning: String
}

/// An instance that a report points at.
package struct InstanceReference: Equatable, Sendable {
    package let sopClassUID: String
    package let sopInstanceUID: String
    package let frames: [Int]
    /// Path of the instance below the service root, where the report's evidence says in which series it is.
    package let path: String?
}
