import DICOMCore
import Support

extension DataSet {
    /// A data set of every VR, with empty values, private blocks, nested items and characters that either encoding escapes.
    static func random(using generator: inout SeededGenerator, depth: Int = 0) -> DataSet {
        var elements: [DataElement] = []
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            let vrs = VR.allCases.filter { depth < 3 || $0 != .SQ }
            guard let vr = vrs.randomElement(using: &generator) else { continue }
            // Odd groups are private; (0009,10xx) and (0009,11xx) have creators below.
            let group = UInt16([0x0008, 0x0009, 0x0010, 0x0028, 0x6000].randomElement(using: &generator) ?? 8)
            let element = UInt16.random(in: group == 9 ? 0x1000...0x12FF : 0x0001...0xFFFF, using: &generator)
            let value = DataElement.Value.random(vr, using: &generator, depth: depth)
            elements.append(DataElement(Tag(group, element), vr, value))
        }
        elements.append(DataElement(Tag(0x0009, 0x0010), .LO, .strings(["ACME \"1\" <&>"])))
        elements.append(
            DataElement(Tag(0x0009, 0x0011), .LO, Bool.random(using: &generator) ? .empty : .strings(["B"])))
        return DataSet(elements)
    }
}

extension DataElement.Value {
    fileprivate static func random(_ vr: VR, using generator: inout SeededGenerator, depth: Int) -> Self {
        let count = vr.isSingleValuedText ? 1 : Int.random(in: 0...3, using: &generator)
        let times = 0..<count
        switch vr {
        case .SQ: return .items(times.map { _ in .random(using: &generator, depth: depth + 1) })
        case .AT: return .tags(times.map { _ in Tag(rawValue: .random(in: 0 ... .max, using: &generator)) })
        case .SL, .SS, .SV: return .integers(times.map { _ in .random(in: -40000...40000, using: &generator) })
        case .UL, .US, .UV: return .unsignedIntegers(times.map { _ in .random(in: 0...70000, using: &generator) })
        case .FL, .FD:
            // Quarters have the same shortest text in every reader.
            return .floats(times.map { _ in Double(Int.random(in: -9999...9999, using: &generator) * 4 + 1) / 4 })
        case .IS, .DS:
            return .strings(
                times.map { _ in ["", "7", "-12", "+5", "007", "0.25"].randomElement(using: &generator) ?? "" })
        case .PN: return .strings(times.map { _ in name(using: &generator) })
        case _ where vr.isBinary:
            guard Bool.random(using: &generator) else { return .bulk(byteCount: Int64(count)) }
            return .bytes(times.map { _ in .random(in: 0...255, using: &generator) })
        default: return .strings(times.map { _ in text(using: &generator) })
        }
    }

    private static func name(using generator: inout SeededGenerator) -> String {
        ["", "Doe", "Doe^J<o>hn^^Dr^MD", "Yamada^Tarou=山田^太郎=やまだ^たろう", "=김^희중", "A^B^C^D^E^F", "^^^Prof"]
            .randomElement(using: &generator) ?? ""
    }

    private static func text(using generator: inout SeededGenerator) -> String {
        let parts = [
            "a", "<&>", "\"'", "\r\n", "\t", "\u{1B}$B", "\u{0C}", "é", "\u{FFFF}", "\u{FFFD}", "𝄞", "]]>", "\\", "",
        ]
        return (0..<Int.random(in: 0...4, using: &generator))
            .map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    }
}
