internal import DICOMCore
internal import DICOMParsing
internal import DICOMQuery
internal import DICOMweb
internal import LightboxPages
internal import LightboxRetrieve

/// The Conformance Statement, written from the tables by which requests are answered and the settings of this server.
/// Source: PS3.2 (its parts on web services), PS3.18 10.4.5, 10.6.5 (E-60, B-93).
func conformanceStatement(_ options: GatewayOptions) -> Statement {
    let description = serviceDescription(
        options, isStoring: options.isStoring, needsTokens: options.needsTokens)
    return Statement(
        title: "Conformance statement",
        lead:
            "Lightbox \(options.productVersion), an origin server of the Studies Service of DICOM PS3.18 and an Imaging "
            + "Document Source and Responder of IHE Web-based Image Access. This page is written from the tables that the "
            + "program itself works by, and from the settings of this server.",
        sections: [
            overview(options), transactions(description), matchingKeys, searching(options), returnedAttributes,
            retrieving(options), transferSyntaxes, sopClasses, renderedMediaTypes, renderingParameters(options),
            characterSets, security(options), extensions(options),
        ])
}

private func overview(_ options: GatewayOptions) -> Statement.Section {
    Statement.Section(
        "Overview",
        [
            "All services are native: they answer from the index and the objects of this server, and ask no other one."
        ],
        Statement.Table(
            ["Service", "Role", "Source", "Here"],
            [
                row("Retrieve (WADO-RS)", "Origin server", "PS3.18 10.4; IHE RAD-107", "yes"),
                row("Search (QIDO-RS)", "Origin server", "PS3.18 10.6; IHE RAD-129", "yes"),
                row(
                    "Store (STOW-RS)", "Origin server", "PS3.18 10.5",
                    options.isStoring ? "yes" : "no; the configuration can turn it on"),
                row("Retrieve Capabilities", "Origin server", "PS3.18 8.9", "WADL (XML and JSON), OpenAPI 3.1"),
                row("WADO-URI", "Origin server", "PS3.18 9", "yes, at \(wadoURIPath)"),
                row("Worklist, Non-patient instances", "", "PS3.18 11, 12", "no"),
                row("Strict reading of PS3.18", "", "", options.isStrict ? "on" : "off; see the extensions"),
            ]))
}

private func transactions(_ description: ServiceDescription) -> Statement.Section {
    Statement.Section(
        "Resources and media types",
        [
            "The first media type is what an answer has where the request accepts anything. The page of capabilities has "
                + "the parameters of each resource."
        ],
        Statement.Table(
            ["Resource", "Path", "Media types"], code: [1, 2],
            description.resources.map { [[$0.summary], [$0.template], $0.mediaTypes] }))
}

private let matchingKeys = Statement.Section(
    "Matching keys",
    [
        "These are in the index. Every other attribute of a level can be matched as well, private ones with their creator, "
            + "sequences by the attributes of one item; it is looked for in what is stored. Not matched are sequences as "
            + "such, bytes, and what only an answer has."
    ],
    Statement.Table(
        ["Attribute", "Tag", "VR", "Level", "PS3.18 table 10.6.1-5"], code: [1],
        SearchKey.common.map { key in
            [
                [key.path.map(name).joined(separator: " > ")], [key.path.map(text).joined(separator: ".")],
                [key.vr?.rawValue ?? ""], ["\(key.level)"], [key.isRequired ? "required" : "optional"],
            ]
        }))

private func searching(_ options: GatewayOptions) -> Statement.Section {
    Statement.Section(
        "How searches match",
        [],
        Statement.Table(
            ["Matter", "Here"],
            [
                row(
                    "Results of one answer",
                    "\(options.maximumResults) at most; a Warning tells how many more there are"),
                row(
                    "No results",
                    options.answersNothingWithNoContent ? "204 without a body" : "200 and an empty list (CP-2473)"),
                row("Single values", "with case, after canonical composition; person names without case and accents"),
                row("Wildcards", "* and ? in AE, CS, LO, LT, PN, SH, ST, UC, UR, UT"),
                row("Ranges", "DA, TM, DT; a date and a time that belong together are one range"),
                row("Lists of UIDs", "separated by commas or backslashes"),
                row(
                    "Fuzzy matching",
                    "of person names: the beginnings of words, patterns, and sound (Cologne phonetics)"),
                row("Empty value matching", "\"\" with emptyvaluematching=true"),
                row("Multiple value matching", "all values with multiplevaluematching=true"),
                row(
                    "Required keys without a value",
                    options.unknownMatchesAll ? "match whatever is asked (PS3.4 C.2.2.1.2)" : "match nothing"),
                row("Timezone Offset From UTC", "in a request, the zone of its dates and times"),
                row("includefield", "any attribute of the level or above, keywords or tags, or all"),
                row("Paging", "limit and offset; the order is total, and what is stored meanwhile shifts no page"),
            ]))
}

