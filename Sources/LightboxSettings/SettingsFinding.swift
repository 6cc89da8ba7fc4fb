/// One thing that is wrong with the configuration. All of them are reported at once.
package enum SettingsFinding: Error, Equatable, Sendable {
    case unreadableFile(path: String)
    /// Not YAML; the line counts from 1.
    case malformedFile(path: String, line: Int?, problem: String)
    /// No such key; `similar` is the nearest one that there is.
    case unknownKey(path: String, line: Int?, key: String, similar: String?)
    /// A variable starts with `LIGHTBOX_` and is none of ours.
    case unknownVariable(name: String, similar: String?)
    /// A value has the wrong shape, for example a list where one value belongs.
    case wrongShape(path: String, line: Int?, key: String, problem: String)
    /// `source` is the file, the environment variable or the option that has the value.
    case invalidValue(source: String, key: String, allowed: String)
}

extension SettingsFinding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadableFile(let path):
            "\(path): can't be read. Name another file with --config."
        case .malformedFile(let path, let line, let problem):
            "\(place(path, line)): this is no YAML: \(problem)"
        case .unknownKey(let path, let line, let key, let similar):
            "\(place(path, line)): there is no key \(key)."
                + (similar.map { " Did you mean \($0)?" } ?? " Config/lightbox.yaml lists every key.")
        case .unknownVariable(let name, let similar):
            "\(name): there is no such environment variable."
                + (similar.map { " Did you mean \($0)?" } ?? " Config/lightbox.yaml lists every key.")
        case .wrongShape(let path, let line, let key, let problem):
            "\(place(path, line)): \(key) \(problem)"
        case .invalidValue(let source, let key, let allowed):
            "\(source): \(key) takes \(allowed)."
        }
    }

    private func place(_ path: String, _ line: Int?) -> String {
        line.map { "\(path):\($0)" } ?? path
    }
}

package struct SettingsError: Error, Equatable, CustomStringConvertible {
    /// At least one.
    package let findings: [SettingsFinding]

    package init(findings: [SettingsFinding]) {
        self.findings = findings
    }

    package var description: String {
        findings.map(\.description).joined(separator: "\n")
    }
}
