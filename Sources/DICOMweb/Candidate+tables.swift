import DICOMCore

extension Candidate {
    /// Everything that the resource could be answered with, the server's favourites first.
    static func candidates(
        for resource: NegotiatedResource, of instance: NegotiatedInstance, producing: ProducibleMediaTypes,
        isStrict: Bool
    ) -> [Candidate] {
        switch resource {
        case .instances(let multiplicity):
            return forms(multiplicity).flatMap { instances(instance, isMultipart: $0, isStrict: isStrict) }
                + bulkOfInstances(instance, isStrict: isStrict)
        case .instancesOrArchive:
            return candidates(for: .instances(.many), of: instance, producing: producing, isStrict: isStrict)
                + [archive]
        case .metadata, .search:
            return documents(producing)
        case .pixels(let multiplicity):
            return native(instance, multiplicity) + stored(instance, multiplicity, isStrict: isStrict)
                + forms(multiplicity).flatMap { encoded(instance, isMultipart: $0) }
        case .bulkData(let multiplicity):
            return forms(multiplicity).map { octetStream(isMultipart: $0) }
        case .rendered(let multiplicity):
            return rendered(instance, multiplicity, producing, isStrict: isStrict)
        case .renderedFrames:
            return rendered(instance, .many, producing, isStrict: isStrict) + (isStrict ? [] : [animation])
        case .thumbnail:
            return pictures(producing)
        case .contactSheet:
            return pictures(producing) + [grid]
        }
    }

    private static func pictures(_ producing: ProducibleMediaTypes) -> [Candidate] {
        MediaTypeTable.rendered(.singleFrame).filter(producing.rendered.contains).map {
            Candidate(Representation(mediaType: $0, transferSyntax: nil, isMultipart: false))
        }
    }

    /// Frames that a path lists, one after the other: an extension, since the standard has an animation of all only.
    private static let animation = onlyNamed("image/gif")

    /// Where the frames of a contact sheet are.
    private static let grid = onlyNamed("application/json")

    private static func onlyNamed(_ mediaType: String) -> Candidate {
        var candidate = Candidate(Representation(mediaType: mediaType, transferSyntax: nil, isMultipart: false))
        candidate.isOnlyNamed = true
        return candidate
    }

    /// Multipart is the default of all DICOM resources; single part is for one item only (B-10, B-30, B-32).
    private static func forms(_ multiplicity: NegotiatedResource.Multiplicity) -> [Bool] {
        multiplicity == .one ? [true, false] : [true]
    }

    /// application/dicom, as Explicit VR Little Endian and as stored (B-20 to B-23, B-30).
    private static func instances(_ instance: NegotiatedInstance, isMultipart: Bool, isStrict: Bool) -> [Candidate] {
        func candidate(_ syntax: TransferSyntax) -> Candidate {
            Candidate(Representation(mediaType: "application/dicom", transferSyntax: syntax, isMultipart: isMultipart))
        }
        var unchanged = candidate(instance.unchangedSyntax)
        // OHIF asks for whole SEG and RTSTRUCT objects as octet-stream in any syntax and reads them as Part 10.
        unchanged.octetStream = isStrict ? .never : .anySyntax
        var encoded = instance.encodableSyntaxes.sorted { $0.uid < $1.uid }.map(candidate)
        for place in encoded.indices {
            encoded[place].answersAbsentSyntax = false
            encoded[place].answersAnySyntax = false
        }
        guard instance.unchangedSyntax != .explicitVRLittleEndian else { return [unchanged] + encoded }
        unchanged.isStored = true
        let canBeExplicit = instance.canBeExplicitVRLittleEndian && instance.fitsExplicitVR
        // What is lossy, or can't be decoded or written, may go out as stored to who names no syntax (B-21, B-28).
        unchanged.answersAbsentSyntax = instance.storedSyntax.mayBeLossy || !canBeExplicit
        guard canBeExplicit else { return [unchanged] + encoded }
        var decoded = candidate(.explicitVRLittleEndian)
        decoded.answersAbsentSyntax = !unchanged.answersAbsentSyntax
        decoded.answersAnySyntax = false
        return [decoded, unchanged] + encoded
    }

    /// All instances as they are stored in one file, with a directory of them: an extension for who names it, since a
    /// download is what people ask for.
    private static let archive: Candidate = {
        var archive = Candidate(
            Representation(mediaType: MediaTypeTable.archive, transferSyntax: nil, isMultipart: false))
        archive.isOnlyNamed = true
        archive.answersNamedSyntax = false
        return archive
    }()

