internal import DICOMCore
internal import DICOMMetadata
internal import DICOMweb
internal import HTTPTypes
internal import Hummingbird
internal import LightboxIngest
internal import LightboxWork
internal import Logging
internal import NIOCore

extension Gateway {
    /// Takes in the instances of a request. Source: PS3.18 10.5.
    /// - Parameter study: the one that they all have to belong to, where the path names it.
    func store(
        _ study: StudyInstanceUID?, _ receiving: Receiving, _ request: Request, _ context: GatewayContext
    ) async throws -> Response {
        let mediaType = try mediaTypeOfReport(request)
        let payload = try StorePayload(contentType: request.headers[.contentType])
        let limit = receiving.limits.requestByteCount
        if let announced = request.headers[.contentLength].flatMap(Int64.init), announced > limit {
            throw StoreRequestError.tooLarge(limit: limit)
        }
        let sender = context.remoteAddress?.ipAddress ?? "HTTP"
        let (body, logger) = (request.body, context.logger)
        let report = try await receiving.gate.run {
            try await withThrowingTaskGroup(of: (Int, Result<Receipt, any Error>).self) { group in
                var reader = StoreReader(receiving, payload, study: study, sender: sender, logger: logger)
                return try await reader.read(body, storing: &group)
            }
        }
        let url = serviceURL(host: request.head.authority, options: options)
        let dataSet = report.dataSet(study: study, serviceURL: url)
        let json = DICOMJSON.document(dataSet) { _ in "" }.bytes
        let bytes = mediaType == Self.reportTypes[0] ? json : try NativeDICOMXML.document(json: json)
        return Response(
            status: report.status, headers: [.contentType: mediaType, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// What a Store Instances Response can be had as, the default first.
    private static let reportTypes = ["application/dicom+json", "application/dicom+xml"]

    private func mediaTypeOfReport(_ request: Request) throws -> String {
        let items = try QueryItem.items(ofQuery: request.uri.query ?? "")
        guard let best = try acceptance(request, items).best(of: Self.reportTypes + ["application/json"]) else {
            throw GatewayError.noSuchReport
        }
        return best == "application/json" ? Self.reportTypes[0] : best
    }
}
