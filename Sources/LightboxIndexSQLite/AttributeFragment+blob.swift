import DICOMCore
import LightboxIndex

extension AttributeFragment {
    private static let version: UInt8 = 1

    static func blob(_ fragments: [AttributeFragment]) -> [UInt8] {
        var writer = BlobWriter(version: version)
        for fragment in fragments {
            writer.append(UInt64(fragment.tag.rawValue))
            writer.append(Array(fragment.json))
        }
        return writer.bytes
    }

    /// Those of the stored attributes that `isWanted` lets through; none is copied out of the blob.
    static func fragments(blob: [UInt8], where isWanted: (Tag) -> Bool) throws(BlobDamage) -> [AttributeFragment] {
        var reader = try BlobReader(blob, version: version)
        var fragments: [AttributeFragment] = []
        while !reader.isAtEnd {
            guard let rawValue = UInt32(exactly: try reader.unsigned()) else { throw BlobDamage() }
            let tag = Tag(rawValue: rawValue)
            if isWanted(tag) {
                fragments.append(AttributeFragment(tag: tag, json: try reader.content()))
            } else {
                try reader.skipContent()
            }
        }
        return fragments
    }
}
