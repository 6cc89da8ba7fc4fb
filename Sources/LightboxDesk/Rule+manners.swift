internal import DICOMweb

extension Rule {
    /// How a client asks, whatever for, and what it does when something goes wrong.
    static let manners = [
        Rule(
            id: "names-media-type", title: "says which media type it takes",
            requirement: "PS3.18 8.7.5", hint: "Accept: application/dicom+json for searches and metadata."
        ) { exchange, _ in
            let accept = exchange.requestFields["accept"] ?? exchange.value("accept") ?? ""
            let isNamed = !accept.isEmpty && accept != "*/*"
            guard isNamed else { return .failed("A request had no Accept field, or only */*: say what you can read.") }
            return exchange.isAnswered ? .shown : nil
        },
        Rule(
            id: "acceptable", title: "asks for media types that the resource has",
            requirement: "PS3.18 8.7.4", hint: "A refusal with 406 lists what there is."
        ) { exchange, _ in
            if exchange.status == 406 {
                return .failed(
                    "The resource has no representation of the type that was asked for: 406 lists what it has.")
            }
            return exchange.isAnswered ? .shown : nil
        },
        Rule(
            id: "reads-only", title: "uses GET and HEAD to read",
            requirement: "PS3.18 10.4, 10.6", hint: "Searches and retrieves are GET."
        ) { exchange, _ in
            if exchange.status == 405 { return .failed("The method \(exchange.method) is not one for this resource.") }
            return exchange.isAnswered ? .shown : nil
        },
        Rule(
            id: "retry-after", title: "waits as long as Retry-After says",
            requirement: "RFC 9110 10.2.3",
            hint: "Rehearse 503 or 429, wait the seconds of Retry-After, then ask again."
        ) { exchange, memory in
            guard let deferral = memory.deferred[exchange.target] else { return nil }
            // A clock may be a little fast.
            guard exchange.time - deferral.time >= deferral.seconds * 0.9 else {
                return .failed("The request came again before the \(Int(deferral.seconds)) s of Retry-After were over.")
            }
            return exchange.isAnswered ? .shown : nil
        },
        Rule(
            id: "answers-401", title: "answers 401 with a token",
            requirement: "RFC 6750 3; IUA ITI-72",
            hint: "Rehearse 401, then ask again with Authorization: Bearer and the token of your run."
        ) { exchange, memory in
            guard memory.unauthorized.contains(exchange.target) else { return nil }
            if exchange.requestFields["authorization"] == nil {
                return .failed("The request came again without a token: the same request gets the same answer.")
            }
            return exchange.isAnswered ? .shown : nil
        },
        Rule(
            id: "resumes", title: "goes on with, or asks again for, what was cut off",
            requirement: "PS3.18 8.6; RFC 9110 14.2; RFC 9112 8",
            hint: "Rehearse cut transfers: an answer without its end is no answer. Ask again, or go on with "
                + "Range: bytes=N- from the byte N that you lack, and If-Range with the ETag."
        ) { exchange, memory in
            guard let cut = memory.cut[exchange.target], exchange.isAnswered else {
                guard let count = memory.retrievesSinceCut, count >= 8 else { return nil }
                return .failed("An answer was cut off, and eight retrieves later it has not been asked for again.")
            }
            guard exchange.status == 206 else { return exchange.isCut ? nil : .shown }
            guard let range = exchange.contentRange else { return nil }
            guard range.first <= cut.byteCount else {
                return .failed(
                    "\(cut.byteCount) bytes came before the answer was cut off, and the next were asked from "
                        + "byte \(range.first): between them is a hole.")
            }
            return exchange.reachesEnd ? .shown : nil
        },
    ]
}
