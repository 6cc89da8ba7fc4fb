/// What a search did otherwise than the request may expect. Source: PS3.18 8.3.4.
package enum SearchWarning: Hashable, Sendable {
    /// E-05 to E-07
    case notSupported(OptionalMatching)
    /// Attributes that were asked for as match keys and are none here, so that the result is wider; keywords or tags (E-14, E-17).
    case attributesIgnored([String])
    /// Parameters that look like attributes and are none, perhaps misspelt (E-14).
    case parametersIgnored([String])
    /// Viewers ask for studies by Modality, which is an attribute of series (E-17).
    case modalityMatchedAsModalitiesInStudy
    /// E-11
    case additionalResults(Int)

    /// The value of a Warning header in the words of the standard, which are not those of RFC 7234 (E-08).
    /// - Parameter service: the base URL of the service.
    package func headerValue(service: String) -> String {
        "299 \(service): \(text)"
    }

    /// The sentence itself.
    package var text: String {
        switch self {
        case .notSupported(.fuzzy):
            "The fuzzymatching parameter is not supported. Only literal matching has been performed."
        case .notSupported(.emptyValue):
            "The emptyvaluematching parameter is not supported. Empty Value Matching has not been performed."
        case .notSupported(.multipleValue):
            "The multiplevaluematching parameter is not supported. Multiple Value Matching has not been performed."
        case .attributesIgnored(let names):
            """
            The following attributes are not supported for matching on this resource and have been ignored: \
            \(names.joined(separator: ", "))
            """
        case .parametersIgnored(let names):
            """
            The following parameters are not known and have been ignored (keywords are written as in PS3.6, with their \
            capital letters): \(names.joined(separator: ", "))
            """
        case .modalityMatchedAsModalitiesInStudy:
            "Modality is not an attribute of studies. ModalitiesInStudy has been matched instead."
        case .additionalResults(let remaining):
            "There are \(remaining) additional results that can be requested"
        }
    }
}
