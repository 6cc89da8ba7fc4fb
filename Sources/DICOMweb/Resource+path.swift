import DICOMCore

extension Resource {
    /// Reads a path below the service root, as it stands in the URI: `/studies/1.2/series`, percent-encoded. The leading
    /// slash may be missing. Every segment is decoded on its own, so an encoded slash never makes a new one (G-12).
    package init(path: some StringProtocol, frameLimit: Int = FrameList.defaultLimit) throws(ResourceError) {
        let text = String(path)
        let relative = text.hasPrefix("/") ? text.dropFirst() : text[...]
        guard !relative.isEmpty else {
            self = .service
            return
        }
        var reader = SegmentReader(relative)
        let resource = try Self.collection(&reader, frameLimit)
        guard reader.isAtEnd else { throw .notFound(segment: reader.position) }
        self = resource
    }

    private static func collection(_ reader: inout SegmentReader, _ frameLimit: Int) throws(ResourceError) -> Resource {
        switch try reader.next() {
        case "studies":
            guard !reader.isAtEnd else { return .search(.studies) }
            let study = try StudyInstanceUID(reader.next()).orThrow(.badUID(.study, segment: reader.position - 1))
            return try below(study, &reader, frameLimit)
        case "series": return .search(.series)
        case "instances": return .search(.instances)
        default: throw .notFound(segment: 0)
        }
    }

    private static func below(
        _ study: StudyInstanceUID, _ reader: inout SegmentReader, _ frameLimit: Int
    ) throws(ResourceError) -> Resource {
        guard !reader.isAtEnd else { return .retrieve(.study(study), .instances) }
        switch try reader.next() {
        case "series":
            guard !reader.isAtEnd else { return .search(.seriesOfStudy(study)) }
            let series = try SeriesInstanceUID(reader.next()).orThrow(.badUID(.series, segment: reader.position - 1))
            return try below(study, series, &reader, frameLimit)
        case "instances": return .search(.instancesOfStudy(study))
        case let last: return .retrieve(.study(study), try content(last, reader))
        }
    }

    private static func below(
        _ study: StudyInstanceUID, _ series: SeriesInstanceUID, _ reader: inout SegmentReader, _ frameLimit: Int
    ) throws(ResourceError) -> Resource {
        guard !reader.isAtEnd else { return .retrieve(.series(study, series), .instances) }
        let segment = try reader.next()
        if segment == contactSheetSegment { return .contactSheet(study, series) }
        guard segment == "instances" else { return .retrieve(.series(study, series), try content(segment, reader)) }
        guard !reader.isAtEnd else { return .search(.instancesOfSeries(study, series)) }
        let instance = try SOPInstanceUID(reader.next()).orThrow(.badUID(.instance, segment: reader.position - 1))
        let resource = InstanceResource(study: study, series: series, instance: instance)
        return try below(resource, &reader, frameLimit)
    }

    private static func below(
        _ instance: InstanceResource, _ reader: inout SegmentReader, _ frameLimit: Int
    ) throws(ResourceError) -> Resource {
        guard !reader.isAtEnd else { return .retrieve(.instance(instance), .instances) }
        let segment = try reader.next()
        switch segment {
        case "frames":
            let list = try frameList(reader.next(), frameLimit, reader)
            let place = reader.position - 1
            var content = FrameContent.pixels
            if !reader.isAtEnd {
                guard let last = FrameContent(rawValue: try reader.next()), last != .pixels
                else { throw .notFound(segment: reader.position - 1) }
                content = last
            }
            guard content == .rendered || !list.hasRange else { throw .badFrameList(.syntax, segment: place) }
            return .frames(instance, list, content)
        case "bulkdata" where !reader.isAtEnd:
            let path = try AttributePath(reader.next()).orThrow(.badAttributePath(segment: reader.position - 1))
            return .bulkValue(instance, path)
        default: return .retrieve(.instance(instance), try content(segment, reader))
        }
    }

    private static func content(_ segment: String, _ reader: SegmentReader) throws(ResourceError) -> Content {
        guard let content = Content(rawValue: segment), content != .instances
        else { throw .notFound(segment: reader.position - 1) }
        return content
    }

    private static func frameList(
        _ text: String, _ limit: Int, _ reader: SegmentReader
    ) throws(ResourceError) -> FrameList {
        do {
            return try FrameList(text, limit: limit)
        } catch {
            throw .badFrameList(error, segment: reader.position - 1)
        }
    }
}

extension Resource {
    /// The path below the service root, from its slash on; `/` for the root. `init(path:)` reads it back.
    package var path: String {
        switch self {
        case .service: "/"
        case .search(let search): search.path
        case .retrieve(let object, let content):
            content == .instances ? object.path : "\(object.path)/\(content.rawValue)"
        case .frames(let instance, let list, let content):
            "\(instance.path)/frames/\(list)" + (content == .pixels ? "" : "/\(content.rawValue)")
        case .bulkValue(let instance, let attribute): "\(instance.path)/bulkdata/\(attribute)"
        case .contactSheet(let study, let series):
            "\(ObjectResource.series(study, series).path)/\(Self.contactSheetSegment)"
        }
    }
}

extension Resource.SearchResource {
    package var path: String {
        switch self {
        case .studies: "/studies"
        case .series: "/series"
        case .instances: "/instances"
        case .seriesOfStudy(let study): "/studies/\(study)/series"
        case .instancesOfStudy(let study): "/studies/\(study)/instances"
        case .instancesOfSeries(let study, let series): "/studies/\(study)/series/\(series)/instances"
        }
    }
}

extension Resource.ObjectResource {
    package var path: String {
        switch self {
        case .study(let study): "/studies/\(study)"
        case .series(let study, let series): "/studies/\(study)/series/\(series)"
        case .instance(let instance): instance.path
        }
    }
}

extension Resource.InstanceResource {
    package var path: String { "/studies/\(study)/series/\(series)/instances/\(instance)" }
}

/// Hands out the segments of a path one by one, decoded.
private struct SegmentReader {
    private let segments: [Substring]
    /// The number of the segment that comes next.
    private(set) var position = 0

    init(_ path: Substring) {
        // No resource has more than eight segments; the rest of a hostile path stays one piece.
        segments = path.split(separator: "/", maxSplits: 9, omittingEmptySubsequences: false)
    }

    var isAtEnd: Bool { position == segments.count }

    mutating func next() throws(ResourceError) -> String {
        guard position < segments.count, !segments[position].isEmpty else { throw .notFound(segment: position) }
        guard let segment = percentDecoded(segments[position]) else { throw .badPercentTriplet(segment: position) }
        position += 1
        return segment
    }
}

extension Optional {
    fileprivate func orThrow(_ error: ResourceError) throws(ResourceError) -> Wrapped {
        guard let self else { throw error }
        return self
    }
}
