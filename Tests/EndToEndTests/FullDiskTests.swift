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

    /// The same for a server that takes in, with its audit trail on that disk.
    private static let servingScript = """
        set -u
        program=$1 source=$2 folder=$3
        mount -t tmpfs -o size=12m none "$folder/disk" || exit 99
        "$program" serve --data "$folder/disk/data" --port 0 --stow --config "$folder/lightbox.yaml" > "$folder/out" &
        server=$! root=
        until [[ -n $root ]]; do
            kill -0 "$server" || exit 98
            sleep 0.1
            root=$(sed -n 's/.*Service root \\(.*\\)/\\1/p' "$folder/out" | head -n 1)
        done
        store() {
            curl -s -o "$folder/answer" -D "$folder/head" -w '%{http_code}' -H 'Content-Type: application/dicom' \
                --data-binary "@$source/$1.dcm" "$root/studies"
        }
        ask() { curl -s -o "$folder/got" -w '%{http_code}' -H "Accept: ${2:-*/*}" "$root/$1"; }
        tails_match() { cmp -s <(tail -c 100000 "$source/3.dcm") <(tail -c 100000 "$folder/got") && echo same; }
        for number in 1 2 3; do echo "before: $(store "$number")"; done
        instance=$(grep -o 'studies/[0-9./a-z]*instances/[0-9.]*' "$folder/answer" | head -n 1)
        cat /dev/zero > "$folder/disk/fill" 2> /dev/null
        for number in 4 5 6; do
            echo "full: $(store "$number") $(grep -ci '^retry-after: [0-9]' "$folder/head") $(cat "$folder/answer")"
            echo "search: $(ask "studies?PatientName=Synthetic&offset=$number")"
            echo "metadata: $(ask "$instance/metadata")"
            echo "instance: $(ask "$instance" application/dicom) $(tails_match)"
            echo "ready: $(ask ../readyz)"
        done
        rm "$folder/disk/fill"
        # The server goes on as it is, and its index and journal with it.
        for number in 4 5 6 7; do
            for _ in {1..100}; do
                answer=$(store "$number")
                [[ $answer == 200 ]] && break
                sleep 0.2
            done
            echo "again: $answer"
        done
        echo "found: $(ask 'instances?limit=100') $(grep -o '"00080018"' "$folder/got" | wc -l)"
        kill "$server"
        wait "$server"
        echo "stopped: $?"
        "$program" verify --data "$folder/disk/data" --deep
        echo "verify: $?"
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

    @Test(
        "A server whose disk is full says so to who stores, goes on answering, and takes in again once there is room",
        .enabled(if: canMount, "this system lets nobody mount a disk of his own"), .timeLimit(.minutes(10)))
    func serving() async throws {
        try await withTemporaryFolder { folder in
            let source = folder.appending("source").string
            try SyntheticSeries(count: 7, edge: 256).write(to: URL(filePath: source))
            try FileManager.default.createDirectory(
                atPath: folder.appending("disk").string, withIntermediateDirectories: true)
            let trail = folder.appending("audit.log").string
            try "audit:\n  receiver: file://\(trail)\n  gatherSeconds: 1\n"
                .write(toFile: folder.appending("lightbox.yaml").string, atomically: true, encoding: .utf8)
            let result = try await runProgram(
                URL(filePath: "/usr/bin/unshare"),
                ["--mount", "--map-root-user", "bash", "-c", Self.servingScript, "bash"]
                    + [Lightbox.program.path(), source, folder.string])
            let lines = result.output.split(separator: "\n").map(String.init)
            func count(_ line: String) -> Int { lines.count { $0 == line } }
            #expect(count("before: 200") == 3, "\(result.output)\n\(result.errors)")
            let refused = lines.filter { $0.hasPrefix("full: 503 1 ") && $0.contains("its disk may be full") }
            #expect(refused.count == 3, "\(result.output)\n\(result.errors)")
            for line in ["search: 200", "metadata: 200", "instance: 200 same"] {
                #expect(count(line) == 3, "\(result.output)")
            }
            #expect(count("again: 200") == 4, "\(result.output)\n\(result.errors)")
            #expect(count("found: 200 7") == 1, "\(result.output)")
            #expect(count("stopped: 0") == 1, "\(result.output)\n\(result.errors)")
            #expect(lines.contains { $0.hasPrefix("7 objects checked") }, "\(result.output)")
            #expect(lines.last == "verify: 0", "\(result.output)")
            // What was asked while the trail had no room is told of as well.
            let told = try String(contentsOfFile: trail, encoding: .utf8)
            for number in 4...6 {
                let query = "/dicom-web/studies?PatientName=Synthetic&offset=\(number)"
                #expect(told.contains(Data(query.utf8).base64EncodedString()), "\(number)")
            }
        }
    }
}
