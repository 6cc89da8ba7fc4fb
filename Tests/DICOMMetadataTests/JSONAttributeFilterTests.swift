import DICOMCore
import DICOMMetadata
import Foundation
import Support
import Testing

struct JSONAttributeFilterTests {
    @Test("What is kept of random data sets is what a reader of the whole would keep, cut anywhere", arguments: 1...20)
    func property(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<20 {
            let json = DICOMJSON.document(DataSet.random(using: &generator)) { "http://host/\($0)" }.bytes
            let bit = UInt32.random(in: 0..<8, using: &generator)
            var filter = JSONAttributeFilter { $0.tag.rawValue >> bit & 1 == 0 && $0.vr != .SQ && !$0.isEmpty }
            var bytes: [UInt8] = []
            var rest = json[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...30, using: &generator)
                bytes += filter.filtered(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            let whole = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: [String: Any]])
            let expected = whole.filter { key, value in
                (UInt32(key, radix: 16) ?? 0) >> bit & 1 == 0 && value["vr"] as? String != "SQ" && value.count > 1
            }
            let kept = try JSONSerialization.jsonObject(with: Data(bytes))
            #expect(kept as? NSDictionary == expected as NSDictionary, "seed \(seed)")
        }
    }

    @Test("What is kept in items of random data sets is what a reader of the whole would keep", arguments: 1...20)
    func items(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<20 {
            let json = DICOMJSON.document(DataSet.random(using: &generator)) { "http://host/\($0)" }.bytes
            let bit = UInt32.random(in: 0..<8, using: &generator)
            var filter = JSONAttributeFilter { !$0.isInItem || $0.tag.rawValue >> bit & 1 == 0 && !$0.isEmpty }
            var bytes: [UInt8] = []
            for byte in json { bytes += filter.filtered([byte]) }
            func expected(_ dataSet: [String: Any], isInItem: Bool) -> [String: Any] {
                dataSet.filter { key, attribute in
                    let isEmpty = (attribute as? [String: Any])?.count == 1
                    return !isInItem || (UInt32(key, radix: 16) ?? 0) >> bit & 1 == 0 && !isEmpty
                }.mapValues { attribute in
                    guard var members = attribute as? [String: Any], members["vr"] as? String == "SQ",
                        let items = members["Value"] as? [[String: Any]]
                    else { return attribute }
                    members["Value"] = items.map { expected($0, isInItem: true) }
                    return members
                }
            }
            let whole = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
            let kept = try JSONSerialization.jsonObject(with: Data(bytes))
            #expect(kept as? NSDictionary == expected(whole, isInItem: false) as NSDictionary, "seed \(seed)")
        }
    }
}
