package import DICOMCore
internal import DICOMRendering
internal import DICOMweb
internal import DICOMwebClient
internal import Synchronization

/// Windows that are computed here, since the server is far away.
///
/// Who changes a window asks for the same slice again and again. Where that takes long, the samples of the slice are
/// fetched once, beside what the server draws meanwhile; from then on its windows need no network.
final class FrameWindows: Sendable {
    private struct State {
        /// The window that each slice was asked with last, and whether the answer took long.
        var asked: [Slice: (window: ViewWindow, isSlow: Bool)] = [:]
        var frames: [Slice: WindowedFrame] = [:]
        var byteCount = 0
        var isFetching = false
        /// Slices that can't be drawn here.
        var refused: Set<Slice> = []
    }

    private let state = Mutex(State())

    /// A picture that comes sooner follows a hand well enough.
    private static let patience = Duration.milliseconds(150)
    private static let byteLimit = 64 << 20

    /// - Returns: `nil` where the samples are not here.
    func picture(_ request: PictureRequest) -> Picture? {
        guard case .slice(let slice) = request.subject, request.window != nil else { return nil }
        return state.withLock { $0.frames[slice] }?.picture(request)
    }

    /// Takes note of how long the server took for a picture, and fetches the samples where that is worth while.
    func note(
        _ request: PictureRequest, took duration: Duration,
        fetch: @escaping @Sendable (Slice) async throws -> WindowedFrame?
    ) {
        guard case .slice(let slice) = request.subject, let window = request.window else { return }
        state.withLock { state in
            let before = state.asked[slice]
            if state.asked.count > 1000 { state.asked = [:] }
            state.asked[slice] = (window, duration > Self.patience)
            // One window for a whole series is no hand that moves.
            // One frame at a time: the slice that is looked at is asked for before its neighbours, so it is first.
            guard let before, before.window != window, before.isSlow, duration > Self.patience, !state.isFetching,
                state.frames[slice] == nil, !state.refused.contains(slice)
            else { return }
            state.isFetching = true
            Task { [self] in keep(try? await fetch(slice), of: slice) }
        }
    }

    private func keep(_ frame: WindowedFrame?, of slice: Slice) {
        state.withLock { state in
            state.isFetching = false
            guard let frame else {
                state.refused.insert(slice)
                return
            }
            if state.byteCount + frame.byteCount > Self.byteLimit {
                state.frames = [:]
                state.byteCount = 0
            }
            state.frames[slice] = frame
            state.byteCount += frame.byteCount
        }
    }
}

/// The samples of a grey frame, and all that makes a picture of them but the window.
package struct WindowedFrame: Sendable {
    private let frame: NativeFrame
    private let parameters: DICOMRendering.RenderingParameters

    var byteCount: Int { frame.bytes.count }

    /// More than this takes a slow link too long.
    static let byteLimit = 8 << 20

    /// The bytes of a frame where it can be drawn here: one sample a pixel, grey, 8 or 16 bits.
    static func byteCount(of dataSet: DataSet) -> Int? {
        guard let rows = dataSet.integer(Shown.rows), let columns = dataSet.integer(Shown.columns),
            (1...65535).contains(rows), (1...65535).contains(columns), dataSet.integer(Shown.samplesPerPixel) == 1,
            let bits = dataSet.integer(Shown.bitsAllocated), bits == 8 || bits == 16,
            PhotometricInterpretation(dataSet.string(Shown.photometricInterpretation) ?? "").isMonochrome
        else { return nil }
        let byteCount = rows * columns * bits / 8
        return byteCount <= byteLimit ? byteCount : nil
    }

    /// - Parameter bytes: native, little endian, as a server sends them. `nil` where they don't fit the data set.
    init?(_ dataSet: DataSet, _ number: FrameNumber, bytes: [UInt8]) {
        guard let byteCount = Self.byteCount(of: dataSet), bytes.count >= byteCount,
            let rows = dataSet.integer(Shown.rows), let columns = dataSet.integer(Shown.columns),
            let allocated = dataSet.integer(Shown.bitsAllocated), let stored = dataSet.integer(Shown.bitsStored),
            (1...allocated).contains(stored), let high = dataSet.integer(Shown.highBit),
            (stored - 1..<allocated).contains(high)
        else { return nil }
        let isSigned = dataSet.integer(Shown.pixelRepresentation) == 1
        frame = NativeFrame(
            rows: rows, columns: columns, samplesPerPixel: 1, bitsAllocated: allocated, bitsStored: stored,
            representation: isSigned ? .signed : .unsigned,
            photometricInterpretation: PhotometricInterpretation(
                dataSet.string(Shown.photometricInterpretation) ?? ""),
            bytes: Self.samples(
                Array(bytes.prefix(byteCount)), allocated: allocated, stored: stored, high: high, isSigned: isSigned))
        struct NotHere: Error {}
        guard
            let parameters = try? DICOMRendering.RenderingParameters(
                dataSet, frame: number, bulk: { _ in throw NotHere() })
        else { return nil }
        self.parameters = parameters
    }

    /// Brings the bits of each word to where a native frame has them: other ones may hold anything.
    private static func samples(
        _ bytes: [UInt8], allocated: Int, stored: Int, high: Int, isSigned: Bool
    ) -> [UInt8] {
        guard stored < allocated else { return bytes }
        let shift = high + 1 - stored
        let mask = (1 << stored) - 1
        func sample(_ word: Int) -> Int {
            let value = word >> shift & mask
            return isSigned && value >> (stored - 1) == 1 ? value | ~mask : value
        }
        guard allocated == 16 else { return bytes.map { UInt8(truncatingIfNeeded: sample(Int($0))) } }
        var samples = bytes
        for place in stride(from: 0, to: bytes.count - 1, by: 2) {
            let value = sample(Int(bytes[place]) | Int(bytes[place + 1]) << 8)
            samples[place] = UInt8(truncatingIfNeeded: value)
            samples[place + 1] = UInt8(truncatingIfNeeded: value >> 8)
        }
        return samples
    }

    /// What a server would draw. Source: PS3.18 8.3.5.1.
    package func picture(_ request: PictureRequest) -> Picture? {
        guard let wanted = request.window,
            let window = Window(center: wanted.center, width: wanted.width, function: .linear)
        else { return nil }
        var parameters = parameters
        parameters.voi = .window(window)
        guard let whole = try? render(frame, parameters) else { return nil }
        let region = request.region.map {
            PictureRegion(
                left: Double($0.x), top: Double($0.y), width: Double($0.width), height: Double($0.height))
        }
        return scaled(
            whole, region: region, toFitWidth: request.width, height: request.height,
            pixelAspectRatio: parameters.pixelAspectRatio)
    }
}

extension RemoteStudies {
    /// The samples of a slice, without compression. - Returns: `nil` for one that can't be drawn here.
    package func samples(of slice: Slice) async throws -> WindowedFrame? {
        let dataSet = try await attributes(of: slice.instance).dataSet
        guard let byteCount = WindowedFrame.byteCount(of: dataSet),
            let list = try? FrameList("\(slice.frame.value)")
        else { return nil }
        var bytes: [UInt8] = []
        let parts = try await service.parts(
            Resource.frames(slice.instance, list, .pixels).path,
            accept: #"multipart/related; type="application/octet-stream"; transfer-syntax=1.2.840.10008.1.2.1"#)
        for try await event in parts {
            if case .body(let piece) = event { bytes += piece }
            // A padding byte may follow.
            guard bytes.count <= byteCount + 1 else { return nil }
            if case .endOfPart = event { break }
        }
        return WindowedFrame(dataSet, slice.frame, bytes: bytes)
    }
}
