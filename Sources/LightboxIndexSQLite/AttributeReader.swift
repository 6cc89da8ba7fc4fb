import DICOMCore
import DICOMMetadata
import DICOMQuery
import Foundation
import GRDB
import LightboxCompression
import LightboxIndex

/// Which attributes of a row are read.
struct WantedAttributes {
    /// Ascending; `nil` for all. Asked for every attribute of a page: a search in a few numbers is faster than a hash.
    private let tags: [Tag]?
    /// Groups of which every element is read: the block of a private attribute is only known with its creator (E-16).
    private let privateGroups: Set<UInt16>
    /// Whether an instance has some of them in its metadata only.
    let needsDocument: Bool

    init(tags: Set<Tag>?, privateGroups: Set<UInt16> = []) {
        self.tags = tags?.sorted()
        self.privateGroups = privateGroups
        needsDocument =
            tags?.contains { AttributeLevels.level(of: $0) == .instance && !StoredAttributes.instance.contains($0) }
            ?? true || !privateGroups.isEmpty
    }

    func contains(_ tag: Tag) -> Bool {
        guard let tags else { return true }
        return Self.contains(tags, tag) || tag.isPrivate && privateGroups.contains(tag.group)
    }

    private static func contains(_ tags: [Tag], _ tag: Tag) -> Bool {
        var (low, high) = (0, tags.count)
        while low < high {
            let middle = (low + high) / 2
            if tags[middle] < tag { low = middle + 1 } else { high = middle }
        }
        return low < tags.count && tags[low] == tag
    }
}

/// Reads the stored attributes of studies, series and instances.
struct AttributeReader {
    let db: Database

    /// Ascending by tag. Those of an instance that lists need lie in a row of their own, the others in its metadata.
    func attributes(of level: QueryLevel, _ row: Int64, where wanted: WantedAttributes) throws -> [AttributeFragment] {
        let sql =
            switch level {
            case .study: "SELECT attributes FROM study_attributes WHERE study = ?"
            case .series: "SELECT attributes FROM series_attributes WHERE series = ?"
            case .instance: "SELECT attributes FROM instance_attributes WHERE instance = ?"
            }
        let blob = try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [row])
        return try attributes(of: level, row, blob, where: wanted)
    }

    /// The same for a row whose blob is there already.
    func attributes(of level: QueryLevel, _ row: Int64, _ blob: Data?, where wanted: WantedAttributes) throws
        -> [AttributeFragment]
    {
        let kept: [AttributeFragment]
        do {
            guard let blob else { throw BlobDamage() }
            kept = try AttributeFragment.fragments(blob: Array(blob), where: wanted.contains)
        } catch {
            throw SQLiteIndexError.damaged(table: "\(level)_attributes", row: row)
        }
        guard level == .instance, wanted.needsDocument else { return kept }
        let known = Set(kept.map(\.tag))
        let others = try document(row).fragments { tag in
            wanted.contains(tag) && AttributeLevels.level(of: tag) == .instance && !known.contains(tag)
        }
        return (kept + others).sorted { $0.tag < $1.tag }
    }

    private func document(_ row: Int64) throws -> ExpandedDocument {
        do {
            return try ExpandedDocument(try RecordReader(db: db).document(row: row))
        } catch is CompressionError {
            throw SQLiteIndexError.damaged(table: "instance_metadata", row: row)
        }
    }
}

/// The metadata of an instance as one JSON object, with the places where the URL of the service goes in.
private struct ExpandedDocument {
    private let bytes: [UInt8]
    private let serviceURLOffsets: [Int]

    init(_ document: MetadataDocument) throws(CompressionError) {
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        for piece in document.pieces {
            if !bytes.isEmpty { offsets.append(bytes.count) }
            bytes += try piece.expanded()
        }
        self.bytes = bytes
        serviceURLOffsets = offsets
    }

    func fragments(where isWanted: (Tag) -> Bool) throws -> [AttributeFragment] {
        try DICOMJSON.attributes(of: bytes, where: isWanted).map { tag, range in
            // A copy, since a slice would keep the whole document.
            AttributeFragment(
                tag: tag, json: Array(bytes[range]),
                serviceURLOffsets: serviceURLOffsets.filter { range.contains($0) }.map { $0 - range.lowerBound })
        }
    }
}
