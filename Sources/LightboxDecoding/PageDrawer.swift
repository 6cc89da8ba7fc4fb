internal import CLinux
package import DICOMCore
internal import Glibc
internal import SystemPackage

/// Draws the first page of a PDF document by Poppler's `pdftoppm`, each in a process of its own that reads nothing but the
/// document and the system's fonts, reaches no network and no other process, and has a bound on memory and time.
package struct PageDrawer: Sendable {
    /// Where Debian has it.
    package static let poppler = "/usr/bin/pdftoppm"

    private let program: String
    private let arguments: [String]
    private let timeLimit: Duration

    /// - Parameters:
    ///   - program: the path of an executable that calls `runPageWorker`.
    ///   - arguments: what makes it do so; the edge follows.
    ///   - timeLimit: of one page.
    /// - Returns: `nil` where Poppler is not installed.
    package init?(program: String, arguments: [String], timeLimit: Duration = .seconds(20)) {
        guard unsafe access(Self.poppler, X_OK) == 0 else { return nil }
        self.program = program
        self.arguments = arguments
        self.timeLimit = timeLimit
    }

    /// The page, its longer edge so many pixels long. Blocks.
    /// - Returns: `nil` where the document can't be drawn, or not within the bounds.
    package func firstPage(of document: [UInt8], edge: Int) -> Picture? {
        guard let worker = try? WorkerProcess(program: program, arguments: arguments + [String(edge)]) else {
            return nil
        }
        defer { worker.end() }
        // Three bytes a pixel behind a head of a few numbers.
        guard let file = worker.output(of: document, limit: 3 * edge * edge + 64, timeLimit: timeLimit) else {
            return nil
        }
        return Picture(portablePixmap: file).flatMap { max($0.width, $0.height) <= edge ? $0 : nil }
    }
}

/// Of a page worker: most documents need a tenth.
private let pageMemoryByteCount: Int64 = 1 << 30
private let pageSeconds: UInt32 = 20

/// Confines this process and makes it Poppler, which draws the first page of the document in the memory of the worker.
/// - Parameter fault: `escape` tries what is refused instead, and gives a page of one pixel where all of it was.
/// - Returns: an error number.
package func runPageWorker(edge: Int, fault: WorkerFault? = nil) -> Int32 {
    let parent = getppid()
    // The document is there once this comes.
    var word: [UInt8] = [0]
    guard unsafe clinux_receive_message(Int32(CLINUX_WORKER_CONTROL), &word, word.count, -1) > 0 else { return EPIPE }
    let status = clinux_confine_reader(pageMemoryByteCount, pageSeconds)
    guard status == 0 else { return status }
    if fault == .escape {
        let descriptors = [
            unsafe open("/etc/passwd", O_RDONLY), unsafe open("/tmp/lightbox-escape", O_WRONLY | O_CREAT, 0o600),
            unsafe open("/proc/self/status", O_RDONLY), socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0),
        ]
        let isMarking = unsafe chmod("/tmp", 0o1777) == 0
        guard kill(parent, 0) != 0, !clinux_reaches_thread(parent), !isMarking, descriptors.allSatisfy({ $0 < 0 })
        else { return EINVAL }
        let page = Array("P6\n1 1\n255\n".utf8) + [0, 0, 0]
        return unsafe clinux_send_message(Int32(CLINUX_WORKER_CONTROL), page, page.count)
    }
    let words = [PageDrawer.poppler, "-f", "1", "-l", "1", "-singlefile", "-scale-to", String(edge), "-q", "-"]
    var texts = unsafe words.map { unsafe strdup($0) }
    unsafe texts.append(nil)
    defer { unsafe texts.forEach { unsafe free($0) } }
    return unsafe clinux_become(PageDrawer.poppler, texts)
}

extension Picture {
    /// A picture of 8-bit colours in Netpbm's binary form, as Poppler writes it.
    fileprivate init?(portablePixmap file: [UInt8]) {
        let head = file.prefix(64).split(maxSplits: 4, whereSeparator: { $0 == 0x0A || $0 == 0x20 })
        guard head.count == 5, head[0].elementsEqual("P6".utf8), head[3].elementsEqual("255".utf8),
            let width = Int(String(decoding: head[1], as: UTF8.self)), width > 0, width < 1 << 15,
            let height = Int(String(decoding: head[2], as: UTF8.self)), height > 0, height < 1 << 15
        else { return nil }
        let bytes = file[(head[3].endIndex + 1)...]
        guard bytes.count == 3 * width * height else { return nil }
        self.init(width: width, height: height, channels: 3, bytes: Array(bytes))
    }
}
