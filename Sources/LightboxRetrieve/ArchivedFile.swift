internal import DICOMCore
internal import DICOMParsing
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

/// A file of an archive.
struct ArchivedFile: Sendable {
    /// `/` between the components.
    let name: String
    let body: PlannedBody
    /// Names the bytes of the body.
    let digest: [UInt8]
}

/// Gives every instance its place in an archive: a folder for each series, the files in it numbered. Upper-case letters
/// and digits, 8 characters at most, as CDs have it. Source: PS3.10 8.2 and 8.5.
struct ArchiveNames {
    private var series: [SeriesInstanceUID: (number: Int, fileCount: Int)] = [:]

    /// Where the DICOMDIR is looked for. Source: PS3.10 8.6.
    static let directory = "DICOMDIR"

    /// Beyond so many series, or files of one, a name has no room for their numbers.
    private static let limit = 9_999_999

    /// - Returns: the components of the path, and the numbers of the series and of the file in it, from 1 on.
    /// - Throws: `RetrieveError.tooLarge`
    mutating func next(_ record: InstanceRecord) throws(RetrieveError) -> (
        components: [String], series: Int, file: Int
    ) {
        var place = series[record.identity.series] ?? (series.count + 1, 0)
        place.fileCount += 1
        guard place.number <= Self.limit, place.fileCount <= Self.limit else { throw .tooLarge }
        series[record.identity.series] = place
        let components = ["DICOM", Self.component("S", place.number), Self.component("I", place.fileCount)]
        return (components, place.number, place.fileCount)
    }

    private static func component(_ letter: String, _ number: Int) -> String {
        let digits = String(number)
        return letter + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}

/// Checksums of objects that were read for an archive before: a download that goes on after it broke needs those of all
/// files in front of its place.
final class ArchiveChecksums: Sendable {
    private let known = BoundedCache<[UInt8], UInt32>(limit: 65_536)

    /// The checksum of a file of known length; reads it where it is not known yet.
    func checksum(of file: ArchivedFile, _ opening: Opening) async throws -> UInt32 {
        if let known = known.value(for: file.digest) { return known }
        let checksum = try await file.body.checksum(opening)
        known.insert(checksum, for: file.digest, cost: 1)
        return checksum
    }
}

extension Retriever {
    /// The files of an archive but its DICOMDIR, in order.
    func archivedFiles(
        of target: RetrieveTarget, _ request: RetrieveRequest,
        _ visitor: (ArchivedFile) async throws -> Bool
    ) async throws {
        var names = ArchiveNames()
        var page: RecordPages? = try await .first(of: target, pages, request.scope)
        while let current = page {
            for record in current.records {
                let file = ArchivedFile(
                    name: try names.next(record).components.joined(separator: "/"),
                    body: try await archivedBody(record), digest: record.object.digest)
                guard try await visitor(file) else { return }
            }
            page = try await current.next()
        }
    }

    /// As stored, but for the syntaxes that never go out (B-22).
    func archivedBody(_ record: InstanceRecord) async throws -> PlannedBody {
        let syntax = record.archivedSyntax
        return syntax == record.transferSyntax
            ? try await storedInstance(record) : writtenInstance(record, in: syntax)
    }
}

extension InstanceRecord {
    var archivedSyntax: TransferSyntax {
        MediaTypeTable.neverSent.contains(transferSyntax) ? .explicitVRLittleEndian : transferSyntax
    }
}
