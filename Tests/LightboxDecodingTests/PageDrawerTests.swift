import DICOMCore
import Foundation
import LightboxDecoding
import Support
import Testing

@Suite(
    "Pages drawn in processes of their own",
    .enabled(if: FileManager.default.isExecutableFile(atPath: PageDrawer.poppler), "no poppler-utils"))
struct PageDrawerTests {
    private func drawer(_ arguments: [String] = [], timeLimit: Duration = .seconds(600)) throws -> PageDrawer {
        try #require(
            PageDrawer(program: Lightbox.program.path(), arguments: ["page-worker"] + arguments, timeLimit: timeLimit))
    }

    /// A page whose upper half is black.
    private func document(width: Int, height: Int) -> [UInt8] {
        let content = "0 g 0 \(height / 2) \(width) \(height / 2) re f"
        return Array(
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Contents 4 0 R>>endobj
            4 0 obj<</Length \(content.utf8.count)>>stream
            \(content)
            endstream endobj
            trailer<</Root 1 0 R>>

            """.utf8)
    }

    @Test("A page keeps its shape, and is as large as it is wanted")
    func page() throws {
        let page = try #require(try drawer().firstPage(of: document(width: 300, height: 600), edge: 32))
        #expect(page.width == 16 && page.height == 32 && page.channels == 3)
        #expect(page.bytes.prefix(16 * 3).allSatisfy { $0 < 16 } && page.bytes.suffix(16 * 3).allSatisfy { $0 > 239 })
    }

    @Test("What is no document, or takes too long, has no page")
    func nothing() throws {
        #expect(try drawer().firstPage(of: Array("no document".utf8), edge: 32) == nil)
        #expect(try drawer().firstPage(of: [], edge: 32) == nil)
        #expect(try drawer(timeLimit: .zero).firstPage(of: document(width: 300, height: 600), edge: 32) == nil)
    }

    @Test("What draws can read no file but the system's, write none, and reach no network and no process")
    func confinement() throws {
        #expect(
            try drawer(["--fault", "escape"]).firstPage(of: document(width: 300, height: 600), edge: 32)?.width == 1)
    }
}
