internal import DICOMweb

extension Rule {
    /// What a client shows when it retrieves: RAD-107, WADO-RS.
    static let retrieveRules = [
        Rule(
            id: "metadata-first", title: "reads metadata before it asks for frames",
            requirement: "RAD-107; PS3.18 10.4.1.1.2",
            hint: "GET …/metadata of the study, series or instance, then …/frames/1."
        ) { exchange, memory in
            guard case .frames(_, _, .pixels) = exchange.resource, exchange.isAnswered,
                let instance = exchange.instancePath
            else { return nil }
            let series = instance.prefix(before: "/instances/")
            let study = instance.prefix(before: "/series/")
            if [instance, series, study].contains(where: memory.described.contains) { return .shown }
            return memory.hasForgotten
                ? nil
                : .failed(
                    "Frames were asked of an instance whose metadata was not: nobody can tell what the bytes mean.")
        },
        Rule(
            id: "frames-exist", title: "asks for frames that are there",
            requirement: "PS3.18 10.1.1; PS3.3 C.7.6.6", hint: "Frames count from 1 to NumberOfFrames (0028,0008)."
        ) { exchange, _ in
            guard exchange.instancePath != nil else { return nil }
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
                let instance = exchange.instancePath
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
            requirement: "PS3.18 8.3.5.1.3", hint: "GET …/rendered?viewport=1024,1024"
        ) { exchange, _ in
            let isRendered =
                switch exchange.resource {
                case .retrieve(_, .rendered), .frames(_, _, .rendered): true
                default: false
                }
            guard isRendered, exchange.isAnswered else { return nil }
            return exchange.value("viewport") != nil
                ? .shown
                : .failed(
                    "A rendered picture was asked without a viewport: it comes in full size, whatever the screen.")
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
            id: "bulk-data", title: "follows a BulkDataURI as it is",
            requirement: "PS3.18 10.4.1.1.5, F.2.6", hint: "Metadata has a BulkDataURI for large values: GET it."
        ) { exchange, _ in
            guard exchange.path.contains("/bulkdata/") else { return nil }
            if exchange.status == 404 || exchange.status == 400 {
                return .failed("There is no such bulk value: take the BulkDataURI of the metadata unchanged.")
            }
            return exchange.isAnswered ? .shown : nil
        },
    ]
}

extension String {
    fileprivate func prefix(before mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
