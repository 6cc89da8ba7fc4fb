import DICOMCore
import DICOMRendering
import Testing

@Suite("Presentation states")
struct PresentationStateTests {
    private let image: SOPInstanceUID
    private let frame = NativeFrame(words: [0, 1024, 2048, 3072, 4095, 100], columns: 3, stored: 12)

    init() throws {
        image = try #require(SOPInstanceUID("1.2.3.4"))
    }

    private func state(_ elements: [DataElement]) throws -> PresentationState {
        let reference = DataSet([DataElement(Tag(0x0008, 0x1155), .UI, .strings(["1.2.3.4"]))])
        let series = DataSet([
            DataElement(Tag(0x0008, 0x1140), .SQ, .items([reference])),
            DataElement(Tag(0x0020, 0x000E), .UI, .strings(["1.2.3"])),
        ])
        return try #require(
            PresentationState(DataSet([DataElement(Tag(0x0008, 0x1115), .SQ, .items([series]))] + elements)))
    }

    private func drawn(_ elements: [DataElement], own: RenderingParameters = RenderingParameters()) throws -> Picture {
        let state = try state(elements)
        let parameters = try state.parameters(of: image, .first, samples: frame, own: own) { _ in [] }
        return try state.covered(try render(frame, parameters), .first) { _ in [] }
    }

    private func arranged(
        _ elements: [DataElement], _ picture: Picture, viewport: (width: Int, height: Int)? = nil
    ) throws -> Picture {
        try #require(
            Arrangement(
                try state(elements), of: image, .first, imageWidth: picture.width, imageHeight: picture.height,
                viewport: viewport, pixelLimit: 1000)
        ).arrange(picture)
    }

    private func area(_ corners: [Int64], _ more: [DataElement] = []) -> DataElement {
        DataElement(
            Tag(0x0070, 0x005A), .SQ,
            .items([
                DataSet(
                    [
                        DataElement(Tag(0x0070, 0x0052), .SL, .integers(Array(corners[0..<2]))),
                        DataElement(Tag(0x0070, 0x0053), .SL, .integers(Array(corners[2..<4]))),
                    ] + more)
            ]))
    }

    private let turned = DataElement(Tag(0x0070, 0x0042), .US, .unsignedIntegers([90]))
    private let flipped = DataElement(Tag(0x0070, 0x0041), .CS, .strings(["Y"]))

    @Test(
        "C-22 frames are shown by their dimension index values, else by their place, else in the order of the references"
    )
    func order() {
        func place(_ dimensions: [UInt64], z: String? = nil) -> FramePlace {
            let content = DataSet([DataElement(Tag(0x0020, 0x9157), .UL, .unsignedIntegers(dimensions))])
            var dataSet = DataSet([
                DataElement(
                    Tag(0x5200, 0x9230), .SQ,
                    .items([
                        DataSet([DataElement(Tag(0x0020, 0x9111), .SQ, .items(dimensions.isEmpty ? [] : [content]))])
                    ]))
            ])
            if let z {
                dataSet.set(DataElement(Tag(0x0020, 0x0032), .DS, .strings(["0", "0", z])))
                dataSet.set(DataElement(Tag(0x0020, 0x0037), .DS, .strings(["1", "0", "0", "0", "1", "0"])))
                dataSet.set(DataElement(Tag(0x0028, 0x0030), .DS, .strings(["1", "1"])))
            }
            return FramePlace(dataSet, frame: .first)
        }
        #expect(FramePlace.order([place([2, 1]), place([1, 9]), place([1, 2]), place([2, 1])]) == [2, 1, 0, 3])
        #expect(FramePlace.order([place([], z: "5"), place([2], z: "-3.5"), place([], z: "-4")]) == [2, 1, 0])
        #expect(FramePlace.order([place([], z: "5"), place([]), place([], z: "-4")]) == [0, 1, 2])
    }

    @Test("C-23 a bitmap shutter covers what its plane sets, in the shutter's brightness, and is no overlay")
    func bitmapShutter() throws {
        let plane = [
            DataElement(Tag(0x0018, 0x1600), .CS, .strings(["BITMAP"])),
            DataElement(Tag(0x0018, 0x1622), .US, .unsignedIntegers([32768])),
            DataElement(Tag(0x0018, 0x1623), .US, .unsignedIntegers([0x6002])),
            DataElement(Tag(0x6002, 0x0010), .US, .unsignedIntegers([2])),
            DataElement(Tag(0x6002, 0x0011), .US, .unsignedIntegers([3])),
            DataElement(Tag(0x6002, 0x0050), .SS, .integers([1, 1])),
            DataElement(Tag(0x6002, 0x1001), .CS, .strings(["LAYER"])),
            DataElement(Tag(0x6002, 0x3000), .OW, .bytes([0b10_0001, 0])),
        ]
        #expect(try drawn(plane).bytes == [128, 64, 128, 191, 255, 128])
        let overlays = try state(plane).overlays(on: DataSet([]), .first) { _ in
            []
        } imageBulk: { _ in
            []
        }
        #expect(overlays.isEmpty)
        // A group that is none shows the image.
        let wrong = plane.map {
            $0.tag == Tag(0x0018, 0x1623) ? DataElement($0.tag, .US, .unsignedIntegers([0x7FE0])) : $0
        }
        #expect(try drawn(wrong).bytes == [0, 64, 128, 191, 255, 6])
    }

    @Test("C-23 what the state lacks is the identity: the image's own window, rescale and MONOCHROME1 don't count")
    func identity() throws {
        let window = try #require(Window(center: 10, width: 5))
        let own = RenderingParameters(
            modality: .rescale(slope: 2, intercept: -1000), voi: .window(window), isInverse: true)
        #expect(try drawn([], own: own).bytes == [0, 64, 128, 191, 255, 6])
    }

    @Test("C-23 the window of the state counts, then its presentation LUT shape")
    func window() throws {
        let voi = DataSet([
            DataElement(Tag(0x0028, 0x1050), .DS, .strings(["2048.5"])),
            DataElement(Tag(0x0028, 0x1051), .DS, .strings(["2049"])),
        ])
        let elements = [
            DataElement(Tag(0x0028, 0x3110), .SQ, .items([voi])),
            DataElement(Tag(0x2050, 0x0020), .CS, .strings(["INVERSE"])),
        ]
        #expect(try drawn(elements).bytes == [255, 255, 128, 0, 0, 255])
    }

    @Test("C-23 a window for another image is not used")
    func otherImage() throws {
        let other = DataSet([DataElement(Tag(0x0008, 0x1155), .UI, .strings(["9.9"]))])
        let voi = DataSet([
            DataElement(Tag(0x0008, 0x1140), .SQ, .items([other])),
            DataElement(Tag(0x0028, 0x1050), .DS, .strings(["1"])),
            DataElement(Tag(0x0028, 0x1051), .DS, .strings(["1"])),
        ])
        #expect(try drawn([DataElement(Tag(0x0028, 0x3110), .SQ, .items([voi]))]).bytes == drawn([]).bytes)
    }

    @Test("C-23 a presentation LUT comes after the window")
    func presentationLUT() throws {
        let lut = DataSet([
            DataElement(Tag(0x0028, 0x3002), .US, .unsignedIntegers([3, 0, 8])),
            DataElement(Tag(0x0028, 0x3006), .OW, .bytes([255, 0, 0, 0, 100, 0])),
        ])
        let bytes = try drawn([DataElement(Tag(0x2050, 0x0010), .SQ, .items([lut]))]).bytes
        #expect(bytes == [255, 0, 0, 100, 100, 255])
    }

    @Test("C-23 shutters cover what is outside, all of them together")
    func shutter() throws {
        let elements = [
            DataElement(Tag(0x0018, 0x1600), .CS, .strings(["RECTANGULAR", "CIRCULAR"])),
            DataElement(Tag(0x0018, 0x1602), .IS, .strings(["2"])),
            DataElement(Tag(0x0018, 0x1604), .IS, .strings(["3"])),
            DataElement(Tag(0x0018, 0x1606), .IS, .strings(["1"])),
            DataElement(Tag(0x0018, 0x1608), .IS, .strings(["2"])),
            DataElement(Tag(0x0018, 0x1610), .IS, .strings(["1", "2"])),
            DataElement(Tag(0x0018, 0x1612), .IS, .strings(["1"])),
            DataElement(Tag(0x0018, 0x1622), .US, .unsignedIntegers([65535])),
        ]
        // Left column outside of the rectangle, bottom right outside of the circle.
        #expect(try drawn(elements).bytes == [255, 64, 128, 255, 255, 255])
        let corners = ["1", "1", "1", "4", "3", "1"]
        let polygon = [
            DataElement(Tag(0x0018, 0x1600), .CS, .strings(["POLYGONAL"])),
            DataElement(Tag(0x0018, 0x1620), .IS, .strings(corners)),
        ]
        #expect(try drawn(polygon).bytes[5] == 0)
        #expect(try drawn(polygon).bytes[1] == 64)
    }

    @Test("C-23 the image is turned clockwise, then flipped")
    func rotation() throws {
        let picture = Picture(width: 3, height: 2, channels: 1, bytes: [1, 2, 3, 4, 5, 6])
        #expect(
            try arranged([turned], picture) == Picture(width: 2, height: 3, channels: 1, bytes: [4, 1, 5, 2, 6, 3]))
        #expect(
            try arranged([flipped, turned], picture)
                == Picture(width: 2, height: 3, channels: 1, bytes: [1, 4, 2, 5, 3, 6]))
        #expect(try arranged([flipped], picture).bytes == [3, 2, 1, 6, 5, 4])
    }

    @Test("C-23 the displayed area counts from 1 and may reach beyond the image, which is black there")
    func displayedArea() throws {
        let picture = Picture(width: 3, height: 2, channels: 1, bytes: [1, 2, 3, 4, 5, 6])
        #expect(try arranged([area([2, 1, 3, 2])], picture).bytes == [2, 3, 5, 6])
        #expect(try arranged([area([0, 2, 1, 3])], picture).bytes == [0, 4, 0, 0])
        let large = try arranged([area([1, 1, 3, 2])], picture, viewport: (30, 30))
        #expect(large.width == 30 && large.height == 20)
        let magnified = area(
            [1, 1, 3, 2],
            [
                DataElement(Tag(0x0070, 0x0100), .CS, .strings(["MAGNIFY"])),
                DataElement(Tag(0x0070, 0x0103), .FL, .floats([2])),
            ])
        #expect(try arranged([magnified], picture, viewport: (30, 30)).width == 6)
    }

    @Test("A displayed area beyond the limit of pixels is refused")
    func hostileArea() throws {
        #expect(
            Arrangement(
                try state([area([-99999, -99999, 99999, 99999])]), of: image, .first, imageWidth: 3, imageHeight: 2,
                viewport: nil, pixelLimit: 1_000_000) == nil)
    }

    @Test("C-23 annotations lie on the turned and scaled picture where they lay on the image")
    func annotations() throws {
        let line = DataSet([
            DataElement(Tag(0x0070, 0x0005), .CS, .strings(["PIXEL"])),
            DataElement(Tag(0x0070, 0x0022), .FL, .floats([0, 0, 4, 0])),
            DataElement(Tag(0x0070, 0x0023), .CS, .strings(["POLYLINE"])),
        ])
        let text = DataSet([
            DataElement(Tag(0x0070, 0x0003), .CS, .strings(["DISPLAY"])),
            DataElement(Tag(0x0070, 0x0006), .ST, .strings(["Läsion"])),
            DataElement(Tag(0x0070, 0x0010), .FL, .floats([0.5, 0.5])),
            DataElement(Tag(0x0070, 0x0011), .FL, .floats([1, 1])),
        ])
        let item = DataSet([
            DataElement(Tag(0x0070, 0x0008), .SQ, .items([text])),
            DataElement(Tag(0x0070, 0x0009), .SQ, .items([line])),
        ])
        let state = try state([DataElement(Tag(0x0070, 0x0001), .SQ, .items([item])), turned])
        let arrangement = try #require(
            Arrangement(
                state, of: image, .first, imageWidth: 4, imageHeight: 4, viewport: (40, 40), pixelLimit: 10_000))
        let marks = state.marks(of: image, .first, on: arrangement)
        // The upper edge has become the right one.
        #expect(
            marks.first
                == .line(
                    [PicturePoint(x: 40, y: 0), PicturePoint(x: 40, y: 40)], width: 1.5, shape: Mark.Shape()))
        #expect(
            marks.last
                == .text("Läsion", at: PicturePoint(x: 20, y: 20), by: .topLeft, size: 10, width: 40))
        for (justification, corner, x) in [("CENTER", Mark.Corner.topMiddle, 40.0), ("RIGHT", .topRight, 60)] {
            var justified = text
            justified.set(DataElement(Tag(0x0070, 0x0012), .CS, .strings([justification])))
            let item = DataSet([DataElement(Tag(0x0070, 0x0008), .SQ, .items([justified]))])
            let marks = try self.state([DataElement(Tag(0x0070, 0x0001), .SQ, .items([item]))])
                .marks(of: image, .first, on: arrangement)
            #expect(
                marks == [.text("Läsion", at: PicturePoint(x: x, y: 20), by: corner, size: 10, width: 40)])
        }
    }
}
