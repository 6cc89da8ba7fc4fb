import DICOMCore
import DICOMRendering
import Foundation
import FoundationXML
import Testing

@Suite("Waveforms")
struct WaveformTests {
    private func channel(_ label: String, unit: String = "uV", sensitivity: String = "2.5") -> DataSet {
        DataSet([
            DataElement(Tag(0x003A, 0x0203), .SH, .strings([label])),
            DataElement(Tag(0x003A, 0x0210), .DS, .strings([sensitivity])),
            DataElement(
                Tag(0x003A, 0x0211), .SQ,
                .items([DataSet([DataElement(Tag(0x0008, 0x0100), .SH, .strings([unit]))])])),
            DataElement(Tag(0x003A, 0x0212), .DS, .strings(["2"])),
            DataElement(Tag(0x003A, 0x0213), .DS, .strings(["10"])),
        ])
    }

    private func group(
        _ words: [Int16], channels: [DataSet], count: UInt64? = nil, samples: UInt64? = nil, frequency: String = "100",
        interpretation: String = "SS"
    ) -> DataSet {
        DataSet([
            DataElement(Tag(0x003A, 0x0005), .US, .unsignedIntegers([count ?? UInt64(channels.count)])),
            DataElement(
                Tag(0x003A, 0x0010), .UL, .unsignedIntegers([samples ?? UInt64(words.count / max(1, channels.count))])),
            DataElement(Tag(0x003A, 0x001A), .DS, .strings([frequency])),
            DataElement(Tag(0x003A, 0x0200), .SQ, .items(channels)),
            DataElement(Tag(0x5400, 0x1006), .CS, .strings([interpretation])),
            DataElement(Tag(0x5400, 0x100A), .OW, .bytes([0x00, 0x80])),
            DataElement(
                Tag(0x5400, 0x1010), .OW,
                .bytes(words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })),
        ])
    }

    private func waveform(_ groups: [DataSet]) throws -> Waveform? {
        try Waveform(DataSet([DataElement(Tag(0x5400, 0x0100), .SQ, .items(groups))]), seconds: 10) { _, _ in [] }
    }

    private func waveform(_ values: [Float], frequency: Double, unit: String = "mV") -> Waveform {
        let channel = Waveform.Channel(label: "I", unit: unit, values: values)
        return Waveform(frequency: frequency, channels: [channel], duration: Double(values.count) / frequency)
    }

    @Test("PS3.3 C.10.9 a sample times sensitivity and correction plus the baseline is a value in the channel's unit")
    func calibration() throws {
        let read = try waveform([
            group([1, 0, -2, 100, .min, 7], channels: [channel("Lead I (Einthoven)"), channel("II")])
        ])
        let wave = try #require(read)
        #expect(wave.channels.map(\.label) == ["I", "II"] && wave.channels.map(\.unit) == ["uV", "uV"])
        #expect(wave.channels[0].values.prefix(2) == [15, 0])
        // The padding value is no sample.
        #expect(wave.channels[0].values[2].isNaN)
        #expect(wave.channels[1].values == [10, 510, 45])
        #expect(wave.duration == 0.03)
    }

    @Test("A millivolt is 10 mm high and a second 25 mm long, whatever the unit of the channel")
    func scale() throws {
        for (unit, one) in [("uV", Float(1000)), ("mV", 1), ("V", 0.001)] {
            let values = [Float](repeating: 0, count: 60) + [Float](repeating: one, count: 40)
            let sheet = try #require(WaveformSheet(waveform(values, frequency: 50, unit: unit), heading: []))
            let curve = try #require(sheet.curves.last)
            let heights = curve.map(\.y)
            let height = try #require(heights.max()) - (try #require(heights.min()))
            #expect(abs(height - 10) < 1e-6, "\(unit)")
            let length = try #require(curve.last?.x) - (try #require(curve.first?.x))
            #expect(abs(length - 99.0 / 50 * 25) < 1e-6)
            // The pulse in front of the row is one millivolt for a fifth of a second.
            let pulse = try #require(sheet.curves.first)
            #expect(pulse.map(\.y).max().map { $0 - (pulse.map(\.y).min() ?? 0) } == 10)
            #expect(pulse[3].x - pulse[2].x == 5)
        }
    }

    @Test("Twelve leads of ten seconds are three rows of four over a rhythm strip; other curves have a row each")
    func layout() throws {
        let labels = ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"]
        let channels = labels.map { Waveform.Channel(label: $0, unit: "mV", values: .init(repeating: 0, count: 1000)) }
        let twelve = Waveform(frequency: 100, channels: channels, duration: 10)
        let sheet = try #require(WaveformSheet(twelve, heading: ["Name"]))
        #expect(sheet.texts.filter { $0.text == "II" }.count == 2)
        #expect(Set(sheet.texts.filter { $0.text.hasPrefix("V") }.map(\.x)).count == 2)
        let three = Waveform(frequency: 100, channels: Array(channels.prefix(3)), duration: 10)
        let rows = try #require(WaveformSheet(three, heading: []))
        #expect(Set(rows.texts.filter { labels.contains($0.text) }.map(\.x)).count == 1)
    }

    @Test("A gap of the device is a gap of the curve, and a million samples become few points that keep the peak")
    func pieces() throws {
        let gap = try #require(WaveformSheet(waveform([0, 1, .nan, 1, 0], frequency: 2), heading: []))
        #expect(gap.curves.count == 3)
        var values = [Float](repeating: 0, count: 100_000)
        values[50_001] = 1
        let long = try #require(WaveformSheet(waveform(values, frequency: 10_000), heading: []))
        let curve = try #require(long.curves.last)
        #expect(curve.count < 20_000)
        let top = try #require(curve.map(\.y).min())
        #expect(abs(curve[0].y - top - 10) < 1e-6)
    }

    @Test("The SVG is XML whose texts are the labels, its unit a millimetre")
    func svg() throws {
        let channel = Waveform.Channel(label: "<I> & \u{1}II", unit: "mV", values: [0, 1, 0])
        let wave = Waveform(frequency: 1, channels: [channel], duration: 3)
        let sheet = try #require(WaveformSheet(wave, heading: ["Müller"]))
        let document = try XMLDocument(xmlString: sheet.svg)
        let root = try #require(document.rootElement())
        #expect(root.name == "svg" && sheet.svg.contains(/<svg [^>]* width="[0-9.]+mm" height="[0-9.]+mm"/))
        let texts = root.elements(forName: "g").flatMap { $0.elements(forName: "text") }.compactMap(\.stringValue)
        #expect(texts.contains("<I> & II") && texts.contains("Müller"))
    }

    @Test("The picture has the grid, a dark curve on it, and the size of the viewport")
    func picture() throws {
        let sheet = try #require(WaveformSheet(waveform([0, 1, 0, 1], frequency: 1), heading: []))
        let size = sheet.pictureSize(viewport: (400, 400))
        #expect(max(size.width, size.height) == 400)
        let full = sheet.pictureSize(viewport: nil)
        let paper = sheet.paper(width: full.width, height: full.height)
        // Paper, fine lines and thick ones, each with a green of its own.
        var greens = Set<UInt8>()
        for place in stride(from: 1, to: paper.bytes.count, by: 3) { greens.insert(paper.bytes[place]) }
        #expect(greens.count == 3)
        #expect(sheet.marks(width: full.width).count == sheet.curves.count + sheet.texts.count)
    }

    @Test(
        "The name of a curve can be read on every sheet that is large enough for one", arguments: [300, 400, 672, 2000])
    func labels(width: Int) throws {
        let sheet = try #require(WaveformSheet(waveform([0, 1, 0, 1], frequency: 1), heading: []))
        let name = try #require(sheet.texts.last { $0.isLabel }?.text)
        let sizes = sheet.marks(width: width).compactMap { mark -> Double? in
            guard case .text(name, _, _, let size, _, _) = mark else { return nil }
            return size
        }
        #expect(sizes.count == 1 && sizes.allSatisfy { $0 >= 11 })
    }

    @Test("Waveforms that can't be are none, and data that is too short is drawn as far as it goes")
    func hostile() throws {
        let one = [channel("I")]
        #expect(try waveform([]) == nil)
        #expect(try waveform([group([1, 2], channels: [], count: 0, samples: 2)]) == nil)
        #expect(try waveform([group([1, 2], channels: one, count: 65535)]) == nil)
        #expect(try waveform([group([1, 2], channels: one, frequency: "0")]) == nil)
        #expect(try waveform([group([1, 2], channels: one, frequency: "nan")]) == nil)
        #expect(try waveform([group([1, 2], channels: one, interpretation: "MB")]) == nil)
        #expect(try waveform([group([], channels: one, samples: 0)]) == nil)
        let short = try waveform([group([1, 2], channels: one, samples: 4_000_000_000)])
        #expect(short?.channels[0].values.count == 2)
        // More channels than definitions.
        #expect(
            try waveform([group([1, 2], channels: one, count: 2, samples: 1)])?.channels.map(\.label) == ["I", "2"])
        // The first group that can be read counts.
        let second = [group([], channels: one), group([4], channels: one)]
        #expect(try waveform(second)?.channels[0].values == [30])
    }
}
