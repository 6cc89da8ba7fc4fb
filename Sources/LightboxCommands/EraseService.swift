internal import LightboxIndexSQLite
internal import LightboxIngest
internal import LightboxSettings
internal import ServiceLifecycle

/// Erases, while a data folder is served, what was removed long enough ago, whatever the clock is set to meanwhile. An import
/// that runs at the time does it itself.
struct EraseService: Service {
    private let folder: DataFolder
    private let settings: Settings
    private static let interval = Duration.seconds(600)

    init(_ folder: DataFolder, _ settings: Settings) {
        self.folder = folder
        self.settings = settings
    }

    func run() async throws {
        let time = SteadyTime()
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.interval)
                // A folder that can't be read or written now can be later.
                let now = time.seconds()
                let due = (try? await folder.index.dueErasures(at: now)) ?? []
                if !due.isEmpty { try? await DataFolder.withWriter(settings, now: now) { _ in } }
            }
        }
    }
}
