package import Foundation

/// A folder of samples: `<study>/<nn>.dcm` and `manifest.json`.
package struct SampleFolder {
    package let location: URL

    package init(_ location: URL) {
        self.location = location
    }

    /// Writes every instance, numbered from 1 in the order of its study, and the manifest.
    /// - Throws: what the file system reports, `PixelError`.
    package func write(_ studies: [SampleStudy], seed: UInt64) throws -> Manifest {
        for study in studies {
            let folder = location.appending(path: study.head.folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (index, instance) in study.instances.enumerated() {
                try Data(instance.file).write(to: folder.appending(path: fileName(index)))
            }
        }
        let manifest = try Manifest(studies, seed: seed)
        try Data(try manifest.json().utf8).write(to: location.appending(path: "manifest.json"))
        return manifest
    }

    package func readManifest() throws -> Manifest {
        try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: location.appending(path: "manifest.json")))
    }
}

extension Manifest {
    /// Keys in alphabetical order, every object on a line of its own.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(self), as: UTF8.self)
        // Quotes inside of strings are escaped, so this is always the start of an object.
        return text.replacing(#"{""#, with: "\n{\"").dropFirst() + "\n"
    }
}

/// `01.dcm` for index 0.
package func fileName(_ index: Int) -> String {
    (index < 9 ? "0" : "") + "\(index + 1).dcm"
}
