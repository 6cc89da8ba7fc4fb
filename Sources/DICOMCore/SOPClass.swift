extension SOPClassUID {
    /// Instances hold a document to be read: structured reports and encapsulated documents. Source: PS3.4 annex B.5
    /// (SR Document Content and Encapsulated Document modules).
    package static func isDocument(_ uid: String) -> Bool {
        uid.hasPrefix("1.2.840.10008.5.1.4.1.1.88.") || uid.hasPrefix("1.2.840.10008.5.1.4.1.1.104.")
            || uid == "1.2.840.10008.5.1.4.1.1.79.1"
    }

    /// Instances say how other instances are shown. Source: PS3.3 annex A.33.
    package static func isPresentationState(_ uid: String) -> Bool {
        uid.hasPrefix("1.2.840.10008.5.1.4.1.1.11.")
    }
}

extension SOPClassUID {
    /// Frames are the pixels of segments, to be seen on the images that were segmented: Segmentation, Label Map
    /// Segmentation. Source: PS3.4 B.5.
    package static func isSegmentation(_ uid: String) -> Bool {
        uid == "1.2.840.10008.5.1.4.1.1.66.4" || uid == "1.2.840.10008.5.1.4.1.1.66.7"
    }

    /// Instances hold contours, to be seen on images. Source: PS3.4 B.5.
    package static func isStructureSet(_ uid: String) -> Bool { uid == "1.2.840.10008.5.1.4.1.1.481.3" }

    /// Instances hold curves over time: ECG, pressures, sound. Source: PS3.4 B.5.
    package static func isWaveform(_ uid: String) -> Bool { uid.hasPrefix("1.2.840.10008.5.1.4.1.1.9.") }

    /// Frames are tiles of one large picture. Source: PS3.4 B.5.
    package static func isWholeSlide(_ uid: String) -> Bool { uid == "1.2.840.10008.5.1.4.1.1.77.1.6" }

    /// A document that selects other instances. Source: PS3.4 B.5.
    package static func isKeyObjectSelection(_ uid: String) -> Bool { uid == "1.2.840.10008.5.1.4.1.1.88.59" }
}
