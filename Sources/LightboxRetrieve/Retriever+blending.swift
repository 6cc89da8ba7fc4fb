internal import DICOMCore
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex

/// A frame that is laid over another one, and where it lies on it.
struct SuperimposedFrame: Sendable {
    let frame: PresentedFrame
    let mapping: PixelMapping
}

/// A frame that knows where in the patient it is.
private struct PlacedFrame: Sendable {
    let frame: PresentedFrame
    let plane: ImagePlane?
    let frameOfReference: String?
}

/// Images of one set whose planes are looked at; each is read for it.
private let placedLimit = 1000

extension Retriever {
    /// For each frame below the one that is laid over it: of the parallel slices that it lies in the nearest one.
    /// - Returns: as many as there are frames below; `nil` where nothing lies above one.
    /// - Throws: `RetrieveError.notRenderable` where nothing of the set above is here, or the two are in frames of
    ///   reference that only a registration would bring together.
    func superimposed(
        _ above: [PresentedFrame], on below: [PresentedFrame]
    ) async throws -> [SuperimposedFrame?] {
        guard !above.isEmpty else { throw RetrieveError.notRenderable }
        let candidates = try await placed(Array(above.prefix(placedLimit)))
        let grounds = try await placed(Array(below.prefix(placedLimit)))
        let frames = { (set: [PlacedFrame]) in Set(set.compactMap(\.frameOfReference)) }
        guard
            frames(candidates).isEmpty || frames(grounds).isEmpty
                || !frames(candidates).isDisjoint(with: frames(grounds))
        else { throw RetrieveError.notRenderable }
        return below.indices.map { place in
            guard place < grounds.count else { return nil }
            let ground = grounds[place]
            guard let plane = ground.plane else {
                return counterpart(of: ground, at: place, among: candidates, of: below.count)
            }
            let seen = candidates.compactMap { candidate -> (distance: Double, superimposed: SuperimposedFrame)? in
                guard let other = candidate.plane, candidate.frameOfReference == ground.frameOfReference,
                    let mapping = PixelMapping(from: plane, onto: other)
                else { return nil }
                return (plane.distance(to: other), SuperimposedFrame(frame: candidate.frame, mapping: mapping))
            }
            return seen.min { $0.distance < $1.distance }?.superimposed
        }
    }

    private func placed(_ presented: [PresentedFrame]) async throws -> [PlacedFrame] {
        var placed: [PlacedFrame] = []
        for one in presented {
            let dataSet = try await renderer.description(of: one.record)
            placed.append(
                PlacedFrame(
                    frame: one, plane: ImagePlane(dataSet, frame: one.frame),
                    frameOfReference: dataSet.string(.frameOfReferenceUID)))
        }
        return placed
    }
}

/// Frames that don't say where they are belong together by their number, where the two sets are alike.
private func counterpart(
    of ground: PlacedFrame, at place: Int, among candidates: [PlacedFrame], of count: Int
) -> SuperimposedFrame? {
    guard candidates.count == count, candidates[place].plane == nil,
        let pixels = candidates[place].frame.record.pixels, let own = ground.frame.record.pixels,
        pixels.rows == own.rows, pixels.columns == own.columns
    else { return nil }
    return SuperimposedFrame(frame: candidates[place].frame, mapping: .identity)
}

extension Tag {
    static let frameOfReferenceUID = Tag(0x0020, 0x0052)
}
