internal import ArgumentParser
internal import Glibc
internal import LightboxDecoding
internal import LightboxIngest

/// What a server starts to have frames decoded at arm's length; of no use to people.
struct DecodeWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode-worker",
        abstract: "Decode the frames that a server hands over.",
        discussion: """
            A server starts this by itself, with descriptors that only it can give.

            Example:
              lightbox serve --data /srv/images
            """,
        shouldDisplay: false)

    @Argument(help: "The most memory that the process may have of its own, in bytes.")
    var memory: Int64

    @Option(help: "For tests: what to do over the first frame instead.")
    var fault: WorkerFault?

    func run() throws {
        let status = runDecodeWorker(memoryByteCount: memory, fault: fault)
        guard status == 0 else {
            throw CommandFailure(message: "The decoder can't be confined: \(systemText(status)).")
        }
        // At once: the usual end of a program wants a thread, which nobody gets here any more, and would wait for it for ever.
        _exit(0)
    }
}

extension WorkerFault: ExpressibleByArgument {}
