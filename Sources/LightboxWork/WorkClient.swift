/// Whose work is under way: where there is more of it than can be done at once, clients take turns.
///
/// A type of its own, and no bare function: a task-local function has no metadata where the optimiser of Swift 6.3 has put
/// `withValue` into its caller, and the program ends there.
package final class WorkClient: Sendable {
    /// What the server does of itself has no client.
    @TaskLocal package static var current = WorkClient { "" }

    private let resolve: @Sendable () -> String

    /// - Parameter name: asked only where there is work to do, so that what is at hand costs nothing.
    package init(_ name: @escaping @Sendable () -> String) {
        resolve = name
    }

    /// Names the client; empty for what the server does of itself.
    package static func name() -> String { current.resolve() }
}
