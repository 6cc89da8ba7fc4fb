import Foundation
import Support
import SystemPackage
import Testing

@Suite("A full disk")
struct FullDiskTests {
    /// A disk of the test's own, of memory, in a namespace of its own: nobody else sees it, and it ends with the program.
    private static let script = """
        set -u
        program=$1 source=$2 folder=$3
        mount -t tmpfs -o size=$4 none "$folder/disk" || exit 99
        "$program" import --data "$folder/disk/data" --log "$folder/log" "$source" 2>&1; echo "import: $?"
        "$program" verify --data "$folder/disk/data" --deep 2>&1; echo "verify: $?"
        mount -o remount,size=200m "$folder/disk"
        "$program" import --data "$folder/disk/data" "$source" 2>/dev/null; echo "again: $?"
        "$program" verify --data "$folder/disk/data" --deep 2>&1; echo "verify again: $?"
        ls "$folder/disk/data/staging"
        """

    private static let canMount: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = ["--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(
        "What was reported before the disk was full is there, and once there is room the same command takes the rest",
        .enabled(if: canMount, "this system lets nobody mount a disk of his own"),
        arguments: ["1m", "4m", "10m"])
    func fullDisk(size: String) async throws {
        try await withTemporaryFolder { folder in
            let source = folder.appending("source").string
            try SyntheticSeries(count: 1200, edge: 64).write(to: URL(filePath: source))
            try FileManager.default.createDirectory(
                atPath: folder.appending("disk").string, withIntermediateDirectories: true)
            let result = try await runProgram(
                URL(filePath: "/usr/bin/unshare"),
                ["--mount", "--map-root-user", "bash", "-c", Self.script, "bash"]
                    + [Lightbox.program.path(), source, folder.string, size])
            let lines = result.output.split(separator: "\n").map(String.init)
            #expect(lines.contains("import: 1"), "\(result.output)")
            #expect(result.output.contains("there is no space left on its disk"))
            #expect(lines.contains("verify: 0"), "\(result.output)")
            let log = (try? String(contentsOfFile: folder.appending("log").string, encoding: .utf8)) ?? ""
            let reported = log.split(separator: "\n").count { $0.contains("\"event\":\"imported\"") }
            #expect(reported < 1200)
            #expect(lines.contains { $0.hasPrefix("\(1200 - reported) instances imported") }, "\(result.output)")
            #expect(lines.contains { $0.contains("\(reported) already there") })
            #expect(lines.contains("again: 0"))
            #expect(lines.contains { $0.hasPrefix("1200 objects checked") })
            #expect(lines.last == "verify again: 0", "\(result.output)")
        }
    }
}
