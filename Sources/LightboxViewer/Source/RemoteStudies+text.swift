internal import DICOMCore
internal import DICOMReports
package import DICOMweb
internal import DICOMwebClient

/// Why a document can't be read as text.
package enum DocumentError: Error, Equatable, Sendable {
    case noReport
    /// There is no program that reads PDF files.
    case noReader(byteCount: Int)
    /// The program found no text: a scanned page, a damaged file, a password.
    case noText(byteCount: Int)

    var sentence: String {
        switch self {
        case .noReport: "The report has no content that can be read."
        case .noReader(let byteCount):
            "A PDF of \((byteCount + 1023) / 1024) KiB. Its text is shown here where pdftotext (Debian: poppler-utils) is "
                + "installed; y copies its URL."
        case .noText(let byteCount):
            "A PDF of \((byteCount + 1023) / 1024) KiB in which no text can be found; y copies its URL."
        }
    }
}

extension RemoteStudies {
    /// Reports are read from their metadata, which every server gives, and not all can render them.
    package func text(of instance: Resource.InstanceResource, _ kind: InstanceKind) async throws -> String {
        let metadata = try await attributes(of: instance)
        guard kind == .portableDocument else {
            guard let report = Report(metadata.dataSet) else { throw DocumentError.noReport }
            return report.plainText
        }
        return try await textOfPDF(try await document(of: instance, metadata))
    }

    private static let documentLimit = 64 << 20
    private static let encapsulatedDocument = Tag(0x0042, 0x0011)

    /// The encapsulated file: rendered as itself where the server offers that, else its bulk value.
    private func document(of instance: Resource.InstanceResource, _ metadata: Attributes) async throws -> [UInt8] {
        do {
            let rendered = Resource.retrieve(.instance(instance), .rendered)
            let answer = try await service.fetch(
                rendered.path, accept: "application/pdf", limit: Self.documentLimit)
            if answer.contentType == "application/pdf" { return answer.bytes }
        } catch let failure as ServiceError {
            guard failure.mayMeanNotOffered else { throw failure }
        }
        guard let uri = metadata.elements[Self.encapsulatedDocument]?.bulkDataURI, let path = service.url.path(of: uri)
        else { throw ServiceError.notFound }
        var bytes: [UInt8] = []
        for try await event in try await service.parts(
            path, accept: #"multipart/related; type="application/octet-stream", application/octet-stream;q=0.5"#)
        {
            if case .body(let piece) = event { bytes += piece }
            guard bytes.count <= Self.documentLimit else { throw ServiceError.tooLarge(limit: Self.documentLimit) }
            if case .endOfPart = event { break }
        }
        return bytes
    }
}
