package import DICOMCore

/// A DICOMDIR: the table of contents of a File-set, as a tree of records. Source: PS3.10 8, PS3.3 annex F.
package struct MediaDirectory: Sendable {
    /// One record with those below it. Its keys are held as they are written: there may be many.
    package struct Record: Sendable {
        private let keys: [UInt8]
        package var children: [Record] = []

        /// - Parameters:
        ///   - dataSet: of an instance that the record is about: the keys are taken from it. Text of it is written as UTF-8.
        ///   - number: what stands for a Series or Instance Number that is missing, which a record must not.
        ///   - file: what the record refers to; only instances have one.
        package init(_ type: DirectoryRecordType, of dataSet: DataSet, number: Int, file: ReferencedFile? = nil) {
            var elements = [DataElement(Tag(0x0004, 0x1430), .CS, .strings([type.name]))]
            if let file {
                elements += [
                    DataElement(Tag(0x0004, 0x1500), .CS, .strings(file.components)),
                    DataElement(Tag(0x0004, 0x1510), .UI, .strings([file.sopClassUID])),
                    DataElement(Tag(0x0004, 0x1511), .UI, .strings([file.sopInstanceUID])),
                    DataElement(Tag(0x0004, 0x1512), .UI, .strings([file.transferSyntax.uid])),
                ]
            }
            let values = type.keys.compactMap { $0.element(of: dataSet, number: number) }
            if !values.allSatisfy(\.isASCII) {
                elements.append(DataElement(.specificCharacterSet, .CS, .strings(["ISO_IR 192"])))
            }
            keys = ExplicitVREncoding.dataSet(DataSet(elements + values))
        }

        /// Appends the record and what is below it.
        /// - Parameter start: of the buffer within the file: offsets count from the start of the file (PS3.3 F.3.2.2).
        fileprivate func append(to bytes: inout [UInt8], start: Int) {
            let place = bytes.count
            let links =
                ExplicitVREncoding.element(DataElement(Tag(0x0004, 0x1400), .UL, .unsignedIntegers([0])))
                + ExplicitVREncoding.element(DataElement(Tag(0x0004, 0x1410), .US, .unsignedIntegers([0xFFFF])))
                + ExplicitVREncoding.element(DataElement(Tag(0x0004, 0x1420), .UL, .unsignedIntegers([0])))
            bytes += ExplicitVREncoding.item(byteCount: links.count + keys.count) + links + keys
            guard !children.isEmpty else { return }
            put(start + bytes.count, at: place + Self.lowerLevelPlace, of: &bytes)
            Self.append(children, to: &bytes, start: start)
        }

        /// Appends records of one level, each with the offset of the next.
        fileprivate static func append(_ records: [Record], to bytes: inout [UInt8], start: Int) {
            var previous: Int?
            for record in records {
                if let previous { put(start + bytes.count, at: previous + nextPlace, of: &bytes) }
                previous = bytes.count
                record.append(to: &bytes, start: start)
            }
        }

        /// Where the values of the two offsets lie, from the start of the item.
        private static let nextPlace = 16
        private static let lowerLevelPlace = 38
    }

    /// A file of the File-set.
    package struct ReferencedFile: Sendable {
        /// Of its path: at most 8, each of 1 to 8 upper-case letters, digits and underscores (PS3.10 8.2, 8.5).
        package let components: [String]
        package let sopClassUID: String
        package let sopInstanceUID: String
        package let transferSyntax: TransferSyntax

        package init(
            components: [String], sopClassUID: String, sopInstanceUID: String, transferSyntax: TransferSyntax
        ) {
            self.components = components
            self.sopClassUID = sopClassUID
            self.sopInstanceUID = sopInstanceUID
            self.transferSyntax = transferSyntax
        }
    }

    private let patient: Record
    private let sopInstanceUID: String
    private let fileSetID: String

    /// - Parameters:
    ///   - patient: the only record of the highest level.
    ///   - sopInstanceUID: of the directory itself.
    ///   - fileSetID: at most 16 characters of a code string.
    package init(patient: Record, sopInstanceUID: String, fileSetID: String) {
        self.patient = patient
        self.sopInstanceUID = sopInstanceUID
        self.fileSetID = fileSetID
    }

    /// The whole file, Explicit VR Little Endian.
    package var bytes: [UInt8] {
        let meta = MetaInformation(
            sopClassUID: "1.2.840.10008.1.3.10", sopInstanceUID: sopInstanceUID,
            transferSyntax: .explicitVRLittleEndian
        ).bytes
        func head(first: Int) -> [UInt8] {
            ExplicitVREncoding.dataSet(
                DataSet([
                    DataElement(Tag(0x0004, 0x1130), .CS, .strings([fileSetID])),
                    DataElement(Tag(0x0004, 0x1200), .UL, .unsignedIntegers([UInt64(first)])),
                    DataElement(Tag(0x0004, 0x1202), .UL, .unsignedIntegers([UInt64(first)])),
                    DataElement(Tag(0x0004, 0x1212), .US, .unsignedIntegers([0])),
                ]))
        }
        // The header of the sequence takes 12 bytes.
        let start = meta.count + head(first: 0).count + 12
        var records: [UInt8] = []
        Record.append([patient], to: &records, start: start)
        return meta + head(first: start)
            + ExplicitVREncoding.header(.directoryRecordSequence, .SQ, length: UInt32(clamping: records.count))
            + records
    }
}

private func put(_ offset: Int, at place: Int, of bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: offset >> (8 * byte)) }
}

extension DirectoryRecordType.Key {
    /// The key with the value that the data set has; `nil` where it is not to be written.
    fileprivate func element(of dataSet: DataSet, number: Int) -> DataElement? {
        let stored = dataSet[tag].flatMap { $0.vr == vr ? $0 : nil }
        switch stored?.value {
        case .bulk?, .empty?, nil: break
        default: return stored
        }
        guard isRequired else { return nil }
        guard tag == .seriesNumber || tag == .instanceNumber else { return DataElement(tag, vr, .empty) }
        return DataElement(tag, vr, .strings([String(number)]))
    }
}

extension DataElement {
    fileprivate var isASCII: Bool {
        switch value {
        case .strings(let values): values.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        case .items(let items): items.allSatisfy { $0.elements.allSatisfy(\.isASCII) }
        default: true
        }
    }
}

extension Tag {
    fileprivate static let seriesNumber = Tag(0x0020, 0x0011)
    fileprivate static let instanceNumber = Tag(0x0020, 0x0013)
}
