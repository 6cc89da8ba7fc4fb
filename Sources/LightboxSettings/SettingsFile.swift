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
            let isSection = SettingKey.all.contains { $0.name.hasPrefix(name + ".") }
            let known = SettingKey.all.first { $0.name == name }
            switch node {
            case .mapping(let inner) where known == nil:
                read(inner, prefix: name + ".")
            case .scalar(let scalar) where isSection && scalar.isNull:
                // A section whose keys are all commented out.
                break
            case _ where isSection:
                wrongShape(name, line, "is a section: its keys stand below it, indented.")
            case .alias:
                findings.append(.malformedFile(path: path, line: line, problem: "aliases are not understood here"))
            case _ where known == nil:
                findings.append(.unknownKey(path: path, line: line, key: name, similar: similarKey(to: name)))
            case .scalar(let scalar) where scalar.isNull:
                wrongShape(name, line, "has no value. Give it one, or put a # in front of it.")
            case .scalar(let scalar):
                entries[name] = Entry(value: scalar.string, line: line)
            case .sequence(let values) where known?.takesList == true:
                let texts = values.compactMap(\.scalar?.string)
                guard texts.count == values.count else {
                    wrongShape(name, line, "takes a list of plain values.")
                    continue
                }
                entries[name] = Entry(value: texts.joined(separator: ","), line: line)
            case .sequence, .mapping:
                wrongShape(name, line, "takes one value: \(known?.allowed ?? "").")
            }
        }
    }

    private mutating func wrongShape(_ key: String, _ line: Int?, _ problem: String) {
        findings.append(.wrongShape(path: path, line: line, key: key, problem: problem))
    }
}

extension Node.Scalar {
    /// `true` for nothing and for `~` and `null` without quotes. Source: YAML 1.2 section 10.3.2.
    fileprivate var isNull: Bool {
        style == .plain && ["", "~", "null", "Null", "NULL"].contains(string)
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
    nearest(to: name, among: SettingKey.all.map(\.name))
}

/// The candidate that differs least from what was written, if it is near enough to be a slip.
func nearest(to name: String, among candidates: [String]) -> String? {
    let distances = candidates.map { editDistance($0.lowercased(), name.lowercased()) }
    guard let nearest = zip(candidates, distances).min(by: { $0.1 < $1.1 }), nearest.1 <= 4 else { return nil }
    return nearest.0
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
