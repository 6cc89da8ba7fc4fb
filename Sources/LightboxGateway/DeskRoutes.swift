internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxDesk
internal import NIOCore
internal import ServiceLifecycle

/// The desk of the track over HTTP: open a run, watch it, take its record home.
struct DeskRoutes: Sendable {
    let desk: Desk
    /// The address of who asks.
    let client: String

    private static let largestBody = 4096
    /// How often a page that watches hears of what is new.
    private static let pause = Duration.milliseconds(500)

    /// - Parameter path: below `/desk`, without a slash at its start.
    func answer(_ path: String, _ request: Request) async throws -> Response {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if request.method == .post {
            guard parts == ["runs"] else { throw GatewayError.methodNotAllowed }
            return try await open(request)
        }
        guard request.method == .get || request.method == .head else { throw GatewayError.methodNotAllowed }
        switch parts {
        case ["runs"]:
            return try .json(desk.all.map(RunSummary.init))
        case ["rehearsals"]:
            return try .json(Rehearsal.allCases.map(RehearsalDescription.init))
        default:
            guard parts.count >= 2, parts[0] == "runs", let run = desk.run(parts[1]) else {
                throw RunError.unknown
            }
            switch parts.dropFirst(2) {
            case []: return try .json(RunReport(run))
            case ["junit.xml"]: return .document(RunReport(run).junit.utf8, mediaType: "application/xml")
            case ["events"]: return events(run.id)
            default: throw GatewayError.noSuchPage
            }
        }
    }

    /// `POST /desk/runs` with `{"name": …, "rehearsals": […]}`. JSON only: no form of another origin can send it
    /// without asking first, and this path answers no such question.
    private func open(_ request: Request) async throws -> Response {
        guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
            throw RunError.unreadable(.contentType)
        }
        var request = request
        guard let body = try? await request.collectBody(upTo: Self.largestBody),
            let wish = try? JSONDecoder().decode(RunWish.self, from: Data(body.readableBytesView))
        else { throw RunError.unreadable(.json) }
        guard let name = ParticipantName(wish.name) else { throw RunError.unreadable(.name) }
        let rehearsals = (wish.rehearsals ?? []).map(Rehearsal.init(rawValue:))
        guard rehearsals.allSatisfy({ $0 != nil }) else { throw RunError.unreadable(.rehearsals) }
        let run = try desk.open(
            name, rehearsals: Set(rehearsals.compactMap(\.self)), from: client, at: Date().timeIntervalSince1970)
        var response = try Response.json(RunReport(run))
        response.status = .created
        response.headers[.location] = "/desk/runs/\(run.id)"
        return response
    }

    /// The report of the run each time that it has changed, as server-sent events; ends when the server stops.
    private func events(_ id: String) -> Response {
        let desk = desk
        let body = ResponseBody { writer in
            var lastCount = -1
            var quiet = 0
            while !Task.isCancelled, !Task.isShuttingDownGracefully, let run = desk.run(id) {
                if run.exchangeCount != lastCount {
                    lastCount = run.exchangeCount
                    quiet = 0
                    var event = ByteBuffer(string: "data: ")
                    event.writeBytes(try encodedJSON(RunReport(run, exchangeLimit: 50)))
                    event.writeString("\n\n")
                    try await writer.write(event)
                } else if quiet >= 30 {
                    // A comment now and then: a client that has gone is noticed by writing only.
                    quiet = 0
                    try await writer.write(ByteBuffer(string: ": still here\n\n"))
                }
                quiet += 1
                try await Task.sleep(for: Self.pause)
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }
}

/// What a participant sends to begin.
private struct RunWish: Decodable {
    let name: String
    let rehearsals: [String]?
}

private struct RehearsalDescription: Encodable {
    let id: String
    let title: String
    let advice: String

    init(_ rehearsal: Rehearsal) {
        id = rehearsal.rawValue
        title = rehearsal.title
        advice = rehearsal.advice
    }
}

/// A line of the list of runs.
private struct RunSummary: Encodable {
    let id: String
    let name: String
    let startTime: Double
    let exchangeCount: Int
    let shown: Int
    let failed: Int
    let open: Int

    init(_ run: Run) {
        id = run.id
        name = run.name.text
        startTime = run.startTime
        exchangeCount = run.exchangeCount
        shown = run.count(.shown)
        failed = run.count(.failed)
        open = run.count(.open)
    }
}
