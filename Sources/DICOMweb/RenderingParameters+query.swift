extension RenderingParameters {
    private typealias Parameter = RenderingParameterError.Parameter
    private typealias Reason = RenderingParameterError.Reason

    /// Reads the parameters of a query. Names that are none of them are ignored, and so are those that don't apply to
    /// the target (C-02).
    package init(_ items: [QueryItem], for target: Target) throws(RenderingParameterError) {
        var faults: [RenderingParameterError.Fault] = []
        for parameter in Parameter.allCases where target.knows(parameter) {
            let values = items.filter { $0.name == parameter.rawValue }.map { $0.value ?? "" }
            guard let value = values.first else { continue }
            let reason = values.count > 1 ? .repeated : set(parameter, value, target)
            if let reason { faults.append(RenderingParameterError.Fault(parameter, reason)) }
        }
        guard faults.isEmpty else { throw RenderingParameterError(faults: faults) }
    }

    /// Refuses a profile that the chosen media type has no room for (C-10).
    package func check(mediaType: String) throws(RenderingParameterError) {
        guard let iccProfile, iccProfile != .no, !Self.typesWithICCProfile.contains(mediaType) else { return }
        throw RenderingParameterError(faults: [RenderingParameterError.Fault(.iccProfile, .notForMediaType)])
    }

    private static let typesWithICCProfile: Set<String> = [
        "image/jpeg", "image/png", "image/jp2", "image/jph", "image/jxl",
    ]

    /// The text of a Warning header for annotations that are not supported (C-03).
    /// - Parameters:
    ///   - service: the base URI of the service.
    ///   - supported: the keywords that the server burns in; the others are named.
    package func annotationWarning(service: String, supporting supported: Set<Annotation>) -> String? {
        let missing = annotations.subtracting(supported).map(\.rawValue).sorted() + unsupportedAnnotations
        guard !missing.isEmpty else { return nil }
        return "299 \(service): The following annotation values are not supported: \(missing.joined(separator: ","))"
    }

    /// - Returns: why the value is refused.
    private mutating func set(_ parameter: Parameter, _ value: String, _ target: Target) -> Reason? {
        switch parameter {
        case .viewport: setViewport(value, target)
        case .window: setWindow(value, target)
        case .quality: setQuality(value)
        case .annotation: setAnnotation(value)
        case .iccProfile: setICCProfile(value)
        case .count: set(\.tileCount, value)
        case .columns: set(\.tileColumns, value)
        }
    }

    private mutating func set(_ tiles: WritableKeyPath<Self, Int?>, _ value: String) -> Reason? {
        guard let number = wholeNumber(value[...]) else { return .syntax }
        guard (1...Self.tileLimit).contains(number) else { return .outOfRange }
        self[keyPath: tiles] = number
        return nil
    }

    /// `vw,vh[,sx,sy,sw,sh]`: inner values may be missing, the last one not (C-05).
    private mutating func setViewport(_ value: String, _ target: Target) -> Reason? {
        let parts = value.split(separator: ",", omittingEmptySubsequences: false)
        guard (2...6).contains(parts.count), parts.last?.isEmpty == false,
            let width = wholeNumber(parts[0]), let height = wholeNumber(parts[1])
        else { return .syntax }
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !overflow, pixels <= Viewport.pixelLimit else { return .outOfRange }
        guard parts.count > 2 else {
            viewport = Viewport(width: width, height: height)
            return nil
        }
        if target == .thumbnail || target == .contactSheet { return .notForThumbnails }
        if target == .presentationState { return .notForPresentationStates }
        var numbers: [Double?] = []
        for part in parts.dropFirst(2) {
            guard part.isEmpty || decimal(part) != nil else { return .syntax }
            numbers.append(decimal(part))
        }
        numbers += Array(repeating: nil, count: 4 - numbers.count)
        let (left, top) = (numbers[0] ?? 0, numbers[1] ?? 0)
        guard left >= 0, top >= 0, numbers[2] != 0, numbers[3] != 0 else { return .outOfRange }
        viewport = Viewport(
            width: width, height: height,
            region: SourceRegion(
                left: left, top: top, width: numbers[2].map(abs), height: numbers[3].map(abs),
                isFlippedHorizontally: (numbers[2] ?? 1) < 0, isFlippedVertically: (numbers[3] ?? 1) < 0))
        return nil
    }

    /// `center,width,function`, all three (C-08).
    private mutating func setWindow(_ value: String, _ target: Target) -> Reason? {
        guard target != .presentationState else { return .notForPresentationStates }
        let parts = value.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let center = decimal(parts[0]), let width = decimal(parts[1]),
            let function = Window.Function(rawValue: String(parts[2]))
        else { return .syntax }
        guard function == .linear ? width >= 1 : width > 0 else { return .outOfRange }
        window = Window(center: center, width: width, function: function)
        return nil
    }

    private mutating func setQuality(_ value: String) -> Reason? {
        guard let number = wholeNumber(value[...]) else { return .syntax }
        guard (1...100).contains(number) else { return .outOfRange }
        quality = number
        return nil
    }

    /// Keywords that the standard lacks are only warned about; what can't be a keyword is refused (C-03).
    private mutating func setAnnotation(_ value: String) -> Reason? {
        let keywords = value.split(separator: ",", omittingEmptySubsequences: false)
        guard keywords.count <= 16, keywords.allSatisfy(isKeyword) else { return .syntax }
        for keyword in keywords.map(String.init) {
            if let annotation = Annotation(rawValue: keyword) {
                annotations.insert(annotation)
            } else {
                unsupportedAnnotations.append(keyword)
            }
        }
        return nil
    }

    private mutating func setICCProfile(_ value: String) -> Reason? {
        guard let profile = ICCProfile(rawValue: value) else { return .syntax }
        iccProfile = profile
        return nil
    }
}

extension RenderingParameters.Target {
    fileprivate func knows(_ parameter: RenderingParameterError.Parameter) -> Bool {
        switch self {
        case .image, .presentationState: RenderingParameterError.Parameter.standard.contains(parameter)
        case .contactSheet: RenderingParameterError.Parameter.ofContactSheets.contains(parameter)
        case .thumbnail: parameter == .viewport
        case .document: false
        }
    }
}

/// Digits only; `nil` also where the number is too large.
private func wholeNumber(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else { return nil }
    return Int(text)
}

private let decimalMarks = Array("+-.eE".utf8)

/// A decimal with sign and exponent, but no `nan`, `infinity` or hexadecimal.
private func decimal(_ text: Substring) -> Double? {
    guard text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 || decimalMarks.contains($0) }),
        let number = Double(text), number.isFinite
    else { return nil }
    return number
}

/// Letters, digits and hyphens, at most 32.
private func isKeyword(_ text: Substring) -> Bool {
    (1...32).contains(text.utf8.count)
        && text.utf8.allSatisfy {
            $0 &- UInt8(ascii: "0") <= 9 || ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 == UInt8(ascii: "-")
        }
}
