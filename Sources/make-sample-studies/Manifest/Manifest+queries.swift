extension Manifest {
    /// Searches that a client developer meets first, answered from the studies' own attributes.
    static func queries(on studies: [Study]) -> [Query] {
        let searches: [(description: String, query: String, isMatch: (Study) -> Bool)] = [
            ("All studies", "", { _ in true }),
            ("One patient by ID: the CT and the older film", "PatientID=LB-0001", { $0.patientID == "LB-0001" }),
            ("No such patient: 200 or 204 without a study", "PatientID=LB-9999", { $0.patientID == "LB-9999" }),
            (
                "A name by its start", "PatientName=Phantom*",
                { $0.patientName.alphabetic?.hasPrefix("Phantom") ?? false }
            ),
            (
                "A name with letters of Latin alphabet No. 1", "PatientName=M%C3%BCller*",
                { $0.patientName.alphabetic?.hasPrefix("Müller") ?? false }
            ),
            (
                "A Japanese name in kanji", "PatientName=%E5%B1%B1%E7%94%B0*",
                { $0.patientName.ideographic?.hasPrefix("山田") ?? false }
            ),
            (
                "The same name in kana", "PatientName=%E3%82%84%E3%81%BE%E3%81%A0*",
                { $0.patientName.phonetic?.hasPrefix("やまだ") ?? false }
            ),
            (
                "A name in Cyrillic", "PatientName=%D0%A4%D0%BE%D0%BD%D0%B0%D1%80%D1%91%D0%B2%D0%B0*",
                { $0.patientName.alphabetic?.hasPrefix("Фонарёва") ?? false }
            ),
            (
                "A range of dates; a study without a date isn't in it", "StudyDate=20200101-20231231",
                { $0.studyDate.map { ("20200101"..."20231231").contains($0) } ?? false }
            ),
            ("From a day on", "StudyDate=20250101-", { $0.studyDate.map { $0 >= "20250101" } ?? false }),
            ("All studies with CT", "ModalitiesInStudy=CT", { $0.modalitiesInStudy.contains("CT") }),
            ("A report in the study", "ModalitiesInStudy=SR", { $0.modalitiesInStudy.contains("SR") }),
            (
                "By accession number", "AccessionNumber=LBA-23-0907", { $0.accessionNumber == "LBA-23-0907" }
            ),
            (
                "Two keys at once", "PatientName=Phantom*&ModalitiesInStudy=MR",
                {
                    ($0.patientName.alphabetic?.hasPrefix("Phantom") ?? false) && $0.modalitiesInStudy.contains("MR")
                }
            ),
        ]
        return searches.map { search in
            Query(
                description: search.description,
                path: search.query.isEmpty ? "/studies" : "/studies?\(search.query)",
                studyInstanceUIDs: studies.filter(search.isMatch).map(\.studyInstanceUID))
        }
    }
}
