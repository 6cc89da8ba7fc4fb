import DICOMCore

/// A representation that could be sent, and which ranges of media types it answers.
struct Candidate {
    let representation: Representation
    /// All spellings of its media type, lower case.
    let names: [String]
    /// Answers a range without a transfer-syntax parameter.
    var answersAbsentSyntax = true
    /// Answers `transfer-syntax=*`.
    var answersAnySyntax = true
    /// Without a syntax of its own: answers any `transfer-syntax`, since the parameter means nothing there.
    var answersNamedSyntax = true
    /// Also answers application/octet-stream with `transfer-syntax=*` (and, for pixels, with its own UID).
    var octetStream = OctetStreamAnswer.never
    /// Left out of `*/*`; whoever wants it names it or its type.
    var isOnlyNamed = false
    /// Nothing has to be decoded for it.
    var isStored = false

    enum OctetStreamAnswer {
        case never, anySyntax, anyOrOwnSyntax
    }

    init(_ representation: Representation, legacyNames: [String] = []) {
        self.representation = representation
        names = ([representation.mediaType] + legacyNames).map { $0.lowercased() }
    }
}

/// How closely a range describes a candidate; the closest range gives the candidate its weight (B-06).
struct Closeness: Comparable {
    /// 0 for `*/*`, 1 for `type/*` and for multipart without a type inside, 2 for a named type.
    let name: Int
    /// 0 without a transfer-syntax parameter, 1 for `*`, 2 for a UID.
    let syntax: Int

    static func < (left: Closeness, right: Closeness) -> Bool {
        (left.name, left.syntax) < (right.name, right.syntax)
    }
}

extension Candidate {
    /// - Returns: `nil` where the range does not include the candidate.
    func closeness(to range: MediaType, isStrict: Bool) -> Closeness? {
        let wanted = range["transfer-syntax"]
        guard range.isMultipart else {
            guard range.type == "*" || !representation.isMultipart else { return nil }
            return closeness(toName: range.name, range.type, wanted)
        }
        guard representation.isMultipart else { return nil }
        guard range.subtype != "*", let inner = range["type"] else {
            // B-13: without a type inside it is what the resource has by default.
            guard range.subtype == "*" || !isStrict, let syntax = closeness(toSyntax: wanted) else { return nil }
            return Closeness(name: 1, syntax: syntax)
        }
        guard let inner = MediaType(inner) else { return nil }
        // `type="image/jp2;transfer-syntax=…"` puts the parameter inside the quotation marks.
        return closeness(toName: inner.name, inner.type, wanted ?? inner["transfer-syntax"])
    }

    private func closeness(toName name: String, _ type: String, _ wanted: String?) -> Closeness? {
        if name == "application/octet-stream", octetStreamAnswers(wanted) {
            return Closeness(name: 2, syntax: wanted == "*" ? 1 : 2)
        }
        guard let syntax = closeness(toSyntax: wanted) else { return nil }
        if type == "*" { return isOnlyNamed ? nil : Closeness(name: 0, syntax: syntax) }
        if name == "\(type)/*" { return names[0].hasPrefix("\(type)/") ? Closeness(name: 1, syntax: syntax) : nil }
        return names.contains(name) ? Closeness(name: 2, syntax: syntax) : nil
    }

    private func octetStreamAnswers(_ wanted: String?) -> Bool {
        switch octetStream {
        case .never: false
        case .anySyntax: wanted == "*"
        case .anyOrOwnSyntax: wanted == "*" || wanted == representation.transferSyntax?.uid
        }
    }

    /// Rendered types and documents have no transfer syntax; the parameter means nothing there (B-04, B-26).
    private func closeness(toSyntax wanted: String?) -> Int? {
        guard let syntax = representation.transferSyntax else {
            return answersNamedSyntax || wanted == nil || wanted == "*" ? 0 : nil
        }
        switch wanted {
        case nil: return answersAbsentSyntax ? 0 : nil
        case "*": return answersAnySyntax ? 1 : nil
        case let uid: return uid == syntax.uid ? 2 : nil
        }
    }
}
