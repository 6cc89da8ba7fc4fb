import DICOMCore

/// Where a flat slice lies in the patient. Source: PS3.3 C.7.6.2.
struct SlicePosition {
    /// The middle of the first pixel, in millimetres.
    let corner: Point
    /// The directions in which columns and rows grow.
    var columnsGrow = Point(1, 0, 0)
    var rowsGrow = Point(0, 1, 0)
    let spacing: Double
    let thickness: Double

    /// The Image Plane and Frame of Reference modules.
    func attributes(frameOfReferenceUID: String) -> DataSet {
        var data = DataSet()
        data.put("ImagePositionPatient", [corner.x, corner.y, corner.z])
        data.put(
            "ImageOrientationPatient",
            [columnsGrow.x, columnsGrow.y, columnsGrow.z, rowsGrow.x, rowsGrow.y, rowsGrow.z])
        data.put("PixelSpacing", [spacing, spacing])
        data.put("SliceThickness", [thickness])
        data.put("FrameOfReferenceUID", frameOfReferenceUID)
        data.putEmpty("PositionReferenceIndicator")
        return data
    }
}
