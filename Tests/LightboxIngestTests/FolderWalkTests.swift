import Foundation
import LightboxIngest
import LightboxStore
import Support
import SystemPackage
import Testing

@Suite("Folder walk")
struct FolderWalkTests {
    @Test("Files come depth first, each folder by name; pipes, dangling links and linked folders are passed by")
    func order() throws {
        try withTemporaryFolder { folder in
            try make(["b/2", "b/10", "a", "c/d/e", "B"], in: folder)
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: folder.appending("loop").string, withDestinationPath: folder.string)
            try manager.createSymbolicLink(atPath: folder.appending("gone").string, withDestinationPath: "/nowhere")
            try manager.createSymbolicLink(
                atPath: folder.appending("link").string, withDestinationPath: folder.appending("a").string)
            let status = unsafe mkfifo(folder.appending("pipe").string, 0o600)
            #expect(status == 0)
            let found = FolderWalk([folder]).map { finding -> String in
                guard case .file(let path, _) = finding else { return "unlistable" }
                return String(path.string.dropFirst(folder.string.count + 1))
            }
            #expect(found == ["B", "a", "b/10", "b/2", "c/d/e", "link"])
        }
    }

    @Test("A name that is no UTF-8 is found under its own bytes")
    func latinName() throws {
        try withTemporaryFolder { folder in
            let name: [CChar] = [0x63, CChar(bitPattern: 0xE9), 0]
            let path = folder.pushing(FilePath(platformString: name))
            try FileDescriptor.open(
                path, .writeOnly, options: [.create], permissions: .ownerReadWrite
            ).close()
            let status = try FileStatus(path)
            #expect(Array(FolderWalk([folder])) == [.file(path, status)])
        }
    }

    @Test("A path that is not there is a finding; a named link to a folder is followed")
    func namedPaths() throws {
        try withTemporaryFolder { folder in
            try make(["a/1"], in: folder)
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending("link").string, withDestinationPath: folder.appending("a").string)
            let found = Array(FolderWalk([folder.appending("missing"), folder.appending("link")]))
            #expect(
                found == [
                    .unlistable(path: folder.appending("missing").string, code: ENOENT),
                    .file(
                        folder.appending("link").appending("1"), try FileStatus(folder.appending("a").appending("1"))),
                ])
        }
    }

    private func make(_ names: [String], in folder: FilePath) throws {
        for name in names {
            let url = URL(filePath: folder.string).appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data([1]).write(to: url)
        }
    }
}
