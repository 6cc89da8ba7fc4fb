package import DICOMCore

/// Where a frame stands among others, by what its data set says. Source: PS3.18 8.3.5.1.6 (C-22).
package struct FramePlace: Equatable, Sendable {
    /// Dimension Index Values; empty where the frame has none.
    let dimensionIndexValues: [Double]
    /// Of Image Position (Patient) along the normal of the slice, in millimetres.
    let depth: Double?

    package init(_ dataSet: DataSet, frame: FrameNumber) {
        dimensionIndexValues =
            FunctionalGroups(dataSet, frame: frame).macro(.frameContentSequence)?.numbers(.dimensionIndexValues) ?? []
        depth = ImagePlane(dataSet, frame: frame)?.depth
    }

    /// The numbers of the places in the order in which their frames are to be shown: by their dimension index values where
    /// all have some, else by their depth where all have one, else as they are. What is equal keeps its order.
    package static func order(_ places: [FramePlace]) -> [Int] {
        let numbers = Array(places.indices)
        if places.allSatisfy({ !$0.dimensionIndexValues.isEmpty }) {
            return numbers.sorted { left, right in
                let (first, second) = (places[left].dimensionIndexValues, places[right].dimensionIndexValues)
                return first == second ? left < right : first.lexicographicallyPrecedes(second)
            }
        }
        let depths = places.compactMap(\.depth)
        guard depths.count == places.count else { return numbers }
        return numbers.sorted { (depths[$0], $0) < (depths[$1], $1) }
    }
}

extension Tag {
    fileprivate static let frameContentSequence = Tag(0x0020, 0x9111)
    fileprivate static let dimensionIndexValues = Tag(0x0020, 0x9157)
}
