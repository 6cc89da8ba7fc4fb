package import DICOMCore

extension Attributes {
    /// The same attributes as a data set, for who computes with one. What a VR does not promise is left out, and so is
    /// what the server did not send in the answer itself.
    package var dataSet: DataSet {
        DataSet(
            elements.sorted { $0.key < $1.key }.compactMap { tag, element in
                VR(rawValue: element.vr).map { DataElement(tag, $0, element.value(of: $0)) }
            })
    }
}

extension Attributes.Element {
    fileprivate func value(of vr: VR) -> DataElement.Value {
        if bulkDataURI != nil { return .bulk(byteCount: 0) }
        guard !values.isEmpty else { return .empty }
        let numbers = values.compactMap(\.number)
        switch vr {
        case .SQ: return .items(values.compactMap(\.item).map(\.dataSet))
        case .SL, .SS, .SV: return .integers(numbers.compactMap { Int64(exactly: $0) })
        case .UL, .US, .UV: return .unsignedIntegers(numbers.compactMap { UInt64(exactly: $0) })
        case .FL, .FD: return .floats(numbers)
        case .AT: return .tags(values.compactMap { $0.text.flatMap { Tag(hexadecimal: $0) } })
        case _ where vr.isText: return .strings(values.compactMap(\.storedText))
        default: return .empty
        }
    }
}

extension Attributes.Value {
    fileprivate var number: Double? {
        switch self {
        case .number(let number): number
        case .text(let text): Double(text)
        default: nil
        }
    }

    fileprivate var item: Attributes? {
        guard case .item(let item) = self else { return nil }
        return item
    }

    /// A name with its groups and components, as it is stored.
    fileprivate var storedText: String? {
        guard case .name(let name) = self else { return text }
        var groups = [name.alphabetic, name.ideographic, name.phonetic]
        while groups.count > 1, groups.last == "" { groups.removeLast() }
        return groups.joined(separator: "=")
    }
}
