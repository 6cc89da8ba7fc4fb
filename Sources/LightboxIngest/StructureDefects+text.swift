package import DICOMParsing

extension StructureDefects {
    /// What was overlooked, as an admin reads it.
    package var text: String {
        let reasons: [(StructureDefects, String)] = [
            (.cutShort, "it is cut short; what is there of it is imported. Fetch it again from its source"),
            (.strayItem, "an item outside of a sequence is passed over"),
            (.wrongVR, "a value is read as its bytes say, since its VR can't be"),
            (.trailingBytes, "bytes behind its end are passed over"),
        ]
        return reasons.filter { contains($0.0) }.map(\.1).joined(separator: "; ") + "."
    }
}
