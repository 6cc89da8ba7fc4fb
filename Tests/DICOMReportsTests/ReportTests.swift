import DICOMCore
import DICOMParsing
import DICOMReports
import Foundation
import Support
import Testing

@Suite("Reports")
struct ReportTests {
    private func code(_ meaning: String, value: String = "121071", scheme: String = "DCM") -> DataSet {
        DataSet([
            DataElement(Tag(0x0008, 0x0100), .SH, .strings([value])),
            DataElement(Tag(0x0008, 0x0102), .SH, .strings([scheme])),
            DataElement(Tag(0x0008, 0x0104), .LO, .strings([meaning])),
        ])
    }

    private func item(_ type: String, _ meaning: String, _ more: [DataElement]) -> DataSet {
        DataSet(
            [
                DataElement(Tag(0x0040, 0xA010), .CS, .strings(["CONTAINS"])),
                DataElement(Tag(0x0040, 0xA040), .CS, .strings([type])),
                DataElement(Tag(0x0040, 0xA043), .SQ, .items([code(meaning)])),
            ] + more)
    }

    private var sample: DataSet {
        let measured = DataSet([
            DataElement(Tag(0x0040, 0x08EA), .SQ, .items([code("millimeter", value: "mm", scheme: "UCUM")])),
            DataElement(Tag(0x0040, 0xA30A), .DS, .strings(["12.5"])),
        ])
        let reference = DataSet([
            DataElement(Tag(0x0008, 0x1150), .UI, .strings(["1.2.840.10008.5.1.4.1.1.2"])),
            DataElement(Tag(0x0008, 0x1155), .UI, .strings(["1.2.3.4"])),
            DataElement(Tag(0x0008, 0x1160), .IS, .strings(["2"])),
        ])
        let series = DataSet([
            DataElement(Tag(0x0008, 0x1199), .SQ, .items([reference])),
            DataElement(Tag(0x0020, 0x000E), .UI, .strings(["1.2.3"])),
        ])
        let study = DataSet([
            DataElement(Tag(0x0008, 0x1115), .SQ, .items([series])),
            DataElement(Tag(0x0020, 0x000D), .UI, .strings(["1.2"])),
        ])
        let findings = item(
            "CONTAINER", "Findings",
            [
                DataElement(
                    Tag(0x0040, 0xA730), .SQ,
                    .items([
                        item("TEXT", "Finding", [DataElement(Tag(0x0040, 0xA160), .UT, .strings(["<b>5 > 4</b>"]))]),
                        item("NUM", "Diameter", [DataElement(Tag(0x0040, 0xA300), .SQ, .items([measured]))]),
                        item("IMAGE", "Source", [DataElement(Tag(0x0008, 0x1199), .SQ, .items([reference]))]),
                    ]))
            ])
        return DataSet([
            DataElement(Tag(0x0010, 0x0010), .PN, .strings(["Doe^Jane"])),
            DataElement(Tag(0x0040, 0xA040), .CS, .strings(["CONTAINER"])),
            DataElement(Tag(0x0040, 0xA043), .SQ, .items([code("Imaging Report")])),
            DataElement(Tag(0x0040, 0xA375), .SQ, .items([study])),
            DataElement(Tag(0x0040, 0xA730), .SQ, .items([findings])),
        ])
    }

    @Test(
        "C-26 a time is written as a clock shows it, and what is none as it is",
        arguments: [
            ("114243.273", "11:42:43"), ("0905", "09:05"), ("noon", "noon"), ("1", "1"), ("1142430", "1142430"),
        ])
    func times(stored: String, shown: String) throws {
        let moment = item("TIME", "Moment", [DataElement(Tag(0x0040, 0xA122), .TM, .strings([stored]))])
        var dataSet = sample
        dataSet.set(DataElement(Tag(0x0040, 0xA730), .SQ, .items([moment])))
        #expect(try #require(Report(dataSet)).html(serviceURL: "").contains("<dd>\(shown)</dd>"))
    }

    @Test("C-26 a report is a page with headings, a table of measurements and links to its images")
    func html() throws {
        let page = try #require(Report(sample)).html(serviceURL: "http://h/dicom-web")
        #expect(page.contains("<h1>Imaging Report</h1>"))
        #expect(page.contains("<h2>Findings</h2>"))
        #expect(page.contains("<td>Jane Doe</td>"))
        #expect(page.contains("<tr><th>Diameter</th><td class=\"number\">12.5</td><td>mm</td>"))
        #expect(page.contains("http://h/dicom-web/studies/1.2/series/1.2.3/instances/1.2.3.4/frames/2/rendered"))
    }

    @Test("C-26 what a report says is text, never markup")
    func escaping() throws {
        let report = try #require(Report(sample))
        #expect(report.html(serviceURL: "").contains("&lt;b&gt;5 &gt; 4&lt;/b&gt;"))
        #expect(!report.html(serviceURL: "").contains("<b>"))
        #expect(!report.xml.contains("<b>"))
        #expect(report.plainText.contains("  Finding: <b>5 > 4</b>\n"))
    }

    @Test("C-26 the XML of a report is well-formed and has its codes")
    func xml() throws {
        let xml = try #require(Report(sample)).xml
        #expect(xml.contains("<unit code=\"mm\" scheme=\"UCUM\">millimeter</unit>"))
        #expect(xml.components(separatedBy: "<item ").count == xml.components(separatedBy: "</item>").count)
        #expect(xml.contains("<reference class=\"1.2.840.10008.5.1.4.1.1.2\" instance=\"1.2.3.4\" frames=\"2\"/>"))
    }

    @Test("A data set without a content tree is no report")
    func nothing() {
        #expect(Report(DataSet()) == nil)
    }

    @Test("C-26 every report of the corpus can be read", .enabled(if: Corpus.isThere, "\(Corpus.absence)"))
    func corpus() throws {
        var count = 0
        for expected in try ExpectedFile.all() {
            let path = try #require(Corpus.folder).appending(path: expected.path).path()
            guard let dataSet = try? PartTenFile(path: path).parse().dataSet,
                dataSet.string(.sopClassUID)?.hasPrefix("1.2.840.10008.5.1.4.1.1.88.") == true,
                let report = Report(dataSet)
            else { continue }
            #expect(!report.items.isEmpty, "\(expected.path)")
            #expect(report.plainText.count > 100, "\(expected.path)")
            count += 1
        }
        #expect(count >= 15)
    }
}
