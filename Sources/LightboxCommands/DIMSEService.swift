internal import DICOMCore
internal import Glibc
internal import LightboxDIMSE
internal import LightboxIndex
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore
internal import Logging
internal import ServiceLifecycle
internal import SystemPackage

/// Takes in, while a data folder is served, what modalities and other DICOM programs send (C-STORE).
struct DIMSEService: Service {
    /// `nil` where that is off.
    private let provider: StoreProvider?

    /// - Throws: where the port can't be had.
    init(_ folder: DataFolder, _ settings: Settings, _ intake: Intake, _ logger: Logger) throws {
        let dimse = settings.dimse
        guard dimse.port != 0 else {
            provider = nil
            return
        }
        let options = StoreProvider.Options(
            host: dimse.host, port: dimse.port, title: dimse.title,
            allowedTitles: dimse.allowedTitles.isEmpty ? nil : Set(dimse.allowedTitles),
            maximumAssociations: dimse.maximumAssociations,
            maximumByteCount: Int64(dimse.maximumObjectMegabytes) << 20, folder: try folder.store.stagingPath,
            transferSyntaxes: TransferSyntax.stored.map(\.uid))
        do {
            provider = try StoreProvider(options, receiver: IntakeReceiver(intake: intake), logger: logger)
        } catch StoreProviderError.cannotListen(let code) {
            throw CommandFailure(
                message: "\(dimse.host) port \(dimse.port) can't be listened on: \(systemText(code)). "
                    + "Choose another with --dimse.")
        }
        print("DICOM programs can send objects to \(dimse.title) on \(dimse.host), port \(dimse.port).")
    }

    func run() async throws {
        provider?.start()
        try? await gracefulShutdown()
        await provider?.stop()
    }
}

/// Hands what was sent to the intake, and says what to answer.
struct IntakeReceiver: ObjectReceiver {
    let intake: Intake

    func receive(_ object: SentObject) async -> StoreAnswer {
        do {
            let receipt = try await intake.take(.file(object.path), from: object.peer.callingTitle) { identity in
                if identity.instance.instance.text != object.sopInstanceUID { return .mislabelled(.sopInstanceUID) }
                return identity.sopClassUID == object.sopClassUID ? nil : .mislabelled(.sopClassUID)
            }
            return StoreAnswer(receipt.outcome)
        } catch {
            _ = unsafe unlink(object.path.string)
            return .outOfResources
        }
    }
}

extension StoreAnswer {
    /// What a sender is told. What is there already, byte by byte, is stored: a sender may repeat itself.
    init(_ outcome: ImportOutcome) {
        switch outcome {
        case .imported, .alreadyThere, .replaced: self = .success
        case .conflict: self = .duplicate
        case .refused(.mislabelled): self = .mismatch
        case .refused, .skipped: self = .cannotUnderstand
        }
    }
}
