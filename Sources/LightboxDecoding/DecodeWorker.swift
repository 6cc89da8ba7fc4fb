internal import CLinux
internal import DICOMCore
internal import DICOMPixels
internal import Glibc
internal import SystemPackage

/// What a test makes a worker do over its first frame, instead of decoding it.
package enum WorkerFault: String, Sendable, CaseIterable {
    case crash, hang
    /// Takes memory until there is none.
    case gorge
    /// Tries to open files and sockets and to reach the process that started it; crashes unless all of it is refused.
    case escape
    /// Answers with another picture than it was asked for.
    case lie
}

/// Decodes what comes over the descriptors of a worker until the other side is gone. Blocks.
/// - Parameters:
///   - memoryByteCount: what the process may have of its own.
///   - fault: for tests of what surrounds it.
/// - Returns: 0, or the error number where the process can't be confined; nothing is decoded then.
package func runDecodeWorker(memoryByteCount: Int64, fault: WorkerFault? = nil) -> Int32 {
    prepare()
    // Nothing says it any more afterwards.
    let parent = getppid()
    let status = clinux_confine(memoryByteCount)
    guard status == 0 else { return status }
    let control = Int32(CLINUX_WORKER_CONTROL)
    var message = [UInt8](repeating: 0, count: longestMessage)
    while true {
        let count = unsafe clinux_receive_message(control, &message, message.count, -1)
        guard count > 0, let order = DecodeOrder(String(decoding: message.prefix(count), as: UTF8.self)) else {
            return 0
        }
        // Where nobody is left to end it.
        clinux_end_after(3600)
        if let fault { perform(fault, parent: parent) }
        let answer = Array((fault == .lie ? lie : reply(to: order).text).utf8.prefix(longestMessage))
        guard unsafe clinux_send_message(control, answer, answer.count) == 0 else { return 0 }
        clinux_end_after(0)
    }
}

/// Has each library read what it reads from files when it is first used, such as DCMTK's dictionary: later there are none.
private func prepare() {
    let frame = NativeFrame(
        rows: 16, columns: 16, samplesPerPixel: 1, bitsAllocated: 8, bitsStored: 8, representation: .unsigned,
        photometricInterpretation: .monochrome2, bytes: [UInt8](repeating: 0, count: 256))
    let description = PixelDescription(
        rows: 16, columns: 16, samplesPerPixel: 1, bitsAllocated: 8, bitsStored: 8, highBit: 7, isSigned: false,
        photometricInterpretation: .monochrome2, isPlanar: false, numberOfFrames: 1)
    let syntaxes: [TransferSyntax] = [
        .jpegLSLossless, .jpegLosslessSV1, .jpegBaseline, .jpeg2000Lossless, .htj2kLossless,
    ]
    for syntax in syntaxes {
        guard let encoded = try? encode(frame, to: syntax) else { continue }
        _ = try? decode(encoded.bytes, syntax: syntax, description: description)
    }
}

private let lie = "frame 1 1 1 8 8 unsigned MONOCHROME2"

private func reply(to order: DecodeOrder) -> DecodeReply {
    let memory = FileDescriptor(rawValue: Int32(CLINUX_WORKER_MEMORY))
    do {
        let encoded = try memory.bytes(order.byteCount)
        let frame = try decode(
            encoded, syntax: order.syntax, description: order.description, reducedBy: order.halvings)
        try memory.writeAll(toAbsoluteOffset: 0, frame.bytes)
        return .frame(DecodedForm(frame))
    } catch let error as PixelError {
        return .refused(error)
    } catch {
        return .refused(.undecodable(CodecFailure(.own, "the frame can't be handed over")))
    }
}

private func perform(_ fault: WorkerFault, parent: Int32) {
    switch fault {
    case .lie: break
    case .crash: abort()
    case .hang: while true { sleep(3600) }
    case .gorge:
        var hoard: [[UInt8]] = []
        while true { hoard.append([UInt8](repeating: 1, count: 16 << 20)) }
    case .escape:
        let descriptors = [
            unsafe open("/etc/passwd", O_RDONLY), unsafe open("/tmp/lightbox-escape", O_WRONLY | O_CREAT, 0o600),
            socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0), dup(0),
        ]
        if descriptors.contains(where: { $0 >= 0 }) || kill(parent, 0) == 0 { abort() }
        // Its own threads it may reach, as abort() does.
        if clinux_reaches_thread(parent) || !clinux_reaches_thread(getpid()) { abort() }
    }
}
