import Foundation
import HTTPTypes
import Support
import Testing

/// An instance with a sequence whose items hold private, empty and binary attributes, and a sequence of such items.
private let nested: [UInt8] = {
    typealias Made = MadeObject
    let empty = Made.explicit(0x0008_0060, "CS", "")
    let others =
        Made.explicit(0x0009_0010, "LO", "INVENTED") + Made.explicit(0x0009_1001, "LO", "private")
        + Made.explicit(0x0028_1201, "OW", [1, 2])
    let wanted = Made.explicit(0x0008_1150, "UI", "2.25.6411")
    let item = empty + wanted + others + Made.explicit(0x0040_A160, "UT", "kept")
    let outer = Made.explicit(0x0008_1199, "SQ", Made.item(empty + others))
    let items = Made.item(empty + others) + Made.item(item) + Made.item(outer)
    return Made.partTen(
        dataSet: Made.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.66")
            + Made.explicit(0x0008_0018, "UI", "2.25.6411") + Made.explicit(0x0008_1140, "SQ", items)
            + Made.explicit(0x0020_000D, "UI", "2.25.6412") + Made.explicit(0x0020_000E, "UI", "2.25.6413"))
}()

@Suite("Chosen attributes of metadata", .sampleGateway(with: [nested]))
struct MetadataFieldTests {
    private let uids: Set<String> = ["00080016", "00080018", "0020000D", "0020000E"]

    @Test("includefield gives these attributes and the UIDs, as JSON and XML; excludefield all others")
    func fields() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let url = "\(paths.series)/metadata"
        let whole = try await request(url).dataSets()
        let some = try await request("\(url)?includefield=Modality,00200013&includefield=PixelData").dataSets()
        #expect(some.count == whole.count)
        for (part, all) in zip(some, whole) {
            #expect(Set(part.keys) == uids.union(["00080060", "00200013", "7FE00010"]))
            for key in part.keys { #expect(part[key] as? NSDictionary == all[key] as? NSDictionary) }
        }
        let others = try await request("\(url)?excludefield=Modality").dataSets()
        #expect(try Set(#require(others.first).keys) == Set(try #require(whole.first).keys).subtracting(["00080060"]))
        let all = try await request("\(url)?includefield=all")
        #expect(try await all.body == request(url).body)
        let xml = try await request(
            "\(url)?includefield=Modality", accept: "multipart/related; type=\"application/dicom+xml\"")
        let text = String(decoding: xml.body, as: UTF8.self)
        #expect(text.contains("keyword=\"Modality\""))
        #expect(!text.contains("keyword=\"InstanceNumber\""))
    }

    @Test("The compact form has no private, empty or binary attributes")
    func compact() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let compact = try #require(try await request("\(paths.instance)/metadata?compact=true").dataSets().first)
        let whole = try #require(try await request("\(paths.instance)/metadata").dataSets().first)
        #expect(compact.count < whole.count)
        for (key, attribute) in compact {
            #expect(!"13579BDF".contains(key.prefix(4).suffix(1)))
            #expect((attribute as? [String: Any])?["Value"] != nil, "\(key)")
        }
    }

    @Test("The compact form has none of them in the items of sequences either, and all items")
    func compactItems() async throws {
        let url = "/dicom-web/studies/2.25.6412/series/2.25.6413/instances/2.25.6411/metadata"
        func items(_ query: String) async throws -> [[String: Any]] {
            let dataSet = try #require(try await request(url + query).dataSets().first)
            return try #require((dataSet["00081140"] as? [String: Any])?["Value"] as? [[String: Any]])
        }
        #expect(try await items("").map(\.count) == [4, 6, 1])
        let compact = try await items("?compact=true")
        #expect(compact.map { Set($0.keys) } == [[], ["00081150", "0040A160"], ["00081199"]])
        let inner = (compact.last?["00081199"] as? [String: Any])?["Value"] as? [[String: Any]]
        #expect(inner?.map(\.count) == [0])
        // What is chosen is chosen of the root.
        #expect(try await items("?includefield=ReferencedImageSequence").map(\.count) == [4, 6, 1])
    }

    @Test(
        "G-08 what is chosen is compressed where the client takes gzip, as JSON and XML, and is the same bytes",
        arguments: [
            ("compact=true", "application/dicom+json"), ("excludefield=PatientName", "application/dicom+json"),
            ("compact=true", "multipart/related; type=\"application/dicom+xml\""),
            ("", "multipart/related; type=\"application/dicom+xml\""),
        ])
    func compressed(query: String, accept: String) async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for path in [paths.series, paths.instance] {
            let url = "\(path)/metadata?\(query)"
            let plain = try await request(url, accept: accept)
            #expect(plain.header("Content-Encoding") == nil)
            let packed = try await request(url, accept: accept, headers: ["Accept-Encoding": "gzip"])
            #expect(packed.header("Content-Encoding") == "gzip")
            #expect(packed.header("Content-Type") == plain.header("Content-Type"))
            #expect(packed.headers[values: .vary].contains { $0.contains("Accept-Encoding") })
            #expect(packed.body.count < plain.body.count / 2)
            #expect(try gunzip(packed.body) == plain.body)
            let tag = try #require(packed.header("ETag"))
            #expect(tag != plain.header("ETag"))
            let known = try await request(
                url, accept: accept, headers: ["Accept-Encoding": "gzip", "If-None-Match": tag])
            #expect(known.status == 304 && known.body.isEmpty)
        }
    }

    @Test("The compact form is the shorter one where both are compressed, too")
    func compactIsShorter() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for path in [paths.study, paths.series, paths.instance] {
            let gzip = ["Accept-Encoding": "gzip"]
            let whole = try await request("\(path)/metadata", headers: gzip)
            let compact = try await request("\(path)/metadata?compact=true", headers: gzip)
            #expect(compact.body.count < whole.body.count)
        }
    }

    @Test("What names no attribute is 400", arguments: ["includefield=Nonsense", "excludefield=", "compact=yes"])
    func refusals(query: String) async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.instance)/metadata?\(query)").status == 400)
    }
}
