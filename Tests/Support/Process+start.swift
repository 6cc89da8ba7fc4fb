package import Foundation

extension Process {
    /// Runs it with every signal let through. By itself it inherits what the calling thread blocks, and threads of Swift's
    /// pool block most: a program, and what it starts, would outlive a SIGTERM or a SIGHUP.
    package func start() throws {
        var none = sigset_t()
        var before = sigset_t()
        _ = unsafe sigemptyset(&none)
        _ = unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
