internal import LightboxIngest
internal import LightboxSettings
internal import ServiceLifecycle
internal import SystemPackage

/// Erases, while a data folder is served, what was removed long enough ago. An import that runs at the time does it itself.
struct EraseService: Service {
    private let settings: Settings
    private static let interval = Duration.seconds(600)

    init(_ settings: Settings) {
        self.settings = settings
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // A folder that can't be written now can be later.
                try? await DataFolder.withWriter(settings) { _ in }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }
}
