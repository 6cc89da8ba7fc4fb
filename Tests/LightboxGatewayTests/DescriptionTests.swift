import DICOMweb
import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import LightboxGateway

/// The description of the service, compared with the service.
@Suite("The description and the service", .sampleGateway)
struct DescriptionTests {
    /// What of an OpenAPI document is compared.
    private struct Document: Decodable {
        let paths: [String: [String: Operation]]
    }

    private struct Operation: Decodable {
        struct Parameter: Decodable {
            struct Schema: Decodable {
                let `enum`: [String]?
            }
            let name: String
            let `in`: String
            let schema: Schema
        }
        struct Response: Decodable {
            struct Content: Decodable {}
            let content: [String: Content]?
        }
        let parameters: [Parameter]
        let responses: [String: Response]

        var mediaTypes: [String] { responses["200"]?.content.map { Array($0.keys) } ?? [] }
    }

    private func described(_ method: String = "get") async throws -> [(template: String, operation: Operation)] {
        let answer = try await request("/dicom-web/", accept: "application/openapi+json", method: .options)
        return try JSONDecoder().decode(Document.self, from: Data(answer.body)).paths.sorted { $0.key < $1.key }
            .compactMap { template, operations in operations[method].map { (template, $0) } }
    }

    /// An image, a cine, a report and a letter.
    private func samples() async throws -> [Sample] {
        var samples: [Sample] = []
        for (patient, modality, attribute) in [
            ("LB-0001", "CT", "7FE00010"), ("LB-0003", "US", "7FE00010"), ("LB-0001", "SR", "7FE00010"),
            ("LB-0003", "DOC", "00420011"),
        ] {
            let instance = try await SamplePaths(patient: patient, modality: modality).instance
            samples.append(Sample(instance: instance, attribute: attribute))
        }
        return samples
    }

    private struct Sample {
        /// Its path.
        let instance: String
        /// That has a long value.
        let attribute: String
    }

    private func path(_ template: String, of sample: Sample) -> String {
        let uids = sample.instance.split(separator: "/")
        return "/dicom-web"
            + template.replacing("{study}", with: uids[2]).replacing("{series}", with: uids[4])
            .replacing("{instance}", with: uids[6]).replacing("{frames}", with: "1")
            .replacing("{attribute}", with: sample.attribute)
    }

    /// Types of which the samples have nothing.
    private func isOfNoSample(_ type: String) -> Bool {
        ["video/", "application/x-deflate", "image/jpx", "image/jxl", "image/svg+xml"].contains { type.contains($0) }
    }

    /// Types of compressed pixels: where they are, they are so at each level, and cost something to make.
    private func isCompressed(_ type: String) -> Bool {
        ["image/jpeg", "image/jls", "image/jp2", "image/jphc", "image/dicom-rle"].contains { type.contains($0) }
    }

    @Test("G-02 what is described is served: each media type of each resource, with a status that is described")
    func mediaTypes() async throws {
        let samples = try await samples()
        for (template, operation) in try await described() {
            var served = Set<String>()
            let types = operation.mediaTypes.filter { type in
                !isOfNoSample(type) && (!isCompressed(type) || template.contains("{instance}"))
            }
            for type in types {
                for url in Set(samples.map { path(template, of: $0) }) where !served.contains(type) {
                    let answer = try await request(url, accept: type, method: .head)
                    #expect(operation.responses["\(answer.status)"] != nil, "\(template) \(type): \(answer.status)")
                    // It can be read, and there may be nothing that it could be given for.
                    #expect(answer.status != 400, "\(template) \(type)")
                    guard answer.status == 200 else { continue }
                    served.insert(type)
                    #expect(answer.header("Content-Type")?.hasPrefix(type) == true, "\(template) \(type)")
                }
            }
            let missing = types.filter { !served.contains($0) }
            #expect(missing.isEmpty, "\(template)")
            #expect(!served.isEmpty, "\(template)")
        }
    }

