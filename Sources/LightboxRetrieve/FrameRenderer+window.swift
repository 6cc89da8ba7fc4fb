internal import DICOMCore
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

/// Frames that a common window is worked out from.
private let sampledFrames = 9

extension FrameRenderer {
    /// One window for frames that are seen together, side by side or one after the other: by itself each tile of a slide
    /// would be as bright as the next, and a cine would flicker. Worked out from some evenly spaced ones.
    /// - Returns: `nil` where the data set has a window, or needs none.
    func commonWindow(
        of record: InstanceRecord, _ numbers: [FrameNumber], isContinuing: Bool
    ) async throws -> DICOMweb.RenderingParameters.Window? {
        guard let pixels = record.pixels, pixels.samplesPerPixel == 1, numbers.count > 1 else { return nil }
        let dataSet = try await description(of: record)
        let path = try objects.path(of: record.object)
        let transforms = try await objects.pool.run {
            try DICOMRendering.RenderingParameters(dataSet, frame: numbers[0]) { try bulkValue($0, of: path) }
        }
        guard transforms.voi == .automatic, transforms.palette == nil else { return nil }
        var samples: NativeFrame?
        let count = min(sampledFrames, numbers.count)
        for place in 0..<count {
            let number = numbers[(2 * place + 1) * numbers.count / (2 * count)]
            do {
                // All together they are about one frame.
                let rows = try await gate.run(isContinuing: isContinuing || place > 0) {
                    try await frames.decoded(number, of: record).everyRow(count)
                }
                samples = samples.map { $0.joined(with: rows) } ?? rows
            } catch let error as RetrieveError where error.isOfPixels {
                continue
            }
        }
        guard let samples else { return nil }
        return try await objects.pool.run {
            automaticWindow(of: samples, transforms).map {
                DICOMweb.RenderingParameters.Window(center: $0.center, width: $0.width, function: .linearExact)
            }
        }
    }
}

extension FrameRenderer {
    /// Whether a grey frame is drawn by its own values, since nothing says a window.
    func hasNoWindow(_ shown: PresentedFrame) async throws -> Bool {
        guard let pixels = shown.record.pixels, pixels.samplesPerPixel == 1,
            !SOPClassUID.isSegmentation(shown.record.sopClassUID)
        else { return false }
        let transforms = try await ownTransforms(of: shown.record, shown.frame)
        return transforms.voi == .automatic && transforms.palette == nil
    }

    /// One window for those frames of several instances that have none: it reaches as far as the windows that some evenly
    /// spaced ones of them would have alone.
    /// - Returns: `nil` where there are not two of them.
    func commonWindow(
        of shown: [PresentedFrame], _ limits: RenderingLimits, isContinuing: Bool
    ) async throws -> DICOMweb.RenderingParameters.Window? {
        var bare: [PresentedFrame] = []
        for one in shown where try await hasNoWindow(one) { bare.append(one) }
        guard bare.count > 1 else { return nil }
        var windows: [DICOMRendering.Window] = []
        for (number, place) in evenlySpaced(sampledFrames, of: bare.count).enumerated() {
            let one = bare[place]
            do {
                try check(one.record, DICOMweb.RenderingParameters(), limits)
                let transforms = try await ownTransforms(of: one.record, one.frame)
                let window = try await gate.run(isContinuing: isContinuing || number > 0) {
                    let samples = try await frames.decoded(one.frame, of: one.record)
                    return try await objects.pool.run { automaticWindow(of: samples, transforms) }
                }
                if let window { windows.append(window) }
            } catch let error as RetrieveError where error.isOfPixels {
                continue
            }
        }
        guard let low = windows.map({ $0.center - $0.width / 2 }).min(),
            let high = windows.map({ $0.center + $0.width / 2 }).max()
        else { return nil }
        return DICOMweb.RenderingParameters.Window(
            center: low / 2 + high / 2, width: high - low, function: .linearExact)
    }
}

extension NativeFrame {
    /// The first of so many rows, and so on.
    fileprivate func everyRow(_ step: Int) -> NativeFrame {
        let byteCount = columns * samplesPerPixel * bytesPerSample
        let kept = stride(from: 0, to: rows, by: step)
        var thinned = self
        thinned.bytes = kept.flatMap { bytes[($0 * byteCount)..<(($0 + 1) * byteCount)] }
        thinned.rows = kept.reduce(0) { count, _ in count + 1 }
        return thinned
    }

    /// The rows of another frame below its own; a frame of another shape is left out.
    fileprivate func joined(with other: NativeFrame) -> NativeFrame {
        guard other.columns == columns, other.bitsAllocated == bitsAllocated else { return self }
        var both = self
        both.bytes += other.bytes
        both.rows += other.rows
        return both
    }
}