private let returnedAttributes = Statement.Section(
    "Returned attributes", ["Beside Retrieve URL (0008,1190) and what a request matches or includes."],
    Statement.Table(
        ["Level", "Always", "Where known"],
        [QueryLevel.study, .series, .instance].map { level in
            [["\(level)"], ReturnAttributes.required(level).map(name), ReturnAttributes.conditional(level).map(name)]
        }))

private func retrieving(_ options: GatewayOptions) -> Statement.Section {
    Statement.Section(
        "How objects are retrieved",
        [
            "Objects leave as they are stored, or decoded as Explicit VR Little Endian, or encoded anew without loss for who "
                + "names the transfer syntax. Answers with a known length have a strong ETag and take ranges. Frames count "
                + "from 1."
        ],
        Statement.Table(
            ["Matter", "Here"],
            [
                row("Metadata", "all attributes; values that are long, and pixels, as a BulkDataURI"),
                row("Instance availability", "what is found can be retrieved"),
                row("Objects that were removed", "410 for who may see everything"),
                row("Several instances as one file", "\(MediaTypeTable.archive) with a DICOMDIR, for who names it"),
                row("Pixels of one picture", "\(options.maximumPixels) at most"),
            ]))
}

private let transferSyntaxes = Statement.Section(
    "Transfer syntaxes", ["Instances are taken in and given back in all of them."],
    Statement.Table(
        ["Transfer syntax", "UID", "Frames as stored", "Decoded", "Encoded without loss"], code: [1, 2],
        SyntaxSupport.all.map { support in
            [
                [UIDDictionary.name(of: support.syntax) ?? support.syntax.uid], [support.syntax.uid],
                [support.mediaType].compactMap(\.self), [support.isDecoded ? "yes" : "no"],
                [support.isEncoded ? "yes" : "no"],
            ]
        }))

private let sopClasses = Statement.Section(
    "SOP classes",
    [
        "Instances of any SOP class are stored, searched and retrieved, private ones too. What has frames is rendered; of the "
            + "standard's classes this table says what else is."
    ],
    Statement.Table(
        ["SOP class", "UID", "Rendered as"], code: [1],
        UIDDictionary.storageClasses.map { [[$0.name], [$0.uid], [renderedForm($0.uid)]] }))

private func renderedForm(_ uid: String) -> String {
    if SOPClassUID.isSegmentation(uid) { return "segments on the images that they name" }
    if SOPClassUID.isStructureSet(uid) { return "contours on the images that they name" }
    if SOPClassUID.isWaveform(uid) { return "curves on a sheet" }
    if SOPClassUID.isWholeSlide(uid) { return "tiles, and an overview of them" }
    if SOPClassUID.isKeyObjectSelection(uid) { return "the images that it selects; a document" }
    switch DocumentKind(sopClassUID: uid) {
    case .encapsulatedPDF:
        return "a document; its first page, too small to be read, as thumbnail where Poppler is installed"
    case .report, .encapsulatedCDA: return "a document"
    case nil: break
    }
    if drawnPresentationStates.contains(uid) { return "the images that it refers to, as it presents them" }
    // Neither is there a form of models to be printed.
    if SOPClassUID.isPresentationState(uid) || SOPClassUID.isDocument(uid) { return "a drawn page as thumbnail" }
    return "its frames, where it has pixels"
}

private let renderedMediaTypes = Statement.Section(
    "Rendered media types", ["The first is the default. PS3.18 table 8.7.4-1."],
    Statement.Table(
        ["Kind of instance", "Media types"], code: [1],
        [
            ("Single frame", InstanceCategory.singleFrame), ("Multi-frame", .multiFrame), ("Video", .video),
            ("Document", .text), ("Waveform", .waveform),
        ].map { label, category in
            let types = MediaTypeTable.rendered(category).filter(ProducibleMediaTypes.lightbox.rendered.contains)
            return [[label], types.isEmpty ? ["none"] : types]
        }))

