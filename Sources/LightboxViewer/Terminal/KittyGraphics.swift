internal import Foundation

/// Commands of kitty's graphics protocol as sequences, one for each piece of at most 4096 bytes. None asks for an answer.
enum KittyGraphics {
    /// A picture is sent and kept under a number. - Parameter png: the file.
    static func send(image: UInt32, png: [UInt8]) -> [[UInt8]] {
        pieces("a=t,f=100,t=d,i=\(image),q=2", followedBy: "q=2", png)
    }

    /// It is drawn at the cursor, which stays; or, unseen, where its placeholders stand.
    static func place(_ image: UInt32, _ placement: Int, columns: Int, rows: Int, byPlaceholders: Bool) -> [UInt8] {
        let way = byPlaceholders ? "U=1" : "C=1"
        return command("a=p,i=\(image),p=\(placement),c=\(columns),r=\(rows),\(way),q=2")
    }

    static func remove(_ image: UInt32, _ placement: Int) -> [UInt8] {
        command("a=d,d=i,i=\(image),p=\(placement),q=2")
    }

    /// The picture goes, wherever it is seen.
    static func forget(_ image: UInt32) -> [UInt8] { command("a=d,d=I,i=\(image),q=2") }

    static let forgetAll = command("a=d,d=A,q=2")

    /// A black frame behind the last one.
    static func addFrame(to image: UInt32, gap: Int) -> [UInt8] {
        command("a=f,i=\(image),f=32,s=1,v=1,Y=255,z=\(gap),q=2", Array("AAAA/w==".utf8))
    }

    /// A frame, counted from 1, becomes this picture.
    static func fill(frame: Int, of image: UInt32, png: [UInt8]) -> [[UInt8]] {
        pieces("a=f,f=100,t=d,i=\(image),r=\(frame),X=1,q=2", followedBy: "a=f,i=\(image),r=\(frame),q=2", png)
    }

    /// How long a frame is seen, in milliseconds.
    static func setGap(_ gap: Int, frame: Int, of image: UInt32) -> [UInt8] {
        command("a=a,i=\(image),r=\(frame),z=\(gap),q=2")
    }

    static func show(frame: Int, of image: UInt32) -> [UInt8] { command("a=a,i=\(image),s=1,c=\(frame),q=2") }

    /// The terminal plays all frames by itself, for ever, beginning with one of them.
    static func play(from frame: Int, of image: UInt32) -> [UInt8] {
        command("a=a,i=\(image),c=\(frame),s=3,v=1,q=2")
    }

    private static func command(_ control: String, _ payload: some Collection<UInt8> = []) -> [UInt8] {
        Array("\u{1B}_G\(control)".utf8) + (payload.isEmpty ? [] : [UInt8(ascii: ";")] + payload)
            + Array("\u{1B}\\".utf8)
    }

    private static let pieceLength = 4096

    private static func pieces(_ first: String, followedBy next: String, _ bytes: [UInt8]) -> [[UInt8]] {
        let text = Array(Data(bytes).base64EncodedData())
        return stride(from: 0, to: max(text.count, 1), by: pieceLength).map { start in
            let end = min(start + pieceLength, text.count)
            let control = start == 0 ? first : next
            return command("\(control),m=\(end < text.count ? 1 : 0)", text[start..<end])
        }
    }
}

/// Cells that a terminal replaces by parts of a picture: they move and are cut like text, so they work behind tmux.
/// Source: kitty's terminal graphics protocol, "Unicode placeholders".
enum PicturePlaceholder {
    static let scalar: Unicode.Scalar = "\u{10EEEE}"

    /// A number for a row or column is a combining mark: those of class 230 as Unicode 6.0 had them, without the ones that
    /// a normalization might join with a letter.
    static let numbers: [Unicode.Scalar] = {
        let joined: Set<UInt32> = [
            0x0300, 0x0301, 0x0302, 0x0303, 0x0304, 0x0306, 0x0307, 0x0308, 0x0309, 0x030A, 0x030B, 0x030C, 0x030F,
            0x0311, 0x0313, 0x0314, 0x0342, 0x0653, 0x0654,
        ]
        return (0x0300...0x1D300).compactMap { Unicode.Scalar(UInt32($0)) }.filter { scalar in
            let properties = scalar.properties
            guard properties.canonicalCombiningClass == .above, properties.generalCategory == .nonspacingMark,
                !joined.contains(scalar.value), let age = properties.age, (age.major, age.minor) <= (6, 0)
            else { return false }
            return String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual([scalar])
        }
    }()

    /// - Parameter image: its number is the colour of the text, so it has 24 bits.
    static func cell(row: Int, column: Int, image: UInt32) -> Cell {
        var text = String.UnicodeScalarView()
        text.append(scalar)
        text.append(numbers[min(row, numbers.count - 1)])
        text.append(numbers[min(column, numbers.count - 1)])
        return Cell(String(text), CellStyle(foreground: .rgb(image & 0xFF_FFFF)))
    }
}
