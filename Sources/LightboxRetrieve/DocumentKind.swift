internal import DICOMCore

/// Documents that can be given to a person to read, by SOP class. Source: PS3.18 table 8.7.4-1, PS3.4 B.5 (C-26).
package enum DocumentKind: Sendable {
    /// Structured reports, key-object selections among them.
    case report
    case encapsulatedPDF
    case encapsulatedCDA

    package init?(sopClassUID: String) {
        switch sopClassUID {
        case "1.2.840.10008.5.1.4.1.1.104.1": self = .encapsulatedPDF
        case "1.2.840.10008.5.1.4.1.1.104.2": self = .encapsulatedCDA
        case let uid where uid.hasPrefix("1.2.840.10008.5.1.4.1.1.88."): self = .report
        // Macular Grid Thickness and Volume Report.
        case "1.2.840.10008.5.1.4.1.1.79.1": self = .report
        default: return nil
        }
    }

    /// What it can be given as, the default first.
    var mediaTypes: [String] {
        switch self {
        case .report: ["text/html", "text/plain", "text/xml"]
        case .encapsulatedPDF: ["text/html", "application/pdf"]
        case .encapsulatedCDA: ["text/html", "text/xml"]
        }
    }

    /// Of an encapsulated document itself; `nil` for a report, which is written anew.
    var storedMediaType: String? {
        switch self {
        case .report: nil
        case .encapsulatedPDF: "application/pdf"
        case .encapsulatedCDA: "text/xml"
        }
    }
}