private func renderingParameters(_ options: GatewayOptions) -> Statement.Section {
    Statement.Section(
        "Rendering",
        [
            "A thumbnail is the middle frame of the middle instance of the series, of a study of its series of most "
                + "frames that are no localizers, as JPEG or PNG; its longer edge has \(options.thumbnailEdge) pixels where viewport says nothing "
                + "else. Softcopy presentation states (grayscale, colour, pseudo-colour, blending, XA/XRF) are applied when "
                + "they are rendered themselves.",
            "Quality is the scale of libjpeg: 1 gives the smallest file, 100 the one nearest to the picture. JPEG has "
                + "\(options.jpegQuality) where quality says nothing else; all other types lose nothing but the colours "
                + "beyond 256 of a GIF, and take no notice of it.",
            "Brightness and colours have 8 bits, rounded to the nearest value, halves up. A window is in units of the "
                + "modality LUT (HU of a CT), and means nothing to a coloured image. No picture claims to be calibrated.",
            "Without viewport a picture has the matrix of its image; where viewport scales, pixels that are not square, by "
                + "Pixel Aspect Ratio or else by their spacing, become so. The overlays of an image are drawn with "
                + "annotation=technique, those that a presentation state activates with the state.",
        ]
            + (options.isStrict
                ? []
                : [
                    "As image/gif all frames of an instance are one animation, and so are the frames that a path lists, as in "
                        + "frames/10-40,60/rendered: ranges of frames, which the standard does not have, are taken where they "
                        + "are rendered."
                ]),
        Statement.Table(
            ["Parameter", "Takes", "PS3.18"], code: [0],
            RenderingParameterError.Parameter.allCases.map { [[$0.rawValue], [$0.syntax], [$0.section]] }))
}

private let characterSets = Statement.Section(
    "Character sets",
    [
        "Answers are UTF-8, long text behind a BulkDataURI too. Objects may be in any of these, with code extensions; "
            + "Specific Character Set of metadata is that of the object. Of requests, charset and Accept-Charset are read."
    ],
    Statement.Table(
        ["Defined terms of Specific Character Set (0008,0005)"], code: [0],
        [[SpecificCharacterSet.definedTerms]]))

private func security(_ options: GatewayOptions) -> Statement.Section {
    Statement.Section(
        "Security", [],
        Statement.Table(
            ["Matter", "Here"],
            [
                row(
                    "Access",
                    options.needsTokens
                        ? "bearers of a token (JWT; RFC 6750, SMART scopes, IHE IUA)"
                        : "everybody who reaches the server"),
                row("Encryption on the way", "none; a proxy in front has TLS"),
                row("Pages of other origins (CORS)", options.allowedOrigins.joined(separator: ", ")),
                row("Removal over HTTP", "none"),
            ]))
}

private func extensions(_ options: GatewayOptions) -> Statement.Section {
    let own =
        options.isStrict
        ? []
        : ServiceDescription(isStrict: false).resources.map(\.template)
            .filter { !ServiceDescription(isStrict: true).resources.map(\.template).contains($0) }
    return Statement.Section(
        "Extensions",
        ["What is here beyond PS3.18; with server.strict the first of them are absent."],
        Statement.Table(
            ["Extension", "Where"], code: [1],
            [
                [["Resources that the standard does not have"], own.isEmpty ? ["none"] : own],
                [["Requests without an Accept header"], [options.isStrict ? "refused (406)" : "answered like */*"]],
                [["Frames animated, and ranges of them"], [options.isStrict ? "none" : "frames/10-40,60/rendered"]],
                [["Metadata in part"], ["includefield, excludefield, compact"]],
                [["Advice on requests that work"], ["Lightbox-Advice"]],
                [["Resources of FHIR R4, and manifests of studies (IHE MADO)"], ["/fhir/metadata"]],
            ]))
}

private func row(_ cells: String...) -> [[String]] { cells.map { [$0] } }

private func name(_ tag: Tag) -> String { AttributeDictionary.name(for: tag) ?? text(tag) }

private func text(_ tag: Tag) -> String { "\(tag)" }
