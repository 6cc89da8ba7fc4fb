internal import Glibc
internal import LightboxIndexSQLite
internal import LightboxSettings
internal import ServiceLifecycle

/// Erases, while a data folder is served, what was removed long enough ago. An import that runs at the time does it itself.
struct EraseService: Service {
    private let folder: DataFolder
    private let settings: Settings
    private static let interval = Duration.seconds(600)

    init(_ folder: DataFolder, _ settings: Settings) {
        self.folder = folder
        self.settings = settings
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.interval)
                // A folder that can't be read or written now can be later.
                let due = (try? await folder.index.dueErasures(at: Int64(time(nil)))) ?? []
                if !due.isEmpty { try? await DataFolder.withWriter(settings) { _ in } }
            }
        }
    }
}
