internal import DICOMCore
internal import DICOMPixels

/// What a worker answers: what the samples are that lie at the start of the shared memory now, or why there are none.
enum DecodeReply: Equatable {
    /// Without its bytes.
    case frame(DecodedForm)
    case refused(PixelError)
}

/// A frame but for its samples.
struct DecodedForm: Equatable {
    var rows: Int
    var columns: Int
    var samplesPerPixel: Int
    var bitsAllocated: Int
    var bitsStored: Int
    var representation: SampleRepresentation
    var photometricInterpretation: PhotometricInterpretation

    init(_ frame: NativeFrame) {
        rows = frame.rows
        columns = frame.columns
        samplesPerPixel = frame.samplesPerPixel
        bitsAllocated = frame.bitsAllocated
        bitsStored = frame.bitsStored
        representation = frame.representation
        photometricInterpretation = frame.photometricInterpretation
    }

    /// - Returns: `nil` for numbers that no frame has. The worker is not trusted with them: its memory may be an attacker's.
    init?(_ numbers: [Int], _ representation: SampleRepresentation, term: String) {
        guard numbers.count == 5, (1...65_535).contains(numbers[0]), (1...65_535).contains(numbers[1]),
            [1, 3].contains(numbers[2]), [8, 16, 32, 64].contains(numbers[3]), (1...numbers[3]).contains(numbers[4])
        else { return nil }
        (rows, columns, samplesPerPixel) = (numbers[0], numbers[1], numbers[2])
        (bitsAllocated, bitsStored) = (numbers[3], numbers[4])
        self.representation = representation
        photometricInterpretation = PhotometricInterpretation(term)
    }

    /// At most 65535 × 65535 × 3 × 8: no overflow.
    var byteCount: Int { rows * columns * samplesPerPixel * (bitsAllocated / 8) }

    func frame(_ bytes: [UInt8]) -> NativeFrame {
        NativeFrame(
            rows: rows, columns: columns, samplesPerPixel: samplesPerPixel, bitsAllocated: bitsAllocated,
            bitsStored: bitsStored, representation: representation,
            photometricInterpretation: photometricInterpretation, bytes: bytes)
    }
}

extension DecodeReply {
    /// One line of fields.
    var text: String {
        switch self {
        case .frame(let form):
            let numbers = [form.rows, form.columns, form.samplesPerPixel, form.bitsAllocated, form.bitsStored]
            return "frame \(numbers.map(String.init).joined(separator: " ")) \(form.representation.word) "
                + form.photometricInterpretation.term
        case .refused(let error):
            switch error {
            case .unsupportedSyntax(let syntax): return "unsupportedSyntax \(syntax.uid)"
            case .unsupportedDescription(let attribute): return "unsupportedDescription \(attribute.rawValue)"
            case .tooLarge(let byteCount, let limit): return "tooLarge \(byteCount ?? -1) \(limit)"
            case .truncated(let expected, let found): return "truncated \(expected) \(found)"
            case .mismatch(let attribute): return "mismatch \(attribute.rawValue)"
            case .undecodable(let failure): return "undecodable \(failure.library.rawValue) \(failure.text)"
            case .unencodable: return "undecodable own unencodable"
            }
        }
    }

    /// - Returns: `nil` for what `text` never gives.
    init?(_ text: String) {
        let fields = text.split(separator: " ", maxSplits: 7, omittingEmptySubsequences: false).map(String.init)
        func number(_ place: Int) -> Int? { place < fields.count ? Int(fields[place]) : nil }
        func attribute() -> PixelAttribute? { fields.count == 2 ? PixelAttribute(rawValue: fields[1]) : nil }
        switch fields[0] {
        case "frame":
            guard fields.count == 8, let representation = SampleRepresentation(word: fields[6]),
                let form = DecodedForm(fields[1...5].compactMap { Int($0) }, representation, term: fields[7])
            else { return nil }
            self = .frame(form)
        case "unsupportedSyntax" where fields.count == 2:
            self = .refused(.unsupportedSyntax(TransferSyntax(uid: fields[1])))
        case "unsupportedDescription":
            guard let attribute = attribute() else { return nil }
            self = .refused(.unsupportedDescription(attribute))
        case "mismatch":
            guard let attribute = attribute() else { return nil }
            self = .refused(.mismatch(attribute))
        case "tooLarge":
            guard let byteCount = number(1), let limit = number(2) else { return nil }
            self = .refused(.tooLarge(byteCount: byteCount < 0 ? nil : byteCount, limit: limit))
        case "truncated":
            guard let expected = number(1), let found = number(2) else { return nil }
            self = .refused(.truncated(expected: expected, found: found))
        case "undecodable":
            guard fields.count > 1, let library = CodecFailure.Library(rawValue: fields[1]) else { return nil }
            self = .refused(.undecodable(CodecFailure(library, fields.dropFirst(2).joined(separator: " "))))
        default: return nil
        }
    }
}

extension SampleRepresentation {
    fileprivate var word: String {
        switch self {
        case .unsigned: "unsigned"
        case .signed: "signed"
        case .floatingPoint: "floatingPoint"
        }
    }

    fileprivate init?(word: String) {
        switch word {
        case "unsigned": self = .unsigned
        case "signed": self = .signed
        case "floatingPoint": self = .floatingPoint
        default: return nil
        }
    }
}
