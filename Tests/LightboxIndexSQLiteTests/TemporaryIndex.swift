import Foundation
import LightboxIndex
import LightboxIndexSQLite

/// Runs a body with the path of an index file in a folder of its own, which is removed afterwards.
func withTemporaryPath<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lightbox-index-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.appending(path: "index.sqlite").path)
}

/// Runs a body with an index that holds the given instances.
func withIndex<Value>(
    _ samples: [SampleInstance] = [], bounds: SearchBounds = SearchBounds(),
    _ body: (SQLiteIndex) async throws -> Value
) async throws -> Value {
    try await withTemporaryPath { path in
        let index = try SQLiteIndex(path: path, bounds: bounds)
        _ = try await index.insert(samples.map { try $0.entry })
        return try await body(index)
    }
}
