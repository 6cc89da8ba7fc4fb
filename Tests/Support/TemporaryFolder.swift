internal import Foundation
package import SystemPackage

/// Runs the body with a fresh folder that is removed afterwards.
package func withTemporaryFolder<Value>(_ body: (FilePath) throws -> Value) throws -> Value {
    let folder = try makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    return try body(folder)
}

/// Runs the body with a fresh folder that is removed afterwards.
package func withTemporaryFolder<Value>(_ body: (FilePath) async throws -> Value) async throws -> Value {
    let folder = try makeTemporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    return try await body(folder)
}

private func makeTemporaryFolder() throws -> FilePath {
    let path = FilePath(NSTemporaryDirectory()).appending("lightbox-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    return path
}
