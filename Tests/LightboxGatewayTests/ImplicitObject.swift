import DICOMCore
import Support

/// An invented image of four pixels in Implicit VR Little Endian.
enum ImplicitObject {
    static let pixels: [UInt8] = [1, 0, 2, 0, 3, 0, 4, 0]
    static let path = "/dicom-web/studies/2.25.6201/series/2.25.6202/instances/2.25.6203"

    static let file: [UInt8] = {
        var dataSet: [UInt8] = []
        func text(_ tag: UInt32, _ value: String, padding: UInt8 = 0) {
            dataSet += MadeObject.implicit(tag, MadeObject.text(value, padding: padding))
        }
        func number(_ tag: UInt32, _ value: UInt16) { dataSet += MadeObject.implicit(tag, MadeObject.half(value)) }
        text(0x0008_0016, "1.2.840.10008.5.1.4.1.1.7")
        text(0x0008_0018, "2.25.6203")
        text(0x0010_0020, "IMPLICIT", padding: 0x20)
        text(0x0020_000D, "2.25.6201")
        text(0x0020_000E, "2.25.6202")
        number(0x0028_0002, 1)
        text(0x0028_0004, "MONOCHROME2", padding: 0x20)
        number(0x0028_0010, 2)
        number(0x0028_0011, 2)
        number(0x0028_0100, 16)
        number(0x0028_0101, 16)
        number(0x0028_0102, 15)
        number(0x0028_0103, 0)
        dataSet += MadeObject.implicit(0x7FE0_0010, pixels)
        return MadeObject.partTen(.implicitVRLittleEndian, dataSet: dataSet)
    }()
}