    /// The bulk data of an instance, which its Instance resource gives to who asks for a bulk type. Only who names
    /// one gets it.
    private static func bulkOfInstances(_ instance: NegotiatedInstance, isStrict: Bool) -> [Candidate] {
        var native = octetStream(isMultipart: true)
        // `transfer-syntax=*` is answered with the whole object where practice rules.
        native.answersAnySyntax = isStrict
        let compressed = stored(instance, .many, isStrict: isStrict).map {
            var candidate = $0
            candidate.octetStream = isStrict ? .anyOrOwnSyntax : .never
            return candidate
        }
        return ([native] + compressed + encoded(instance, isMultipart: true)).map {
            var candidate = $0
            candidate.isOnlyNamed = true
            return candidate
        }
    }

    /// Pixels encoded anew without loss, for who names the media type or its syntax and nothing stored answers (B-55 to
    /// B-58).
    private static func encoded(_ instance: NegotiatedInstance, isMultipart: Bool) -> [Candidate] {
        MediaTypeTable.storedPixels.flatMap { row in
            row.transferSyntaxes.filter(instance.encodableSyntaxes.contains).map { syntax in
                var candidate = Candidate(
                    Representation(mediaType: row.name, transferSyntax: syntax, isMultipart: isMultipart),
                    legacyNames: row.legacyNames)
                candidate.isOnlyNamed = true
                candidate.answersAnySyntax = false
                candidate.answersAbsentSyntax = syntax == row.transferSyntaxes.first
                return candidate
            }
        }
    }

    private static func octetStream(isMultipart: Bool) -> Candidate {
        Candidate(
            Representation(
                mediaType: "application/octet-stream", transferSyntax: .explicitVRLittleEndian, isMultipart: isMultipart
            ))
    }

    /// Decoded pixels (B-54).
    private static func native(
        _ instance: NegotiatedInstance, _ multiplicity: NegotiatedResource.Multiplicity
    ) -> [Candidate] {
        guard instance.canBeExplicitVRLittleEndian else { return [] }
        let hasStored = MediaTypeTable.storedPixels.contains { $0.transferSyntaxes.contains(instance.storedSyntax) }
        return forms(multiplicity).map {
            var candidate = octetStream(isMultipart: $0)
            candidate.answersAnySyntax = !hasStored
            return candidate
        }
    }

    /// Pixels as stored: the media type and the syntax are a pair of the table, never relabelled (B-23, B-61).
    private static func stored(
        _ instance: NegotiatedInstance, _ multiplicity: NegotiatedResource.Multiplicity, isStrict: Bool
    ) -> [Candidate] {
        let syntax = instance.storedSyntax
        guard let row = MediaTypeTable.storedPixels.first(where: { $0.transferSyntaxes.contains(syntax) }) else {
            return []
        }
        return forms(multiplicity).map {
            var candidate = Candidate(
                Representation(mediaType: row.name, transferSyntax: syntax, isMultipart: $0),
                legacyNames: row.legacyNames)
            candidate.isStored = true
            candidate.octetStream = .anyOrOwnSyntax
            candidate.answersAbsentSyntax = syntax == row.transferSyntaxes.first || syntax.mayBeLossy || !isStrict
            return candidate
        }
    }

    private static func documents(_ producing: ProducibleMediaTypes) -> [Candidate] {
        MediaTypeTable.documents.filter { producing.documents.contains($0.name) }.map {
            var candidate = Candidate(
                Representation(mediaType: $0.name, transferSyntax: nil, isMultipart: $0.isMultipart))
            candidate.isOnlyNamed = $0.isAlias
            return candidate
        }
    }

    /// A single frame in one part or in several; a multi-frame instance as one part per frame.
    private static func rendered(
        _ instance: NegotiatedInstance, _ multiplicity: NegotiatedResource.Multiplicity,
        _ producing: ProducibleMediaTypes, isStrict: Bool
    ) -> [Candidate] {
        let category = instance.category
        func candidates(_ category: InstanceCategory, isMultipart: Bool) -> [Candidate] {
            let types = MediaTypeTable.rendered(category).filter(producing.rendered.contains)
            return types.filter { instance.renderedTypes?.contains($0) ?? true }.map {
                Candidate(Representation(mediaType: $0, transferSyntax: nil, isMultipart: isMultipart))
            }
        }
        let partCategory = category == .multiFrame ? .singleFrame : category
        let multipart = candidates(partCategory, isMultipart: true)
        guard multiplicity == .one else { return multipart }
        guard category == .multiFrame else { return candidates(category, isMultipart: false) + multipart }
        guard !isStrict else { return candidates(.multiFrame, isMultipart: false) + multipart }
        // Who names a picture and no multipart gets the first frame, which is what an <img> can show; image/gif is all
        // frames as an animation.
        return multipart
            + candidates(.singleFrame, isMultipart: false).map {
                var first = $0
                first.isOnlyNamed = true
                return first
            }
    }
}
