/// Building data sets by the keywords of PS3.6: the dictionary knows tag and VR, so a study reads like its IOD.
extension DataSet {
    /// Text of any VR, several values in order. Nothing but empty text makes the attribute empty (type 2).
    /// - Precondition: the keyword is in the dictionary.
    package mutating func put(_ keyword: String, _ values: String...) {
        put(keyword, texts: values)
    }

    /// An attribute of type 2 whose value isn't known.
    package mutating func putEmpty(_ keyword: String) {
        put(keyword, texts: [])
    }

    package mutating func put(_ keyword: String, texts values: [String]) {
        let attribute = Self.attribute(keyword)
        let isEmpty = values.allSatisfy(\.isEmpty)
        set(DataElement(attribute.tag, attribute.vr, isEmpty ? .empty : .strings(values)))
    }

    /// Whole numbers, in the form that the VR of the attribute has: binary, or text for IS and DS.
    package mutating func put(_ keyword: String, _ values: Int...) {
        let attribute = Self.attribute(keyword)
        let value: DataElement.Value =
            switch attribute.vr {
            case .IS, .DS: .strings(values.map { String($0) })
            case .SL, .SS, .SV: .integers(values.map { Int64($0) })
            case .FL, .FD: .floats(values.map { Double($0) })
            default: .unsignedIntegers(values.map { UInt64(clamping: $0) })
            }
        set(DataElement(attribute.tag, attribute.vr, value))
    }

    /// Numbers with a fraction: DS with at most six decimals, FL or FD.
    package mutating func put(_ keyword: String, _ values: [Double]) {
        let attribute = Self.attribute(keyword)
        let isText = attribute.vr == .DS
        set(
            DataElement(
                attribute.tag, attribute.vr, isText ? .strings(values.map(decimalString)) : .floats(values)))
    }

    package mutating func put(_ keyword: String, tags: [Tag]) {
        let attribute = Self.attribute(keyword)
        set(DataElement(attribute.tag, attribute.vr, .tags(tags)))
    }

    package mutating func put(_ keyword: String, items: [DataSet]) {
        let attribute = Self.attribute(keyword)
        set(DataElement(attribute.tag, attribute.vr, items.isEmpty ? .empty : .items(items)))
    }

    package mutating func put(_ keyword: String, bytes: [UInt8]) {
        let attribute = Self.attribute(keyword)
        set(DataElement(attribute.tag, attribute.vr, .bytes(bytes)))
    }

    /// Everything of another data set, which wins where both have an attribute.
    package mutating func merge(_ other: DataSet) {
        for element in other.elements { set(element) }
    }

    /// The first value of a text attribute, `nil` where it is absent or empty.
    package func text(_ keyword: String) -> String? {
        string(Self.attribute(keyword).tag)
    }

    private static func attribute(_ keyword: String) -> (tag: Tag, vr: VR) {
        guard let tag = AttributeDictionary.tag(forKeyword: keyword), let vr = AttributeDictionary.vr(for: tag) else {
            preconditionFailure("\(keyword) is no keyword of PS3.6")
        }
        return (tag, vr)
    }
}

/// A number as DS writes it: at most six decimals, no exponent, at most 16 characters for values below 10⁸.
/// Source: PS3.5 6.2.
package func decimalString(_ value: Double) -> String {
    let millionths = Int64((value * 1_000_000).rounded())
    let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let sign = millionths < 0 ? "-" : ""
    guard fraction > 0 else { return sign + String(whole) }
    let digits = String(fraction)
    var decimals = String(repeating: "0", count: 6 - digits.count) + digits
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(sign)\(whole).\(decimals)"
}
