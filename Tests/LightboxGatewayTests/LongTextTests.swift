import Foundation
import HTTPTypes
import Support
import Testing

/// A report whose text is too long for its metadata.
private struct LongTextObject: Sendable {
    let instance: String
    let characterSet: String
    let text: String
    let file: [UInt8]

    init(_ instance: String, in characterSet: String, _ text: String, _ bytes: [UInt8]) {
        self.instance = instance
        self.characterSet = characterSet
        self.text = text
        typealias Made = MadeObject
        let value = Made.explicit(0x0040_A160, "UT", bytes.count.isMultiple(of: 2) ? bytes : bytes + [0x20])
        // At the root, and in an item, which has the character set of what is around it.
        file = Made.partTen(
            dataSet: Made.explicit(0x0008_0005, "CS", characterSet)
                + Made.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.66")
                + Made.explicit(0x0008_0018, "UI", instance) + Made.explicit(0x0020_000D, "UI", "2.25.6420")
                + Made.explicit(0x0020_000E, "UI", "2.25.6421") + value
                + Made.explicit(0x0040_A730, "SQ", Made.item(value)))
    }
}

private let objects: [LongTextObject] = {
    let latin = String(repeating: "Gefäße unauffällig, Größe 3\\4 \u{B5}m\r\n", count: 70)
    // Through the code extensions of ISO 2022: kanji, and back at the end of each line.
    let line: [UInt8] = [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x20, 0x41, 0x0D, 0x0A]
    let japanese = (text: String(repeating: "日本 A\r\n", count: 200), bytes: Array(repeatElement(line, count: 200)))
    return [
        LongTextObject("2.25.6422", in: "ISO_IR 100", latin, latin.unicodeScalars.map { UInt8($0.value) }),
        LongTextObject("2.25.6423", in: "\\ISO 2022 IR 87", japanese.text, Array(japanese.bytes.joined())),
        LongTextObject("2.25.6424", in: "ISO_IR 192", latin, Array(latin.utf8)),
    ]
}()

/// A structured report that says all of it in one paragraph.
private let report: [UInt8] = {
    typealias Made = MadeObject
    let paragraph =
        Made.explicit(0x0040_A010, "CS", "CONTAINS") + Made.explicit(0x0040_A040, "CS", "TEXT")
        + Made.explicit(0x0040_A160, "UT", longFinding.unicodeScalars.map { UInt8($0.value) })
    return Made.partTen(
        dataSet: Made.explicit(0x0008_0005, "CS", "ISO_IR 100")
            + Made.explicit(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.88.11")
            + Made.explicit(0x0008_0018, "UI", "2.25.6427") + Made.explicit(0x0020_000D, "UI", "2.25.6425")
            + Made.explicit(0x0020_000E, "UI", "2.25.6426") + Made.explicit(0x0040_A040, "CS", "CONTAINER")
            + Made.explicit(0x0040_A730, "SQ", Made.item(paragraph)))
}()

/// 70,000 letters: more than an attribute of most VRs holds.
private let longFinding = String(repeating: "Großer Rundherd ", count: 4375) + "Ende"

@Suite("Long text", .sampleGateway(with: objects.map(\.file) + [report]))
struct LongTextTests {
    @Test("C-26 a report is shown with its long texts", arguments: ["text/plain", "text/html", "text/xml"])
    func shown(type: String) async throws {
        let answer = try await request(
            "/dicom-web/studies/2.25.6425/series/2.25.6426/instances/2.25.6427/rendered", accept: type)
        #expect(answer.status == 200)
        // Lines may be broken anywhere between words.
        let words = String(decoding: answer.body, as: UTF8.self).split { " \n<>".contains($0) }
        #expect(words.count { $0 == "Rundherd" } == 4375)
        #expect(words.contains("Ende"))
    }

    @Test("X-03 text behind a BulkDataURI is UTF-8, whatever it is stored in", arguments: objects.indices)
    func text(number: Int) async throws {
        let object = objects[number]
        let path = "/dicom-web/studies/2.25.6420/series/2.25.6421/instances/\(object.instance)"
        let dataSet = try #require(try await request("\(path)/metadata").dataSets().first)
        let item = (dataSet["0040A730"] as? [String: Any])?["Value"] as? [[String: Any]]
        // What the objects say of themselves stays.
        #expect((dataSet["00080005"] as? [String: Any])?["Value"] != nil)
        for dataSet in try [dataSet, #require(item?.first)] {
            let uri = try #require((dataSet["0040A160"] as? [String: Any])?["BulkDataURI"] as? String)
            let value = try await request(
                String(uri.dropFirst("http://localhost".count)), accept: "application/octet-stream")
            #expect(value.status == 200)
            #expect(String(validating: value.body, as: UTF8.self) == object.text.trimmingPadding)
        }
        let all = try await request("\(path)/bulkdata", accept: "multipart/related; type=\"application/octet-stream\"")
        #expect(all.status == 200)
        let bytes = Data(all.body)
        let text = Data(object.text.trimmingPadding.utf8)
        let first = try #require(bytes.range(of: text))
        #expect(bytes[first.upperBound...].range(of: text) != nil)
    }
}

extension String {
    /// Spaces at the end of a value of text are no part of it.
    fileprivate var trimmingPadding: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
