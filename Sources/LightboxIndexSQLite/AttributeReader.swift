import DICOMCore
import DICOMMetadata
import DICOMQuery
import Foundation
import GRDB
import LightboxCompression
import LightboxIndex

/// Which attributes of a row are read.
struct WantedAttributes {
    /// `nil` for all.
    let tags: Set<Tag>?
    /// Groups of which every element is read: the block of a private attribute is only known with its creator (E-16).
    var privateGroups: Set<UInt16> = []

    func contains(_ tag: Tag) -> Bool {
        guard let tags else { return true }
        return tags.contains(tag) || tag.isPrivate && privateGroups.contains(tag.group)
    }

    /// Whether an instance has some of them in its metadata only.
    var needsDocument: Bool {
        guard let tags else { return true }
        return !privateGroups.isEmpty
            || tags.contains { AttributeLevels.level(of: $0) == .instance && !StoredAttributes.instance.contains($0) }
    }
}

/// Reads the stored attributes of studies, series and instances.
struct AttributeReader {
    let db: Database

    /// Ascending by tag. Those of an instance that lists need lie in a row of their own, the others in its metadata.
    func attributes(of level: QueryLevel, _ row: Int64, where wanted: WantedAttributes) throws -> [AttributeFragment] {
        let kept = try fragments(of: level, row, wanted)
        guard level == .instance, wanted.needsDocument else { return kept }
        let known = Set(kept.map(\.tag))
        let others = try document(row).fragments { tag in
            wanted.contains(tag) && AttributeLevels.level(of: tag) == .instance && !known.contains(tag)
        }
        return (kept + others).sorted { $0.tag < $1.tag }
    }

    private func fragments(of level: QueryLevel, _ row: Int64, _ wanted: WantedAttributes) throws
        -> [AttributeFragment]
    {
        let sql =
            switch level {
            case .study: "SELECT attributes FROM study_attributes WHERE study = ?"
            case .series: "SELECT attributes FROM series_attributes WHERE series = ?"
            case .instance: "SELECT attributes FROM instance_attributes WHERE instance = ?"
            }
        let blob = try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [row])
        guard let blob, let fragments = try? AttributeFragment.fragments(blob: Array(blob), where: wanted.contains)
        else {
            throw SQLiteIndexError.damaged(table: "\(level)_attributes", row: row)
        }
        return fragments
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
            AttributeFragment(
                tag: tag, json: bytes[range],
                serviceURLOffsets: serviceURLOffsets.filter { range.contains($0) }.map { $0 - range.lowerBound })
        }
    }
}
