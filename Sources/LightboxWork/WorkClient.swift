/// Whose work is under way: where there is more of it than can be done at once, clients take turns.
package enum WorkClient {
    /// Names the client; empty for what the server does of itself. Asked only where there is work to do, so that what is at
    /// hand costs nothing.
    @TaskLocal package static var name: @Sendable () -> String = { "" }
}
