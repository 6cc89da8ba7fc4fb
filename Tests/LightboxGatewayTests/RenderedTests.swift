import Foundation
import Testing

/// Rendered resources over the sample studies, by the test vectors of the standard's section on them.
@Suite("Rendered resources", .sampleGateway)
struct RenderedTests {
    private func rendered(
        _ patient: String, _ modality: String, _ suffix: String = "", accept: String = "*/*", frames: String = ""
    ) async throws -> Answer {
        let paths = try await SamplePaths(patient: patient, modality: modality)
        return try await request("\(paths.instance)\(frames)/rendered\(suffix)", accept: accept)
    }

    @Test("I-25 one frame is a JPEG by default, a PNG or a GIF for who asks")
    func types() async throws {
        let jpeg = try await rendered("LB-0001", "CR")
        #expect(jpeg.header("Content-Type") == "image/jpeg" && jpeg.body.starts(with: [0xFF, 0xD8]))
        let png = try await rendered("LB-0001", "CR", accept: "image/png")
        #expect(png.header("Content-Type") == "image/png" && png.body.starts(with: [0x89, 0x50]))
        let gif = try await rendered("LB-0001", "CR", accept: "image/gif")
        #expect(gif.header("Content-Type") == "image/gif" && gif.body.starts(with: Array("GIF89a".utf8)))
    }

    @Test("B-70 a JP2 file for who asks, with an ICC profile too; never for a wildcard")
    func jp2() async throws {
        let answer = try await rendered("LB-0001", "CR", accept: "image/jp2")
        #expect(answer.status == 200 && answer.header("Content-Type") == "image/jp2")
        #expect(answer.body.starts(with: [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]))
        let profiled = try await rendered("LB-0005", "NM", "?iccprofile=srgb", accept: "image/jp2")
        #expect(profiled.status == 200 && profiled.body[70] == 2)
        #expect(try await rendered("LB-0001", "CR", accept: "image/*").header("Content-Type") == "image/jpeg")
    }

    @Test("B-71 all frames of a cine are one animated GIF")
    func animation() async throws {
        let gif = try await rendered("LB-0003", "US", accept: "image/gif")
        #expect(gif.status == 200 && gif.body.last == 0x3B)
        let name = Array("NETSCAPE2.0".utf8)
        let head = Array(gif.body.prefix(900))
        #expect(head.indices.contains { head[$0...].starts(with: name) })
        let first = try await rendered("LB-0003", "US", accept: "image/gif", frames: "/frames/1")
        #expect(gif.body.count > 3 * first.body.count)
    }

    @Test(
        "C-02 a parameter with a bad value is a 400 that names it and what it takes",
        arguments: [
            ("window", ["40,400", "40,400,LINEAR", "40,400,linear_exact", "40,0,linear", "40,0,sigmoid", ""]),
            ("viewport", ["0,10", "10", "10,10,", "a,b", "1.5,2", "10,10,0,0,0,5", ""]),
            ("quality", ["0", "101", "1.5", "", "abc", "50.5"]),
            ("annotation", ["", "patient,,technique", "%3Cscript%3E"]),
            ("iccprofile", ["", "sRGB", "display"]),
        ])
    func badValues(parameter: String, values: [String]) async throws {
        for value in values {
            let answer = try await rendered("LB-0001", "CR", "?\(parameter)=\(value)")
            #expect(answer.status == 400, "\(parameter)=\(value)")
            let problem = try #require(try answer.json() as? [String: Any])
            #expect(String(describing: problem).contains(parameter), "\(parameter)=\(value)")
            #expect((problem["accepted"] as? [String])?.isEmpty == false)
        }
    }

    @Test("C-07 a region beside the image is a 400", arguments: ["64,64,100000,0,5,5", "64,64,0,100000,5,5"])
    func beside(viewport: String) async throws {
        #expect(try await rendered("LB-0001", "CR", "?viewport=\(viewport)").status == 400)
    }

    @Test("C-02 names of WADO-URI and of nobody are ignored")
    func unknownNames() async throws {
        let plain = try await rendered("LB-0001", "CR")
        let other = try await rendered("LB-0001", "CR", "?windowcenter=1&rows=10&region=0,0,1,1&foo=bar&Window=x")
        #expect(other.status == 200 && other.body == plain.body)
    }

    @Test("I-34 quality 1 is smaller than 100; it means nothing for PNG")
    func quality() async throws {
        let low = try await rendered("LB-0001", "CR", "?quality=1")
        let high = try await rendered("LB-0001", "CR", "?quality=100")
        #expect(low.status == 200 && high.status == 200 && low.body.count * 4 < high.body.count)
        let png = try await rendered("LB-0001", "CR", "?quality=1", accept: "image/png")
        #expect(try await rendered("LB-0001", "CR", accept: "image/png").body == png.body)
    }

