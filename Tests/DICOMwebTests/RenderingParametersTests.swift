import DICOMweb
import Testing

private typealias Reason = RenderingParameterError.Reason

/// The reason why one parameter is refused, `nil` where it is accepted.
private func refusal(
    _ name: String, _ value: String?, target: RenderingParameters.Target = .image
) -> RenderingParameterError.Reason? {
    do {
        _ = try RenderingParameters([QueryItem(name: name, value: value)], for: target)
        return nil
    } catch {
        return error.faults.first?.reason
    }
}

struct RenderingParametersTests {
    static let windows: [(String, RenderingParameterError.Reason?)] = [
        ("40,400", .syntax), ("40,400,LINEAR", .syntax), ("40,400,linear_exact", .syntax), ("40,0,linear", .outOfRange),
        ("40,0.5,linear", .outOfRange), ("40,1,linear", nil), ("40,0,sigmoid", .outOfRange),
        ("40,-1,linear-exact", .outOfRange),
        ("40,0.5,linear-exact", nil), ("-6.0e2,+1500.5,sigmoid", nil), ("", .syntax), ("40,400,linear,", .syntax),
        ("nan,400,linear", .syntax), ("40,inf,linear", .syntax), ("0x10,400,linear", .syntax),
        ("1e999,400,linear", .syntax),
        ("40, 400,linear", .syntax), (",400,linear", .syntax), ("40;400;linear", .syntax),
    ]

    @Test("I-26 C-08 a window is centre, width and function, all three", arguments: windows)
    func window(row: (value: String, reason: RenderingParameterError.Reason?)) {
        #expect(refusal("window", row.value) == row.reason)
    }

    @Test("C-08 the window's numbers are what they say")
    func windowValues() throws {
        let parameters = try RenderingParameters(
            [QueryItem(name: "window", value: "-6e2,1500.5,linear-exact")], for: .image)
        #expect(parameters.window == RenderingParameters.Window(center: -600, width: 1500.5, function: .linearExact))
    }

    static let viewports: [(String, RenderingParameterError.Reason?)] = [
        ("256,256", nil), ("0,10", .outOfRange), ("10", .syntax), ("10,10,", .syntax), ("a,b", .syntax),
        ("1.5,2", .syntax),
        ("10,0", .outOfRange), ("-1,10", .syntax), (",10", .syntax), ("10,10,,", .syntax),
        ("10,10,0,0,0,5", .outOfRange),
        ("10,10,0,0,5,0", .outOfRange), ("10,10,-1,0", .outOfRange), ("10,10,1,2,3,4,5", .syntax), ("10,10,x", .syntax),
        ("10,10,1.5", nil), ("512,512,0,0,-512,512", nil), ("100000,100000", .outOfRange),
        ("9223372036854775807,9", .outOfRange), ("99999999999999999999,9", .syntax), ("", .syntax), ("10 ,10", .syntax),
    ]

    @Test("I-33 C-05 C-07 a viewport is whole pixels, then a region", arguments: viewports)
    func viewport(row: (value: String, reason: RenderingParameterError.Reason?)) {
        #expect(refusal("viewport", row.value) == row.reason)
    }

