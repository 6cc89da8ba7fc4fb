internal import DICOMweb
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxDesk
internal import NIOCore
internal import Synchronization

/// Answers the requests of a run through the gateway, plays the run's rehearsals, and records what happened.
struct RunRecorder: Sendable {
    let desk: Desk
    let runID: String

    /// - Parameters:
    ///   - request: below the run, `/dicom-web/…`.
    ///   - answer: the gateway; takes the most results of a search.
    func answer(
        _ request: Request, _ answer: (Int?) async throws -> Response
    ) async throws -> Response {
        let begin = ContinuousClock.now
        let time = Date().timeIntervalSince1970
        let path = String(request.uri.path.dropFirst(servicePath.count))
        let isRetrieve = isRetrieve(path)
        guard
            let fault = desk.fault(
                runID, isRetrieve: isRetrieve, hasToken: request.headers[.authorization] == "Bearer \(runID)")
        else { throw RunError.unknown }
        if fault.milliseconds > 0 { try await Task.sleep(for: .milliseconds(fault.milliseconds)) }
        var response: Response
        if let refusal = fault.refusal {
            response = refused(refusal)
        } else {
            response = try await answer(fault.pageLength)
        }
        if fault.hidesEmptyList, response.status == .ok, response.body.contentLength == 2 {
            response.headers[.contentType] = nil
            response.headers[.contentLength] = nil
            response = Response(status: .noContent, headers: response.headers)
        }
        if let rehearsal = fault.multipart, request.method == .get {
            response = try await played(rehearsal, response)
        }
        let desk = desk
        let runID = runID
        let (status, fields) = (response.status.code, Self.fields(response.headers))
        let record: @Sendable (Int, Bool) -> Void = { byteCount, isCut in
            let elapsed = begin.duration(to: .now)
            desk.record(
                Exchange(
                    time: time, method: request.method.rawValue, path: path, query: request.uri.query ?? "",
                    requestFields: Self.fields(request.headers), status: status, answerFields: fields,
                    byteCount: byteCount, milliseconds: elapsed / .milliseconds(1), isCut: isCut), in: runID)
        }
        guard request.method != .head else {
            record(0, false)
            return response
        }
        let whole = response.body
        // The length stays announced: a client can tell by it that something is missing.
        response.body = ResponseBody(contentLength: whole.contentLength) { writer in
            let count = SentBytes()
            do {
                try await whole.write(
                    ShapedWriter(
                        parent: writer, count: count, bytesPerSecond: fault.bytesPerSecond,
                        cutAfter: fault.isCut ? (whole.contentLength ?? 4096) / 2 : nil))
            } catch {
                // A client that went away by itself has not been let down.
                record(count.value, error is CutRehearsed)
                throw error
            }
            record(count.value, false)
            try await writer.finish(nil)
        }
        return response
    }

    /// The answer as the rehearsal has it; as it is where it is no whole multipart message, or a very long one.
    private func played(_ rehearsal: MultipartRehearsal, _ response: Response) async throws -> Response {
        guard response.status == .ok, let contentType = response.headers[.contentType],
            contentType.hasPrefix("multipart/"), let byteCount = response.body.contentLength,
            byteCount <= MultipartRehearsal.largestBody
        else { return response }
        let collected = CollectedBytes()
        try await response.body.write(CollectingWriter(bytes: collected))
        let message = MultipartRehearsal.Message(contentType: contentType, body: collected.value)
        let played = rehearsal.played(message) ?? message
        var headers = response.headers
        // Other bytes: what was said of the old ones holds no longer.
        for name in [HTTPField.Name.eTag, .acceptRanges, .contentLength] { headers[name] = nil }
        headers[.contentType] = played.contentType
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: played.body)))
    }

    private func isRetrieve(_ path: String) -> Bool {
        switch try? Resource(path: path) {
        case .retrieve, .frames, .bulkValue, .contactSheet: true
        default: false
        }
    }

    /// By lower-case name; several lines of one field are joined (RFC 9110 5.3).
    private static func fields(_ headers: HTTPFields) -> [String: String] {
        Dictionary(headers.map { ($0.name.canonicalName, $0.value) }) { "\($0), \($1)" }
    }

    private func refused(_ refusal: Fault.Refusal) -> Response {
        var headers: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
        let (status, title, accepted): (HTTPResponse.Status, String, String)
        switch refusal {
        case .busy(let seconds):
            headers[.retryAfter] = String(seconds)
            (status, title, accepted) = (.serviceUnavailable, "A rehearsal: busy", "the same request after Retry-After")
        case .limited(let seconds):
            headers[.retryAfter] = String(seconds)
            (status, title, accepted) = (.tooManyRequests, "A rehearsal: limited", "the same request after Retry-After")
        case .unauthorized:
            headers[.wwwAuthenticate] = "Bearer realm=\"lightbox rehearsal\", error=\"invalid_token\""
            (status, title, accepted) = (
                .unauthorized, "A rehearsal: the token is needed", "Authorization: Bearer and the token of the run"
            )
        }
        let body = Problem(
            code: "rehearsal", status: status, title: title, accepted: [accepted], section: "PS3.18 8.5"
        ).json
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}

/// Ends the connection in the middle of an answer: what the client sees is what a broken network shows it.
private struct CutRehearsed: Error {}

/// How many bytes of a body have been passed on.
private final class SentBytes: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add(_ byteCount: Int) { count.withLock { $0 += byteCount } }
}

/// A body that is taken in before any of it is passed on.
private final class CollectedBytes: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var value: [UInt8] { bytes.withLock { $0 } }

    func add(_ buffer: ByteBuffer) { bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) } }
}

private struct CollectingWriter: ResponseBodyWriter {
    let bytes: CollectedBytes

    mutating func write(_ buffer: ByteBuffer) async throws { bytes.add(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Passes a body on, counts it, and slows or cuts it as the rehearsal says.
private struct ShapedWriter: ResponseBodyWriter {
    var parent: any ResponseBodyWriter
    let count: SentBytes
    let bytesPerSecond: Int?
    let cutAfter: Int?

    mutating func write(_ buffer: ByteBuffer) async throws {
        let before = count.value
        var buffer = buffer
        let isEnd = cutAfter.map { before + buffer.readableBytes > $0 } ?? false
        if isEnd, let cutAfter { buffer = buffer.readSlice(length: max(0, cutAfter - before)) ?? ByteBuffer() }
        guard let bytesPerSecond else {
            try await parent.write(buffer)
            count.add(buffer.readableBytes)
            if isEnd { throw CutRehearsed() }
            return
        }
        // Piece by piece, as a slow link brings them: a progress bar has something to show.
        while let piece = buffer.readSlice(length: min(buffer.readableBytes, max(1, bytesPerSecond / 10))),
            piece.readableBytes > 0
        {
            try await Task.sleep(for: .seconds(Double(piece.readableBytes) / Double(bytesPerSecond)))
            try await parent.write(piece)
            count.add(piece.readableBytes)
        }
        if isEnd { throw CutRehearsed() }
    }

    /// The end is the recorder's to send, after it has written down what was sent.
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
