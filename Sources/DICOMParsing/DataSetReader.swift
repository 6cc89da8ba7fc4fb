import DICOMCore

/// Builds the data set and the table of its bulk values from the walk through an object.
struct DataSetReader: ~Copyable {
    private(set) var bulkValues: [BulkValue] = []
    /// Where the pixels are; `nil` where there is no pixel data, or it is empty.
    private(set) var pixels: StoredPixels?
    /// The fragments of encapsulated pixel data, icons included.
    private(set) var fragments: [AttributePath: [ByteRange]] = [:]

    /// Of the bulk values that are text, the character set in which it begins.
    private(set) var characterSets: [AttributePath: SpecificCharacterSet] = [:]

    private let isAddressable: Bool
    private let holdsText: Bool
    private let converter = CodeConverter()
    private var budget: TreeBudget

    /// Longer values stay in the object where their VR allows it (D-11).
    static let inlineByteCount: Int64 = 1024

    /// - Parameters:
    ///   - isAddressable: offsets of the walk count in the object; they don't in a deflated one.
    ///   - budget: what is over it throws `tooLarge`.
    ///   - holdsText: long text is read, and is no bulk value.
    init(isAddressable: Bool, budget: TreeBudget, holdsText: Bool = false) {
        self.isAddressable = isAddressable
        self.budget = budget
        self.holdsText = holdsText
    }

    /// Reads the whole data set.
    mutating func read(_ file: borrowing PartTenFile) throws(ParseError) -> DataSet {
        file.rewind()
        return try readItem(file, characterSet: .absent, path: [])
    }

    /// Reads up to the end of an item. The walk is not deeper than the limit of the parse, so neither is this.
    private mutating func readItem(
        _ file: borrowing PartTenFile, characterSet inherited: SpecificCharacterSet, path: [AttributePath.Step]
    ) throws(ParseError) -> DataSet {
        var text = TextDecoder(characterSet: inherited, converter: converter)
        var elements: [DataElement] = []
        while let step = try file.nextStep() {
            switch step {
            case .element(let value):
                guard value.tag.isInDataSet else { continue }
                let element = try readElement(value, file, text: text, path: path)
                try budget.spend(on: element, byteCount: value.availableByteCount)
                elements.append(element)
                // Items have the character set of what is around them unless they bring their own. Source: PS3.3 C.12.1.1.2.
                if value.tag == .specificCharacterSet, case .strings(let terms) = element.value {
                    text = TextDecoder(characterSet: SpecificCharacterSet(terms: terms), converter: converter)
                }
            case .sequenceBegin(let tag):
                let items = try readSequence(file, characterSet: text.characterSet, sequence: tag, path: path)
                guard tag.isInDataSet else { continue }
                elements.append(DataElement(tag, .SQ, items.isEmpty ? .empty : .items(items)))
            case .fragmentsBegin(let tag):
                elements.append(try readFragments(file, of: tag, path: path))
            case .itemEnd, .sequenceEnd, .itemBegin, .fragment, .fragmentsEnd:
                return DataSet(elements)
            }
        }
        return DataSet(elements)
    }

    private mutating func readSequence(
        _ file: borrowing PartTenFile, characterSet: SpecificCharacterSet, sequence: Tag, path: [AttributePath.Step]
    ) throws(ParseError) -> [DataSet] {
        try budget.spendOnSequence()
        var items: [DataSet] = []
        while case .itemBegin? = try file.nextStep() {
            try budget.spendOnItem()
            let step = AttributePath.Step(sequence: sequence, item: items.count)
            items.append(try readItem(file, characterSet: characterSet, path: path + [step]))
        }
        return items
    }

    private mutating func readElement(
        _ value: WalkedValue, _ file: borrowing PartTenFile, text: TextDecoder, path: [AttributePath.Step]
    ) throws(ParseError) -> DataElement {
        guard value.byteCount > 0, let range = value.range else { return DataElement(value.tag, value.vr, .empty) }
        let pixelElement = path.isEmpty ? PixelElement(value.tag) : nil
        if let pixelElement {
            let place = StoredPixels.Place.native(value.vr, range, isBigEndian: value.isBigEndian)
            pixels = StoredPixels(element: pixelElement, place: place)
        }
        let isHeld = holdsText && value.vr.mayBeBulkData && value.vr.isCharacterSetDependent
        if pixelElement != nil || value.availableByteCount > Self.inlineByteCount && value.vr.mayBeBulkData && !isHeld {
            if value.vr.isCharacterSetDependent {
                characterSets[AttributePath(path, value.tag)] = text.characterSet
            }
            return addBulkValue(value, value.vr, range, path: path)
        }
        // As the retrieved file will have it: such a length has no place in explicit VR (B-24). A URL is not that long.
        if value.availableByteCount > 65534, !isHeld { return addBulkValue(value, .UN, range, path: path) }
        let bytes: [UInt8]
        if let inline = value.bytes {
            bytes = inline
        } else {
            bytes = try file.read(range, reversingWordsOf: value.isBigEndian ? value.vr.wordByteCount ?? 1 : 1)
        }
        return DataElement(value.tag, value.vr, DataElement.Value(bytes, vr: value.vr, text: text))
    }

    private mutating func addBulkValue(
        _ value: WalkedValue, _ vr: VR, _ range: ByteRange, path: [AttributePath.Step]
    ) -> DataElement {
        bulkValues.append(
            BulkValue(
                path: AttributePath(path, value.tag), vr: vr, range: isAddressable ? range : nil,
                isBigEndian: value.isBigEndian))
        return DataElement(value.tag, vr, .bulk(byteCount: range.count))
    }

    private mutating func readFragments(
        _ file: borrowing PartTenFile, of tag: Tag, path: [AttributePath.Step]
    ) throws(ParseError) -> DataElement {
        var items: [WalkedValue] = []
        while case .fragment(let fragment)? = try file.nextStep() { items.append(fragment) }
        let stored = try EncapsulatedPixels(items: items, in: file)
        if path.isEmpty, let element = PixelElement(tag) {
            pixels = StoredPixels(element: element, place: .encapsulated(stored))
        }
        fragments[AttributePath(path, tag)] = stored.fragments
        bulkValues.append(BulkValue(path: AttributePath(path, tag), vr: .OB, range: nil, isBigEndian: false))
        return DataElement(tag, .OB, .bulk(byteCount: stored.byteCount))
    }
}

extension Tag {
    /// Neither a group length nor of the groups of commands and meta information. Source: PS3.5 7.2, PS3.7 6.3, PS3.10 7.1.
    var isInDataSet: Bool { !isGroupLength && group != 0x0000 && group != 0x0002 }
}

extension PixelElement {
    init?(_ tag: Tag) {
        self.init(rawValue: Int(tag.rawValue))
    }
}
