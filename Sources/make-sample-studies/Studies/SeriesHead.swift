package import DICOMCore

/// What all instances of a series say of it.
package struct SeriesHead: Sendable {
    package let study: StudyHead
    package let number: Int
    package let modality: String
    package let description: String
    /// Empty where the modality has none.
    package var bodyPart = ""
    /// HHMMSS; the study's where empty.
    package var time = ""
    package var protocolName = ""
    package var model = "Phantom Drawer"
    /// HFS and so on; `nil` leaves the attribute out.
    package var patientPosition: String?

    package var seriesInstanceUID: String { study.uids.uid(study.folder, "series \(number)") }

    package func sopInstanceUID(_ instance: Int) -> String {
        study.uids.uid(study.folder, "series \(number)", "instance \(instance)")
    }

    /// The study's modules with General Series, General Equipment, SOP Common. Source: PS3.3 C.7.3.1, C.7.5.1, C.12.1.
    package func attributes(instance: Int, sopClass: SampleSOPClass) -> DataSet {
        let time = self.time.isEmpty ? study.time : self.time
        var data = study.attributes
        data.put("Modality", modality)
        data.put("SeriesInstanceUID", seriesInstanceUID)
        data.put("SeriesNumber", number)
        data.put("SeriesDescription", description)
        data.put("SeriesDate", study.date)
        data.put("SeriesTime", time)
        if !bodyPart.isEmpty { data.put("BodyPartExamined", bodyPart) }
        if !protocolName.isEmpty { data.put("ProtocolName", protocolName) }
        if let patientPosition { data.put("PatientPosition", patientPosition) }
        data.put("Manufacturer", "Lightbox")
        data.put("ManufacturerModelName", model)
        data.put("InstitutionName", "Sample Hospital")
        data.put("DeviceSerialNumber", "LB-1895")
        data.put("SoftwareVersions", "1")
        data.put("SOPClassUID", sopClass.rawValue)
        data.put("SOPInstanceUID", sopInstanceUID(instance))
        data.put("InstanceNumber", instance)
        data.put("InstanceCreationDate", study.date)
        data.put("InstanceCreationTime", time)
        return data
    }

    /// General Image, with the dates of the content. Source: PS3.3 C.7.6.1.
    package func imageAttributes(instance: Int, sopClass: SampleSOPClass, imageType: [String]) -> DataSet {
        let time = self.time.isEmpty ? study.time : self.time
        var data = attributes(instance: instance, sopClass: sopClass)
        data.put("ImageType", texts: imageType)
        data.put("ContentDate", study.date)
        data.put("ContentTime", time)
        data.put("AcquisitionDate", study.date)
        data.put("AcquisitionTime", time)
        data.put("AcquisitionNumber", 1)
        data.put("BurnedInAnnotation", "NO")
        data.putEmpty("PatientOrientation")
        // Type 2C: no body part is named that could be known to be single.
        if bodyPart.isEmpty { data.putEmpty("Laterality") }
        return data
    }
}

/// The SOP classes of the samples. Source: PS3.4 B.5.
package enum SampleSOPClass: String, Sendable {
    case computedRadiography = "1.2.840.10008.5.1.4.1.1.1"
    case ct = "1.2.840.10008.5.1.4.1.1.2"
    case ultrasoundMultiFrame = "1.2.840.10008.5.1.4.1.1.3.1"
    case mr = "1.2.840.10008.5.1.4.1.1.4"
    case secondaryCapture = "1.2.840.10008.5.1.4.1.1.7"
    case xRayAngiography = "1.2.840.10008.5.1.4.1.1.12.1"
    case comprehensiveSR = "1.2.840.10008.5.1.4.1.1.88.33"
    case encapsulatedPDF = "1.2.840.10008.5.1.4.1.1.104.1"
}
