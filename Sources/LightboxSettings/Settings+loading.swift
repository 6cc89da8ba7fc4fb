internal import Configuration

extension Settings {
    /// Reads the settings: options of the command line before the environment, before the file, before the defaults.
    /// - Parameters:
    ///   - file: the path of a YAML file, `nil` for none.
    ///   - environment: variables whose names start with `LIGHTBOX_` count.
    ///   - options: values by key, as the command line gave them.
    /// - Throws: everything that is wrong, at once.
    package static func load(
        file: String?, environment: [String: String], options: [String: String] = [:]
    ) throws(SettingsError) -> Settings {
        let contents = file.map(SettingsFile.init)
        var findings = contents?.findings ?? []
        var settings = Settings()
        findings += unknownVariables(environment)

        let variables = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: environment))
            .scoped(to: "lightbox")
        for key in SettingKey.all {
            let value: (text: String, source: String)?
            if let option = options[key.name] {
                value = (option, "command line")
            } else if let variable = variables.string(forKey: ConfigKey(key.name)) {
                value = (variable, key.variable)
            } else if let entry = contents?.entries[key.name], let file {
                value = (entry.value, entry.line.map { "\(file):\($0)" } ?? file)
            } else {
                value = nil
            }
            guard let value, !key.assign(value.text, &settings) else { continue }
            findings.append(.invalidValue(source: value.source, key: key.name, allowed: key.allowed))
        }
        guard findings.isEmpty else { throw SettingsError(findings: findings) }
        return settings
    }

    private static func unknownVariables(_ environment: [String: String]) -> [SettingsFinding] {
        // The token is the viewer's, which has no settings.
        let known = Set(SettingKey.all.map(\.variable) + ["LIGHTBOX_TOKEN"])
        return environment.keys.filter { $0.hasPrefix("LIGHTBOX_") && !known.contains($0) }.sorted().map { name in
            .unknownVariable(name: name, similar: nearest(to: name, among: SettingKey.all.map(\.variable)))
        }
    }
}
