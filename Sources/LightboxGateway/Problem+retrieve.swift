internal import DICOMCore
internal import DICOMweb
internal import HTTPTypes
internal import LightboxRetrieve

extension Problem {
    /// Why a resource can't be given.
    init(_ error: RetrieveError, at context: Context) {
        switch error {
        case .notFound where context.isBulkValue:
            self.init(
                code: "not-found", status: .notFound, title: "There is no such value here", faults: [.path],
                accepted: ["a BulkDataURI of the metadata, as it is there"], section: "PS3.18 10.4.1.1.5",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/metadata'")
        case .notFound:
            self.init(
                code: "not-found", status: .notFound, title: "There is no such resource here", faults: [.path],
                accepted: ["UIDs that a search gives, each below its own study and series"], section: "PS3.18 10.4.3",
                request: "curl -g '\(context.serviceURL)/studies?limit=5'")
        case .removed:
            self.init(
                code: "removed", status: .gone, title: "The resource was here and has been removed", faults: [.path],
                section: "PS3.18 10.4.3", request: "curl -g '\(context.serviceURL)/studies?limit=5'")
        case .noSuchFrame(_, let count):
            self.init(
                code: "no-such-frame", status: .notFound, title: "The instance has no such frame", faults: [.path],
                accepted: count == 1 ? ["1"] : ["1 to \(count)"], section: "PS3.18 10.1.1",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/frames/1'")
        case .frameOfVideo:
            self.init(
                code: "frame-of-video", status: .notImplemented,
                title: "The frames of a video can't be had one by one; the stream can, as it is stored",
                faults: [.path], accepted: ["/rendered", "/pixeldata"], section: "PS3.18 8.7.3.3",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/rendered' -o video")
        case .presentationStateFrame:
            self.init(
                code: "presentation-state-frame", status: .badRequest,
                title: "A presentation state has no frames; it is drawn with all images that it refers to",
                faults: [.path], accepted: ["the instance without a frame"], section: "PS3.18 8.3.5.1.6",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/rendered'")
        case .notRenderable:
            self.init(
                code: "not-renderable", status: .notImplemented, title: "There is nothing here that can be drawn",
                accepted: ["metadata, bulkdata or the instance itself"], section: "PS3.18 10.4.3.3.3",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/metadata'")
        case .undecodable(let syntax):
            self.init(
                code: "undecodable", status: .notImplemented,
                title: "The pixels can't be decoded or converted here; they can be had as they are stored",
                faults: [.header("Accept")], accepted: ["transfer-syntax=\(syntax.uid)", "transfer-syntax=*"],
                section: "PS3.18 8.7.3",
                request: Self.storedFrame(context))
        case .damaged:
            self.init(
                code: "damaged", status: .notImplemented,
                title: "The stored object is damaged: its pixel data can't be decoded, or is shorter than its "
                    + "description says; the object can be had as it is stored",
                accepted: ["metadata", "the instance as it is stored: transfer-syntax=*"], section: "PS3.18 8.5",
                request: Self.storedInstance(context))
        case .decoderLost:
            self.init(
                code: "decoder-lost", status: .serviceUnavailable,
                title: "The decoder was lost over this frame; try again in a moment",
                accepted: ["the same request again, as Retry-After says"], section: "PS3.18 8.5",
                request: "curl --retry 1 -g '\(context.serviceURL)\(Self.instancePath)/frames/1/rendered'")
        case .unreadable:
            self.init(
                code: "unreadable", status: .internalServerError,
                title: "The server can't read the object from its store; its log has the reason",
                section: "PS3.18 8.5", request: "curl -g '\(context.serviceURL)\(Self.instancePath)/metadata'")
        case .objectMissing:
            self.init(
                code: "object-missing", status: .notFound, title: "The object is not at its place any more",
                section: "PS3.18 8.5", request: "curl -g '\(context.serviceURL)/studies?limit=5'")
        case .tooLarge:
            self.init(
                code: "too-large", status: .contentTooLarge,
                title: "This would need more memory than the server gives to one request",
                accepted: ["the frames or the instance as they are stored: transfer-syntax=*"], section: "PS3.18 8.5",
                request: Self.storedFrame(context))
        case .imageTooLarge:
            self.init(
                code: "image-too-large", status: .contentTooLarge,
                title: "The stored image has more pixels than this server draws, at any viewport",
                accepted: ["the frames as they are stored"], section: "PS3.18 8.5", request: Self.storedFrame(context))
        case .viewportTooLarge:
            self.init(
                code: "viewport-too-large", status: .contentTooLarge,
                title: "The picture would have more pixels than this server draws", faults: [.parameter("viewport")],
                accepted: ["viewport=512,512"], section: "PS3.18 8.5",
                request: "curl -g '\(context.serviceURL)\(Self.instancePath)/rendered?viewport=512,512'")
        case .tooLong:
            self.init(
                code: "too-long", status: .notAcceptable,
                title: "The decoded pixels are longer than Explicit VR Little Endian can say",
                faults: [.header("Accept")],
                accepted: ["multipart/related; type=\"application/dicom\"; transfer-syntax=*"],
                section: "PS3.18 8.7.8.1",
                request: Self.storedInstance(context))
        }
    }

    private static func storedInstance(_ context: Context) -> String {
        "curl -g -H 'Accept: multipart/related; type=\"application/dicom\"; transfer-syntax=*' "
            + "'\(context.serviceURL)\(Self.instancePath)'"
    }

    private static func storedFrame(_ context: Context) -> String {
        "curl -g -H 'Accept: multipart/related; type=\"application/octet-stream\"; transfer-syntax=*' "
            + "'\(context.serviceURL)\(Self.instancePath)/frames/1'"
    }
}

extension Problem.Context {
    fileprivate var isBulkValue: Bool {
        if case .bulkValue = resource { true } else { false }
    }
}
