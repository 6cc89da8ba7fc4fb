import DICOMCore

/// What of the metadata is wanted: an extension of ours for phones and slow lines; without these parameters all of it is
/// given, as D-17 asks.
///
/// - `includefield`: only these attributes, beside the UIDs that name the instance; `all` is everything.
/// - `excludefield`: not these.
/// - `compact=true`: no private attributes, no empty ones, no binary values and no URIs of them, in the items of sequences
///   neither; the items themselves stay, so that they keep their numbers.
///
/// Attributes are tags or keywords, several separated by commas or in several parameters; of a path the outermost sequence
/// counts.
package struct MetadataFields: Hashable, Sendable {
    private var included: Set<UInt32>?
    private var excluded: Set<UInt32> = []
    private var isCompact = false

    /// Everything.
    package init() {}

    package init(_ items: [QueryItem]) throws(MetadataFieldError) {
        for item in items {
            switch item.name {
            case "includefield":
                // `all` outweighs every list.
                if item.value == "all" {
                    hasAll = true
                } else {
                    included = (included ?? []).union(try Self.tags(item))
                }
            case "excludefield": excluded.formUnion(try Self.tags(item))
            case "compact":
                guard let value = item.value, ["true", "false"].contains(value) else { throw .invalid(.compact) }
                isCompact = value == "true"
            default: break
            }
        }
        if hasAll { included = nil }
    }

    private var hasAll = false

    /// Nothing is left out.
    package var isEverything: Bool { included == nil && excluded.isEmpty && !isCompact }

    /// - Parameters:
    ///   - tag: of an attribute.
    ///   - isBinary: its VR is one of opaque bytes.
    ///   - isInItem: it is no attribute of the root, but in something that is kept.
    package func keeps(_ tag: UInt32, isBinary: Bool, isEmpty: Bool, isInItem: Bool = false) -> Bool {
        guard !isInItem else { return !isCompact || !(isEmpty || isBinary || tag >> 16 & 1 == 1) }
        if Self.identity.contains(tag) { return true }
        if excluded.contains(tag) { return false }
        if isCompact, isEmpty || isBinary || tag >> 16 & 1 == 1 { return false }
        guard let included else { return true }
        if included.contains(tag) { return true }
        // A private attribute means nothing without the creator of its block.
        let isCreator = tag >> 16 & 1 == 1 && (0x10...0xFF).contains(tag & 0xFFFF)
        return isCreator && included.contains { $0 >> 16 == tag >> 16 && $0 >> 8 & 0xFF == tag & 0xFF }
    }

    /// SOP Class UID, SOP Instance UID, Study and Series Instance UID: what a client knows the object by.
    private static let identity: Set<UInt32> = [0x0008_0016, 0x0008_0018, 0x0020_000D, 0x0020_000E]

    private static func tags(_ item: QueryItem) throws(MetadataFieldError) -> Set<UInt32> {
        var tags = Set<UInt32>()
        for name in (item.value ?? "").split(separator: ",") {
            guard let tag = SearchAttributeID(String(name))?.path.first else {
                throw .invalid(item.name == "includefield" ? .includefield : .excludefield)
            }
            tags.insert(tag.rawValue)
        }
        guard !tags.isEmpty else { throw .invalid(item.name == "includefield" ? .includefield : .excludefield) }
        return tags
    }
}

extension MetadataFields: CustomStringConvertible {
    /// The same text for the same choice.
    package var description: String {
        let names = { (tags: Set<UInt32>) in tags.sorted().map { Tag(rawValue: $0).description }.joined(separator: ",")
        }
        return "include \(included.map(names) ?? "all") exclude \(names(excluded)) compact \(isCompact)"
    }
}

/// A parameter that chooses attributes is not valid: 400.
package enum MetadataFieldError: Error, Equatable, Sendable {
    case invalid(Parameter)

    package enum Parameter: String, CaseIterable, Sendable {
        case includefield, excludefield, compact
    }
}
