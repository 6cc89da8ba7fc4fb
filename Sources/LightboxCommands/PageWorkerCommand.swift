internal import ArgumentParser
internal import Glibc
internal import LightboxDecoding
internal import LightboxIngest

/// What a server starts to have the first page of a document drawn at arm's length; of no use to people.
struct PageWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page-worker",
        abstract: "Draw the first page of a document that a server hands over.",
        discussion: """
            A server starts this by itself, with descriptors that only it can give.

            Example:
              lightbox serve --data /srv/images
            """,
        shouldDisplay: false)

    @Argument(help: "How many pixels long the longer edge of the page becomes.")
    var edge: Int

    @Option(help: "For tests: what to do instead.")
    var fault: WorkerFault?

    func run() throws {
        let status = runPageWorker(edge: edge, fault: fault)
        guard status == 0 else { throw CommandFailure(message: "The page can't be drawn: \(systemText(status)).") }
        // At once: nobody gets a thread here any more, and the usual end of a program may want one.
        _exit(0)
    }
}