    @Test("I-35 annotations are burnt in; a keyword that the standard lacks is named in a Warning")
    func annotations() async throws {
        let plain = try await rendered("LB-0006", "CR", accept: "image/png")
        let patient = try await rendered("LB-0006", "CR", "?annotation=patient,foo", accept: "image/png")
        #expect(patient.status == 200 && patient.body != plain.body)
        #expect(
            patient.header("Warning")?.hasSuffix("The following annotation values are not supported: foo") == true)
        let both = try await rendered("LB-0006", "CR", "?annotation=technique,patient", accept: "image/png")
        #expect(both.body != patient.body && both.header("Warning") == nil)
    }

    @Test("I-36, C-10 a profile is put into JPEG and PNG, and refused for GIF")
    func profiles() async throws {
        #expect(try await rendered("LB-0005", "NM", "?iccprofile=srgb", accept: "image/gif").status == 400)
        #expect(try await rendered("LB-0005", "NM", "?iccprofile=no", accept: "image/gif").status == 200)
        let marker = Array("ICC_PROFILE\0".utf8)
        func hasProfile(_ body: [UInt8]) -> Bool { body.indices.contains { body[$0...].starts(with: marker) } }
        let plain = try await rendered("LB-0005", "NM")
        #expect(!hasProfile(plain.body))
        for value in ["yes", "srgb", "adobergb", "rommrgb"] {
            let answer = try await rendered("LB-0005", "NM", "?iccprofile=\(value)")
            #expect(answer.status == 200 && hasProfile(answer.body), "\(value)")
        }
    }

    @Test("I-37 a thumbnail fits its viewport and takes no region; other parameters mean nothing to it")
    func thumbnail() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.series)/thumbnail?viewport=64,64").status == 200)
        #expect(try await request("\(paths.series)/thumbnail?viewport=64,64,0,0").status == 400)
        #expect(try await request("\(paths.series)/thumbnail?window=nonsense").status == 200)
    }

    @Test("C-12 parameters of pictures mean nothing to a document; C-28 nor does an annotation to a thumbnail")
    func withoutMeaning() async throws {
        let plain = try await rendered("LB-0001", "SR")
        let asked = try await rendered(
            "LB-0001", "SR", "?window=40,400,linear&viewport=64,64&quality=50&annotation=patient")
        #expect(asked.status == 200 && asked.body == plain.body)
        let path = try await SamplePaths(patient: "LB-0006", modality: "CR").instance + "/thumbnail"
        let thumbnail = try await request(path)
        let annotated = try await request(path + "?annotation=patient")
        #expect(annotated.status == 200 && annotated.body == thumbnail.body)
    }

    @Test("I-38 a report is a page, text or XML, and no picture")
    func report() async throws {
        let page = try await rendered("LB-0001", "SR")
        #expect(page.status == 200 && page.header("Content-Type") == "text/html; charset=utf-8")
        #expect(String(decoding: page.body, as: UTF8.self).hasPrefix("<!DOCTYPE html>"))
        let text = try await rendered("LB-0001", "SR", accept: "text/plain")
        #expect(text.header("Content-Type") == "text/plain; charset=utf-8" && !text.body.contains(UInt8(ascii: "<")))
        let xml = try await rendered("LB-0001", "SR", accept: "text/xml")
        #expect(xml.header("Content-Type") == "text/xml; charset=utf-8")
        let parser = XMLWellFormedness()
        #expect(parser.isWellFormed(xml.body))
        #expect(try await rendered("LB-0001", "SR", accept: "image/png").status == 406)
    }

    @Test("C-26 an encapsulated PDF comes as it is, or as a page that shows it")
    func letter() async throws {
        let page = try await rendered("LB-0003", "DOC")
        #expect(page.header("Content-Type") == "text/html; charset=utf-8")
        #expect(String(decoding: page.body, as: UTF8.self).contains("/rendered?accept=application/pdf"))
        let pdf = try await rendered("LB-0003", "DOC", accept: "application/pdf")
        #expect(pdf.header("Content-Type") == "application/pdf" && pdf.body.starts(with: Array("%PDF-".utf8)))
        #expect(try await rendered("LB-0003", "DOC", accept: "text/plain").status == 406)
        let asked = try await rendered("LB-0003", "DOC", "?accept=application/pdf")
        #expect(asked.body == pdf.body)
    }

    @Test("I-39 a study is several parts; reports go along where they are taken")
    func study() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.study)/rendered", accept: "image/jpeg").status == 406)
        let pictures = try await request(
            "\(paths.series)/rendered?viewport=16,16", accept: "multipart/related; type=\"image/jpeg\"")
        #expect(pictures.status == 200)
        let text = String(decoding: pictures.body, as: Unicode.ASCII.self)
        #expect(text.contains("Content-Type: image/jpeg") && !text.contains("Content-Type: text/html"))
        let all = try await request("\(paths.study)/rendered?viewport=16,16")
        let parts = String(decoding: all.body, as: Unicode.ASCII.self)
        #expect(parts.contains("Content-Type: image/jpeg") && parts.contains("Content-Type: text/html"))
    }

    @Test("B-12, C-20 of a study with images who takes only pages gets the reports; of a series without any it is 406")
    func reportsOnly() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let pages = #"multipart/related; type="text/html""#
        let answer = try await request("\(paths.study)/rendered", accept: pages)
        #expect(answer.status == 200)
        let heads = try parts(answer).map(\.head)
        #expect(!heads.isEmpty && heads.allSatisfy { $0.contains("Content-Type: text/html") })
        let refused = try await request("\(paths.series)/rendered", accept: pages)
        #expect(refused.status == 406)
        #expect(String(decoding: refused.body, as: UTF8.self).contains("image/jpeg"), "what would do is named")
    }

    @Test("G-06 metadata depends on the character set that is wished for, pictures do not")
    func vary() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.instance)/metadata").header("Vary")?.contains("Accept-Charset") == true)
        #expect(try await request("\(paths.instance)/rendered").header("Vary")?.contains("Accept-Charset") == false)
    }
}

/// Whether bytes are XML that a parser reads to its end.
private struct XMLWellFormedness {
    func isWellFormed(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("<?xml") else { return false }
        var open: [Substring] = []
        for match in text.matches(of: /<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/) {
            if match.1 == "/" {
                guard open.popLast() == match.2 else { return false }
            } else if match.3.isEmpty {
                open.append(match.2)
            }
        }
        return open.isEmpty
    }
}
