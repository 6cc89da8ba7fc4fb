import DICOMCore

/// One grey and one colour test card in every transfer syntax here: a series for each syntax.
func syntaxComparison(_ uids: SampleUIDs) throws -> SampleStudy {
    let head = StudyHead(
        folder: "test-cards", patient: Patient("Testcard^Tess", id: "LB-0008", birthDate: "20000101", sex: "O"),
        date: "20260105", time: "120000", accessionNumber: "LBA-26-0105", id: "OT1",
        description: "Test cards in all transfer syntaxes", referringPhysician: "Lightbox^Ada^^Dr.", uids: uids)
    let syntaxes: [(name: String, syntax: TransferSyntax)] = [
        ("Native little endian", .explicitVRLittleEndian), ("RLE", .rleLossless), ("JPEG-LS", .jpegLSLossless),
        ("JPEG 2000 lossless", .jpeg2000Lossless), ("JPEG baseline", .jpegBaseline),
    ]
    let grey = TestCard.grey()
    let colour = TestCard.colour().nativeFrame()
    let instances = try syntaxes.enumerated().flatMap { index, entry in
        // JPEG baseline has room for 8 bits only.
        let bits = entry.syntax == .jpegBaseline ? 8 : 12
        let scaled = bits == 8 ? grey.mapped { $0 / 16 } : grey
        let series = SeriesHead(
            study: head, number: index + 1, modality: "OT", description: entry.name, model: "Phantom Card")
        return try [scaled.nativeFrame(bitsStored: bits), colour].enumerated().map { number, frame in
            var data = series.imageAttributes(
                instance: number + 1, sopClass: .secondaryCapture, imageType: ["DERIVED", "SECONDARY"])
            data.put("ConversionType", "SYN")
            if number == 0 {
                let range = Double(1 << bits)
                data.put([Window(center: range / 2, width: range, explanation: "Full range")])
            }
            return SampleInstance(data, image: try StoredImage([frame], syntax: entry.syntax, quality: 92))
        }
    }
    return SampleStudy(head: head, instances: instances)
}
