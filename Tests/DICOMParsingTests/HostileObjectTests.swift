import DICOMCore
import DICOMParsing
import Foundation
import Support
import Testing

@Suite("Hostile objects")
struct HostileObjectTests {
    @Test("G-15 200,000 sequences inside one another are refused", arguments: Nesting.all)
    func nesting(_ nesting: Nesting) {
        #expect(throws: ParseError.tooDeep) { try PartTenFile(bytes: nesting.object(depth: 200_000)).parse() }
    }

    @Test("G-15 the stack stays bounded whatever limit is asked for", arguments: Nesting.all)
    func stack(_ nesting: Nesting) {
        let limits = ParseLimits(depth: .max)
        #expect(throws: ParseError.tooDeep) {
            try PartTenFile(bytes: nesting.object(depth: 200_000), limits: limits).parse()
        }
    }

    @Test("64 sequences inside one another are read, 65 are not", arguments: Nesting.all)
    func limit(_ nesting: Nesting) throws {
        var dataSet = try PartTenFile(bytes: nesting.object(depth: 64)).parse().dataSet
        var depth = 0
        while let item = dataSet.items(Nesting.sequence).first {
            dataSet = item
            depth += 1
        }
        #expect(depth == 64)
        #expect(throws: ParseError.tooDeep) { try PartTenFile(bytes: nesting.object(depth: 65)).parse() }
    }

    @Test("elements in descending order don't cost more than the limits allow")
    func descending() {
        let count: UInt32 = 200_000
        let elements = (0..<count).flatMap { MadeObject.explicit(0x0029_0000 + (count - $0) * 16, "CS", "") }
        let start = ContinuousClock.now
        #expect(throws: ParseError.unsupported) {
            try PartTenFile(bytes: MadeObject.partTen(dataSet: elements)).parse()
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("private elements among many creators don't cost more than the limits allow")
    func creators() {
        let creators = (0..<20_000).map { (number: Int) -> [UInt8] in
            let group = UInt32(0x0009 + number / 200 * 2)
            return MadeObject.explicit(group << 16 | UInt32(0x10 + number % 200), "LO", "AB")
        }
        let elements = (0..<20_000).map { (number: UInt32) in MadeObject.explicit(0x7001_1000 + number, "CS", "") }
        let object = MadeObject.partTen(dataSet: Array((creators + elements).joined()))
        #expect(throws: ParseError.unsupported) { try PartTenFile(bytes: object).parse() }
    }

    @Test("more elements than the limit are refused")
    func elementCount() {
        let elements = (0..<100).flatMap { MadeObject.explicit(0x0029_1000 + $0, "CS", "") }
        let limits = ParseLimits(elementCount: 50)
        #expect(throws: ParseError.unsupported) {
            try PartTenFile(bytes: MadeObject.partTen(dataSet: elements), limits: limits).parse()
        }
    }

    @Test("values that take more memory than the limit are refused, bulk values apart")
    func treeBudget() throws {
        func object(_ byteCount: Int, _ vr: String) -> [UInt8] {
            let value = String(repeating: "A", count: byteCount)
            return MadeObject.partTen(
                dataSet: (0..<100).flatMap { MadeObject.explicit(0x0029_1000 + $0, vr, value) })
        }
        let limits = ParseLimits(treeByteCount: 100_000)
        #expect(try PartTenFile(bytes: object(100, "LO"), limits: limits).parse().dataSet.elements.count == 100)
        #expect(throws: ParseError.tooLarge) { try PartTenFile(bytes: object(1000, "LO"), limits: limits).parse() }
        #expect(try PartTenFile(bytes: object(2000, "OB"), limits: limits).parse().bulkValues.count == 100)
    }

    @Test("a folder, a device and a file that is not there are unreadable", arguments: ["/", "/dev/zero", "/no/such"])
    func unreadable(path: String) {
        #expect(throws: ParseError.unreadable) { try PartTenFile(path: path).parse() }
    }

    @Test(
        "bytes of other kinds are no DICOM",
        arguments: ["", "D", "%PDF-1.7\n%....", String(repeating: "A", count: 500)])
    func notDICOM(text: String) {
        #expect(throws: ParseError.notDICOM) { try PartTenFile(bytes: Array(text.utf8)).parse() }
    }
}

/// Sequences that each hold one item that holds the next sequence.
struct Nesting: Sendable, CustomTestStringConvertible {
    static let sequence = DICOMCore.Tag(0x0008, 0x1140)
    static let all = [true, false].flatMap { isExplicit in
        [true, false].map { Nesting(isExplicit: isExplicit, hasLengths: $0) }
    }

    let isExplicit: Bool
    let hasLengths: Bool

    var testDescription: String {
        "\(isExplicit ? "explicit" : "implicit") VR, \(hasLengths ? "defined" : "undefined") length"
    }

    func object(depth: Int) -> [UInt8] {
        let step = (isExplicit ? 12 : 8) + 8
        var dataSet: [UInt8] = []
        for level in 0..<depth {
            let inner = UInt32(step * (depth - level - 1))
            let length = hasLengths ? inner + 8 : MadeObject.undefinedLength
            if isExplicit {
                dataSet += MadeObject.explicitHeader(Self.sequence.rawValue, "SQ", length: length)
            } else {
                dataSet += MadeObject.tag(Self.sequence.rawValue) + MadeObject.word(length)
            }
            dataSet += MadeObject.itemBegin(length: hasLengths ? inner : MadeObject.undefinedLength)
        }
        if !hasLengths {
            for _ in 0..<depth { dataSet += MadeObject.itemEnd + MadeObject.sequenceEnd }
        }
        return MadeObject.partTen(isExplicit ? .explicitVRLittleEndian : .implicitVRLittleEndian, dataSet: dataSet)
    }
}
