import DICOMCore
import Foundation
import LightboxViewer
import Support
import Testing

@Suite("Viewer: pictures beside those of the chafa program")
struct RenderingQualityTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let chafa = "/usr/bin/chafa"
    /// In CI chafa is always wanted: there the test fails rather than passes unseen.
    private static var isWanted: Bool {
        FileManager.default.isExecutableFile(atPath: chafa) || ProcessInfo.processInfo.environment["CI"] != nil
    }

    /// Grey values row by row.
    private struct Grey {
        let width: Int
        let height: Int
        var values: [Double]
    }

    private static let columns = 60

    @Test(
        "A picture of half blocks, read back from its escape codes, is no further from its source than chafa's own",
        .enabled(if: isWanted, "chafa is not installed"))
    func similarity() async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(
                ["import", "--data", data, Self.samples.appending(path: "SampleStudies").path()])
            try #require(imported.status == 0, "\(imported.errors)")
            try await withServer(data: data) { server in
                var seen = 0
                for (number, url) in try await pictures(server.serviceURL).enumerated() {
                    let file = "\(folder)/\(number).jpg"
                    let fetched = try await curl(["--output", file, url])
                    try #require(fetched.status == 0)
                    let picture = try decodePicture(jpeg: Array(try Data(contentsOf: URL(filePath: file))))
                    let (ours, theirs) = try await compare(picture, file)
                    print("\(url): SSIM \(ours), chafa \(theirs)")
                    #expect(ours >= theirs - 0.0001, "\(url)")
                    #expect(ours > 0.99, "\(url)")
                    seen += 1
                }
                #expect(seen >= 15)
            }
        }
    }

    /// A picture of each series that has pictures.
    private func pictures(_ service: String) async throws -> [String] {
        let answer = try await curl(["\(service)/series"]).output
        let all = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [[String: [String: Any]]] ?? []
        return all.compactMap { series in
            guard let address = (series["00081190"]?["Value"] as? [String])?.first,
                let modality = (series["00080060"]?["Value"] as? [String])?.first, !["SR", "DOC"].contains(modality)
            else { return nil }
            return "\(address)/thumbnail?viewport=480,480"
        }
    }

    private func curl(_ arguments: [String]) async throws -> Lightbox.Result {
        try await runProgram(URL(filePath: "/usr/bin/curl"), ["--silent", "--fail"] + arguments)
    }

    private func compare(_ picture: Picture, _ file: String) async throws -> (ours: Double, theirs: Double) {
        let block = drawPicture(
            picture, columns: Self.columns, rows: Self.columns, cell: .usual, symbols: .half, colors: .truecolor)
        var grid = Grid(columns: block.columns, rows: block.rows)
        grid.draw(block, row: 0, column: 0)
        let source = reduced(picture, width: block.columns, height: block.rows * 2)
        let ours = pixels(lines(of: grid, colors: .truecolor), columns: block.columns, rows: block.rows)
        let printed = try await runProgram(
            URL(filePath: Self.chafa),
            [
                "--format", "symbols", "--symbols", "vhalf", "--colors", "full", "--stretch", "--size",
                "\(block.columns)x\(block.rows)", file,
            ])
        try #require(printed.status == 0, "\(printed.errors)")
        let theirs = pixels(Array(printed.output.utf8), columns: block.columns, rows: block.rows)
        return (similarity(source, ours), similarity(source, theirs))
    }

    /// Two pixels a cell, one above the other.
    private func pixels(_ bytes: [UInt8], columns: Int, rows: Int) -> Grey {
        var screen = TerminalScreen(columns: columns, rows: rows)
        screen.read(Array(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n").utf8))
        var grey = Grey(width: columns, height: rows * 2, values: Array(repeating: 0, count: columns * rows * 2))
        for row in 0..<rows {
            for column in 0..<columns {
                let look = screen[row, column]
                let (text, back) = (luma(look.foreground), luma(look.background))
                let (upper, lower) =
                    switch look.text {
                    case "▄": (back, text)
                    case "▀": (text, back)
                    case "█": (text, text)
                    default: (back, back)
                    }
                grey.values[2 * row * columns + column] = upper
                grey.values[(2 * row + 1) * columns + column] = lower
            }
        }
        return grey
    }

    /// Source: ITU-R BT.601.
    private func luma(_ color: Int?) -> Double {
        let color = color ?? 0
        return 0.299 * Double(color >> 16 & 255) + 0.587 * Double(color >> 8 & 255) + 0.114 * Double(color & 255)
    }

    /// The mean of the area below each new pixel.
    private func reduced(_ picture: Picture, width: Int, height: Int) -> Grey {
        func value(_ x: Int, _ y: Int) -> Double {
            let place = (y * picture.width + x) * picture.channels
            guard picture.channels == 3 else { return Double(picture.bytes[place]) }
            return luma(
                Int(picture.bytes[place]) << 16 | Int(picture.bytes[place + 1]) << 8 | Int(picture.bytes[place + 2]))
        }
        func shares(_ index: Int, _ count: Int, of total: Int) -> [(place: Int, share: Double)] {
            let step = Double(total) / Double(count)
            let (from, to) = (Double(index) * step, Double(index + 1) * step)
            return (Int(from)..<min(Int(to.rounded(.up)), total)).map {
                ($0, min(Double($0 + 1), to) - max(Double($0), from))
            }
        }
        var grey = Grey(width: width, height: height, values: [])
        for y in 0..<height {
            let rows = shares(y, height, of: picture.height)
            for x in 0..<width {
                var (sum, weight) = (0.0, 0.0)
                for column in shares(x, width, of: picture.width) {
                    for row in rows {
                        sum += value(column.place, row.place) * column.share * row.share
                        weight += column.share * row.share
                    }
                }
                grey.values.append(sum / max(weight, 1e-9))
            }
        }
        return grey
    }

    /// The mean of the structural similarity over windows of 8 x 8. Source: Wang, Bovik, Sheikh, Simoncelli 2004.
    private func similarity(_ first: Grey, _ second: Grey) -> Double {
        let c1 = 0.01 * 255 * 0.01 * 255
        let c2 = 0.03 * 255 * 0.03 * 255
        var total = 0.0
        var count = 0
        for y in stride(from: 0, through: max(first.height - 8, 0), by: 2) {
            for x in stride(from: 0, through: max(first.width - 8, 0), by: 2) {
                var (a, b, aa, bb, ab) = (0.0, 0.0, 0.0, 0.0, 0.0)
                for row in y..<min(y + 8, first.height) {
                    for column in x..<min(x + 8, first.width) {
                        let (p, q) = (
                            first.values[row * first.width + column], second.values[row * first.width + column]
                        )
                        a += p
                        b += q
                        aa += p * p
                        bb += q * q
                        ab += p * q
                    }
                }
                let (ma, mb) = (a / 64, b / 64)
                let va = aa / 64 - ma * ma
                let vb = bb / 64 - mb * mb
                let covariance = ab / 64 - ma * mb
                let brightness: Double = (2 * ma * mb + c1) / (ma * ma + mb * mb + c1)
                let structure: Double = (2 * covariance + c2) / (va + vb + c2)
                total += brightness * structure
                count += 1
            }
        }
        return total / Double(max(count, 1))
    }
}
