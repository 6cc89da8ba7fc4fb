import DICOMCore
import DICOMMetadata
import DICOMQuery
import LightboxIndex

/// What of the stored attributes a search returns: the attributes that it selects, private ones by their creators, and of
/// sequences that were matched the matching items (E-16, E-27, E-54).
struct FragmentSelection {
    let tags: AttributeSelection
    let wanted: WantedAttributes
    private let query: SearchQuery
    private let itemKeys: [Tag: [MatchKey]]

    init(_ query: SearchQuery, itemKeys: [MatchKey]) {
        self.query = query
        self.itemKeys = Dictionary(grouping: itemKeys) { $0.path[0] }
        tags = AttributeSelection(query)
        wanted = WantedAttributes(tags: tags.tags, privateGroups: Set(query.privateCreators.keys.map(\.group)))
    }

    /// - Parameter own: the level of the row that the fragments are from.
    func selected(_ fragments: [AttributeFragment], of own: QueryLevel) throws(JSONDamage) -> [AttributeFragment] {
        // What is read is what is wanted, unless creators or items have a say.
        if itemKeys.isEmpty, query.privateCreators.isEmpty, own <= query.level, !fragments.contains(where: isByCreator)
        {
            return fragments
        }
        let privates = try privateTags(fragments)
        var selected: [AttributeFragment] = []
        for fragment in fragments {
            guard own <= query.level,
                tags.contains(fragment.tag, of: own) && !isByCreator(fragment)
                    || privates.contains(fragment.tag)
            else { continue }
            guard let keys = itemKeys[fragment.tag] else {
                selected.append(fragment)
                continue
            }
            selected.append(try matchingItems(of: fragment, SearchQuery.below(keys)))
        }
        return selected
    }

    /// With creators in the request a private tag there is no tag of a data set, unless everything is returned.
    private func isByCreator(_ fragment: AttributeFragment) -> Bool { fragment.tag.isPrivate && tags.tags != nil }

    /// The private attributes of this data set that the request means, with their creators.
    private func privateTags(_ fragments: [AttributeFragment]) throws(JSONDamage) -> Set<Tag> {
        guard !query.privateCreators.isEmpty, let asked = tags.tags else { return [] }
        var creators: [DataElement] = []
        for fragment in fragments where fragment.tag.isPrivateCreator {
            creators.append(try DICOMJSON.element(fragment.tag, fragment.json))
        }
        let dataSet = DataSet(creators)
        var found: Set<Tag> = []
        for tag in asked where tag.isPrivate {
            let creatorTag = tag.isPrivateCreator ? tag : tag.privateCreator
            guard let creator = creatorTag.flatMap({ query.privateCreators[$0] }),
                let own = dataSet.privateCreator(creator, group: tag.group)
            else { continue }
            found.insert(own)
            if !tag.isPrivateCreator { found.insert(Tag(tag.group, own.element << 8 | tag.element & 0xFF)) }
        }
        return found
    }

    private func matchingItems(of fragment: AttributeFragment, _ keys: [MatchKey]) throws(JSONDamage)
        -> AttributeFragment
    {
        var kept: [Range<Int>] = []
        for item in try DICOMJSON.items(fragment.json)
        where query.matches(try DICOMJSON.dataSet(fragment.json[item]), keys) {
            kept.append(item)
        }
        return try fragment.keeping(items: kept)
    }
}

extension AttributeFragment {
    /// The sequence with some of its items. - Parameter items: where these lie, ascending.
    fileprivate func keeping(items kept: [Range<Int>]) throws(JSONDamage) -> AttributeFragment {
        let all = try DICOMJSON.items(json)
        guard let first = all.first, let last = all.last, kept.count < all.count else { return self }
        var bytes = Array(json[..<first.lowerBound])
        var offsets: [Int] = []
        for (number, item) in kept.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            offsets += serviceURLOffsets.map { $0 + json.startIndex }.filter { item.contains($0) }
                .map { $0 - item.lowerBound + bytes.count }
            bytes += json[item]
        }
        bytes += json[last.upperBound...]
        return AttributeFragment(tag: tag, json: bytes, serviceURLOffsets: offsets)
    }
}
