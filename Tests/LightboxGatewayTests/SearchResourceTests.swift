import Testing

@Suite("Resources of searches", .sampleGateway)
struct SearchResourceTests {
    private static let root = "/dicom-web"

    private func uids(_ results: [[String: Any]], _ tag: String) -> Set<String> {
        Set(results.compactMap { value($0, tag) as? String })
    }

    @Test("A-16 the instances of a series are all of that series and nothing else, with the attributes of an instance")
    func instancesOfSeries() async throws {
        let paths = try await SamplePaths(patient: "LB-0002", modality: "MR")
        let seriesUID = String(try #require(paths.series.split(separator: "/").last))
        let answer = try await request("\(paths.series)/instances")
        let found = try answer.dataSets()
        let ofStudy = try await request("\(paths.study)/instances").dataSets()
            .filter { value($0, "0020000E") as? String == seriesUID }
        #expect(found.count > 1 && uids(found, "00080018").count == found.count)
        #expect(uids(found, "00080018") == uids(ofStudy, "00080018"))
        #expect(answer.header("X-Total-Count") == String(found.count))
        for result in found {
            #expect(value(result, "0020000E") as? String == seriesUID)
            // E-52, E-55: those of the instance, and the UIDs above.
            let uid = try #require(value(result, "00080018") as? String)
            #expect((value(result, "00081190") as? String)?.hasSuffix("\(paths.series)/instances/\(uid)") == true)
            for tag in ["00080016", "0020000D", "00200013", "00280010", "00280011"] {
                #expect(value(result, tag) != nil)
            }
            // Of study and series no other ones: it is hierarchical.
            #expect(result["00100020"] == nil && result["00080060"] == nil)
        }
    }

    @Test("A-16, E-42 an instance is found in its series by its keys, and not in a series of another study")
    func instanceOfSeries() async throws {
        let paths = try await SamplePaths(patient: "LB-0002", modality: "MR")
        let other = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let seriesUID = try #require(paths.series.split(separator: "/").last)
        let one = try await request("\(paths.series)/instances?InstanceNumber=1").dataSets()
        let uid = try #require(one.first.flatMap { value($0, "00080018") as? String })
        #expect(one.count == 1)
        #expect(
            uids(try await request("\(paths.series)/instances?SOPInstanceUID=\(uid)").dataSets(), "00080018") == [uid])
        let elsewhere = try await request("\(other.study)/series/\(seriesUID)/instances")
        #expect(elsewhere.status == 200)
        #expect(try elsewhere.dataSets().isEmpty)
    }

    @Test("A-17, E-53 the series of all studies come with the attributes of their studies")
    func allSeries() async throws {
        let studies = uids(try await request("\(Self.root)/studies?limit=1000").dataSets(), "0020000D")
        var below: Set<String> = []
        for study in studies {
            below.formUnion(uids(try await request("\(Self.root)/studies/\(study)/series").dataSets(), "0020000E"))
        }
        let answer = try await request("\(Self.root)/series?limit=1000")
        let found = try answer.dataSets()
        #expect(studies.count > 1)
        #expect(uids(found, "0020000E") == below && found.count == below.count)
        #expect(answer.header("X-Total-Count") == String(below.count))
        for result in found {
            for tag in ["00100020", "00080020", "0020000D", "00201206", "00201209", "00080060", "00081190"] {
                #expect(result[tag] != nil, "\(tag)")
            }
        }
    }

    @Test("A-17, E-41 series are found by keys of their own and of their study together")
    func seriesByKeys() async throws {
        let found = try await request("\(Self.root)/series?PatientID=LB-0001&Modality=CT").dataSets()
        #expect(!found.isEmpty)
        for result in found {
            #expect(value(result, "00100020") as? String == "LB-0001")
            #expect(value(result, "00080060") as? String == "CT")
        }
        let first = try #require(found.first)
        let uid = try #require(value(first, "0020000E") as? String)
        let number = try #require(value(first, "00200011"))
        for query in ["SeriesInstanceUID=\(uid)", "PatientID=LB-0001&SeriesNumber=\(number)&Modality=CT"] {
            #expect(
                uids(try await request("\(Self.root)/series?\(query)").dataSets(), "0020000E").contains(uid), "\(query)"
            )
        }
        for query in [
            "PatientID=LB-0002&Modality=CT&SeriesInstanceUID=\(uid)", "PerformedProcedureStepStartDate=19000101",
        ] {
            #expect(try await request("\(Self.root)/series?\(query)").dataSets().isEmpty, "\(query)")
        }
    }
}
