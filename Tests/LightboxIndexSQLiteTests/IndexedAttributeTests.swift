import DICOMCore
import DICOMQuery
import LightboxIndex
import LightboxIndexSQLite
import Testing

@Suite("Attributes that were chosen to be indexed")
struct IndexedAttributeTests {
    private static let bodyPart = DICOMCore.Tag(0x0018, 0x0015)
    private static let thickness = DICOMCore.Tag(0x0018, 0x0050)

    private func samples(_ numbers: ClosedRange<Int>) throws -> [InstanceEntry] {
        try numbers.map { number in
            try SampleInstance(
                "9.\(number)", series: "8.\(number)", study: "7.\(number)",
                [
                    .text(Self.bodyPart, .CS, number.isMultiple(of: 2) ? "CHEST" : "HEAD"),
                    .text(Self.thickness, .DS, number < 3 ? "thick" : "1.50"),
                ]
            ).entry
        }
    }

    private func count(_ index: SQLiteIndex, _ tag: DICOMCore.Tag, _ value: String) async throws -> Int {
        let key = try #require(SearchKey(path: [tag]))
        let match = try key.match(value, options: MatchOptions(matchesEmptyValues: true))
        return try await index.search(
            SearchQuery(level: .instance, keys: [MatchKey(path: [tag], match: match)]), scope: .everything
        ).total
    }

    /// Nothing may be looked through in what is stored: what is found is found by the values.
    private func withBoundedIndex(_ body: (SQLiteIndex) async throws -> Void) async throws {
        try await withIndex(bounds: SearchBounds(maximumCandidates: 0), body)
    }

    @Test("what was there and what comes later is found by its values, several of them, wildcards and no value")
    func found() async throws {
        let chosen = Set([Self.bodyPart, Self.thickness].compactMap { IndexedAttribute($0) })
        #expect(chosen.count == 2)
        try await withBoundedIndex { index in
            _ = try await index.insert(try samples(1...5))
            await #expect(throws: SearchError.tooBroad(maximumCandidates: 0)) {
                _ = try await count(index, Self.bodyPart, "CHEST")
            }
            try await index.index(chosen)
            #expect(try await count(index, Self.bodyPart, "CHEST") == 2)
            _ = try await index.insert(try samples(6...8) + [SampleInstance("9.9", series: "8.9", study: "7.9").entry])
            #expect(try await count(index, Self.bodyPart, "CHEST") == 4)
            #expect(try await count(index, Self.bodyPart, "*EA*") == 4)
            #expect(try await count(index, Self.bodyPart, "chest") == 0)
            #expect(try await count(index, Self.thickness, "1.5") == 6)
            // A value that can't be read is one all the same.
            #expect(try await count(index, Self.thickness, "\"\"") == 1)
        }
    }

    @Test("names are found by each of their groups, date-times by their ranges, without a look at what is stored")
    func namesAndDateTimes() async throws {
        let (physician, acquired) = (DICOMCore.Tag(0x0008, 0x1050), DICOMCore.Tag(0x0008, 0x002A))
        let samples = [("Müller^Jürgen", "20240229"), ("Yamada^Tarou=山田^太郎", "202403011030"), ("^^", "soon")]
            .enumerated().map { number, values in
                SampleInstance(
                    "9.\(number)", series: "8.\(number)", study: "7.\(number)",
                    [.text(physician, .PN, values.0), .text(acquired, .DT, values.1)])
            }
        try await withBoundedIndex { index in
            _ = try await index.insert(try samples.map { try $0.entry })
            try await index.index(Set([physician, acquired].compactMap { IndexedAttribute($0) }))
            for (value, found) in [
                ("MULLER^JURGEN", 1), ("m*", 1), ("*a*", 1), ("=山田*", 1), ("山田*", 1), ("太郎", 0), ("=m*", 0),
                ("\"\"", 1),
            ] {
                #expect(try await count(index, physician, value) == found, "\(value)")
            }
            for (value, found) in [
                ("2024", 2), ("20240229", 1), ("20240301-", 1), ("-202403011029", 1), ("202402", 1), ("2025", 0),
                ("\"\"", 0),
            ] {
                #expect(try await count(index, acquired, value) == found, "\(value)")
            }
            // Several groups must be those of one name, and zones of other objects count: neither is in the values.
            for (tag, value) in [(physician, "y*=山*"), (acquired, "20240229+0100")] {
                await #expect(throws: SearchError.tooBroad(maximumCandidates: 0)) {
                    _ = try await count(index, tag, value)
                }
            }
        }
    }

    @Test("an attribute that is chosen no more is looked for in what is stored, and its values are gone")
    func changed() async throws {
        try await withBoundedIndex { index in
            _ = try await index.insert(try samples(1...3))
            try await index.index(Set([Self.bodyPart].compactMap { IndexedAttribute($0) }))
            try await index.index(Set([Self.thickness].compactMap { IndexedAttribute($0) }))
            #expect(try await count(index, Self.thickness, "1.5") == 1)
            await #expect(throws: SearchError.tooBroad(maximumCandidates: 0)) {
                _ = try await count(index, Self.bodyPart, "CHEST")
            }
        }
    }

    @Test(
        "keys with a column, private attributes, sequences and bytes can't be chosen",
        arguments: [0x0010_0020, 0x0009_1001, 0x0040_0275, 0x7FE0_0010, 0x0008_3002] as [UInt32])
    func refused(rawValue: UInt32) {
        #expect(IndexedAttribute(DICOMCore.Tag(rawValue: rawValue)) == nil)
    }
}