    @Test("I-31 I-32 C-05 inner values may be missing, negative ones flip")
    func regions() throws {
        let quadrant = try RenderingParameters([QueryItem(name: "viewport", value: "512,512,,,256,256")], for: .image)
        #expect(
            quadrant.viewport
                == RenderingParameters.Viewport(
                    width: 512, height: 512, region: RenderingParameters.SourceRegion(width: 256, height: 256)))
        let mirrored = try RenderingParameters(
            [QueryItem(name: "viewport", value: "512,256,1,2.5,-512,-8")], for: .image)
        #expect(
            mirrored.viewport?.region
                == RenderingParameters.SourceRegion(
                    left: 1, top: 2.5, width: 512, height: 8, isFlippedHorizontally: true, isFlippedVertically: true))
        let whole = try RenderingParameters([QueryItem(name: "viewport", value: "256,256")], for: .image)
        #expect(whole.viewport == RenderingParameters.Viewport(width: 256, height: 256))
    }

    static let qualities: [(String, RenderingParameterError.Reason?)] = [
        ("0", .outOfRange), ("101", .outOfRange), ("1.5", .syntax), ("", .syntax), ("abc", .syntax), ("-1", .syntax),
        ("50.5", .syntax), ("1", nil), ("100", nil),
    ]

    @Test("I-34 C-04 quality is a whole number from 1 to 100", arguments: qualities)
    func quality(row: (value: String, reason: RenderingParameterError.Reason?)) {
        #expect(refusal("quality", row.value) == row.reason)
    }

    @Test("I-35 C-03 annotation wants a keyword; one that is unknown is warned about")
    func annotation() throws {
        for value in ["", ",", "patient,", "pa tient", "<b>", "a\r\nb"] {
            #expect(refusal("annotation", value) == .syntax)
        }
        #expect(refusal("annotation", nil) == .syntax)
        let parameters = try RenderingParameters([QueryItem(name: "annotation", value: "patient,foo")], for: .image)
        #expect(parameters.annotations == [.patient])
        #expect(
            parameters.annotationWarning(service: "http://h/dicom-web", supporting: [.patient])
                == "299 http://h/dicom-web: The following annotation values are not supported: foo")
        #expect(
            parameters.annotationWarning(service: "http://h/dicom-web", supporting: [])
                == "299 http://h/dicom-web: The following annotation values are not supported: patient,foo")
        let known = try RenderingParameters([QueryItem(name: "annotation", value: "technique")], for: .image)
        #expect(known.annotationWarning(service: "s", supporting: [.patient, .technique]) == nil)
    }

    @Test("I-36 C-10 a profile needs a media type with room for it")
    func iccProfile() throws {
        let parameters = try RenderingParameters([QueryItem(name: "iccprofile", value: "srgb")], for: .image)
        try parameters.check(mediaType: "image/png")
        #expect(throws: RenderingParameterError(faults: [.init(.iccProfile, .notForMediaType)])) {
            try parameters.check(mediaType: "image/gif")
        }
        let none = try RenderingParameters([QueryItem(name: "iccprofile", value: "no")], for: .image)
        try none.check(mediaType: "image/gif")
        #expect(refusal("iccprofile", "SRGB") == .syntax)
        #expect(refusal("iccprofile", "") == .syntax)
    }

    @Test("I-37 C-07 a thumbnail takes width and height only; other parameters are none there")
    func thumbnail() {
        #expect(refusal("viewport", "64,64", target: .thumbnail) == nil)
        #expect(refusal("viewport", "64,64,0,0", target: .thumbnail) == .notForThumbnails)
        #expect(refusal("window", "nonsense", target: .thumbnail) == nil)
    }

    @Test("C-07 C-24 a presentation state takes no window and no region")
    func presentationState() {
        #expect(refusal("window", "40,400,linear", target: .presentationState) == .notForPresentationStates)
        #expect(refusal("viewport", "64,64,0,0", target: .presentationState) == .notForPresentationStates)
        #expect(refusal("viewport", "64,64", target: .presentationState) == nil)
    }

    @Test(
        "C-02 C-12 names of others are ignored, and all of them for documents",
        arguments: ["windowcenter", "rows", "Window", "imageQuality"])
    func ignored(name: String) {
        #expect(refusal(name, "nonsense") == nil)
        #expect(refusal("window", "nonsense", target: .document) == nil)
    }

    @Test("C-02 every parameter at fault is named, a repeated one too")
    func severalFaults() {
        let items = [
            QueryItem(name: "quality", value: "0"), QueryItem(name: "window", value: "1,2,linear"),
            QueryItem(name: "window", value: "1,2,linear"),
        ]
        #expect(throws: RenderingParameterError(faults: [.init(.window, .repeated), .init(.quality, .outOfRange)])) {
            try RenderingParameters(items, for: .image)
        }
    }

    @Test("The examples that refusals give are right", arguments: RenderingParameterError.Parameter.allCases)
    func examples(parameter: RenderingParameterError.Parameter) {
        #expect(refusal(parameter.rawValue, parameter.example) == nil)
    }
}
