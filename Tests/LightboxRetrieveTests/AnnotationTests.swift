import DICOMCore
import DICOMParsing
import DICOMPixels
import DICOMweb
import Testing

@testable import LightboxRetrieve

@Suite("Annotations")
struct AnnotationTests {
    /// Names and words in the letters of each term of Specific Character Set.
    static let texts: [String: String] = [
        "ISO_IR 6": "Doe Jane", "ISO_IR 13": "ﾔﾏﾀﾞ ﾀﾛｳ", "ISO_IR 14": "Yamada ¥‾", "ISO 2022 IR 58": "张小东",
        "ISO 2022 IR 87": "山田太郎 やまだたろう", "ISO_IR 100": "Åström Ærø Ñuñez", "ISO_IR 101": "Dvořák Žofie Łódź",
        "ISO_IR 109": "Ġorġ Ħal Esperanto ĉĝĥĵŝŭ", "ISO_IR 110": "Ķēniņš Ģirts Ŋ", "ISO_IR 126": "Παπαδόπουλος",
        "ISO_IR 127": "محمد علي", "ISO_IR 138": "שרון דבורה", "ISO_IR 144": "Иванов Іван Џорџ",
        "ISO_IR 148": "Çavuşoğlu İlker",
        "ISO 2022 IR 149": "김희중 金喜中", "ISO 2022 IR 159": "丂丄丅 鷗", "ISO_IR 166": "นามสกุล ชื่อผู้ป่วย",
        "ISO_IR 192": "दीपा শিলা தமிழ் Ճան ნინო አበበ ខ្មែរ ລາວ ᎠᏯ", "ISO_IR 203": "Šárka Œuvre €", "GB18030": "王小東",
        "GBK": "誇頤 㐂",
    ]

    @Test(
        "C-03 every letter that a character set has can be read in a picture",
        arguments: SpecificCharacterSet.definedTerms)
    func letters(term: String) throws {
        let text = try #require(Self.texts[term])
        let extent = textExtent(of: .text(text, at: PicturePoint(x: 0, y: 0), by: .topLeft, size: 20, width: nil))
        #expect(extent?.unknownGlyphCount == 0, "\(text)")
    }

    private func dataSet(name: String) -> DataSet {
        func text(_ group: UInt16, _ element: UInt16, _ vr: VR, _ value: String) -> DataElement {
            DataElement(Tag(group, element), vr, .strings([value]))
        }
        return DataSet([
            text(0x0008, 0x0020, .DA, "20240229"), text(0x0008, 0x0060, .CS, "MR"),
            text(0x0008, 0x1030, .LO, "MR of the head with contrast agent"),
            text(0x0008, 0x103E, .LO, "t2_tse_tra_p2_fs_320"), text(0x0010, 0x0010, .PN, name),
            text(0x0010, 0x0020, .LO, "MADE-2024-0001"), text(0x0010, 0x0030, .DA, "19700131"),
            text(0x0010, 0x0040, .CS, "O"), text(0x0018, 0x0050, .DS, "3"), text(0x0018, 0x0080, .DS, "4000"),
            text(0x0018, 0x0081, .DS, "92"), text(0x0020, 0x0013, .IS, "17"), text(0x0020, 0x1041, .DS, "-23.5"),
        ])
    }

    private static let sides = [48, 64, 128, 600, 4000]

    @Test(
        "C-03 what is written lies on the picture and not on itself, whatever the size of both",
        arguments: sides, ["Doe^Jane", "山田^太郎=Yamada^Tarou", "Wolfeschlegelsteinhausenbergerdorff^Hubert^Blaine"])
    func places(side: Int, name: String) throws {
        for (width, height) in [(side, side), (side, 4 * side), (4 * side, side)] {
            let marks = annotationMarks(
                [.patient, .technique], dataSet(name: name), .first, frameCount: 30, width: width, height: height)
            let extents = marks.compactMap(textExtent)
            #expect(!extents.isEmpty && extents.count == marks.count)
            for extent in extents {
                #expect(extent.left >= 0 && extent.right <= Double(width), "\(width) by \(height)")
                #expect(extent.top >= 0 && extent.bottom <= Double(height), "\(width) by \(height)")
            }
            if extents.count == 2 { #expect(extents[0].bottom < extents[1].top, "\(width) by \(height)") }
            guard case .text(let text, _, _, let size, _, _)? = marks.first else {
                Issue.record("no text")
                continue
            }
            #expect(text.first == (name.hasPrefix("W") ? "H" : name.hasPrefix("D") ? "J" : "太"), "\(text)")
            // On a phone of 400 pixels a film of 4000 is a tenth as large.
            #expect(size >= max(9, Double(min(width, height)) / 30))
            if side >= 600 { #expect(text.contains("MADE-2024-0001") && extents.count == 2) }
        }
    }
}
