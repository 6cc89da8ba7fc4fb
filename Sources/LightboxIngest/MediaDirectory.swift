internal import DICOMCore
internal import Glibc
internal import SystemPackage

/// What a DICOMDIR says of the files beside it that is not so. Source: PS3.3 F.3.2.2, Referenced File ID (0004,1500).
func findings(_ directory: DataSet, in folder: FilePath) -> [MediaDirectoryFinding] {
    let referencedFileID = Tag(0x0004, 0x1500)
    return directory.items(.directoryRecordSequence).compactMap { record in
        let components = record.strings(referencedFileID)
        guard !components.isEmpty, !components.contains(".."), !isThere(components, in: folder) else { return nil }
        return .missingFile(path: components.joined(separator: "/"))
    }
}

/// Media are read with their names in lower case, or with the version that ISO 9660 puts behind them.
private func isThere(_ components: [String], in folder: FilePath) -> Bool {
    let name = components.joined(separator: "/")
    return [name, name.lowercased(), name + ".", name + ";1", name.lowercased() + ";1"].contains { spelling in
        unsafe access(folder.appending(spelling).string, F_OK) == 0
    }
}
