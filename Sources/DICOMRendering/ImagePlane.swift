package import DICOMCore

/// Where the pixels of a frame are in the patient. Source: PS3.3 C.7.6.2.1.1.
package struct ImagePlane: Equatable, Sendable {
    /// Of the middle of the first pixel, in millimetres.
    let origin: SIMD3<Double>
    /// Of one pixel to the right, and down, in millimetres.
    let right: SIMD3<Double>
    let down: SIMD3<Double>
    let thickness: Double
    /// Of length 1.
    private let normal: SIMD3<Double>

    /// - Returns: `nil` where the data set does not tell, or what it tells is no plane.
    package init?(_ dataSet: DataSet, frame: FrameNumber) {
        let groups = FunctionalGroups(dataSet, frame: frame)
        func numbers(_ tag: Tag, _ count: Int, of macro: Tag) -> [Double]? {
            let numbers = (groups.macro(macro) ?? dataSet).numbers(tag)
            return numbers.count == count && numbers.allSatisfy { $0.magnitude < 1e6 } ? numbers : nil
        }
        guard let position = numbers(.imagePositionPatient, 3, of: .planePositionSequence),
            let orientation = numbers(.imageOrientationPatient, 6, of: .planeOrientationSequence),
            let spacing = numbers(.pixelSpacing, 2, of: .pixelMeasuresSequence), spacing.allSatisfy({ $0 > 1e-6 })
        else { return nil }
        origin = SIMD3(position[0], position[1], position[2])
        right = SIMD3(orientation[0], orientation[1], orientation[2]) * spacing[1]
        down = SIMD3(orientation[3], orientation[4], orientation[5]) * spacing[0]
        thickness = numbers(.sliceThickness, 1, of: .pixelMeasuresSequence)?[0] ?? 1
        guard dot(right, right) > 1e-12, dot(down, down) > 1e-12 else { return nil }
        let perpendicular = cross(right / dot(right, right).squareRoot(), down / dot(down, down).squareRoot())
        let length = dot(perpendicular, perpendicular).squareRoot()
        guard length > 0.5 else { return nil }
        normal = perpendicular / length
    }

    /// Where a point of the patient is on the picture of the frame, in pixels from its left upper corner.
    func place(of point: SIMD3<Double>) -> (x: Double, y: Double) {
        let offset = point - origin
        return (dot(offset, right) / dot(right, right) + 0.5, dot(offset, down) / dot(down, down) + 0.5)
    }

    /// Whether the two have the same normal, but for two degrees; it may look the other way.
    func isParallel(to other: ImagePlane) -> Bool { dot(normal, other.normal).magnitude > 0.9994 }

    /// How far another plane lies in front of this one, or behind it, in millimetres.
    package func distance(to other: ImagePlane) -> Double { dot(other.origin - origin, normal).magnitude }

    /// Of the plane along its normal.
    var depth: Double { dot(origin, normal) }

    /// Whether a point of the patient lies in the slice.
    package func contains(_ point: SIMD3<Double>) -> Bool {
        dot(point - origin, normal).magnitude <= max(0.5, thickness / 2)
    }
}

private func dot(_ left: SIMD3<Double>, _ right: SIMD3<Double>) -> Double { (left * right).sum() }

private func cross(_ left: SIMD3<Double>, _ right: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(
        left.y * right.z - left.z * right.y, left.z * right.x - left.x * right.z, left.x * right.y - left.y * right.x)
}

extension Tag {
    fileprivate static let sliceThickness = Tag(0x0018, 0x0050)
    fileprivate static let imagePositionPatient = Tag(0x0020, 0x0032)
    fileprivate static let imageOrientationPatient = Tag(0x0020, 0x0037)
    fileprivate static let planePositionSequence = Tag(0x0020, 0x9113)
    fileprivate static let planeOrientationSequence = Tag(0x0020, 0x9116)
    fileprivate static let pixelSpacing = Tag(0x0028, 0x0030)
    fileprivate static let pixelMeasuresSequence = Tag(0x0028, 0x9110)
}
