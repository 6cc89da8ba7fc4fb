import DICOMQuery
import LightboxIndex
import Support

/// An index that answers every search with the same page.
struct FixedIndex: UnaskedIndex {
    let page: SearchPage

    func search(_ query: SearchQuery, after cursor: PageCursor?, scope: AccessScope) async throws -> SearchPage { page }
}
