import DICOMCore
import Foundation
import Support
import Synchronization
import Testing

private enum Labels {
    static let slide = "1.2.840.10008.5.1.4.1.1.77.1.6"
    private static func tiles(_ instance: String, _ change: (inout MadeImage) -> Void = { _ in }) -> MadeImage {
        var image = MadeImage(instance, pixels: (0..<4).map { MadeImage.samples(edge: 16, from: $0) })
        image.series = "2.25.6302" + instance.suffix(1)
        image.sopClass = slide
        image.frameCount = 4
        image.group48 =
            MadeObject.explicit(0x0048_0006, "UL", MadeObject.word(32))
            + MadeObject.explicit(0x0048_0007, "UL", MadeObject.word(32))
        change(&image)
        return image
    }

    static let plain = tiles("2.25.6311")
    static let label = tiles("2.25.6312") {
        $0.group48 += MadeObject.explicit(0x0048_0010, "CS", "YES")
    }
    static let burntIn = tiles("2.25.6313") {
        $0.group28 = MadeObject.explicit(0x0028_0301, "CS", "YES")
    }

    static let files = [plain, label, burntIn].map(\.file)
}

@Suite("Thumbnails", .sampleGateway(with: Labels.files))
struct ThumbnailTests {
    private func thumbnail(_ path: String) async throws -> [UInt8] {
        let answer = try await request("\(path)/thumbnail?viewport=64,64", accept: "image/png")
        #expect(answer.status == 200, "\(path)")
        return answer.body
    }

    @Test("C-28 the label of a slide, tiled or not, is as illegible as what says that the patient is burnt into it")
    func labels() async throws {
        let label = try await thumbnail(Labels.label.path)
        let burntIn = try await thumbnail(Labels.burntIn.path)
        let plain = try await thumbnail(Labels.plain.path)
        #expect(label == burntIn && label != plain)
    }

    @Test("C-28 a study is shown by its series of most frames, and not by the image that planned it")
    func representative() async throws {
        // Its first series is a scout.
        let study = try await SamplePaths(patient: "LB-0001", modality: "CT").study
        let series = try await request("\(study)/series?Modality=CT").dataSets()
        let counted = try series.map { one in
            (
                uid: try #require(value(one, "0020000E") as? String),
                count: try #require(value(one, "00201209") as? Int)
            )
        }
        let largest = try #require(counted.max { $0.count < $1.count })
        try #require(counted.first?.uid != largest.uid)
        let (ofStudy, ofSeries) = (
            try await thumbnail(study), try await thumbnail("\(study)/series/\(largest.uid)")
        )
        #expect(ofStudy == ofSeries)
    }

    @Test("C-28 a PDF is shown by its first page, drawn once and too small to be read; else by a drawn page")
    func firstPage() async throws {
        let drawn = Mutex<[Int]>([])
        let gateways = [true, false].map { isDrawable in
            SampleGateway(pageDrawing: { document, edge in
                drawn.withLock { $0.append(edge) }
                #expect(document.starts(with: Array("%PDF".utf8)))
                let page = Picture(width: 3, height: 4, channels: 3, bytes: [UInt8](repeating: 200, count: 36))
                return isDrawable ? page : nil
            })
        }
        let found = Mutex<[[UInt8]]>([])
        for gateway in [SampleGateway()] + gateways {
            try await gateway.run {
                let path = try await SamplePaths(patient: "LB-0003", modality: "DOC").instance
                let first = try await thumbnail(path)
                #expect(try await thumbnail(path) == first)
                found.withLock { $0.append(first) }
            }
        }
        let thumbnails = found.withLock { $0 }
        #expect(drawn.withLock { $0 } == [32, 32])
        #expect(thumbnails[2] == thumbnails[0] && thumbnails[1] != thumbnails[0])
        // Its shape is that of the page.
        #expect(thumbnails[1][16..<24].elementsEqual([0, 0, 0, 48, 0, 0, 0, 64]))
    }

    @Test("C-28 a series of most frames that only plans the others stands for nothing while there is another one")
    func localizers() async throws {
        let planning = [1, 2].map { number in
            var image = MadeImage("2.25.641\(number)", pixels: [MadeImage.samples(edge: 16, from: 9 * number)])
            image.series = "2.25.6401"
            image.group8 = MadeObject.explicit(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\LOCALIZER")
            return image
        }
        var image = MadeImage("2.25.6421", pixels: [MadeImage.samples(edge: 16, from: 99)])
        image.series = "2.25.6402"
        let files = planning.map(\.file) + [image.file]
        try await SampleGateway(objects: files, hasSamples: false).run { [image] in
            let study = "/dicom-web/studies/\(MadeImage.study)"
            let (ofStudy, ofImage) = (try await thumbnail(study), try await thumbnail(image.path))
            #expect(ofStudy == ofImage)
        }
    }
}
