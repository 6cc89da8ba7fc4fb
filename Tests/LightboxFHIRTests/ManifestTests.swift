import DICOMCore
import DICOMParsing
import Foundation
import LightboxFHIR
import Testing

@Suite("Manifests of studies (IHE MADO)")
struct ManifestTests {
    private func result(_ json: String) throws -> DICOMResult {
        try JSONDecoder().decode(DICOMResult.self, from: Data(json.utf8))
    }

    private let serviceURL = "http://192.0.2.7/dicom-web"

    private func manifest(
        study: String, series: String = #"{"0020000E":{"vr":"UI","Value":["1.3"]}}"#, instances: [String] = []
    ) throws -> (DataSet, ManifestIdentity) {
        let (study, series) = (try result(study), try result(series))
        let identity = try #require(ManifestIdentity(study, series: [series], serviceURL: serviceURL))
        let content = StudyContent(
            study, series: [.init(series, instances: try instances.map(result), representative: nil)])
        return (
            KeyObjectManifest(content, identity, serviceURL: serviceURL, timeZone: "+0100").dataSet, identity
        )
    }

    @Test(
        "the id of a reference has room for the longest UID, and gives it back",
        arguments: [
            "1.2.3", "2.25.317372874533875744118576382848726887050", "1." + String(repeating: "2", count: 62), "7",
        ])
    func identifiers(uid: String) throws {
        for kind in ManifestKind.allCases {
            let id = kind.id(uid)
            #expect(id.utf8.count <= 64)
            let read = try #require(ManifestKind.reading(id))
            #expect(read.studyInstanceUID == uid)
            #expect(read.kind == kind)
        }
    }

    @Test("ids that were never given are none of ours", arguments: ["", "1.2.3", "k", "1kk2", "kf1.2", "1k", "ak1"])
    func foreignIdentifiers(id: String) {
        #expect(ManifestKind.reading(id) == nil)
    }

    @Test("another number of instances, another series or another address is another manifest; the same is the same")
    func identity() throws {
        let study = try result(#"{"0020000D":{"vr":"UI","Value":["1.2"]}}"#)
        func uid(_ series: String, _ count: Int, _ url: String) throws -> String {
            let one = try result(
                #"{"0020000E":{"vr":"UI","Value":["\#(series)"]},"00201209":{"vr":"IS","Value":[\#(count)]}}"#)
            return try #require(ManifestIdentity(study, series: [one], serviceURL: url)).sopInstanceUID
        }
        let first = try uid("1.3", 4, serviceURL)
        #expect(first == (try uid("1.3", 4, serviceURL)))
        #expect(
            Set([first, try uid("1.3", 5, serviceURL), try uid("1.4", 4, serviceURL), try uid("1.3", 4, "x")]).count
                == 4)
    }

    @Test("an image, an ECG and a report are named as what they are, with frames and numbers")
    func kinds() throws {
        func instance(_ sopClass: String, _ uid: String, _ more: String) -> String {
            #"{"00080016":{"vr":"UI","Value":["\#(sopClass)"]},"00080018":{"vr":"UI","Value":["\#(uid)"]}\#(more)}"#
        }
        let (data, _) = try manifest(
            study: #"{"0020000D":{"vr":"UI","Value":["1.2"]}}"#,
            instances: [
                instance(
                    "1.2.840.10008.5.1.4.1.1.3.1", "1.4.1",
                    #","00280010":{"vr":"US","Value":[9]},"00280008":{"vr":"IS","Value":[40]}"#),
                instance("1.2.840.10008.5.1.4.1.1.9.1.1", "1.4.2", #","00200013":{"vr":"IS","Value":[7]}"#),
                instance("1.2.840.10008.5.1.4.1.1.88.33", "1.4.3", ""),
            ])
        let content = data.items(Tag(0x0040, 0xA730))
        #expect(content.dropFirst().map { $0.string(Tag(0x0040, 0xA040)) } == ["IMAGE", "WAVEFORM", "COMPOSITE"])
        let group = try #require(content.first?.items(Tag(0x0040, 0xA730)).last)
        let entries = group.items(Tag(0x0040, 0xA730)).suffix(3).map { $0.items(Tag(0x0040, 0xA730)) }
        #expect(entries.map(\.count) == [1, 1, 0])
        let frames = entries.first?.first?.items(Tag(0x0040, 0xA300)).first
        #expect(frames?.integer(Tag(0x0040, 0xA30A)) == 40)
    }

    @Test("what an index may hold of a hostile object makes a file that is read again, its texts bounded")
    func hostile() throws {
        let long = String(repeating: "x", count: 70_000)
        let study = #"""
            {"0020000D":{"vr":"UI","Value":["1.2"]},"00081030":{"vr":"LO","Value":["a\\b\u0000\#(long)"]},
            "00100020":{"vr":"LO","Value":["\u001b[31m\#(long)"]},"00080020":{"vr":"DA","Value":["2024-03-18 and on"]},
            "00100010":{"vr":"PN","Value":[{"Alphabetic":"\#(long)","Phonetic":"やまだ"}]}}
            """#
        let (data, identity) = try manifest(study: study)
        #expect(data.string(Tag(0x0008, 0x1030))?.count == 64)
        #expect(data.string(Tag(0x0008, 0x1030))?.hasPrefix("abx") == true)
        #expect(data.string(Tag(0x0008, 0x0020)) == nil)
        let file = partTenFile(data)
        #expect(file[128..<132].elementsEqual("DICM".utf8))
        #expect(file.count > 70_000)
        #expect(identity.studyInstanceUID == "1.2")
    }
}
