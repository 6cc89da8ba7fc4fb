/// A DICOM data set as a value: elements in ascending order of their tags, each tag once.
package struct DataSet: Equatable, Sendable {
    package private(set) var elements: [DataElement]

    /// Sorts the elements; of elements with the same tag the first one stays.
    package init(_ elements: [DataElement] = []) {
        var isAscending = true
        for index in elements.indices.dropFirst() where elements[index - 1].tag >= elements[index].tag {
            isAscending = false
            break
        }
        guard !isAscending else {
            self.elements = elements
            return
        }
        var seen = Set<Tag>()
        let unique = elements.filter { seen.insert($0.tag).inserted }
        self.elements = unique.sorted { $0.tag < $1.tag }
    }

    /// The element with this tag, found by binary search.
    package subscript(tag: Tag) -> DataElement? {
        let index = firstIndex(notBelow: tag)
        guard index < elements.count, elements[index].tag == tag else { return nil }
        return elements[index]
    }

    /// Puts the element in its place, instead of one with the same tag.
    package mutating func set(_ element: DataElement) {
        let index = firstIndex(notBelow: element.tag)
        if index < elements.count, elements[index].tag == element.tag {
            elements[index] = element
        } else {
            elements.insert(element, at: index)
        }
    }

    package mutating func remove(_ tag: Tag) {
        let index = firstIndex(notBelow: tag)
        guard index < elements.count, elements[index].tag == tag else { return }
        elements.remove(at: index)
    }

    private func firstIndex(notBelow tag: Tag) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].tag < tag { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension DataSet {
    /// The values of a text attribute, padding removed; empty where the attribute is absent, empty or no text.
    package func strings(_ tag: Tag) -> [String] {
        guard case .strings(let values)? = self[tag]?.value else { return [] }
        return values
    }

    /// The first value of a text attribute, `nil` where it is absent or empty.
    package func string(_ tag: Tag) -> String? {
        guard let first = strings(tag).first, !first.isEmpty else { return nil }
        return first
    }

    /// The first value of a number, also of one that is written as text (IS, DS without a fraction).
    package func integer(_ tag: Tag) -> Int? {
        switch self[tag]?.value {
        case .integers(let values)?: values.first.map { Int($0) }
        case .unsignedIntegers(let values)?: values.first.flatMap { Int(exactly: $0) }
        case .strings(let values)?: values.first.flatMap { Int($0) ?? Double($0).flatMap { Int(exactly: $0) } }
        default: nil
        }
    }

    /// All values of a number attribute, binary or text; a value that is no number is left out.
    package func numbers(_ tag: Tag) -> [Double] {
        switch self[tag]?.value {
        case .integers(let values)?: values.map { Double($0) }
        case .unsignedIntegers(let values)?: values.map { Double($0) }
        case .floats(let values)?: values
        case .strings(let values)?: values.compactMap { Double($0) }
        default: []
        }
    }

    /// The items of a sequence; empty where it is absent or no sequence.
    package func items(_ tag: Tag) -> [DataSet] {
        guard case .items(let items)? = self[tag]?.value else { return [] }
        return items
    }
}

/// One attribute with its value.
package struct DataElement: Equatable, Sendable {
    package let tag: Tag
    package let vr: VR
    package let value: Value

    package init(_ tag: Tag, _ vr: VR, _ value: Value) {
        self.tag = tag
        self.vr = vr
        self.value = value
    }

    /// A value in the shape that its VR gives it.
    package enum Value: Equatable, Sendable {
        /// Zero length, whatever the VR; also a sequence without items.
        case empty
        /// AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT: decoded to Unicode, split at backslashes (not LT ST UT
        /// UR), insignificant padding removed; an empty value among several is `""`. A person name keeps its `=` and
        /// `^`. DS and IS stay text: the format is part of what was stored.
        case strings([String])
        /// SL SS SV.
        case integers([Int64])
        /// UL US UV.
        case unsignedIntegers([UInt64])
        /// FL FD. A value of FL is the 32-bit number, widened.
        case floats([Double])
        /// AT.
        case tags([Tag])
        /// OB OD OF OL OV OW UN: the value field in little-endian order.
        case bytes([UInt8])
        /// A value that stays in the object: `byteCount` bytes; where they lie is in the instance's bulk-value table
        /// under the element's path. Pixel data always is one.
        case bulk(byteCount: Int64)
        /// SQ.
        case items([DataSet])
    }
}
