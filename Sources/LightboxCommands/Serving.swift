internal import CLinux
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import LightboxAccess
internal import LightboxAudit
internal import LightboxAuditTrail
internal import LightboxDesk
internal import LightboxGateway
internal import LightboxIndex
internal import LightboxIndexSQLite
internal import LightboxIngest
internal import LightboxIssuer
internal import LightboxRetrieve
internal import LightboxSearch
internal import LightboxSettings
internal import LightboxTransport
internal import LightboxWork
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// Refuses to show studies to a network where nobody said that this is wanted.
func checkExposure(_ settings: Settings) throws {
    guard let problem = settings.exposureProblem else { return }
    throw CommandFailure(message: problem, exitCode: ExitStatus.wrongUsage)
}

/// Serves until SIGTERM or SIGINT; then lets the requests in flight finish.
func serve(_ folder: DataFolder, _ settings: Settings) async throws {
    // With a heap for every thread, each keeps what a crowd of slow clients has left there; two are as fast on two cores.
    clinux_share_heaps(2)
    // Sockets and objects share it; a login shell gives a quarter of the connections that are let in.
    let descriptorLimit = clinux_raise_descriptor_limit()
    var logger = Logger(label: "lightbox", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = Logger.Level(rawValue: settings.log.level) ?? .info

    let lock = try await DataFolder.serverLock(of: folder.path)
    if settings.takesIn { try await DataFolder.putRight(folder) }
    try await folder.index.index(try indexedAttributes(settings))
    let totals = try await folder.index.totals()
    let host = settings.server.host
    guard let trustedProxies = TrustedProxies(settings.server.trustedProxies) else {
        throw CommandFailure(
            message: "server.trustedProxies takes IP addresses and IPv4 networks such as 10.0.0.0/8.",
            exitCode: ExitStatus.wrongUsage)
    }
    let doors = ConnectionCounter(settings.limits.connectionLimits, proxies: trustedProxies)
    let trail = try auditTrail(folder, settings, logger)
    let transport = try secureTransport(settings.server.tls, doors) { turnedAway in
        guard let trail else { return }
        let event = AuditEvent(turnedAway, service: "https://\(authority(host, settings.server.port))")
        // The client is gone: nobody waits for it.
        Task { try? await trail.record(event) }
    }
    let issuer = try settings.rehearsalIssuer()
    let intake = folder.intake(settings, trail)
    let decoders = try await decodeWorkers(settings.decoding, folder.pool)
    let options = gatewayOptions(settings, host: host, trustedProxies, try viewer(settings))
    let retriever = Retriever(
        index: folder.index, store: folder.store, pool: folder.pool, derived: try folder.derivedCache(settings),
        openLimit: Int(min(4096, max(64, descriptorLimit / 8))), decoding: decoders.map(frameDecoding) ?? decodeHere,
        pageDrawing: pageDrawing())
    var gateway = Gateway(
        retriever: retriever,
        searcher: SearchService(index: folder.index, timeLimit: .seconds(settings.search.timeLimitSeconds)),
        receiving: settings.store.isEnabled ? settings.receiving(by: intake) : nil,
        verifier: try await tokenChecker(settings.access, issuer?.press, folder.pool, logger),
        links: settings.needsTokens && settings.access.linkSeconds > 0
            ? SignedLinks(longest: settings.access.linkSeconds) : nil,
        issuer: issuer, options: options)
    if let trail { gateway.auditor = Auditor { try await trail.record($0) } }
    let delivery = try trail.map { _ in try auditDelivery(folder, settings, logger) }
    let responder = ObservedGateway(
        TrackGateway(gateway, desk: desk(settings.desk), options: options),
        operation(folder, retriever, intake, transport, settings).adding {
            await guardMeasures(doors, decoders, trail, delivery)
        })
    // The framework's own notes of start and stop are for who looks for a fault, or at every request: those lines are
    // written by its logger.
    var frameworkLogger = logger
    if logger.logLevel == .info, !settings.log.requests { frameworkLogger.logLevel = .notice }
    let connections = settings.limits.channelConfiguration(doors, isSecure: transport != nil)
    let application = Application(
        responder: responder,
        server: transport?.server(streams: connections) ?? .plain(connections),
        configuration: ApplicationConfiguration(
            address: .hostname(host, port: settings.server.port), serverName: "Lightbox/\(productVersion)"),
        onServerRunning: { channel in
            announce(
                settings, port: channel.localAddress?.port ?? settings.server.port, totals.studies, totals.instances,
                hasViewer: options.viewer != nil)
        },
        logger: frameworkLogger)
    let isOpen = settings.server.allowRemote && !settings.needsTokens && !settings.server.tls.asksForClients
    if isOpen {
        logger.warning("There is no access control: everybody who reaches this address can read every study.")
    }
    if isOpen, settings.store.isEnabled {
        logger.warning("Everybody who reaches this address can store instances (store.enabled).")
    }
    if settings.issuer.isOpen {
        logger.warning("A rehearsal: the issuer is open, and everybody who reaches this address can be anybody.")
    }
    let limit = Duration.seconds(settings.server.shutdownSeconds)
    let stopwatch = ShutdownStopwatch()
    // The group asks its last service first to stop.
    // The trail is told of all that the others still do.
    var services: [any Service] = []
    if let trail, let delivery { services.append(AuditService(trail, delivery, settings)) }
    services += [
        application, EraseService(folder, settings), WatchService(folder, settings, logger, trail),
        try DIMSEService(folder, settings, intake, logger),
        CertificateService(transport, settings.server.tls.files, folder.pool, logger), stopwatch,
    ]
    var configuration = ServiceGroupConfiguration(
        services: services,
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: frameworkLogger)
    configuration.maximumGracefulShutdownDuration = limit
    do {
        try await ServiceGroup(configuration: configuration).run()
    } catch {
        throw CommandFailure(
            message: "The server on \(authority(host, settings.server.port)) ended: \(error). "
                + "If the port is taken, choose another with --port.")
    }
    if let elapsed = stopwatch.elapsed, elapsed >= limit {
        logger.warning(
            """
            Requests were still in flight \(settings.server.shutdownSeconds) seconds after the signal and were cut \
            short. server.shutdownSeconds gives them longer.
            """)
    }
    try await folder.pool.shutDown()
    withExtendedLifetime(lock) {}
    print("Lightbox has stopped.")
}

extension Settings {
    /// The server writes to the data folder.
    var takesIn: Bool { store.isEnabled || !watch.folders.isEmpty || dimse.port != 0 }

    /// How what comes in by itself is imported.
    var importOptions: ImportOptions {
        var options = ImportOptions()
        options.conflictRule = ImportOptions.ConflictRule(rawValue: store.onConflict) ?? .keep
        options.erasureDelay = Int64(removal.eraseAfterHours) * 3600
        return options
    }
}

extension Settings {
    fileprivate func receiving(by intake: Intake) -> Receiving {
        let megabyte: Int64 = 1 << 20
        return Receiving(
            intake: intake,
            limits: Receiving.Limits(
                objectByteCount: Int64(store.maximumObjectMegabytes) * megabyte,
                requestByteCount: Int64(store.maximumRequestMegabytes) * megabyte,
                requestCount: store.maximumRequests,
                bytesPerSecond: store.megabytesPerSecond == 0 ? nil : Int64(store.megabytesPerSecond) * megabyte))
    }
}

extension DataFolder {
    /// What takes in instances that are sent, by whatever way.
    fileprivate func intake(_ settings: Settings, _ trail: AuditTrail?) -> Intake {
        let title = settings.dimse.title
        return Intake(
            index: index, store: store, pool: pool, turns: turns(patience: .seconds(20)),
            options: settings.importOptions
        ) { receipt, sender in
            guard let trail, let event = AuditEvent(receipt, from: sender, calledTitle: title) else { return }
            do {
                try await trail.record(event)
            } catch {
                // It is stored, but its sender must not take it for recorded: it may send it again.
                throw WorkError.overloaded
            }
        }
    }
}

/// The desk of the track, where it is open.
private func desk(_ settings: Settings.Desk) -> Desk? {
    settings.isOpen ? Desk(limit: settings.runs, limitOfAddress: settings.runsPerAddress) : nil
}

/// What the gateway needs to know of the settings.
private func gatewayOptions(
    _ settings: Settings, host: String, _ trustedProxies: TrustedProxies, _ viewer: ViewerFolder?
) -> GatewayOptions {
    var options = GatewayOptions(
        publicURL: settings.server.publicURL, trustedProxies: trustedProxies,
        fallbackAuthority: authority(host, settings.server.port),
        isStrict: settings.server.isStrict, allowedOrigins: settings.server.allowedOrigins,
        maximumResults: settings.search.maximumResults, unknownMatchesAll: settings.search.unknownMatchesAll,
        answersNothingWithNoContent: settings.search.zeroResults == 204,
        maximumPixels: settings.rendering.maximumPixels,
        jpegQuality: settings.rendering.jpegQuality, thumbnailEdge: settings.rendering.thumbnailEdge)
    if !settings.access.tokenURL.isEmpty {
        let access = settings.access
        func text(_ text: String) -> String? { text.isEmpty ? nil : text }
        options.authorization = AuthorizationMetadata(
            issuer: access.issuer, keysURL: text(access.keysURL), authorizationURL: text(access.authorizationURL),
            tokenURL: access.tokenURL, introspectionURL: text(access.introspectionURL))
    }
    options.isSecure = settings.server.tls.isOn
    options.strictTransportSeconds = settings.server.tls.isOn ? settings.server.tls.strictTransportSeconds : 0
    options.drawsIncomplete = settings.rendering.drawsIncomplete
    options.hasDesk = settings.desk.isOpen
    options.isStoring = settings.store.isEnabled
    options.needsTokens = settings.access.needsTokens
    options.productVersion = productVersion
    options.hasIssuer = settings.issuer.isOpen
    options.viewer = viewer
    options.clientLimits = ClientLimits(
        requestsPerSecond: settings.clients.requestsPerSecond, simultaneous: settings.clients.simultaneous)
    return options
}

/// The viewer that is to be served along, if any.
private func viewer(_ settings: Settings) throws -> ViewerFolder? {
    guard let path = settings.viewer.folder else { return nil }
    guard let folder = ViewerFolder(path: path) else {
        throw CommandFailure(
            message: "The folder \(path) has no index.html that can be read: name the folder of a built viewer.",
            exitCode: ExitStatus.wrongUsage)
    }
    return folder
}

/// Tells people and scripts where to go; scripts wait for the line of the service root.
private func announce(_ settings: Settings, port: Int, _ studies: Int, _ instances: Int, hasViewer: Bool) {
    print("Lightbox serves \(studies) studies with \(instances) instances.")
    let scheme = settings.server.tls.isOn ? "https" : "http"
    let roots = reachableHosts(listeningOn: settings.server.host).map { "\(scheme)://\(authority($0, port))" }
    for root in roots {
        print("  For people   \(root)/")
        print("  Service root \(root)/dicom-web")
        if hasViewer { print("  Viewer       \(root)/viewer/") }
        if settings.issuer.isOpen { print("  Tokens       \(root)/.well-known/smart-configuration (a rehearsal)") }
        if settings.desk.isOpen { print("  Track desk   \(root)/desk") }
    }
    if let root = roots.first { print("  Try          curl \(root)/dicom-web/studies") }
    print("Ctrl-C stops it.")
    // A pipe is buffered: whoever waits for the line must get it now.
    fflush(nil)
}

/// Host and port as a URL has them; an IPv6 address stands in brackets.
private func authority(_ host: String, _ port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
}
