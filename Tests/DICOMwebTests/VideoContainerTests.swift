import DICOMCore
import DICOMweb
import Testing

@Suite("Containers of videos")
struct VideoContainerTests {
    private static let mpeg2 = TransferSyntax(uid: "1.2.840.10008.1.2.4.100")
    private static let avc = TransferSyntax(uid: "1.2.840.10008.1.2.4.102")
    private static let hevc = TransferSyntax(uid: "1.2.840.10008.1.2.4.107")

    /// Packets of 188 bytes, each with its mark.
    private static func packets(_ count: Int) -> [UInt8] {
        Array(repeatElement([0x47] + [UInt8](repeating: 0xFF, count: 187), count: count).joined())
    }

    static let streams: [(start: [UInt8], syntax: TransferSyntax, container: VideoContainer?, mediaType: String?)] = [
        ([0, 0, 0, 0x20] + Array("ftypisom".utf8), avc, .mp4, "video/mp4"),
        ([0, 0, 0, 0x18] + Array("ftypmp42".utf8), hevc, .mp4, "video/mp4"),
        ([0, 0, 0, 0x14] + Array("ftypqt  ".utf8), avc, nil, nil),
        ([0, 0, 1, 0xBA, 0x21], mpeg2, .programStream, "video/mpeg"),
        ([0, 0, 1, 0xB3, 0x14], mpeg2, .mpeg2Video, "video/mpeg"),
        (packets(3), mpeg2, .transportStream, "video/mp2t"),
        (packets(4), avc, .transportStream, "video/mp2t"),
        (packets(2), avc, nil, nil),
        ([0x47] + [UInt8](repeating: 0, count: 600), avc, nil, nil),
        ([0, 0, 0, 1, 0x67, 0x64], avc, .h264, "video/H264"),
        ([0, 0, 1, 0x09, 0xF0], avc, .h264, "video/H264"),
        ([0, 0, 0, 1, 0x40, 0x01], hevc, .h265, "video/H265"),
        ([0, 0, 1, 0x46, 0x01], hevc, .h265, "video/H265"),
        // A slice without its parameter sets; a byte that no unit starts with.
        ([0, 0, 0, 1, 0x65, 0x88], avc, nil, nil), ([0, 0, 0, 1, 0xE7], avc, nil, nil),
        ([0, 0, 0, 1], avc, nil, nil), ([], avc, nil, nil), (Array("RIFF....AVI ".utf8), avc, nil, nil),
    ]

    @Test("B-72, C-27 the first bytes of a stream tell its media type, and nothing is guessed", arguments: streams)
    func containers(row: (start: [UInt8], syntax: TransferSyntax, container: VideoContainer?, mediaType: String?)) {
        let container = VideoContainer(startingWith: row.start, syntax: row.syntax)
        #expect(container == row.container)
        #expect(container?.mediaType == row.mediaType)
    }

    @Test("B-74 every media type that a video can have is one that its category has")
    func types() {
        #expect(
            Set(VideoContainer.allCases.map(\.mediaType)) == Set(MediaTypeTable.rendered(.video)))
    }
}
