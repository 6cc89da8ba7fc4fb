import Foundation
import Testing

@Suite("Chosen attributes of metadata", .sampleGateway)
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

    @Test("What names no attribute is 400", arguments: ["includefield=Nonsense", "excludefield=", "compact=yes"])
    func refusals(query: String) async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        #expect(try await request("\(paths.instance)/metadata?\(query)").status == 400)
    }
}
