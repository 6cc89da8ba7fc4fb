internal import DICOMCore
internal import LightboxIndexSQLite
internal import LightboxSettings

/// The attributes that the settings want to have indexed.
/// - Throws: names all that can't be.
func indexedAttributes(_ settings: Settings) throws -> Set<IndexedAttribute> {
    var attributes: Set<IndexedAttribute> = []
    var refused: [String] = []
    for name in settings.search.indexedAttributes {
        let tag = AttributeDictionary.tag(forKeyword: name) ?? Tag(hexadecimal: name)
        if let attribute = tag.flatMap({ IndexedAttribute($0) }) {
            attributes.insert(attribute)
        } else {
            refused.append(name)
        }
    }
    guard refused.isEmpty else {
        throw CommandFailure(
            message:
                "search.indexedAttributes can't have \(refused.joined(separator: ", ")): it takes keywords or tags of "
                + "texts, names, numbers, dates, times and UIDs that are no keys of the standard and not private.",
            exitCode: ExitStatus.wrongUsage)
    }
    return attributes
}
