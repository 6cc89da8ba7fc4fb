import DICOMCore
import Foundation
import Testing

private enum Animated {
    static let first = MadeImage("2.25.6311", pixels: [MadeImage.samples(edge: 16, from: 0)])
    static let second = MadeImage("2.25.6312", pixels: [MadeImage.samples(edge: 16, from: 50)])
    static let small = {
        var image = MadeImage("2.25.6313", pixels: [MadeImage.samples(edge: 8, from: 30)])
        image.edge = 8
        return image
    }()
    static let images = [first, second, small]
    static let segmentation = "2.25.6321"
    static let selection = "2.25.6331"
    static let state = "2.25.6341"
    static let series = "2.25.6303"

    static let files =
        images.map(\.file) + [
            MadeImage.segmentation(segmentation, series: series, on: first),
            MadeImage.selection(selection, series: series + "1", of: images),
            MadeImage.presentation(state, series: series + "2", of: images),
        ]
}

@Suite("Animations of what refers to images", SampleGateway(objects: Animated.files, hasSamples: false))
struct AnimationTests {
    /// Sizes of the pictures of an animation, from what stands behind each delay.
    private func sizes(_ gif: [UInt8]) -> [[UInt8]] {
        let delay: [UInt8] = [0x21, 0xF9, 4]
        return gif.indices.filter { gif[$0...].starts(with: delay) && gif.count > $0 + 17 && gif[$0 + 8] == 0x2C }
            .map { Array(gif[($0 + 13)..<($0 + 17)]) }
    }

    /// The picture of a file of one, as it stands in an animation too.
    private func picture(_ path: String) async throws -> Data {
        let gif = try await request(path, accept: "image/gif")
        #expect(gif.status == 200, "\(path)")
        return Data(gif.body.dropFirst(13).dropLast())
    }

    @Test("B-71, C-20 a segmentation of several frames is animated in its colours, on the image that was segmented")
    func segmentation() async throws {
        let path = MadeImage.path(series: Animated.series, Animated.segmentation)
        for (suffix, frames) in [("", [1, 2]), ("/frames/2,1", [2, 1])] {
            let gif = try await request("\(path)\(suffix)/rendered", accept: "image/gif")
            #expect(gif.status == 200 && sizes(gif.body).count == 2)
            var start = 0
            for frame in frames {
                let picture = try await picture("\(path)/frames/\(frame)/rendered")
                let place = try #require(Data(gif.body).range(of: picture, in: start..<gif.body.count))
                start = place.upperBound
            }
        }
    }

    @Test("B-71, C-22 all images of a presentation state or a selection are animated, each as large as the first")
    func several() async throws {
        for (series, instance) in [("1", Animated.selection), ("2", Animated.state)] {
            let path = MadeImage.path(series: Animated.series + series, instance)
            let gif = try await request("\(path)/rendered", accept: "image/gif")
            #expect(gif.status == 200 && gif.header("Content-Type") == "image/gif")
            #expect(sizes(gif.body) == [[16, 0, 16, 0], [16, 0, 16, 0], [16, 0, 16, 0]], "\(instance)")
            // One picture alone is the first.
            let one = try await request("\(path)/rendered", accept: "image/png")
            #expect(one.status == 200 && one.body.starts(with: [0x89, 0x50]))
        }
        let gif = try await request(
            "\(MadeImage.path(series: Animated.series + "1", Animated.selection))/rendered", accept: "image/gif")
        for image in [Animated.first, Animated.second] {
            #expect(Data(gif.body).range(of: try await picture("\(image.path)/rendered")) != nil)
        }
    }
}
