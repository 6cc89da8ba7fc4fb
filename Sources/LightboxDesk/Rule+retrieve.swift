internal import DICOMweb

extension Rule {
    /// What a client shows when it retrieves: RAD-107, WADO-RS.
    static let retrieveRules = [
        Rule(
            id: "metadata-first", title: "reads metadata before it asks for frames",
            requirement: "RAD-107; PS3.18 10.4.1.1.2",
            hint: "GET …/metadata of the study, series or instance, then …/frames/1."
        ) { exchange, memory in
            guard case .frames(_, _, .pixels) = exchange.resource, exchange.isAnswered
            else { return nil }
            if exchange.instanceAndAbove.contains(where: memory.described.contains) { return .shown }
            return memory.hasForgotten
                ? nil
                : .failed(
                    "Frames were asked of an instance whose metadata was not: nobody can tell what the bytes mean.")
        },
        Rule(
            id: "frames-exist", title: "asks for frames that are there",
            requirement: "PS3.18 10.1.1; PS3.3 C.7.6.6", hint: "Frames count from 1 to NumberOfFrames (0028,0008)."
        ) { exchange, memory in
            guard exchange.segmentBelowInstance == "frames", !memory.isToldByPartsOnly(exchange) else { return nil }
            if exchange.status == 404 || exchange.status == 400 {
                return .failed("There is no such frame: they count from 1 to NumberOfFrames (0028,0008).")
            }
            guard case .frames(_, _, .pixels) = exchange.resource else { return nil }
            return exchange.isAnswered ? .shown : nil
        },
        Rule(
            id: "frames-together", title: "asks for several frames in one request",
            requirement: "PS3.18 10.4.1.1.1",
            hint: "GET …/frames/1,2,3,4 of a multi-frame instance: one answer, a part each."
        ) { exchange, memory in
            guard case .frames(_, let frames, .pixels) = exchange.resource, exchange.isAnswered,
                let instance = exchange.instance
            else { return nil }
            if frames.numbers.count > 1 { return .shown }
            guard (memory.singleFrames[instance] ?? 0) >= 9 else { return nil }
            return .failed(
                "Ten frames of one instance were asked one by one: over a phone's network each costs a journey.")
        },
        Rule(
            id: "names-transfer-syntax", title: "names a transfer syntax with its media type",
            requirement: "PS3.18 8.7.3.5",
            hint: "Accept: multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1"
        ) { exchange, _ in
            let isObject =
                switch exchange.resource {
                case .frames(_, _, .pixels), .retrieve(_, .instances), .retrieve(_, .pixelData): true
                default: false
                }
            let accept = exchange.requestFields["accept"] ?? exchange.value("accept") ?? ""
            return isObject && exchange.isAnswered && accept.contains("transfer-syntax=") ? .shown : nil
        },
        Rule(
            id: "fits-screen", title: "asks for pictures that fit the screen",
            requirement: "PS3.18 8.3.5.1.3", hint: "GET …/rendered?viewport=w,h with the pixels of your screen"
        ) { exchange, _ in
            let isRendered =
                switch exchange.resource {
                case .retrieve(_, .rendered), .frames(_, _, .rendered): true
                default: false
                }
            guard isRendered, exchange.isAnswered else { return nil }
            guard let edge = exchange.viewportEdge else {
                return .failed(
                    "A rendered picture was asked without a viewport: it comes in full size, whatever the screen.")
            }
            guard edge <= largestScreenEdge else {
                return .failed(
                    "A viewport of \(Int(edge)) pixels was asked, and no phone or tablet has a screen of more than "
                        + "\(Int(largestScreenEdge)).")
            }
            // What is smaller than a screen says nothing: it may be a thumbnail.
            return edge > Advice.thumbnailEdge ? .shown : nil
        },
        Rule(
            id: "thumbnails", title: "asks for thumbnails where pictures are small",
            requirement: "PS3.18 10.4.1.1.4", hint: "GET …/thumbnail of a study or series for your lists."
        ) { exchange, _ in
            switch exchange.resource {
            case .retrieve(_, .thumbnail), .frames(_, _, .thumbnail): exchange.isAnswered ? .shown : nil
            default: nil
            }
        },
        Rule(
            id: "parses-multipart", title: "takes multipart answers apart",
            requirement: "RAD-107; PS3.18 8.6, 10.4.1",
            hint: "In a series of which you know no instance yet: GET it as multipart/related; "
                + "type=\"application/dicom\", read the SOP Instance UIDs in its parts, and GET …/instances/{one of "
                + "them}/rendered. Nothing but the parts can have told you."
        ) { exchange, memory in
            guard memory.isToldByPartsOnly(exchange) else { return nil }
            if exchange.status == 404 {
                return .failed(
                    "An instance was asked for that is in none of the parts of the answer that it was taken from.")
            }
            return exchange.isAnswered ? .shown : nil
        },
        Rule(
            id: "bulk-data", title: "follows a BulkDataURI as it is",
            requirement: "PS3.18 10.4.1.1.5, F.2.6", hint: "Metadata has a BulkDataURI for large values: GET it."
        ) { exchange, memory in
            guard exchange.segmentBelowInstance == "bulkdata", !memory.isToldByPartsOnly(exchange) else { return nil }
            if exchange.status == 404 || exchange.status == 400 {
                return .failed("There is no such bulk value: take the BulkDataURI of the metadata unchanged.")
            }
            return exchange.isAnswered ? .shown : nil
        },
    ]
}

/// The longer edge of the largest screens that apps are carried around on, in pixels.
private let largestScreenEdge = 4096.0

extension Reading {
    /// The longer edge of the viewport in pixels; `nil` without a viewport.
    fileprivate var viewportEdge: Double? { Advice.longerEdge(items) }
}
