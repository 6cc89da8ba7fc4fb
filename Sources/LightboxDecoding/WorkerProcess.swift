internal import CLinux
internal import DICOMCore
internal import DICOMPixels
internal import Glibc
internal import SystemPackage

/// One process that decodes, as the process sees it that it works for. Used by one thread at a time.
final class WorkerProcess: Sendable {
    private let worker: clinux_worker

    /// - Throws: `DecodeWorkerError`
    init(program: String, arguments: [String]) throws(DecodeWorkerError) {
        var worker = clinux_worker()
        var texts = unsafe (["lightbox"] + arguments).map { unsafe strdup($0) }
        unsafe texts.append(nil)
        defer { unsafe texts.forEach { unsafe free($0) } }
        let status = unsafe clinux_start_worker(program, texts, &worker)
        guard status == 0 else { throw .notStarted(code: status) }
        self.worker = worker
    }

    func end() {
        var worker = worker
        _ = unsafe clinux_end_worker(&worker)
    }

    /// Hands an order over and waits for the answer. Blocks.
    func run(
        _ order: DecodeOrder, _ encoded: [UInt8], timeLimit: Duration
    ) throws(WorkerFailure) -> Result<NativeFrame, PixelError> {
        let memory = FileDescriptor(rawValue: worker.memory)
        do {
            try memory.writeAll(toAbsoluteOffset: 0, encoded)
        } catch {
            throw .over(.strange)
        }
        let text = Array(order.text.utf8)
        guard unsafe clinux_send_message(worker.control, text, text.count) == 0 else { throw .goneBefore }
        var answer = [UInt8](repeating: 0, count: longestMessage)
        let limit = Int32(clamping: Int64(timeLimit / .milliseconds(1)))
        let count = unsafe clinux_receive_message(worker.control, &answer, answer.count, limit)
        guard count != -Int(ETIMEDOUT) else { throw .over(.tooSlow) }
        guard count > 0 else { throw .over(.crashed) }
        defer { giveBackMemory() }
        switch DecodeReply(String(decoding: answer.prefix(count), as: UTF8.self)) {
        case .frame(let form):
            guard form.answers(order), form.byteCount <= decodedFrameByteLimit,
                let bytes = try? memory.bytes(form.byteCount)
            else { throw .over(.strange) }
            return .success(form.frame(bytes))
        case .refused(let error): return .failure(error)
        case nil: throw .over(.strange)
        }
    }

    /// Hands bytes over, and waits for all that the process writes until it ends. Blocks.
    /// - Returns: `nil` where it writes more than so much, or takes longer.
    func output(of input: [UInt8], limit: Int, timeLimit: Duration) -> [UInt8]? {
        let memory = FileDescriptor(rawValue: worker.memory)
        guard (try? memory.writeAll(toAbsoluteOffset: 0, input)) != nil else { return nil }
        guard unsafe clinux_send_message(worker.control, [0], 1) == 0 else { return nil }
        let end = ContinuousClock.now + timeLimit
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let rest = Int32(clamping: Int64((end - .now) / .milliseconds(1)))
            guard rest > 0 else { return nil }
            let count = unsafe clinux_receive_message(worker.control, &piece, piece.count, rest)
            guard count > 0 else { return count == 0 ? output : nil }
            output += piece.prefix(count)
            guard output.count <= limit else { return nil }
        }
    }

    /// What was large is given back, code stream or samples, so that an idle process holds little.
    private func giveBackMemory() {
        let memory = FileDescriptor(rawValue: worker.memory)
        guard let byteCount = try? memory.seek(offset: 0, from: .end), byteCount <= Self.keptByteCount else {
            _ = ftruncate(worker.memory, 0)
            return
        }
    }

    private static let keptByteCount: Int64 = 16 << 20
}

/// Of an order and of an answer.
let longestMessage = 4096

extension FileDescriptor {
    /// The first bytes of the file. - Throws: `Errno`, also where it has fewer.
    func bytes(_ count: Int) throws -> [UInt8] {
        try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let whole = UnsafeMutableRawBufferPointer(buffer)
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: whole[initialized...])
                let read = try unsafe self.read(fromAbsoluteOffset: Int64(initialized), into: rest)
                guard read > 0 else { throw Errno.ioError }
                initialized += read
            }
        }
    }
}
