package import DICOMCore

/// Curves over time of one multiplex group. Source: PS3.3 C.10.9.
package struct Waveform: Equatable, Sendable {
    package struct Channel: Equatable, Sendable {
        package let label: String
        /// As the data set writes it, for example `uV`; empty where it names none.
        package let unit: String
        /// In that unit, with sensitivity, correction and baseline; no number where the device padded.
        package let values: [Float]

        package init(label: String, unit: String, values: [Float]) {
            self.label = label
            self.unit = unit
            self.values = values
        }
    }

    /// Samples of a channel in a second.
    package let frequency: Double
    package let channels: [Channel]
    /// Of what is stored, in seconds; the channels hold the beginning of it.
    package let duration: Double

    package init(frequency: Double, channels: [Channel], duration: Double) {
        self.frequency = frequency
        self.channels = channels
        self.duration = duration
    }

    /// The first group that can be read, which is what was recorded; averaged beats come behind it.
    /// - Parameters:
    ///   - seconds: how much of its beginning is wanted.
    ///   - bulk: gives so many bytes, in little-endian order, of the beginning of a value that stayed in the object.
    /// - Returns: `nil` where no group makes sense.
    /// - Throws: what `bulk` throws.
    package init?(
        _ dataSet: DataSet, seconds: Double, bulk: (AttributePath, _ byteCount: Int) throws -> [UInt8]
    ) throws {
        for (place, item) in dataSet.items(.waveformSequence).enumerated() {
            guard let form = WaveformForm(item, seconds: seconds) else { continue }
            let bytes: [UInt8]
            switch item[.waveformData]?.value {
            case .bytes(let stored)?: bytes = stored
            case .bulk?:
                let step = AttributePath.Step(sequence: .waveformSequence, item: place)
                bytes = try bulk(AttributePath([step], .waveformData), form.byteCount)
            default: continue
            }
            let channels = form.channels(bytes)
            guard channels.contains(where: { !$0.values.isEmpty }) else { continue }
            self.init(frequency: form.frequency, channels: channels, duration: form.duration)
            return
        }
        return nil
    }
}

/// How the samples of a multiplex group lie in its data: channel by channel for every moment.
private struct WaveformForm {
    let frequency: Double
    let duration: Double
    private let channelCount: Int
    /// Samples of a channel that are read.
    private let sampleCount: Int
    private let bytesPerSample: Int
    private let isSigned: Bool
    private let padding: Int?
    private let definitions: [DataSet]

    /// A sheet has no room for more; the bytes of a moment stay within bounds.
    private static let channelLimit = 256
    private static let sampleLimit = 1_000_000

    init?(_ item: DataSet, seconds: Double) {
        guard let channelCount = item.integer(.numberOfWaveformChannels),
            (1...Self.channelLimit).contains(channelCount),
            let stored = item.integer(.numberOfWaveformSamples), stored > 0,
            let frequency = item.numbers(.samplingFrequency).first, frequency > 0, frequency.isFinite,
            let word = Self.words[item.string(.waveformSampleInterpretation) ?? ""]
        else { return nil }
        self.channelCount = channelCount
        self.frequency = frequency
        (bytesPerSample, isSigned) = word
        duration = Double(stored) / frequency
        sampleCount = min(stored, Self.sampleLimit / channelCount, Int(clamping: (frequency * seconds).rounded(.up)))
        definitions = item.items(.channelDefinitionSequence)
        padding = Self.padding(item[.waveformPaddingValue]?.value, bytesPerSample, isSigned: isSigned)
    }

    /// Waveform Sample Interpretation. Source: PS3.3 C.10.9.1.5; companded sound is left out.
    private static let words: [String: (Int, Bool)] = [
        "SB": (1, true), "UB": (1, false), "SS": (2, true), "US": (2, false), "SL": (4, true), "UL": (4, false),
    ]

    private static func padding(_ value: DataElement.Value?, _ size: Int, isSigned: Bool) -> Int? {
        guard case .bytes(let bytes)? = value, bytes.count >= size else { return nil }
        return word(bytes, at: 0, size, isSigned: isSigned)
    }

    private static func word(_ bytes: [UInt8], at offset: Int, _ size: Int, isSigned: Bool) -> Int {
        var word = 0
        for byte in 0..<size { word |= Int(bytes[offset + byte]) << (8 * byte) }
        let isNegative = isSigned && word >> (8 * size - 1) & 1 == 1
        return isNegative ? word - 1 << (8 * size) : word
    }

    var byteCount: Int { sampleCount * channelCount * bytesPerSample }

    /// What is there of data that is shorter than it says.
    func channels(_ bytes: [UInt8]) -> [Waveform.Channel] {
        let momentByteCount = channelCount * bytesPerSample
        let moments = min(sampleCount, bytes.count / momentByteCount)
        return (0..<channelCount).map { channel in
            let definition = channel < definitions.count ? definitions[channel] : DataSet()
            let scale =
                (definition.numbers(.channelSensitivity).first ?? 1)
                * (definition.numbers(.channelSensitivityCorrectionFactor).first ?? 1)
            let baseline = definition.numbers(.channelBaseline).first ?? 0
            let values = (0..<moments).map { moment -> Float in
                let offset = moment * momentByteCount + channel * bytesPerSample
                let word = Self.word(bytes, at: offset, bytesPerSample, isSigned: isSigned)
                return word == padding ? .nan : Float(Double(word) * scale + baseline)
            }
            return Waveform.Channel(
                label: leadName(definition) ?? "\(channel + 1)",
                unit: definition.items(.channelSensitivityUnitsSequence).first?.string(.codeValue) ?? "",
                values: values)
        }
    }
}

/// The short name of a lead: `I` of `Lead I (Einthoven)`, `aVR` of `Lead aVR`.
private func leadName(_ definition: DataSet) -> String? {
    let source = definition.items(.channelSourceSequence).first?.string(.codeMeaning)
    guard var name = source ?? definition.string(.channelLabel) else { return nil }
    if name.lowercased().hasPrefix("lead ") { name.removeFirst("lead ".count) }
    let short = name.prefix { $0 != "(" && $0 != "," }.split(separator: " ").joined(separator: " ")
    return short.isEmpty ? nil : String(short.prefix(24))
}

extension Tag {
    fileprivate static let codeValue = Tag(0x0008, 0x0100)
    fileprivate static let codeMeaning = Tag(0x0008, 0x0104)
    fileprivate static let numberOfWaveformChannels = Tag(0x003A, 0x0005)
    fileprivate static let numberOfWaveformSamples = Tag(0x003A, 0x0010)
    fileprivate static let samplingFrequency = Tag(0x003A, 0x001A)
    fileprivate static let channelDefinitionSequence = Tag(0x003A, 0x0200)
    fileprivate static let channelLabel = Tag(0x003A, 0x0203)
    fileprivate static let channelSourceSequence = Tag(0x003A, 0x0208)
    fileprivate static let channelSensitivity = Tag(0x003A, 0x0210)
    fileprivate static let channelSensitivityUnitsSequence = Tag(0x003A, 0x0211)
    fileprivate static let channelSensitivityCorrectionFactor = Tag(0x003A, 0x0212)
    fileprivate static let channelBaseline = Tag(0x003A, 0x0213)
    fileprivate static let waveformSequence = Tag(0x5400, 0x0100)
    fileprivate static let waveformSampleInterpretation = Tag(0x5400, 0x1006)
    fileprivate static let waveformPaddingValue = Tag(0x5400, 0x100A)
    fileprivate static let waveformData = Tag(0x5400, 0x1010)
}
