package import Foundation

/// Writes every instance to `<study folder>/<nn>.dcm`, numbered from 1 in the order of the study, and `manifest.json`.
package func write(
    _ studies: [SampleStudy], seed: UInt64, to folder: URL
) throws -> (fileCount: Int, byteCount: Int) {
    var fileCount = 0
    var byteCount = 0
    for study in studies {
        let studyFolder = folder.appending(path: study.head.folder)
        try FileManager.default.createDirectory(at: studyFolder, withIntermediateDirectories: true)
        for (index, instance) in study.instances.enumerated() {
            let bytes = instance.file
            try Data(bytes).write(to: studyFolder.appending(path: fileName(index)))
            fileCount += 1
            byteCount += bytes.count
        }
    }
    return (fileCount, byteCount)
}

/// `01.dcm` for index 0.
package func fileName(_ index: Int) -> String {
    (index < 9 ? "0" : "") + "\(index + 1).dcm"
}
