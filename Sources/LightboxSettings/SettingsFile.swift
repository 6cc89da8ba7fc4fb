internal import Foundation
internal import Yams

/// The keys of a YAML file with their values as text: nested keys are joined by dots, lists by commas.
struct SettingsFile {
    struct Entry {
        let value: String
        let line: Int?
    }

    private(set) var entries: [String: Entry] = [:]
    private(set) var findings: [SettingsFinding] = []
    let path: String

    init(path: String) {
        self.path = path
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            findings = [.unreadableFile(path: path)]
            return
        }
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            guard case .mapping(let mapping) = root else {
                findings = [.malformedFile(path: path, line: 1, problem: "keys with values are expected")]
                return
            }
            read(mapping, prefix: "")
        } catch let error as YamlError {
            findings = [.malformedFile(path: path, line: error.line, problem: "check the indentation and quotes")]
        } catch {
            findings = [.malformedFile(path: path, line: nil, problem: "it can't be parsed")]
        }
    }

    private mutating func read(_ mapping: Node.Mapping, prefix: String) {
        for (key, node) in mapping {
            let name = prefix + (key.string ?? "")
            let line = key.mark?.line
            switch node {
            case .mapping(let inner):
                read(inner, prefix: name + ".")
            case .sequence(let values):
                entries[name] = Entry(value: values.compactMap(\.scalar?.string).joined(separator: ","), line: line)
            case .scalar(let scalar):
                // A section whose keys are all commented out.
                if scalar.string.isEmpty, SettingKey.all.contains(where: { $0.name.hasPrefix(name + ".") }) { continue }
                entries[name] = Entry(value: scalar.string, line: line)
            case .alias:
                findings.append(.malformedFile(path: path, line: line, problem: "aliases are not understood here"))
            }
            if case .mapping = node { continue }
            guard !SettingKey.all.contains(where: { $0.name == name }) else { continue }
            findings.append(
                .unknownKey(path: path, line: line, key: name, similar: similarKey(to: name)))
        }
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}

/// The key that differs least from what was written, if it is near enough to be a slip.
func similarKey(to name: String) -> String? {
    let distances = SettingKey.all.map { editDistance($0.name.lowercased(), name.lowercased()) }
    guard let nearest = zip(SettingKey.all, distances).min(by: { $0.1 < $1.1 }), nearest.1 <= 4 else { return nil }
    return nearest.0.name
}

/// Levenshtein distance: single characters added, removed or replaced.
private func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.prefix(100))
    let right = Array(right.prefix(100))
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for (column, other) in right.enumerated() {
            let replaced = diagonal + (character == other ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}
