import DICOMCore
import DICOMweb
import Foundation
import FoundationXML
import Testing

struct ServiceDescriptionTests {
    private let description = ServiceDescription()

    @Test("G-02 every resource of the description is one that a path can address, each once")
    func resources() throws {
        #expect(Resource.examples.count == description.resources.count)
        #expect(Set(description.resources.map(\.template)).count == description.resources.count)
        #expect(Set(description.resources.map(\.id)).count == description.resources.count)
        for (resource, described) in zip(Resource.examples, description.resources) {
            #expect(try Resource(path: resource.path) == resource)
            #expect(described.template == resource.template)
            #expect(!described.mediaTypes.isEmpty, "\(described.template)")
        }
    }

    @Test("E-60, B-93 searches are described with each parameter and the only character set")
    func searchParameters() throws {
        let searches = description.resources.filter { ["/studies", "/series", "/instances"].contains($0.template) }
        #expect(searches.count == 3)
        for search in searches {
            let names = Set(search.parameters.map(\.name))
            #expect(
                names.isSuperset(of: [
                    "limit", "offset", "includefield", "fuzzymatching", "emptyvaluematching", "multiplevaluematching",
                ]))
            #expect(search.parameters.first { $0.name == "charset" }?.values == ["utf-8"])
        }
    }

    @Test("A-01 … A-18 the description has all resources of the two services")
    func completeness() {
        let templates = Set(description.resources.map(\.template))
        let study = "/studies/{study}"
        let series = study + "/series/{series}"
        let instance = series + "/instances/{instance}"
        for object in [study, series, instance] {
            for content in ["", "/metadata", "/rendered", "/thumbnail", "/bulkdata", "/pixeldata"] {
                #expect(templates.contains(object + content))
            }
        }
        for search in [
            "/studies", "/series", "/instances", study + "/series", study + "/instances", series + "/instances",
        ] {
            #expect(templates.contains(search))
        }
        #expect(templates.contains(instance + "/frames/{frames}"))
        #expect(templates.contains(instance + "/bulkdata/{attribute}"))
    }

    @Test("B-74, B-93 rendered resources are described with every type, those beyond the standard's table too")
    func renderedTypes() throws {
        let instance = try #require(
            description.resources.first {
                $0.template == "/studies/{study}/series/{series}/instances/{instance}/rendered"
            })
        #expect(instance.mediaTypes.first == "image/jpeg")
        #expect(
            Set(instance.mediaTypes).isSuperset(of: [
                "image/png", "image/gif", "image/jp2", "image/svg+xml", "text/html", "text/plain", "text/xml",
                "application/pdf", "video/mp4", "video/mpeg", "video/mp2t", "video/H264", "video/H265",
            ]))
    }

    @Test("B-36 WADL is XML with one application and one resources element at the base; JSON says the same")
    func wadl() throws {
        let url = "http://host/dicom-web?a=1&b"
        let document = try XMLDocument(xmlString: description.wadl(serviceURL: url))
        #expect(document.rootElement()?.name == "application")
        let resources = try #require(document.rootElement()?.elements(forName: "resources").first)
        #expect(description.wadl(serviceURL: url).contains(#"<resources base="http://host/dicom-web?a=1&amp;b">"#))
        let listed = resources.elements(forName: "resource")
        #expect(listed.count == description.resources.count + 1)
        #expect(listed.allSatisfy { !$0.elements(forName: "method").isEmpty })
        let json = try JSONSerialization.jsonObject(with: Data(description.wadlJSON(serviceURL: url).utf8))
        let application = (json as? [String: Any])?["application"] as? [String: Any]
        let array = (application?["resources"] as? [[String: Any]])?.first
        #expect(array?["@base"] as? String == url)
        #expect((array?["resource"] as? [Any])?.count == listed.count)
    }

    @Test("OpenAPI 3.1 has a path for every resource, and every name in braces is a parameter of it")
    func openAPI() throws {
        let text = description.openAPI(serviceURL: "http://host/dicom-web", version: "1")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(json["openapi"] as? String == "3.1.0")
        let paths = try #require(json["paths"] as? [String: [String: [String: Any]]])
        #expect(paths.count == description.resources.count)
        for resource in description.resources {
            let operation = try #require(paths[resource.template]?["get"])
            let parameters = try #require(operation["parameters"] as? [[String: Any]])
            let names = parameters.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String }
            #expect(names == resource.pathParameters)
        }
    }
}