    @Test("G-02 what is served is described: the type of each answer without a wish, and of each as parts")
    func served() async throws {
        let samples = try await samples()
        for (template, operation) in try await described() {
            for url in Set(samples.map { path(template, of: $0) }) {
                for accept in ["*/*", "multipart/related; type=\"*/*\""] {
                    let answer = try await request(url, accept: accept, method: .head)
                    #expect(operation.responses["\(answer.status)"] != nil, "\(template) \(accept): \(answer.status)")
                    guard answer.status == 200, let type = answer.header("Content-Type") else { continue }
                    #expect(operation.mediaTypes.contains { type.hasPrefix($0) }, "\(template) \(type)")
                }
            }
        }
    }

    @Test("G-02 each described parameter is taken, and one that is none of its values is noticed")
    func parameters() async throws {
        let examples = [
            "limit": "1", "offset": "0", "includefield": "PatientName", "excludefield": "PatientName",
            "attributes": nil, "accept": nil,
        ]
        let samples = try await samples()
        for (template, operation) in try await described() {
            let url = path(template, of: samples[0])
            for parameter in operation.parameters where parameter.in == "query" {
                let name = parameter.name
                let rendering = RenderingParameterError.Parameter(rawValue: name)
                // The example of one size for all is too large for a small picture, which takes width and height.
                let example = name == "viewport" ? "64,64" : rendering?.example
                guard let value = example ?? parameter.schema.enum?.first ?? examples[name] ?? nil else { continue }
                let taken = try await request("\(url)?\(name)=\(value)", method: .head)
                #expect(taken.status == 200, "\(template) \(name)=\(value)")
                // Of character sets there is one, and another wish is not held against anybody (B-90).
                guard name != "charset" else { continue }
                // What no result can have is not added to it (E-09).
                let isSearch = operation.responses["404"] == nil
                guard !isSearch || name != "includefield" else { continue }
                let refused = try await request("\(url)?\(name)=Nonsense", method: .head)
                let isNoticed = refused.status == 400 || refused.header("Warning") != nil
                #expect(isNoticed, "\(template) \(name): \(refused.status)")
            }
        }
        let byName = Dictionary(uniqueKeysWithValues: try await described().map { ($0.template, $0.operation) })
        func names(_ template: String) -> Set<String> {
            Set(byName[template]?.parameters.filter { $0.in == "query" }.map(\.name) ?? [])
        }
        #expect(
            names("/studies/{study}/metadata").isSuperset(
                of: MetadataFieldError.Parameter.allCases.map(\.rawValue) + ["accept", "charset"]))
        #expect(
            names("/studies/{study}/rendered").isSuperset(
                of: RenderingParameterError.Parameter.standard.map(\.rawValue) + ["accept", "charset"]))
        #expect(names("/studies").isSuperset(of: OptionalMatching.allCases.map(\.rawValue) + ["attributes"]))
    }

    @Test("G-02 statuses of tokens, limits and empty results are described where they are met")
    func statuses() throws {
        var options = GatewayOptions()
        func statuses(needsTokens: Bool = false) throws -> (search: Set<Int>, retrieve: Set<Int>, store: Set<Int>) {
            let description = serviceDescription(options, isStoring: true, needsTokens: needsTokens)
            let search = try #require(description.resources.first { $0.template == "/studies" })
            let retrieve = try #require(description.resources.first { $0.template == "/studies/{study}" })
            return (Set(search.statuses), Set(retrieve.statuses), Set(search.storeStatuses))
        }
        let open = try statuses()
        #expect(open.search == [200, 400, 406, 413, 503])
        #expect(open.retrieve == [200, 206, 304, 400, 404, 406, 410, 413, 416, 501, 503])
        let guarded = try statuses(needsTokens: true)
        for (before, after) in [
            (open.search, guarded.search), (open.retrieve, guarded.retrieve), (open.store, guarded.store),
        ] {
            #expect(after == before.union([401, 403]))
        }
        options.clientLimits = ClientLimits(requestsPerSecond: 1)
        options.answersNothingWithNoContent = true
        let limited = try statuses()
        #expect(limited.search == open.search.union([204, 429]))
        #expect(limited.retrieve == open.retrieve.union([429]))
    }
}
