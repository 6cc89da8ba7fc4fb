import DICOMweb
import Testing

@Suite("Character sets of a request")
struct CharacterSetTests {
    @Test(
        "B-90, B-91 UTF-8 is given unless it is ruled out; the parameter comes before the header",
        arguments: [
            (nil, [], true, true), (nil, ["utf-8"], true, true), (nil, ["UTF-8;q=0.5, iso-8859-1"], true, true),
            (nil, ["iso-8859-1"], true, false), (nil, ["*"], true, true), (nil, ["*;q=0"], false, false),
            (nil, ["utf-8;q=0"], false, false), (nil, ["utf-8;q=0, *"], false, false),
            (nil, ["*;q=0, utf-8"], true, true), (nil, ["iso-8859-1", "utf-8"], true, true),
            ("utf-8", ["utf-8;q=0"], true, true), ("utf-8;q=0", ["utf-8"], false, false),
            (#""ISO_IR 192""#, [], true, true), (#""ISO_IR 100""#, [], true, false), ("", ["utf-8"], true, true),
            (nil, ["utf-8;q=high"], true, true), (nil, ["utf-8;level=1"], true, true),
        ] as [(String?, [String], Bool, Bool)])
    func choice(parameter: String?, header: [String], isAccepted: Bool, isAcceptedStrictly: Bool) {
        let sets = AcceptedCharacterSets(parameter: parameter, header: header)
        #expect(sets.includesUTF8(isStrict: false) == isAccepted)
        #expect(sets.includesUTF8(isStrict: true) == isAcceptedStrictly)
    }

    @Test("B-91 a request that rules UTF-8 out gets no document")
    func refusal() throws {
        let acceptance = try Acceptance(
            header: ["application/dicom+json"], characterSets: AcceptedCharacterSets(header: ["utf-8;q=0"]))
        #expect(throws: NegotiationError.characterSetNotAcceptable) { try negotiateDocument(accepting: acceptance) }
    }
}
