import Foundation
import Support
import Testing

@Suite("Long contours")
struct LongContourTests {
    private static let (contourCount, pointCount) = (100, 1000)

    /// X, Y and Z of the points of a contour, as text.
    private static func coordinates(_ contour: Int) -> [String] {
        (0..<pointCount).flatMap { ["\(contour).\($0 % 10)", "-\($0).25", "\(contour * 3)"] }
    }

    private static func structureSet() -> [UInt8] {
        typealias Object = MadeObject
        let contours = (0..<contourCount).map { contour in
            Object.item(
                Object.explicit(0x3006_0042, "CS", "CLOSED_PLANAR")
                    + Object.explicit(0x3006_0046, "IS", String(pointCount))
                    + Object.explicit(0x3006_0050, "DS", coordinates(contour).joined(separator: "\\")))
        }
        let region = Object.item(
            Object.explicit(0x3006_0040, "SQ", Array(contours.joined())) + Object.explicit(0x3006_0084, "IS", "1"))
        return Object.partTen(
            dataSet: Object.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.481.3")
                + Object.explicit(0x0008_0018, "UI", "2.25.6413") + Object.explicit(0x0010_0020, "LO", "MADE-2")
                + Object.explicit(0x0020_000D, "UI", "2.25.6411") + Object.explicit(0x0020_000E, "UI", "2.25.6412")
                + Object.explicit(0x3006_0039, "SQ", region))
    }

    @Test("D-12 the 100,000 points of a structure set come back, each in its place, by JSON and by XML")
    func points() async throws {
        try await SampleGateway(objects: [Self.structureSet()], hasSamples: false).run {
            let path = "/dicom-web/studies/2.25.6411/metadata"
            let dataSet = try #require(try await request(path).dataSets().first)
            let region = try #require(value(dataSet, "30060039") as? [String: Any])
            let contours = try #require((region["30060040"] as? [String: Any])?["Value"] as? [[String: Any]])
            #expect(contours.count == Self.contourCount)
            var uris: [String] = []
            for (number, contour) in contours.enumerated() {
                let entry = try #require(contour["30060050"] as? [String: Any])
                #expect(entry["vr"] as? String == "DS")
                let expected = Self.coordinates(number)
                guard let uri = entry["BulkDataURI"] as? String else {
                    #expect(entry["Value"] as? [Double] == expected.map { Double($0) }, "contour \(number)")
                    continue
                }
                uris.append(uri)
                let place = try #require(uri.range(of: "/dicom-web/")).lowerBound
                let bulk = try await request(String(uri[place...]), accept: "application/octet-stream")
                let text = String(decoding: bulk.body, as: UTF8.self).trimmingCharacters(in: .whitespaces)
                #expect(bulk.status == 200 && text == expected.joined(separator: "\\"), "contour \(number)")
            }
            let xml = try await request(path, accept: #"multipart/related; type="application/dicom+xml""#)
            let document = String(decoding: xml.body, as: UTF8.self)
            #expect(document.matches(of: /<DicomAttribute[^>]* tag="30060050"/).count == Self.contourCount)
            #expect(document.matches(of: /<BulkData uri="([^"]*)"/).map { String($0.1) } == uris)
        }
    }
}
