import DICOMCore
import DICOMParsing
import LightboxIngest
import LightboxStore
import Testing

@Suite("Lines of refused files")
struct RefusalTextTests {
    private static let reasons: [RefusalReason] =
        [
            .missingUID(Tag(0x0008, 0x0018)), .invalidUID(Tag(0x0020, 0x000D)), .mislabelled(Tag(0x0008, 0x0016)),
            .unreadable(.unreadable(code: 13)), .unreadable(.missing), .changing, .damagedArchive, .tooLargeForTrial,
            .encrypted,
        ]
        + [
            .unreadable, .notDICOM, .malformed(offset: 7), .malformed(offset: nil), .tooDeep, .unsupported, .tooLarge,
            .internalError,
        ].map { .unparsable($0) }

    @Test("A reason is one line, and says what to do", arguments: reasons)
    func whatToDo(reason: RefusalReason) {
        let text = reason.text
        #expect(!text.contains("\n"))
        #expect(text.hasSuffix("."))
        let advice = [
            "Ask ", "Correct ", "Put ", "mport it again", "Fetch ", "fetch ", "Unpack ", "Leave ", "Convert ", "report",
            "the import does",
        ]
        #expect(advice.contains { text.contains($0) }, "\(text)")
    }
}
