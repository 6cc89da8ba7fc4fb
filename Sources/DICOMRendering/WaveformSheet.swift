package import DICOMCore

/// Curves laid out as an ECG is printed: 25 mm a second, 10 mm a millivolt. All places are millimetres from the left upper
/// corner.
///
/// Twelve leads of ten seconds are three rows of four, 2.5 s each and without a gap in time, over a rhythm strip of lead II;
/// anything else is a row a channel. Curves that are no voltage fill their row, since no paper speaks of them.
package struct WaveformSheet: Equatable, Sendable {
    package struct Text: Equatable, Sendable {
        package let text: String
        package let x: Double
        /// Of the upper edge.
        package let y: Double
        /// Height of a line.
        package let size: Double
        /// The name of a curve, which has room around it.
        package var isLabel = false
    }

    package let width: Double
    package let height: Double
    /// Unbroken pieces of curves and calibration pulses.
    package private(set) var curves: [[PicturePoint]] = []
    package private(set) var texts: [Text] = []

    /// What of a waveform a sheet shows, in seconds.
    package static let seconds = 10.0

    static let margin = 8.0
    private static let millimetresPerSecond = 25.0
    private static let millimetresPerMillivolt = 10.0
    /// In front of a row, for the pulse of one millivolt.
    private static let pulseRoom = 12.0
    private static let rowLimit = 24

    /// - Parameter heading: lines at the top.
    /// - Returns: `nil` for a waveform without samples.
    package init?(_ waveform: Waveform, heading: [String]) {
        let channels = Array(waveform.channels.filter { !$0.values.isEmpty }.prefix(Self.rowLimit))
        guard let longest = channels.map(\.values.count).max() else { return nil }
        let seconds = min(Self.seconds, max(2, Double(longest) / waveform.frequency))
        let isStandard = channels.count == 12 && seconds > 9.9
        let rowHeight = isStandard ? 32.0 : max(14, min(30, 240 / Double(channels.count)))
        let top = Self.margin + 5 * Double(heading.count + 1) + 3
        let rows = isStandard ? 4 : channels.count
        width = 2 * Self.margin + Self.pulseRoom + (seconds * Self.millimetresPerSecond).rounded(.up)
        height = top + Double(rows) * rowHeight + Self.margin
        for (line, text) in (heading + [Self.scale(waveform)]).enumerated() {
            texts.append(Text(text: text, x: Self.margin, y: Self.margin + 5 * Double(line), size: 4))
        }
        func strip(_ channel: Waveform.Channel, row: Int, from start: Double, to end: Double) {
            let room = Room(
                left: Self.margin + Self.pulseRoom + start * Self.millimetresPerSecond,
                middle: top + (Double(row) + 0.5) * rowHeight, height: rowHeight)
            draw(channel, waveform.frequency, from: start, to: end, in: room)
        }
        guard isStandard else {
            for (row, channel) in channels.enumerated() {
                addPulse(channel, middle: top + (Double(row) + 0.5) * rowHeight, rowHeight)
                strip(channel, row: row, from: 0, to: seconds)
            }
            return
        }
        for (place, channel) in channels.enumerated() {
            let column = Double(place / 3)
            strip(channel, row: place % 3, from: 2.5 * column, to: 2.5 * (column + 1))
        }
        strip(channels.first { $0.label == "II" } ?? channels[0], row: 3, from: 0, to: Self.seconds)
        for row in 0..<4 { addPulse(channels[row % 3], middle: top + (Double(row) + 0.5) * rowHeight, rowHeight) }
    }

    private struct Room {
        let left: Double
        let middle: Double
        let height: Double
    }

    /// One line that says how to read the sheet.
    private static func scale(_ waveform: Waveform) -> String {
        let isVoltage = waveform.channels.contains { millivolts(in: $0.unit) != nil }
        let speed = "25 mm/s" + (isVoltage ? "   10 mm/mV" : "")
        let rate = "\(shortNumber(waveform.frequency)) Hz"
        guard waveform.duration > seconds + 0.5 else { return "\(speed)   \(rate)" }
        return "\(speed)   \(rate)   the first \(Int(seconds)) s of \(shortNumber(waveform.duration)) s"
    }

    private static func shortNumber(_ number: Double) -> String {
        let rounded = (number * 10).rounded() / 10
        return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
    }

    /// How many millivolts a unit is; `nil` for what is no voltage.
    private static func millivolts(in unit: String) -> Double? {
        ["nV": 1e-6, "uV": 1e-3, "µV": 1e-3, "mV": 1, "V": 1e3][unit]
    }

    private mutating func addPulse(_ channel: Waveform.Channel, middle: Double, _ rowHeight: Double) {
        guard Self.millivolts(in: channel.unit) != nil, rowHeight > 2 * Self.millimetresPerMillivolt else { return }
        let left = Self.margin + 2
        let steps: [(Double, Double)] = [(0, 0), (1.5, 0), (1.5, 10), (6.5, 10), (6.5, 0), (8, 0)]
        curves.append(steps.map { PicturePoint(x: left + $0.0, y: middle - $0.1) })
    }

    private mutating func draw(
        _ channel: Waveform.Channel, _ frequency: Double, from start: Double, to end: Double, in room: Room
    ) {
        texts.append(
            Text(
                text: channel.label, x: room.left + 1, y: room.middle - room.height / 2 + 0.5, size: 6, isLabel: true))
        let first = min(channel.values.count, Int((start * frequency).rounded()))
        let last = min(channel.values.count, max(first, Int((end * frequency).rounded())))
        let values = channel.values[first..<last]
        let seen = values.filter(\.isFinite).sorted()
        guard let least = seen.first, let greatest = seen.last else { return }
        // An electrode has an offset of its own, which no printed ECG shows.
        let middle = Double(seen[seen.count / 2])
        let zero: Double
        let millimetres: Double
        if let factor = Self.millivolts(in: channel.unit) {
            (zero, millimetres) = (middle, factor * Self.millimetresPerMillivolt)
        } else {
            zero = (Double(least) + Double(greatest)) / 2
            millimetres = greatest > least ? 0.8 * room.height / (Double(greatest) - Double(least)) : 1
        }
        let reach = 0.75 * room.height
        let step = Self.millimetresPerSecond / frequency
        var piece: [PicturePoint] = []
        for (moment, value) in thinned(values, to: Int(40 * (end - start) * Self.millimetresPerSecond)) {
            guard value.isFinite else {
                if piece.count > 1 { curves.append(piece) }
                piece = []
                continue
            }
            let up = max(-reach, min(reach, (Double(value) - zero) * millimetres))
            piece.append(PicturePoint(x: room.left + Double(moment) * step, y: room.middle - up))
        }
        if piece.count > 1 { curves.append(piece) }
    }
}

/// No more points than so many, the least and the greatest of every stretch among them.
private func thinned(_ values: ArraySlice<Float>, to limit: Int) -> [(moment: Int, value: Float)] {
    let moments = values.enumerated().map { (moment: $0.offset, value: $0.element) }
    guard moments.count > limit, limit >= 2 else { return moments }
    let stretch = (2 * moments.count + limit - 1) / limit
    return stride(from: 0, to: moments.count, by: stretch).flatMap { start in
        let part = moments[start..<min(start + stretch, moments.count)]
        // A gap stays one.
        if let gap = part.first(where: { !$0.value.isFinite }) { return [gap] }
        guard let least = part.min(by: { $0.value < $1.value }), let greatest = part.max(by: { $0.value < $1.value })
        else { return [] }
        return least.moment <= greatest.moment ? [least, greatest] : [greatest, least]
    }
}
