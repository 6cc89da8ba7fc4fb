import DICOMCore
import DICOMweb
import Testing

private let instancePath = "/studies/1.2/series/1.2.3/instances/1.2.3.4"

struct ResourceTests {
    static let paths = [
        "/", "/studies", "/series", "/instances", "/studies/1.2", "/studies/1.2/metadata", "/studies/1.2/rendered",
        "/studies/1.2/thumbnail", "/studies/1.2/bulkdata", "/studies/1.2/pixeldata", "/studies/1.2/series",
        "/studies/1.2/instances", "/studies/1.2/series/1.2.3", "/studies/1.2/series/1.2.3/metadata",
        "/studies/1.2/series/1.2.3/rendered", "/studies/1.2/series/1.2.3/thumbnail",
        "/studies/1.2/series/1.2.3/bulkdata", "/studies/1.2/series/1.2.3/pixeldata",
        "/studies/1.2/series/1.2.3/instances", instancePath, "\(instancePath)/metadata", "\(instancePath)/rendered",
        "\(instancePath)/thumbnail", "\(instancePath)/bulkdata", "\(instancePath)/pixeldata",
        "\(instancePath)/frames/1", "\(instancePath)/frames/3,1,2", "\(instancePath)/frames/2/rendered",
        "\(instancePath)/frames/2/thumbnail", "\(instancePath)/bulkdata/7FE00010",
        "\(instancePath)/bulkdata/54000100.2.54001010",
    ]

    @Test("A-01 to A-19 a path and its resource lead to each other", arguments: paths)
    func roundTrip(path: String) throws {
        #expect(try Resource(path: path).path == path)
    }

    @Test("A-01 to A-19 every path is a resource of its own")
    func distinct() throws {
        #expect(try Set(Self.paths.map { try Resource(path: $0) }).count == Self.paths.count)
    }

    @Test("A-06 a path names its frames in the order of the request, also with %2C")
    func frames() throws {
        let resource = try Resource(path: "\(instancePath)/frames/3%2c1%2C2")
        guard case .frames(let instance, let list, .pixels) = resource else {
            Issue.record("not frames: \(resource)")
            return
        }
        #expect(instance.instance.text == "1.2.3.4")
        #expect(list.numbers.map(\.value) == [3, 1, 2])
    }

    @Test("A-08 a bulk data path names an attribute")
    func bulkValue() throws {
        let resource = try Resource(path: "\(instancePath)/bulkdata/54000100.2.54001010")
        guard case .bulkValue(_, let attribute) = resource else {
            Issue.record("no bulk value: \(resource)")
            return
        }
        #expect(attribute.steps == [AttributePath.Step(sequence: Tag(0x5400, 0x0100), item: 1)])
    }

    static let frameLists: [(String, FrameListError)] = [
        ("0", .syntax), ("-1", .syntax), ("a", .syntax), ("1,,2", .syntax), ("1,", .syntax), (",1", .syntax),
        ("+1", .syntax), ("1.5", .syntax), (" 1", .syntax), ("1%202", .syntax), ("1-3", .syntax), ("١", .syntax),
        ("1,2,1", .duplicate), ("1,01", .duplicate), ("1,2,3,4,5", .tooMany(limit: 4)),
    ]

