package import DICOMCore
internal import Foundation

/// Turns the pictures of one screen into those of the next, and remembers what the terminal has been sent already.
package struct PicturePainter: Sendable {
    private let way: GraphicsProtocol
    /// Changes with the size of the font; what was made for another one does not fit any more.
    package var cell: CellSize {
        didSet {
            guard cell != oldValue else { return }
            sequences = [:]
            sequenceByteCount = 0
        }
    }
    private let multiplexer: Multiplexer?
    private var shown: [PlacedPicture] = []
    private var kept: [Content: Upload] = [:]
    private var clock = 0
    private var nextImage: UInt32
    private let firstImage: UInt32
    /// Sequences for terminals that keep nothing themselves.
    private var sequences: [PlacedPicture.Key: [UInt8]] = [:]
    private var sequenceByteCount = 0

    private static let sequenceLimit = 48 << 20
    /// What a terminal is asked to keep, in decoded bytes; kitty itself keeps 320 MB of everybody's.
    private static let keptLimit = 128 << 20
    private static let imageCount: UInt32 = 512

    /// What one picture of the terminal is made of.
    private enum Content: Hashable {
        case still(PlacedPicture.Key)
        case cine([PlacedPicture.Key])
    }

    private struct Upload {
        let image: UInt32
        var byteCount = 0
        var lastUse = 0
        /// Of a cine: frames that the terminal has, and whether it plays them by itself.
        var frames: Set<Int> = []
        var gap = 0
        var isPlaying = false
    }

    /// - Parameter number: tells the pictures of this process from those of others in the same terminal.
    package init(_ way: GraphicsProtocol, cell: CellSize, multiplexer: Multiplexer?, number: Int = 0) {
        self.way = way
        self.cell = cell
        self.multiplexer = multiplexer
        firstImage = (UInt32(truncatingIfNeeded: number) & 0x7FFF) << 9 | 1
        nextImage = firstImage
    }

    /// Whether pictures are drawn by cells that name them.
    private var usesPlaceholders: Bool { way == .kitty && multiplexer != nil }

    /// Nothing is known of the terminal any more. - Returns: what removes all that may be there.
    package mutating func forget() -> [UInt8] {
        defer {
            shown = []
            kept = [:]
        }
        guard way == .kitty, !kept.isEmpty else { return [] }
        return passed(KittyGraphics.forgetAll)
    }

    /// Puts placeholders into the grid where they draw the pictures.
    package mutating func prepare(_ grid: inout Grid) {
        guard usesPlaceholders else { return }
        for place in grid.pictures {
            let image = upload(for: place).image
            for row in 0..<place.rows {
                for column in 0..<place.columns {
                    grid.set(
                        PicturePlaceholder.cell(row: row, column: column, image: image), row: place.row + row,
                        column: place.column + column)
                }
            }
        }
    }

    /// What of the old screen has to be drawn anew, since pixels were on it that nobody replaces.
    package func stale(_ new: [PlacedPicture]) -> [PlacedPicture] {
        guard way != .kitty else { return [] }
        return shown.filter { old in !new.contains { $0.covers(old) } }
    }

    /// The sequences that bring these pictures onto the screen, behind those of the cells.
    /// - Parameter picture: the pixels of a key; `nil` where they are gone.
    package mutating func bytes(
        showing new: [PlacedPicture], _ picture: (PlacedPicture.Key) -> Picture?
    ) -> [UInt8] {
        guard new != shown else { return [] }
        var output: [UInt8] = []
        for place in new where !shown.contains(place) {
            guard let pixels = picture(place.key) else { continue }
            if way == .kitty {
                output += kitty(place, pixels)
            } else {
                output += move(to: place) + sequence(for: place, pixels)
            }
        }
        if way == .kitty { output += removals(new) }
        shown = new
        return output
    }

    // MARK: Terminals that keep nothing

    private mutating func sequence(for place: PlacedPicture, _ pixels: Picture) -> [UInt8] {
        if let known = sequences[place.key] { return known }
        let filled = pixels.filling(columns: place.columns, rows: place.rows, cell: cell).picture
        let sequence =
            way == .sixel
            ? filled.sixels(columns: place.columns, rows: place.rows, cell: cell)
            : inlineFile(filled.png, columns: place.columns, rows: place.rows)
        if sequenceByteCount + sequence.count > Self.sequenceLimit {
            sequences = [:]
            sequenceByteCount = 0
        }
        sequences[place.key] = sequence
        sequenceByteCount += sequence.count
        return sequence
    }

    /// Source: iTerm2's inline images protocol.
    private func inlineFile(_ file: [UInt8], columns: Int, rows: Int) -> [UInt8] {
        let head =
            "\u{1B}]1337;File=inline=1;size=\(file.count);width=\(columns);height=\(rows);preserveAspectRatio=0;"
            + "doNotMoveCursor=1:"
        return Array(head.utf8) + Array(Data(file).base64EncodedData()) + [0x07]
    }

    private func move(to place: PlacedPicture) -> [UInt8] {
        Array("\u{1B}[\(place.row + 1);\(place.column + 1)H".utf8)
    }

    // MARK: kitty

    private mutating func kitty(_ place: PlacedPicture, _ pixels: Picture) -> [UInt8] {
        var upload = upload(for: place)
        var output: [UInt8] = []
        let isNew = upload.byteCount == 0
        switch place.content {
        case .still where isNew:
            let filled = pixels.filling(columns: place.columns, rows: place.rows, cell: cell).picture
            output += passed(KittyGraphics.send(image: upload.image, png: filled.png))
            upload.byteCount = filled.width * filled.height * 4
        case .still: break
        case .cine(let cine): output += step(cine, &upload, place, pixels)
        }
        if !shown.contains(where: { $0.covers(place) && content(of: $0) == content(of: place) }) {
            if !usesPlaceholders { output += move(to: place) }
            output += passed(
                KittyGraphics.place(
                    upload.image, placement(of: place), columns: place.columns, rows: place.rows,
                    byPlaceholders: usesPlaceholders))
        }
        kept[content(of: place)] = upload
        return output + evictions(keeping: place)
    }

    /// One frame of a cine at a time goes to the terminal; once it has all, it plays them without us.
    private func step(
        _ cine: PlacedPicture.Cine, _ upload: inout Upload, _ place: PlacedPicture, _ pixels: Picture
    ) -> [UInt8] {
        let gap = max(Int(cine.interval / .milliseconds(1)), 1)
        var output: [UInt8] = []
        if !upload.frames.contains(cine.index) {
            let filled = pixels.filling(columns: place.columns, rows: place.rows, cell: cell).picture
            if upload.byteCount == 0 {
                // The first frame that is shown gives all of them their size, whatever its place is.
                output += passed(KittyGraphics.send(image: upload.image, png: filled.png))
                for _ in 1..<max(cine.frames.count, 1) {
                    output += passed(KittyGraphics.addFrame(to: upload.image, gap: gap))
                }
                upload.byteCount = filled.width * filled.height * 4 * cine.frames.count
            }
            output += passed(KittyGraphics.fill(frame: cine.index + 1, of: upload.image, png: filled.png))
            upload.frames.insert(cine.index)
            upload.isPlaying = false
        }
        if upload.frames.count < cine.frames.count {
            return output + passed(KittyGraphics.show(frame: cine.index + 1, of: upload.image))
        }
        if upload.gap != gap || !upload.isPlaying {
            for frame in 1...cine.frames.count {
                output += passed(KittyGraphics.setGap(gap, frame: frame, of: upload.image))
            }
            output += passed(KittyGraphics.play(from: cine.index + 1, of: upload.image))
            upload.gap = gap
            upload.isPlaying = true
        }
        return output
    }

    private mutating func removals(_ new: [PlacedPicture]) -> [UInt8] {
        var output: [UInt8] = []
        for old in shown {
            guard let upload = kept[content(of: old)] else { continue }
            let isStill = new.contains {
                content(of: $0) == content(of: old) && placement(of: $0) == placement(of: old)
            }
            guard !isStill else { continue }
            output += passed(KittyGraphics.remove(upload.image, placement(of: old)))
            // What plays unseen costs the terminal time; it begins anew when it is seen again.
            kept[content(of: old)]?.isPlaying = false
        }
        return output
    }

    private mutating func evictions(keeping place: PlacedPicture) -> [UInt8] {
        var output: [UInt8] = []
        var total = kept.values.reduce(0) { $0 + $1.byteCount }
        let visible = Set((shown + [place]).map { content(of: $0) })
        for (old, upload) in kept.sorted(by: { $0.value.lastUse < $1.value.lastUse })
        where (total > Self.keptLimit || kept.count > Int(Self.imageCount) / 2) && !visible.contains(old) {
            output += passed(KittyGraphics.forget(upload.image))
            kept[old] = nil
            total -= upload.byteCount
        }
        return output
    }

    private mutating func upload(for place: PlacedPicture) -> Upload {
        clock += 1
        let content = content(of: place)
        var upload = kept[content] ?? Upload(image: freeImage())
        upload.lastUse = clock
        kept[content] = upload
        return upload
    }

    private mutating func freeImage() -> UInt32 {
        let used = Set(kept.values.map(\.image))
        while used.contains(nextImage) { nextImage = following(nextImage) }
        defer { nextImage = following(nextImage) }
        return nextImage
    }

    private func following(_ image: UInt32) -> UInt32 {
        image + 1 < firstImage + Self.imageCount - 1 ? image + 1 : firstImage
    }

    private func content(of place: PlacedPicture) -> Content {
        switch place.content {
        case .still(let key): .still(key)
        case .cine(let cine): .cine(cine.frames)
        }
    }

    /// A place on the screen has one number.
    private func placement(of place: PlacedPicture) -> Int { place.row * 10_000 + place.column + 1 }

    private func passed(_ sequence: [UInt8]) -> [UInt8] { multiplexer?.passing(sequence) ?? sequence }
    private func passed(_ pieces: [[UInt8]]) -> [UInt8] { pieces.flatMap { passed($0) } }
}
