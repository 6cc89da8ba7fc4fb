internal import HummingbirdCore
internal import LightboxAuditTrail
internal import LightboxDecoding
internal import LightboxGateway
internal import LightboxRetrieve
internal import LightboxSettings
internal import LightboxTransport
internal import LightboxWork
internal import NIOCore

/// The processes that decode; `nil` where that is done here.
/// - Throws: `CommandFailure` where none can be started and confined.
func decodeWorkers(_ settings: Settings.Decoding, _ pool: WorkerPool) async throws -> DecodeWorkers? {
    guard settings.isIsolated else { return nil }
    var options = DecodeWorkers.Options()
    options.timeLimit = .seconds(settings.timeLimitSeconds)
    options.memoryByteCount = Int64(settings.memoryMegabytes) << 20
    options.processCount = settings.processes > 0 ? settings.processes : System.coreCount
    // This very program, whatever lies at its path by now.
    let workers = DecodeWorkers(program: "/proc/self/exe", arguments: ["decode-worker"], options: options)
    do {
        try await pool.run(isContinuing: true) { try workers.check() }
    } catch {
        throw CommandFailure(
            message: "Decoders can't be started in confined processes here (they need memfd and seccomp): \(error). "
                + "With decoding.isolated: false they run in the server itself, where a damaged image can end it.")
    }
    return workers
}

/// Decoding by the workers. One that can't be started is a matter of load, and not of the frame; one that is lost may be a matter
/// of either.
func frameDecoding(_ workers: DecodeWorkers) -> FrameDecoding {
    { encoded, syntax, description, halvings in
        do {
            return try workers.decode(encoded, syntax: syntax, description: description, reducedBy: halvings)
        } catch DecodeWorkerError.notStarted {
            throw WorkError.overloaded
        } catch DecodeWorkerError.lost {
            throw RetrieveError.decoderLost
        }
    }
}

/// Drawing of pages by processes of their own; `nil` where Poppler is not installed.
func pageDrawing() -> PageDrawing? {
    guard let drawer = PageDrawer(program: "/proc/self/exe", arguments: ["page-worker"]) else { return nil }
    return { drawer.firstPage(of: $0, edge: $1) }
}

extension ConnectionCounter: ConnectionAdmission {
    var idleTime: TimeAmount { .seconds(limits.idleSeconds) }
}

extension Settings.Limits {
    var connectionLimits: ConnectionLimits {
        var limits = ConnectionLimits()
        limits.count = connections
        limits.countOfClient = connectionsOfClient
        limits.idleSeconds = Int64(idleSeconds)
        return limits
    }

    /// How the framework reads connections.
    /// - Parameter isSecure: TLS counts the connections.
    func channelConfiguration(_ counter: ConnectionCounter, isSecure: Bool) -> HTTP1Channel.Configuration {
        let byteCount = headKilobytes << 10
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionGuard(counter, isCounting: !isSecure), AnswerBeforeClose(), HeadWithBody(),
            ] + (isSecure ? [] : [FileBodies()]),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: byteCount, maxHeaderListSize: byteCount, maxHeaderFieldCount: 128))
    }
}

extension Operation {
    /// With further figures.
    func adding(_ more: @escaping @Sendable () async -> [Measure]) -> Operation {
        var operation = self
        let own = measures
        operation.measures = { await own() + more() }
        return operation
    }
}

/// What `/metrics` tells of the doors, the decoders and the audit trail.
func guardMeasures(
    _ connections: ConnectionCounter, _ decoders: DecodeWorkers?, _ trail: AuditTrail?, _ delivery: AuditDelivery?
) async -> [Measure] {
    let counts = connections.counts
    var measures = [
        Measure("connections", .gauge, counts.open, help: "Connections that are open."),
        Measure("connections_refused_total", .counter, counts.refused, help: "Connections beyond the limits."),
        Measure(
            "connections_cut_short_total", .counter, counts.cutShort, help: "Connections that made no headway."),
    ]
    if let decoders = decoders?.counts {
        measures += [
            Measure("decoders_started_total", .counter, decoders.started, help: "Processes started to decode."),
            Measure("decoder_frames_total", .counter, decoders.frames, help: "Frames that they have decoded."),
            Measure("decoders_lost_total", .counter, decoders.lost, help: "Processes that were lost over a frame."),
        ]
    }
    if let trail, let delivery {
        measures += [
            Measure(
                "audit_waiting_bytes", .gauge, Int(delivery.waitingByteCount),
                help: "Bytes of the audit journal that its receiver has not taken."),
            Measure("audit_lost_total", .counter, await trail.lostCount, help: "Audit events that were not kept."),
            Measure(
                "audit_refused_total", .counter, delivery.refusedCount,
                help: "Audit messages that the receiver has refused for good."),
        ]
    }
    return measures
}
