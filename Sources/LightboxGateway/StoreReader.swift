internal import DICOMCore
internal import DICOMParsing
internal import DICOMweb
internal import Hummingbird
internal import LightboxIndex
internal import LightboxIngest
internal import Logging
internal import NIOCore

/// Reads the instances of one Store request as they arrive. While some are being written, the next are read; at most so
/// many are under way that what they hold in memory is bounded.
struct StoreReader {
    typealias Group = ThrowingTaskGroup<(Int, Result<Receipt, any Error>), any Error>

    private let receiving: Receiving
    private let payload: StorePayload
    private let study: StudyInstanceUID?
    private let sender: String
    private let logger: Logger
    /// One for each instance of the request, in order; `nil` while it is under way.
    private var items: [StoreReport.Item?] = []
    private var underWay = 0
    /// Why the store could not take an instance.
    private var failure: (any Error)?
    private var byteCount: Int64 = 0

    private static let limitUnderWay = 64

    init(_ receiving: Receiving, _ payload: StorePayload, study: StudyInstanceUID?, sender: String, logger: Logger) {
        self.receiving = receiving
        self.payload = payload
        self.study = study
        self.sender = sender
        self.logger = logger
    }

    /// - Throws: `StoreRequestError`, where nothing of it was stored; what the store throws, where that is why.
    mutating func read(
        _ body: RequestBody, storing group: inout Group
    ) async throws -> StoreReport {
        var malformed: StoreRequestError?
        do {
            switch payload {
            case .single: try await readOne(body, &group)
            case .multipart(let boundary): try await readParts(body, boundary: boundary, &group)
            }
        } catch let error as StoreRequestError {
            // What came before it stays, and is reported.
            malformed = error
        }
        while underWay > 0 { try await takeResult(&group) }
        let report = StoreReport(items.compactMap(\.self))
        if report.stored.isEmpty, let error = malformed ?? failure { throw error }
        guard !report.items.isEmpty else { throw StoreRequestError.empty }
        guard malformed == nil else {
            return StoreReport(report.items + [.failed(.unidentified(.cannotUnderstand))])
        }
        return report
    }

    private mutating func readOne(_ body: RequestBody, _ group: inout Group) async throws {
        var object = newObject()
        for try await buffer in body { try await object.append(try await bytes(buffer)) }
        guard object.byteCount > 0 else { throw StoreRequestError.empty }
        try await finish(object, &group)
    }

    private mutating func readParts(_ body: RequestBody, boundary: String, _ group: inout Group) async throws {
        var parser = try malformed { () throws(MultipartError) in try MultipartParser(boundary: boundary) }
        var object: IncomingObject?
        for try await buffer in body {
            let piece = try await bytes(buffer)
            let events = try malformed { () throws(MultipartError) in try parser.read(piece) }
            for event in events {
                switch event {
                case .head(let head):
                    object = StorePayload.isInstance(head) ? newObject() : nil
                    if object == nil { items.append(.failed(.unidentified(.cannotUnderstand))) }
                case .body(let bytes):
                    try await object?.append(bytes)
                case .endOfPart:
                    if let object { try await finish(object, &group) }
                    object = nil
                case .end:
                    break
                }
            }
        }
        try malformed { () throws(MultipartError) in try parser.finish() }
    }

    private func malformed<Value>(_ body: () throws(MultipartError) -> Value) throws(StoreRequestError) -> Value {
        do {
            return try body()
        } catch {
            throw .malformed(error)
        }
    }

    private func newObject() -> IncomingObject {
        IncomingObject(for: receiving.intake, from: sender, maximumByteCount: receiving.limits.objectByteCount)
    }

    private mutating func bytes(_ buffer: ByteBuffer) async throws -> [UInt8] {
        byteCount += Int64(buffer.readableBytes)
        guard byteCount <= receiving.limits.requestByteCount else {
            throw StoreRequestError.tooLarge(limit: receiving.limits.requestByteCount)
        }
        try await receiving.pace.take(buffer.readableBytes)
        return Array(buffer: buffer)
    }

    /// Lets the store take in an object that is all there, beside the next ones.
    private mutating func finish(_ object: IncomingObject, _ group: inout Group) async throws {
        guard !object.isTooLarge else {
            failure = StoreRequestError.tooLarge(limit: receiving.limits.objectByteCount)
            items.append(.failed(.unidentified(.outOfResources)))
            return
        }
        while underWay >= Self.limitUnderWay { try await takeResult(&group) }
        let (number, study) = (items.count, study)
        items.append(nil)
        underWay += 1
        group.addTask {
            do {
                let receipt = try await object.finish { identity in
                    study == nil || identity.instance.study == study ? nil : .mislabelled(.studyInstanceUID)
                }
                return (number, .success(receipt))
            } catch {
                return (number, .failure(error))
            }
        }
    }

    private mutating func takeResult(_ group: inout Group) async throws {
        guard let (number, result) = try await group.next() else { return }
        underWay -= 1
        switch result {
        case .success(let receipt):
            let item = StoreReport.Item(receipt)
            items[number] = item
            if case .failed(let failed) = item {
                logger.warning(
                    "An instance that was sent is not stored.",
                    metadata: ["sender": "\(sender)", "reason": "\(failed.reason)"])
            }
        case .failure(let error):
            failure = error
            items[number] = .failed(.unidentified(.outOfResources))
            logger.error(
                "The store can't take in an instance.", metadata: ["sender": "\(sender)", "error": "\(error)"])
        }
    }
}

extension StoreReport.Failed {
    static func unidentified(_ reason: StoreReport.Reason) -> Self {
        Self(sopClassUID: nil, sopInstanceUID: nil, reason: reason)
    }
}

extension StoreReport.Item {
    /// What a sender is told of an outcome. What is there already, byte by byte, is stored: a sender may repeat itself.
    init(_ receipt: Receipt) {
        let identity = receipt.identity
        func failed(_ reason: StoreReport.Reason) -> Self {
            .failed(
                StoreReport.Failed(
                    sopClassUID: identity?.sopClassUID, sopInstanceUID: identity?.instance.instance.text,
                    reason: reason))
        }
        switch receipt.outcome {
        case .imported(let instance), .alreadyThere(let instance):
            self = .stored(receipt, instance)
        case .replaced(let conflict):
            self = .stored(receipt, conflict.offered)
        case .conflict:
            self = failed(.duplicate)
        case .refused(.mislabelled):
            self = failed(.mismatch)
        case .refused, .skipped:
            self = failed(.cannotUnderstand)
        }
    }

    private static func stored(_ receipt: Receipt, _ instance: InstanceIdentity) -> Self {
        let isSound = receipt.defects.subtracting(.trailingBytes).isEmpty
        return .stored(
            StoreReport.Stored(
                Resource.InstanceResource(study: instance.study, series: instance.series, instance: instance.instance),
                sopClassUID: receipt.identity?.sopClassUID ?? "", warning: isSound ? nil : .doesNotMatchSOPClass))
    }
}
