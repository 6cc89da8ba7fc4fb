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
