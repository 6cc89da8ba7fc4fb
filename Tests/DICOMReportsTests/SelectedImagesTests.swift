import DICOMCore
import DICOMReports
import Testing

@Suite("Key object selections")
struct SelectedImagesTests {
    private func image(_ uid: String, frames: [String] = [], below children: [DataSet] = []) -> DataSet {
        var reference = DataSet([DataElement(Tag(0x0008, 0x1155), .UI, .strings([uid]))])
        if !frames.isEmpty { reference.set(DataElement(Tag(0x0008, 0x1160), .IS, .strings(frames))) }
        var item = DataSet([
            DataElement(Tag(0x0008, 0x1199), .SQ, .items([reference])),
            DataElement(Tag(0x0040, 0xA040), .CS, .strings(["IMAGE"])),
        ])
        if !children.isEmpty { item.set(DataElement(Tag(0x0040, 0xA730), .SQ, .items(children))) }
        return item
    }

    private func document(_ items: [DataSet]) -> DataSet {
        DataSet([DataElement(Tag(0x0040, 0xA730), .SQ, .items(items))])
    }

    @Test("PS3.3 C.17.6 the images of a selection in its order, each once, with the frames that it names")
    func order() {
        let text = DataSet([DataElement(Tag(0x0040, 0xA040), .CS, .strings(["TEXT"]))])
        let found = selectedImages(
            document([text, image("1.2", frames: ["3", "1"], below: [image("1.4")]), image("1.1"), image("1.1")]))
        #expect(found.map(\.instance.text) == ["1.2", "1.4", "1.1"])
        #expect(found[0].frames.map(\.value) == [3, 1] && found[2].frames.isEmpty)
    }

    @Test("References that are none, and items in items without end, are left out")
    func hostile() {
        #expect(selectedImages(DataSet([])).isEmpty)
        #expect(
            selectedImages(document([image("no UID"), image("1.3", frames: ["0", "x", "1e99"])])).map(\.frames) == [[]])
        var nested = image("1.1")
        for _ in 0..<100 { nested = image("1.1", below: [nested]) }
        #expect(selectedImages(document([nested])).count == 1)
    }
}
