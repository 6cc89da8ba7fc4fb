internal import Foundation
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxWork

/// Opens the data folder for an import. A dry run writes nothing: it looks at the folder if there is one, and at an empty
/// one elsewhere if there is none.
func withImportFolder<Value>(
    _ settings: Settings, _ options: ImportOptions, _ body: (DataFolder) async throws -> Value
) async throws -> Value {
    guard options.isDryRun else { return try await DataFolder.withTurns(settings, body) }
    var looked = settings
    let index = URL(filePath: settings.data).appending(path: DataFolder.indexName)
    let isThere = FileManager.default.fileExists(atPath: index.path(percentEncoded: false))
    let trial = FileManager.default.temporaryDirectory.appending(path: "lightbox-dry-run-\(UUID().uuidString)")
    if !isThere { looked.data = trial.path(percentEncoded: false) }
    defer { if !isThere { try? FileManager.default.removeItem(at: trial) } }
    let folder = try DataFolder(looked)
    do {
        let value = try await body(folder)
        try await folder.pool.shutDown()
        return value
    } catch {
        try? await folder.pool.shutDown()
        throw error
    }
}
