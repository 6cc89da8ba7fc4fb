import Foundation

/// SHA-256 in hexadecimal, as the corpus lists it; by `sha256sum`, since the bytes are many.
func sha256(_ message: [UInt8]) throws -> String {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(message))
    try input.fileHandleForWriting.close()
    let line = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(String(decoding: line, as: UTF8.self).prefix { $0 != " " })
}