    @Test("A-25 I-23 X-11 a bad list of frames is refused", arguments: frameLists)
    func badFrames(text: String, error: FrameListError) {
        #expect(throws: ResourceError.badFrameList(error, segment: 7)) {
            try Resource(path: "\(instancePath)/frames/\(text)", frameLimit: 4)
        }
    }

    @Test("A range of frames is read where they are rendered, and stands for its numbers")
    func ranges() throws {
        let resource = try Resource(path: "\(instancePath)/frames/9,2-4/rendered", frameLimit: 4)
        guard case .frames(_, let list, .rendered) = resource else {
            Issue.record("no frames: \(resource)")
            return
        }
        #expect(list.numbers.map(\.value) == [9, 2, 3, 4] && list.hasRange)
        #expect(try !FrameList("9,2").hasRange)
        for (text, error) in [
            ("2-", FrameListError.syntax), ("-2", .syntax), ("3-2", .syntax), ("1-2-3", .syntax), ("0-2", .syntax),
            ("1-3,2", .duplicate), ("1-5", .tooMany(limit: 4)), ("1-99999999999999999999", .tooMany(limit: 4)),
        ] {
            #expect(throws: ResourceError.badFrameList(error, segment: 7), "\(text)") {
                try Resource(path: "\(instancePath)/frames/\(text)/rendered", frameLimit: 4)
            }
        }
    }

    @Test("A-25 a frame number beyond any instance is a frame that is not there, no bad syntax")
    func hugeFrameNumber() throws {
        #expect(try FrameList("99999999999999999999").numbers.count == 1)
    }

    static let badUIDs = [
        "1..2", ".1", "1.", "abc", "1.2%20", "1.2%00", "%2e%2e", "1,2", String(repeating: "1", count: 65),
    ]

    @Test("A-20 G-12 a UID is digits and single dots, at most 64", arguments: badUIDs)
    func badUID(text: String) {
        #expect(throws: ResourceError.badUID(.study, segment: 1)) { try Resource(path: "/studies/\(text)") }
        #expect(throws: ResourceError.badUID(.series, segment: 3)) { try Resource(path: "/studies/1/series/\(text)") }
        #expect(throws: ResourceError.badUID(.instance, segment: 5)) {
            try Resource(path: "/studies/1/series/2/instances/\(text)/frames/1")
        }
    }

    static let unknown: [(String, Int)] = [
        ("/study", 0), ("/Studies", 0), ("/studies/", 1), ("/studies/1/", 2), ("/studies/1/foo", 2),
        ("/studies/1/metadata/", 3), ("/studies/1/metadata/x", 3), ("/series/1", 1), ("/instances/1", 1),
        ("/studies/1/instances/2", 3), ("/studies/1/series/2/instances/3/frames", 7),
        ("/studies/1/series/2/instances/3/frames/1/metadata", 8), ("/studies/1/series/2/instances/3/frames/1/", 8),
        ("/studies/1/bulkdata/7FE00010", 3), ("/studies/1/series/2/instances/3/bulkdata/7FE00010/x", 8),
        ("/studies/1/series/2/instances/3/frames/1/rendered/x/y/z", 9), ("//studies", 0), ("/studies%2F1", 0),
    ]

    @Test("A-30 anything else is not found", arguments: unknown)
    func notFound(path: String, segment: Int) {
        #expect(throws: ResourceError.notFound(segment: segment)) { try Resource(path: path) }
    }

    @Test("G-12 a broken percent triplet is a bad request", arguments: ["%", "%4", "%zz", "1%", "%FF"])
    func badTriplet(text: String) {
        #expect(throws: ResourceError.badPercentTriplet(segment: 1)) { try Resource(path: "/studies/\(text)") }
    }

    @Test("A-08 a bad attribute path is refused", arguments: ["7FE0001", "7FE00010.1", "54000100.0.54001010", "x"])
    func badAttributePath(text: String) {
        #expect(throws: ResourceError.badAttributePath(segment: 7)) {
            try Resource(path: "\(instancePath)/bulkdata/\(text)")
        }
    }

    @Test("E-04 E-18 a query splits before it is decoded; a plus stays a plus")
    func query() throws {
        let items = try QueryItem.items(ofQuery: "&a=1%262&b&c=&d=x+y%20z=1&")
        #expect(
            items == [
                QueryItem(name: "a", value: "1&2"), QueryItem(name: "b", value: nil), QueryItem(name: "c", value: ""),
                QueryItem(name: "d", value: "x+y z=1"),
            ])
        #expect(throws: QueryError.badPercentTriplet) { try QueryItem.items(ofQuery: "a=%4") }
    }
}
