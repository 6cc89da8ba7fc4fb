internal import Foundation
internal import Synchronization

/// The text of a PDF file as `pdftotext` finds it: a program of its own, so that a hostile file costs nobody else.
/// - Throws: `DocumentError`.
func textOfPDF(_ file: [UInt8]) async throws -> String {
    guard let reader = pdfReader() else { throw DocumentError.noReader(byteCount: file.count) }
    let scratch = FileManager.default.temporaryDirectory.appending(path: "lightbox-\(UUID().uuidString).pdf")
    let path = scratch.path(percentEncoded: false)
    guard FileManager.default.createFile(atPath: path, contents: Data(file), attributes: [.posixPermissions: 0o600])
    else { throw DocumentError.noText(byteCount: file.count) }
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = reader
    // At most a hundred pages: a text that somebody reads in a terminal.
    process.arguments = ["-layout", "-enc", "UTF-8", "-l", "100", path, "-"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { throw DocumentError.noReader(byteCount: file.count) }
    let watch = Task {
        try await Task.sleep(for: .seconds(20))
        process.terminate()
    }
    defer { watch.cancel() }
    let handle = output.fileHandleForReading
    let bytes = await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: printed(by: process, on: handle)) }
        }
    } onCancel: {
        process.terminate()
    }
    // A form feed ends a page.
    let text = String(decoding: bytes, as: UTF8.self).replacing("\u{0C}", with: "\n\u{0C}\n")
    guard text.contains(where: { !$0.isWhitespace }) else { throw DocumentError.noText(byteCount: file.count) }
    return text
}

/// Blocks until the program has ended, or has said more than anybody reads.
private func printed(by process: Process, on handle: FileHandle) -> Data {
    var all = Data()
    while let piece = try? handle.read(upToCount: 65536), !piece.isEmpty {
        all.append(piece)
        guard all.count < 4 << 20 else {
            process.terminate()
            break
        }
    }
    return all
}

private func pdfReader() -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: "pdftotext") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }
}
