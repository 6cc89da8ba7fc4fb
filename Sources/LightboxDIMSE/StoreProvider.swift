internal import CDIMSE
internal import Foundation
internal import Glibc
package import Logging
internal import Synchronization
package import SystemPackage

/// Takes in objects by C-STORE, and answers C-ECHO (a Storage SCP). Source: PS3.4 annex B, PS3.7 9.1.
///
/// DCMTK's network library blocks. So every association has a thread of its own, at most so many at a time, and one more
/// listens; none of them is a thread of a pool that others need.
package final class StoreProvider: Sendable {
    private struct State {
        var associationCount = 0
        var isStopping = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let options: Options
    private let receiver: any ObjectReceiver
    private let logger: Logger
    private let listener: Int32
    private let state = Mutex(State())

    package struct Options: Sendable {
        package var host: String
        package var port: Int
        /// The AE title by which peers have to call.
        package var title: String
        /// The AE titles of peers that may send; `nil` for any.
        package var allowedTitles: Set<String>?
        /// At a time.
        package var maximumAssociations: Int
        /// Of one object.
        package var maximumByteCount: Int64
        /// Where objects lie until they are taken over.
        package var folder: FilePath
        /// Transfer syntaxes in which objects are taken, as UIDs.
        package var transferSyntaxes: [String]

        package init(
            host: String, port: Int, title: String, allowedTitles: Set<String>?, maximumAssociations: Int = 128,
            maximumByteCount: Int64 = 4 << 30, folder: FilePath, transferSyntaxes: [String]
        ) {
            self.host = host
            self.port = port
            self.title = title
            self.allowedTitles = allowedTitles
            self.maximumAssociations = maximumAssociations
            self.maximumByteCount = maximumByteCount
            self.folder = folder
            self.transferSyntaxes = transferSyntaxes
        }
    }

    /// How long a peer may pause in the middle of something, in seconds.
    private static let patience = 30
    /// How long an association may rest between two objects, in seconds.
    private static let longestRest = 600

    /// Starts to listen.
    /// - Throws: `StoreProviderError` where the address can't be had.
    package init(_ options: Options, receiver: any ObjectReceiver, logger: Logger) throws(StoreProviderError) {
        self.options = options
        self.receiver = receiver
        self.logger = logger
        listener = unsafe cdimse_listen(options.host, UInt16(clamping: options.port))
        guard listener >= 0 else { throw .cannotListen(code: -listener) }
    }

    deinit {
        if listener >= 0 { close(listener) }
    }

    /// Serves until `stop`.
    package func start() {
        Thread.detachNewThread { self.listen() }
    }

    /// Comes back when no association is left: each ends behind the object that it is receiving. A task that is cancelled
    /// waits no longer; what is being received then is not acknowledged.
    package func stop() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isQuiet = state.withLock { state in
                    state.isStopping = true
                    guard state.associationCount > 0, !Task.isCancelled else { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isQuiet { continuation.resume() }
            }
        } onCancel: {
            resumeWaiting()
        }
    }

    private func resumeWaiting() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private func listen() {
        while !isStopping {
            let descriptor = cdimse_accept(listener, 250)
            guard descriptor >= 0 else { continue }
            // Some more than may send are let in, to be told that there are too many; beyond that nobody is.
            let place = state.withLock { state -> Int? in
                guard state.associationCount < options.maximumAssociations + 16 else { return nil }
                state.associationCount += 1
                return state.associationCount
            }
            guard let place else {
                close(descriptor)
                continue
            }
            Thread.detachNewThread { [self] in
                serve(descriptor, isCrowded: place > options.maximumAssociations)
                leave()
            }
        }
    }

    private func leave() {
        let isQuiet = state.withLock { state in
            state.associationCount -= 1
            return state.associationCount == 0
        }
        if isQuiet { resumeWaiting() }
    }

    private func serve(_ descriptor: Int32, isCrowded: Bool) {
        do throws(AssociationError) {
            let association = try Association(descriptor: descriptor, seconds: Self.patience)
            let peer = association.peer
            if let reason = rejection(of: peer, isCrowded: isCrowded) {
                log("An association was rejected.", peer)
                return association.reject(reason)
            }
            try association.confirm(options.transferSyntaxes)
            try receiveAll(association)
        } catch {
            guard error != .ended else { return }
            logger.warning("An association was broken off.", metadata: ["reason": "\(error)"])
        }
    }

    private func rejection(of peer: Peer, isCrowded: Bool) -> cdimse_rejection? {
        if isCrowded { return .congestion }
        if peer.calledTitle != options.title { return .calledTitle }
        if let allowed = options.allowedTitles, !allowed.contains(peer.callingTitle) { return .callingTitle }
        return nil
    }

    private func receiveAll(_ association: borrowing Association) throws(AssociationError) {
        var rest = 0
        while !isStopping, rest < Self.longestRest {
            let path = options.folder.appending("\(UUID().uuidString).part")
            let event = try association.next(
                into: path, maximum: options.maximumByteCount, waiting: 1, seconds: Self.patience)
            let answer: StoreAnswer
            switch event {
            case .nothing:
                rest += 1
                continue
            case .notKept:
                answer = .outOfResources
            case .object(let sopClassUID, let sopInstanceUID):
                let object = SentObject(
                    path: path, sopClassUID: sopClassUID, sopInstanceUID: sopInstanceUID, peer: association.peer)
                answer = waitFor { await self.receiver.receive(object) }
            }
            rest = 0
            if answer != .success {
                log("An object that was sent is not stored: \(answer.comment ?? "").", association.peer)
            }
            try association.answer(answer)
        }
    }

    private func log(_ text: String, _ peer: Peer) {
        logger.warning(
            "\(text)", metadata: ["peer": "\(peer.callingTitle.debugDescription)", "address": "\(peer.address)"])
    }
}

package enum StoreProviderError: Error, Equatable {
    case cannotListen(code: Int32)
}

/// Holds this thread, which is our own, until asynchronous work is done.
private func waitFor<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let result = ResultOfWork<Value>()
    Task {
        let value = await work()
        result.value.withLock { $0 = value }
        result.isThere.signal()
    }
    while true {
        result.isThere.wait()
        if let value = result.value.withLock({ $0 }) { return value }
    }
}

private final class ResultOfWork<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
    let isThere = DispatchSemaphore(value: 0)
}
