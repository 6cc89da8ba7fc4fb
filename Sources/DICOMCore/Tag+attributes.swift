/// The attributes that the code names, under their keywords. Source: PS3.6 section 6.
extension Tag {
    package static let directoryRecordSequence = Tag(0x0004, 0x1220)
    package static let specificCharacterSet = Tag(0x0008, 0x0005)
    package static let sopClassUID = Tag(0x0008, 0x0016)
    package static let sopInstanceUID = Tag(0x0008, 0x0018)
    package static let modality = Tag(0x0008, 0x0060)
    package static let studyInstanceUID = Tag(0x0020, 0x000D)
    package static let seriesInstanceUID = Tag(0x0020, 0x000E)
    package static let samplesPerPixel = Tag(0x0028, 0x0002)
    package static let photometricInterpretation = Tag(0x0028, 0x0004)
    package static let planarConfiguration = Tag(0x0028, 0x0006)
    package static let pixelData = Tag(0x7FE0, 0x0010)
}
