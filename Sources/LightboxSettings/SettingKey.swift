/// One key of the configuration: its name in the file, what it takes, and where the value goes.
///
/// The environment variable is the name in upper case behind `LIGHTBOX_`: `server.allowRemote` is
/// `LIGHTBOX_SERVER_ALLOW_REMOTE`.
struct SettingKey: Sendable {
    let name: String
    /// What is allowed, for the error message.
    let allowed: String
    /// Whether the file may give it as a list, which arrives joined by commas.
    var takesList = false
    /// - Returns: `false` where the text is not allowed.
    let assign: @Sendable (String, inout Settings) -> Bool

    /// The environment variable of the key.
    var variable: String {
        var words = ""
        var previous: Character = "."
        for character in name {
            if character.isUppercase, previous.isLowercase { words += "_" }
            words += character == "." ? "_" : character.uppercased()
            previous = character
        }
        return "LIGHTBOX_" + words
    }

    static let all: [SettingKey] = [
        .text("data", "the path of a folder", \.data),
        .text("server.host", "an IP address or host name, for example 127.0.0.1", \.server.host),
        .number("server.port", 0...65_535, \.server.port),
        SettingKey(
            name: "server.publicURL", allowed: "a URL that starts with http:// or https://, without a / at the end"
        ) {
            guard $0.hasPrefix("http://") || $0.hasPrefix("https://"), !$0.hasSuffix("/") else { return false }
            $1.server.publicURL = $0
            return true
        },
        .flag("server.allowRemote", \.server.allowRemote),
        .flag("server.strict", \.server.isStrict),
        SettingKey(
            name: "server.allowedOrigins", allowed: "* or a list of origins, for example https://viewer.example.org",
            takesList: true
        ) {
            let origins = $0.split(separator: ",").map { $0.trimmingSpaces() }
            guard origins.allSatisfy({ $0 == "*" || $0.hasPrefix("http://") || $0.hasPrefix("https://") })
            else { return false }
            $1.server.allowedOrigins = origins
            return true
        },
        SettingKey(
            name: "server.trustedProxies",
            allowed: "a list of IP addresses and IPv4 networks, for example 127.0.0.1, 10.0.0.0/8, ::1",
            takesList: true
        ) {
            let addresses = $0.split(separator: ",").map { $0.trimmingSpaces() }
            guard addresses.allSatisfy({ $0.utf8.allSatisfy { "0123456789abcdefABCDEF.:/".utf8.contains($0) } })
            else { return false }
            $1.server.trustedProxies = addresses
            return true
        },
        .text("server.tls.certificate", "the path of a file", \.server.tls.certificate, mayBeEmpty: true),
        .text("server.tls.key", "the path of a file", \.server.tls.key, mayBeEmpty: true),
        .text("server.tls.clientAuthorities", "the path of a file", \.server.tls.clientAuthorities, mayBeEmpty: true),
        .list("server.tls.allowedClients", "a list of names in certificates", \.server.tls.allowedClients),
        .number("server.tls.strictTransportSeconds", 0...63_072_000, \.server.tls.strictTransportSeconds),
        .number("server.shutdownSeconds", 0...3600, \.server.shutdownSeconds),
        .number("search.maximumResults", 1...100_000, \.search.maximumResults),
        .number("search.timeLimitSeconds", 1...3600, \.search.timeLimitSeconds),
        .number("search.maximumCandidates", 1...100_000_000, \.search.maximumCandidates),
        SettingKey(
            name: "search.indexedAttributes",
            allowed: "a list of keywords or tags, for example BodyPartExamined, 00181030",
            takesList: true
        ) {
            let names = $0.split(separator: ",").map { $0.trimmingSpaces() }
            guard names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isLetterOrDigit) }) else { return false }
            $1.search.indexedAttributes = names
            return true
        },
        .flag("search.unknownMatchesAll", \.search.unknownMatchesAll),
        SettingKey(name: "search.zeroResults", allowed: "200 or 204") {
            guard let status = Int($0), [200, 204].contains(status) else { return false }
            $1.search.zeroResults = status
            return true
        },
        .number("rendering.maximumPixels", 1...1_000_000_000, \.rendering.maximumPixels),
        .number("rendering.jpegQuality", 1...100, \.rendering.jpegQuality),
        .number("rendering.thumbnailEdge", 16...1024, \.rendering.thumbnailEdge),
        .flag("rendering.drawIncomplete", \.rendering.drawsIncomplete),
        .number("cache.diskMegabytes", 0...1_048_576, \.cache.diskMegabytes),
        .number("workers.threads", 0...256, \.workers.threads),
        .number("workers.queue", 1...1_000_000, \.workers.queue),
        .flag("store.enabled", \.store.isEnabled),
        .number("store.maximumObjectMegabytes", 1...1_048_576, \.store.maximumObjectMegabytes),
        .number("store.maximumRequestMegabytes", 1...1_048_576, \.store.maximumRequestMegabytes),
        .number("store.maximumRequests", 1...10_000, \.store.maximumRequests),
        .number("store.megabytesPerSecond", 0...100_000, \.store.megabytesPerSecond),
        SettingKey(name: "store.onConflict", allowed: "keep or replace") {
            guard ["keep", "replace"].contains($0) else { return false }
            $1.store.onConflict = $0
            return true
        },
        .number("dimse.port", 0...65_535, \.dimse.port),
        .text("dimse.host", "an IP address or host name, for example 127.0.0.1", \.dimse.host),
        SettingKey(name: "dimse.title", allowed: titleRule) {
            guard isTitle($0) else { return false }
            $1.dimse.title = $0
            return true
        },
        SettingKey(name: "dimse.allowedTitles", allowed: "a list of AE titles: \(titleRule)", takesList: true) {
            let titles = $0.split(separator: ",").map { $0.trimmingSpaces() }
            guard titles.allSatisfy(isTitle) else { return false }
            $1.dimse.allowedTitles = titles
            return true
        },
        .number("dimse.maximumAssociations", 1...4096, \.dimse.maximumAssociations),
        .number("dimse.maximumObjectMegabytes", 1...1_048_576, \.dimse.maximumObjectMegabytes),
        SettingKey(name: "watch.folders", allowed: "a list of folders", takesList: true) {
            $1.watch.folders = $0.split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
            return true
        },
        .number("watch.settleSeconds", 1...3600, \.watch.settleSeconds),
        .number("removal.eraseAfterHours", 0...87_600, \.removal.eraseAfterHours),
        .text("access.keys", "the path of a file", \.access.keys, mayBeEmpty: true),
        .text("access.sharedSecret", "the path of a file", \.access.sharedSecret, mayBeEmpty: true),
        .text("access.issuer", "the iss of tokens", \.access.issuer, mayBeEmpty: true),
        .text("access.audience", "the aud of tokens", \.access.audience, mayBeEmpty: true),
        .address("access.keysURL", \.access.keysURL),
        .address("access.introspectionURL", \.access.introspectionURL),
        .text("access.introspectionClient", "a name", \.access.introspectionClient, mayBeEmpty: true),
        .text("access.introspectionSecret", "the path of a file", \.access.introspectionSecret, mayBeEmpty: true),
        .address("access.authorizationURL", \.access.authorizationURL),
        .address("access.tokenURL", \.access.tokenURL),
        .number("access.linkSeconds", 0...86_400, \.access.linkSeconds),
        .flag("issuer.open", \.issuer.isOpen),
        .list("issuer.patients", "a list of Patient IDs", \.issuer.patients),
        .number("issuer.tokenSeconds", 1...86_400, \.issuer.tokenSeconds),
        SettingKey(
            name: "audit.receiver",
            allowed:
                "a URL such as syslog-tls://logs.example.org:6514, syslog-udp://127.0.0.1:514, file:///var/log/a.log "
                + "or https://records.example.org/fhir"
        ) {
            let schemes = ["syslog-tls://", "syslog-tcp://", "syslog-udp://", "file:///", "http://", "https://"]
            guard $0.isEmpty || schemes.contains(where: $0.hasPrefix) else { return false }
            $1.audit.receiver = $0.hasSuffix("/") ? String($0.dropLast()) : $0
            return true
        },
        SettingKey(name: "audit.format", allowed: "dicom or fhir") {
            guard ["dicom", "fhir"].contains($0) else { return false }
            $1.audit.format = $0
            return true
        },
        .text("audit.certificateAuthorities", "the path of a file", \.audit.certificateAuthorities, mayBeEmpty: true),
        .text("audit.certificate", "the path of a file", \.audit.certificate, mayBeEmpty: true),
        .text("audit.privateKey", "the path of a file", \.audit.privateKey, mayBeEmpty: true),
        .text("audit.source", "a name", \.audit.source, mayBeEmpty: true),
        .text("audit.site", "a name", \.audit.site, mayBeEmpty: true),
        .number("audit.gatherSeconds", 0...3600, \.audit.gatherSeconds),
        .flag("audit.required", \.audit.isRequired),
        .flag("decoding.isolated", \.decoding.isIsolated),
        .number("decoding.timeLimitSeconds", 1...3600, \.decoding.timeLimitSeconds),
        .number("decoding.memoryMegabytes", 128...1_048_576, \.decoding.memoryMegabytes),
        .number("decoding.processes", 0...1024, \.decoding.processes),
        .number("limits.connections", 1...1_000_000, \.limits.connections),
        .number("limits.connectionsOfClient", 0...1_000_000, \.limits.connectionsOfClient),
        .number("limits.idleSeconds", 1...86_400, \.limits.idleSeconds),
        .number("limits.headKilobytes", 8...1024, \.limits.headKilobytes),
        .number("limits.memoryMegabytes", 0...1_048_576, \.limits.memoryMegabytes),
        .flag("desk.open", \.desk.isOpen),
        .number("desk.runs", 1...10_000, \.desk.runs),
        .number("desk.runsPerAddress", 1...10_000, \.desk.runsPerAddress),
        .number("clients.requestsPerSecond", 0...100_000, \.clients.requestsPerSecond),
        .number("clients.simultaneous", 0...100_000, \.clients.simultaneous),
        SettingKey(name: "viewer.folder", allowed: "the folder of a built web viewer, with its index.html") {
            guard !$0.isEmpty else { return false }
            $1.viewer.folder = $0
            return true
        },
        SettingKey(name: "log.level", allowed: logLevels.joined(separator: ", ")) {
            guard logLevels.contains($0) else { return false }
            $1.log.level = $0
            return true
        },
        .flag("log.requests", \.log.requests),
    ]

    private static func isLetterOrDigit(_ character: UInt8) -> Bool {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static let logLevels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]

    private static let titleRule = "1 to 16 characters of ASCII without a backslash"

    /// Source: PS3.5 6.2, VR AE.
    private static func isTitle(_ text: String) -> Bool {
        (1...16).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C || $0 == 0x20 }
            && text.utf8.contains { $0 != 0x20 }
    }

    private static func text(
        _ name: String, _ allowed: String, _ path: any WritableKeyPath<Settings, String> & Sendable,
        mayBeEmpty: Bool = false
    ) -> SettingKey {
        SettingKey(name: name, allowed: allowed) {
            guard mayBeEmpty || !$0.isEmpty else { return false }
            $1[keyPath: path] = $0
            return true
        }
    }

    private static func list(
        _ name: String, _ allowed: String, _ path: any WritableKeyPath<Settings, [String]> & Sendable
    ) -> SettingKey {
        SettingKey(name: name, allowed: allowed, takesList: true) {
            $1[keyPath: path] = $0.split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
            return true
        }
    }

    /// What tokens and keys travel by: TLS, or this machine (F-23).
    private static func address(
        _ name: String, _ path: any WritableKeyPath<Settings, String> & Sendable
    ) -> SettingKey {
        SettingKey(name: name, allowed: "a URL that starts with https://, or with http:// and a loopback address") {
            guard $0.isEmpty || $0.hasPrefix("https://") || isOfThisMachine($0) else { return false }
            $1[keyPath: path] = $0
            return true
        }
    }

    private static func isOfThisMachine(_ url: String) -> Bool {
        ["http://127.0.0.1", "http://[::1]", "http://localhost"].contains { start in
            url.hasPrefix(start) && (url.dropFirst(start.count).first.map { ":/".contains($0) } ?? true)
        }
    }

    private static func number(
        _ name: String, _ range: ClosedRange<Int>, _ path: any WritableKeyPath<Settings, Int> & Sendable
    ) -> SettingKey {
        SettingKey(name: name, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
            guard let number = Int($0), range.contains(number) else { return false }
            $1[keyPath: path] = number
            return true
        }
    }

    private static func flag(_ name: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable) -> SettingKey {
        SettingKey(name: name, allowed: "true or false") {
            guard let flag = Bool($0) else { return false }
            $1[keyPath: path] = flag
            return true
        }
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
