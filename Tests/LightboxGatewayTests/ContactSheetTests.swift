import Foundation
import HTTPTypes
import Testing

/// Width and height of a PNG file, from its head.
private func size(ofPNG file: [UInt8]) -> [Int] {
    guard file.count > 24 else { return [] }
    return [16, 20].map { start in file[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
}

@Suite("Contact sheets", .sampleGateway)
struct ContactSheetTests {
    @Test("A contact sheet shows evenly spaced frames of a series, and says where the description of its grid is")
    func sheet() async throws {
        let series = try await SamplePaths(patient: "LB-0007", modality: "CT").series
        let path = "\(series)/contactsheet"
        let answer = try await request("\(path)?count=4&viewport=40,30", accept: "image/png")
        #expect(answer.status == 200 && size(ofPNG: answer.body) == [80, 60])
        let link = try #require(answer.header("Link"))
        #expect(
            link.hasSuffix("rel=\"describedby\"") && link.contains("count=4&viewport=40,30&accept=application/json"))
        let target = try #require(link.firstMatch(of: /<[^>]*?(\/dicom-web[^>]*)>/)).1
        let description = try await request(String(target), accept: "*/*")
        #expect(description.status == 200 && description.header("Content-Type") == "application/json")
        let grid = try #require(try description.json() as? [String: Any])
        #expect(grid["columns"] as? Int == 2 && grid["rows"] as? Int == 2 && grid["tileWidth"] as? Int == 40)
        #expect(grid["frameCount"] as? Int == 5)
        let tiles = try #require(grid["tiles"] as? [[String: Any]])
        #expect(tiles.map { $0["x"] as? Int } == [0, 40, 0, 40] && tiles.map { $0["y"] as? Int } == [0, 0, 30, 30])
        // Each tile leads to its instance, and the description back to the picture.
        let instance = try #require(tiles[1]["instance"] as? String)
        #expect(instance.contains("/instances/") && tiles.allSatisfy { $0["frame"] as? Int == 1 })
        #expect((grid["picture"] as? String)?.hasSuffix("/contactsheet?count=4&viewport=40,30") == true)
    }

    @Test("Frames of a cine are counted through; a sheet is a picture of any type, named by an ETag")
    func cine() async throws {
        let path = "\(try await SamplePaths(patient: "LB-0003", modality: "US").series)/contactsheet"
        let grid = try #require(
            try await request("\(path)?count=3", accept: "application/json").json() as? [String: Any])
        let frames = (grid["tiles"] as? [[String: Any]])?.compactMap { $0["frame"] as? Int } ?? []
        #expect(frames.count == 3 && frames == frames.sorted() && Set(frames).count == 3 && frames[0] > 1)
        let answer = try await request(path)
        #expect(answer.header("Content-Type") == "image/jpeg")
        let tag = try #require(answer.header("ETag"))
        #expect(try await request(path, headers: ["If-None-Match": tag]).status == 304)
        #expect(try await request("\(path)?count=2").header("ETag") != tag)
        #expect(try await request(path, accept: "text/html").status == 406)
    }

    @Test(
        "C-02 a bad value of a parameter is a 400 that names it and what it takes",
        arguments: [
            "count=0", "count=401", "count=x", "count=", "columns=0", "columns=1.5", "viewport=10", "viewport=1,1,0,0",
            "window=1,2", "quality=0", "count=1&count=2",
        ])
    func badValues(query: String) async throws {
        let series = try await SamplePaths(patient: "LB-0007", modality: "CT").series
        let answer = try await request("\(series)/contactsheet?\(query)")
        #expect(answer.status == 400, "\(query)")
        let name = String(query.prefix { $0 != "=" })
        #expect(String(decoding: answer.body, as: UTF8.self).contains(name), "\(query)")
    }

    @Test("A sheet of more pixels than a picture may have is refused")
    func tooLarge() async throws {
        let series = try await SamplePaths(patient: "LB-0007", modality: "CT").series
        #expect(try await request("\(series)/contactsheet?count=5&viewport=4000,4000").status == 413)
    }

    @Test("A series without pictures has no sheet, and one that is not there is not found")
    func nothing() async throws {
        let report = try await SamplePaths(patient: "LB-0001", modality: "SR")
        #expect(try await request("\(report.series)/contactsheet").status == 501)
        #expect(try await request("/dicom-web/studies/1.2/series/1.3/contactsheet").status == 404)
        #expect(try await request("\(report.series)/contactsheet/").status == 404)
    }

    @Test("B-71 the frames that a path lists are one animated GIF for who names it, in their order")
    func animation() async throws {
        let instance = try await SamplePaths(patient: "LB-0003", modality: "US").instance
        let three = try await request("\(instance)/frames/5,3,1/rendered", accept: "image/gif")
        #expect(three.status == 200 && three.header("Content-Type") == "image/gif" && three.body.last == 0x3B)
        #expect(three.header("Content-Location")?.hasSuffix("/frames/5,3,1") == true)
        let two = try await request("\(instance)/frames/5,3/rendered", accept: "image/gif")
        #expect(two.status == 200 && two.body.count < three.body.count && two.header("ETag") != three.header("ETag"))
        #expect(try await request("\(instance)/frames/5,3/rendered", accept: "image/jpeg").status == 406)
        let parts = try await request("\(instance)/frames/5,3/rendered")
        #expect(parts.header("Content-Type")?.hasPrefix("multipart/related; type=\"image/jpeg\"") == true)
    }

    @Test("B-71 a range stands for its frames in a list, and only where they are rendered")
    func ranges() async throws {
        let instance = try await SamplePaths(patient: "LB-0003", modality: "US").instance
        for accept in ["image/gif", "multipart/related; type=\"image/jpeg\""] {
            let range = try await request("\(instance)/frames/2-4,7/rendered", accept: accept)
            let list = try await request("\(instance)/frames/2,3,4,7/rendered", accept: accept)
            #expect(range.status == 200 && range.body.count == list.body.count, "\(accept)")
        }
        let gif = try await request("\(instance)/frames/2-4/rendered", accept: "image/gif")
        #expect(gif.header("Content-Location")?.hasSuffix("/frames/2,3,4") == true)
        #expect(try await request("\(instance)/frames/2-40000/rendered", accept: "image/gif").status == 400)
        #expect(try await request("\(instance)/frames/2-4000/rendered", accept: "image/gif").status == 404)
        for path in ["frames/2-4", "frames/2-4/thumbnail", "frames/4-2/rendered", "frames/2-3,3/rendered"] {
            #expect(try await request("\(instance)/\(path)").status == 400, "\(path)")
        }
    }

    @Test("C-43 no picture claims to be calibrated: without iccprofile nothing in the file speaks of its brightness")
    func calibration() async throws {
        let path = try await SamplePaths(patient: "LB-0001", modality: "CR").instance + "/rendered"
        for (type, words) in [("image/png", ["iCCP", "gAMA", "sRGB"]), ("image/jpeg", ["ICC_PROFILE"])] {
            let text = String(decoding: try await request(path, accept: type).body, as: Unicode.ASCII.self)
            for word in words { #expect(!text.contains(word), "\(type) \(word)") }
        }
    }
}

@Suite("Contact sheets by the letter", .strictSampleGateway)
struct StrictContactSheetTests {
    @Test("Where the letter of the standard counts there is no contact sheet, and no description has one")
    func absent() async throws {
        let series = try await SamplePaths(patient: "LB-0007", modality: "CT").series
        #expect(try await request("\(series)/contactsheet").status == 404)
        let description = try await request(
            "/dicom-web/", accept: "application/json", method: .options)
        #expect(description.status == 200)
        #expect(!String(decoding: description.body, as: UTF8.self).contains("contactsheet"))
        let cine = try await SamplePaths(patient: "LB-0003", modality: "US").instance
        #expect(try await request("\(cine)/frames/1,2/rendered", accept: "image/gif").status == 406)
        let refused = try await request("\(cine)/frames/1-2/rendered")
        #expect(refused.status == 400 && String(decoding: refused.body, as: UTF8.self).contains("bad-frame-list"))
    }
}

private enum Sheets {
    /// Two images without a window, the second one brighter than the first.
    static let plain = [0, 100].map { start -> MadeImage in
        let pixels = (0..<256).map { UInt8(start + $0 % 101) }
        var image = MadeImage("2.25.661\(start)", pixels: [pixels])
        image.series = "2.25.6601"
        return image
    }
    static let image = MadeImage("2.25.6621", pixels: [MadeImage.samples(edge: 16, from: 0)])
    static let segmentation = "2.25.6631"
    static let files =
        plain.map(\.file) + [
            image.file, MadeImage.segmentation(segmentation, series: "2.25.6603", on: image),
        ]
}

@Suite("Contact sheets of made images", SampleGateway(objects: Sheets.files, hasSamples: false))
struct MadeContactSheetTests {
    private let study = "/dicom-web/studies/\(MadeImage.study)"

    @Test("C-34 images without a window that are seen together on a sheet have one window")
    func window() async throws {
        let path = "\(study)/series/2.25.6601/contactsheet?count=2&viewport=16,16"
        let sheet = try await request(path, accept: "image/png")
        let windowed = try await request(path + "&window=100,200,linear-exact", accept: "image/png")
        #expect(sheet.status == 200 && sheet.body == windowed.body)
        // Whose file has a window keeps it, and a frame alone has its own.
        let one = try await request(
            "\(study)/series/2.25.6601/contactsheet?count=1&viewport=16,16", accept: "image/png")
        let picture = try await request("\(Sheets.plain[1].path)/rendered?viewport=16,16", accept: "image/png")
        #expect(one.body == picture.body)
    }

    @Test("C-20 a sheet shows a segmentation as its pictures do: in colour, on the image that was segmented")
    func segmentation() async throws {
        let path = MadeImage.path(series: "2.25.6603", Sheets.segmentation)
        let picture = try await request("\(path)/frames/2/rendered?viewport=16,16", accept: "image/png")
        let sheet = try await request(
            "\(study)/series/2.25.6603/contactsheet?count=1&viewport=16,16", accept: "image/png")
        #expect(sheet.status == 200 && sheet.body == picture.body)
    }
}
